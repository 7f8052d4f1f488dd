-- CreateEnum
CREATE TYPE "look_finding" AS ENUM ('HOLDS', 'GONE');

-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'CHECK_DUE' AFTER 'COMMITMENT_OVERDUE';

-- AlterTable
ALTER TABLE "outcome_step" ADD COLUMN     "told_of" DATE;

-- CreateTable
CREATE TABLE "outcome_look" (
    "id" UUID NOT NULL,
    "outcome_id" UUID NOT NULL,
    "step" "ladder_step" NOT NULL,
    "finding" "look_finding" NOT NULL,
    "reason" TEXT,
    "looked_on" DATE NOT NULL,
    "looked_by_id" UUID NOT NULL,
    "evidence" TEXT NOT NULL,
    "reached_on" DATE NOT NULL,
    "check_on" DATE,
    "recorded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outcome_look_outcome_id_idx" ON "outcome_look"("outcome_id");

-- AddForeignKey
ALTER TABLE "outcome_look" ADD CONSTRAINT "outcome_look_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_look" ADD CONSTRAINT "outcome_look_looked_by_id_fkey" FOREIGN KEY ("looked_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_look" ADD CONSTRAINT "outcome_look_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A look is as open as its outcome, written by whoever looked and never rewritten.
alter table outcome_look enable row level security;
create policy outcome_look_read on outcome_look for select using (exists (select 1 from outcome where id = outcome_id));
create policy outcome_look_add on outcome_look for insert with check (
  ((select viewer_has('SYSTEM')) or looked_by_id = (select viewer_id()))
  and exists (select 1 from outcome o where o.id = outcome_id and may_edit_engagement(o.engagement_id)));
create policy outcome_look_of_review_add on outcome_look as restrictive for insert with check (
  (select viewer_has('SYSTEM')) or exists (select 1 from outcome o join engagement e on e.id = o.engagement_id
                                           where o.id = outcome_id and e.publication <> 'SUBMITTED'));
grant select, insert on outcome_look to rapport_app;
alter table outcome_look add constraint outcome_look_gives_a_reason check (finding = 'HOLDS' or btrim(reason) <> '');

-- A step that is written from now on says when to look again; older ones may not.
alter table outcome_step add constraint outcome_step_is_looked_at_again check (check_on is not null) not valid;
