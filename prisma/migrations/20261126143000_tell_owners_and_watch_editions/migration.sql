-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'OWNER_NAMED';
ALTER TYPE "notice_kind" ADD VALUE 'DAY_MOVED';
ALTER TYPE "notice_kind" ADD VALUE 'DUE_SOON';
ALTER TYPE "notice_kind" ADD VALUE 'OVERDUE';

-- AlterTable
ALTER TABLE "exercise_milestone" ADD COLUMN     "overdue_told_of" DATE,
ADD COLUMN     "soon_told_of" DATE;

-- AlterTable
ALTER TABLE "exercise_lesson" ADD COLUMN     "overdue_told_of" DATE,
ADD COLUMN     "soon_told_of" DATE;

-- An edition is watched like its series, and like it told of.
alter table watch drop constraint watch_subject_is_known;
alter table watch add constraint watch_subject_is_known check (
  subject_type in ('engagement', 'country', 'person', 'crisis', 'exercise_series', 'exercise_edition'));
