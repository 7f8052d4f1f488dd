-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('STILL_OPEN', 'DONE', 'RENEGOTIATED', 'OVERTAKEN', 'BROKEN');

-- CreateEnum
CREATE TYPE "indicator_kind" AS ENUM ('PERFORMANCE', 'EFFECT');

-- CreateEnum
CREATE TYPE "indicator_count" AS ENUM ('HELD', 'TRAINED');

-- CreateEnum
CREATE TYPE "ladder_step" AS ENUM ('ATTENDED', 'DISCUSSED', 'AGREED', 'ACTED', 'SUSTAINED');

-- AlterEnum
ALTER TYPE "commitment_state" ADD VALUE 'BROKEN';

-- AlterTable
ALTER TABLE "commitment" ADD COLUMN     "missed_on" DATE,
ADD COLUMN     "owner_person_id" UUID,
ADD COLUMN     "owner_post_id" UUID,
ADD COLUMN     "to_name" TEXT,
ADD COLUMN     "to_person_id" UUID,
ADD COLUMN     "to_post_id" UUID,
ADD COLUMN     "to_side" "side";

-- AlterTable
ALTER TABLE "objective" ADD COLUMN     "owner_post_id" UUID,
ADD COLUMN     "owner_user_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "commitment_renegotiation" (
    "id" UUID NOT NULL,
    "commitment_id" UUID NOT NULL,
    "agreed_on" DATE NOT NULL,
    "old_due_on" DATE,
    "new_due_on" DATE,
    "old_text" TEXT NOT NULL,
    "new_text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_side" "side" NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commitment_renegotiation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitment_answer" (
    "id" UUID NOT NULL,
    "commitment_id" UUID NOT NULL,
    "answer" "answer_kind" NOT NULL,
    "asked_on" DATE NOT NULL,
    "engagement_id" UUID,
    "note" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commitment_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" UUID NOT NULL,
    "objective_id" UUID NOT NULL,
    "kind" "indicator_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" DECIMAL(14,2),
    "target" DECIMAL(14,2) NOT NULL,
    "counted_by" "indicator_count",
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_reading" (
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "read_on" DATE NOT NULL,
    "value" DECIMAL(14,2) NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indicator_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome_step" (
    "outcome_id" UUID NOT NULL,
    "step" "ladder_step" NOT NULL,
    "evidence" TEXT NOT NULL,
    "reached_on" DATE NOT NULL,
    "check_on" DATE,
    "recorded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_step_pkey" PRIMARY KEY ("outcome_id","step")
);

-- CreateIndex
CREATE INDEX "commitment_renegotiation_commitment_id_agreed_on_idx" ON "commitment_renegotiation"("commitment_id", "agreed_on");

-- CreateIndex
CREATE INDEX "commitment_answer_commitment_id_asked_on_idx" ON "commitment_answer"("commitment_id", "asked_on");

-- CreateIndex
CREATE INDEX "commitment_answer_engagement_id_idx" ON "commitment_answer"("engagement_id");

-- CreateIndex
CREATE INDEX "indicator_objective_id_idx" ON "indicator"("objective_id");

-- CreateIndex
CREATE INDEX "indicator_reading_indicator_id_read_on_idx" ON "indicator_reading"("indicator_id", "read_on");

-- CreateIndex
CREATE INDEX "outcome_engagement_id_idx" ON "outcome"("engagement_id");

-- CreateIndex
CREATE INDEX "outcome_step_check_on_idx" ON "outcome_step"("check_on");

-- CreateIndex
CREATE INDEX "commitment_owner_post_id_idx" ON "commitment"("owner_post_id");

-- CreateIndex
CREATE INDEX "commitment_owner_person_id_idx" ON "commitment"("owner_person_id");

-- CreateIndex
CREATE INDEX "commitment_to_person_id_idx" ON "commitment"("to_person_id");

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_owner_post_id_fkey" FOREIGN KEY ("owner_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_owner_person_id_fkey" FOREIGN KEY ("owner_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_to_post_id_fkey" FOREIGN KEY ("to_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_renegotiation" ADD CONSTRAINT "commitment_renegotiation_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_renegotiation" ADD CONSTRAINT "commitment_renegotiation_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_answer" ADD CONSTRAINT "commitment_answer_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_answer" ADD CONSTRAINT "commitment_answer_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_answer" ADD CONSTRAINT "commitment_answer_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "objective"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_reading" ADD CONSTRAINT "indicator_reading_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_reading" ADD CONSTRAINT "indicator_reading_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_step" ADD CONSTRAINT "outcome_step_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome_step" ADD CONSTRAINT "outcome_step_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective" ADD CONSTRAINT "objective_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective" ADD CONSTRAINT "objective_owner_post_id_fkey" FOREIGN KEY ("owner_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The wall. What was agreed or answered about a promise is as open as the promise, and nobody takes it back.

do $$
declare child text;
begin
  foreach child in array array['commitment_renegotiation', 'commitment_answer'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy %1$s_read on %1$I for select using (exists (select 1 from commitment where id = commitment_id))', child);
    execute format('create policy %1$s_add on %1$I for insert with check (
      ((select viewer_has(''SYSTEM'')) or recorded_by_id = (select viewer_id()))
      and exists (select 1 from commitment c where c.id = commitment_id and may_edit_engagement(c.engagement_id)))', child);
    execute format('grant select, insert on %I to rapport_app', child);
  end loop;
end $$;

-- What came of an engagement is as open as the engagement.

alter table outcome enable row level security;
create policy outcome_read on outcome for select using (exists (select 1 from engagement where id = engagement_id));
create policy outcome_add on outcome for insert with check (
  ((select viewer_has('SYSTEM')) or recorded_by_id = (select viewer_id())) and may_edit_engagement(engagement_id));
create policy outcome_change on outcome for update using (may_edit_engagement(engagement_id));
create policy outcome_remove on outcome for delete using (may_edit_engagement(engagement_id));

alter table outcome_step enable row level security;
create policy outcome_step_read on outcome_step for select using (exists (select 1 from outcome where id = outcome_id));
create policy outcome_step_add on outcome_step for insert with check (
  ((select viewer_has('SYSTEM')) or recorded_by_id = (select viewer_id()))
  and exists (select 1 from outcome o where o.id = outcome_id and may_edit_engagement(o.engagement_id)));
create policy outcome_step_change on outcome_step for update using (
  exists (select 1 from outcome o where o.id = outcome_id and may_edit_engagement(o.engagement_id)));
create policy outcome_step_remove on outcome_step for delete using (
  exists (select 1 from outcome o where o.id = outcome_id and may_edit_engagement(o.engagement_id)));
grant select, insert, update, delete on outcome, outcome_step to rapport_app;

alter table outcome_step add constraint outcome_step_has_evidence check (btrim(evidence) <> '');
create function refuse_step_without_those_below() returns trigger language plpgsql as $$
begin
  if (select count(*) from outcome_step s where s.outcome_id = new.outcome_id and s.step < new.step)
     <> array_position(enum_range(null::ladder_step), new.step) - 1 then
    raise exception 'a step of the ladder stands on those below it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger outcome_step_stands_on_those_below before insert on outcome_step
  for each row execute function refuse_step_without_those_below();

-- By what the nation that keeps the record judges itself stays with it.

alter table indicator enable row level security;
create policy indicator_read on indicator for select using ((select viewer_is_home()));
create policy indicator_add on indicator for insert with check ((select viewer_is_admin()));
create policy indicator_change on indicator for update using ((select viewer_is_admin()));
alter table indicator_reading enable row level security;
create policy indicator_reading_read on indicator_reading for select using (exists (select 1 from indicator where id = indicator_id));
create policy indicator_reading_add on indicator_reading for insert with check (
  (select viewer_has('SYSTEM'))
  or ((select viewer_is_home()) and ((select viewer_has('OFFICER')) or (select viewer_is_admin()))
      and recorded_by_id = (select viewer_id()) and exists (select 1 from indicator where id = indicator_id)));
grant select, insert, update on indicator to rapport_app;
grant select, insert on indicator_reading to rapport_app;
alter table indicator add constraint indicator_of_effect_is_read check (counted_by is null or kind = 'PERFORMANCE');

-- A country's promises, kept and broken, are counted by index: the view carries the very text of the policy.

create index commitment_country_codes_idx on commitment using gin (country_codes);
do $$
begin
  execute format('create view commitment_visible as
    select id, engagement_id, by_side, state, due_on, closed_on, missed_on, publication, country_codes, owner_user_id, owner_post_id,
           owner_person_id, owner_name, marking
    from commitment where %s',
    (select pg_get_expr(polqual, polrelid) from pg_policy where polname = 'commitment_read' and polrelid = 'commitment'::regclass));
end $$;
grant select on commitment_visible to rapport_app;
