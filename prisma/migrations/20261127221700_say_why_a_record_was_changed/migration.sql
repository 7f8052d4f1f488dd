-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "reason" TEXT;

-- Said or not said; a reason that says nothing is none.
alter table revision add constraint revision_reason_says_something check (reason <> '');
