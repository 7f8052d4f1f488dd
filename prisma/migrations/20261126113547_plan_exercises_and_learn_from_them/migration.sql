-- CreateEnum
CREATE TYPE "exercise_role" AS ENUM ('HOST', 'CO_HOST', 'PARTICIPANT', 'OBSERVER');

-- CreateEnum
CREATE TYPE "invitation_state" AS ENUM ('INVITED', 'CONFIRMED', 'DECLINED');

-- CreateEnum
CREATE TYPE "figure_side" AS ENUM ('OWN', 'PARTNER', 'TOTAL');

-- CreateEnum
CREATE TYPE "milestone_kind" AS ENUM ('CDC', 'IPC', 'MPC', 'SITE_SURVEY', 'FPC', 'DECISION_BRIEF', 'STARTEX', 'ENDEX', 'HOTWASH', 'AAR', 'LESSONS');

-- CreateEnum
CREATE TYPE "milestone_state" AS ENUM ('PLANNED', 'DONE', 'NOT_NEEDED');

-- CreateEnum
CREATE TYPE "milestone_anchor" AS ENUM ('STARTEX', 'ENDEX');

-- CreateEnum
CREATE TYPE "lesson_kind" AS ENUM ('OBSERVATION', 'LESSON');

-- CreateEnum
CREATE TYPE "lesson_state" AS ENUM ('OPEN', 'IN_WORK', 'DONE', 'DROPPED');

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "exercise_edition_id" UUID;

-- AlterTable
ALTER TABLE "exercise_series" ADD COLUMN     "is_fictional" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "exercise_edition" ADD COLUMN     "cancel_reason" TEXT,
ADD COLUMN     "country_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "is_fictional" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "review_closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "summary" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "exercise_figure" ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "is_as_reported" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "side" "figure_side" NOT NULL DEFAULT 'TOTAL';

-- CreateTable
CREATE TABLE "exercise_participant" (
    "edition_id" UUID NOT NULL,
    "country_code" CHAR(3) NOT NULL,
    "role" "exercise_role" NOT NULL,
    "state" "invitation_state" NOT NULL,

    CONSTRAINT "exercise_participant_pkey" PRIMARY KEY ("edition_id","country_code")
);

-- CreateTable
CREATE TABLE "exercise_milestone" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "milestone_kind" NOT NULL,
    "state" "milestone_state" NOT NULL DEFAULT 'PLANNED',
    "planned_on" DATE,
    "held_on" DATE,
    "held_until" DATE,
    "precision" "date_precision" NOT NULL DEFAULT 'DAY',
    "owner_user_id" UUID,
    "owner_post_id" UUID,
    "note" TEXT,
    "source" TEXT,

    CONSTRAINT "exercise_milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_template" (
    "kind" "milestone_kind" NOT NULL,
    "anchor" "milestone_anchor" NOT NULL,
    "months" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "is_used" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_template_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "exercise_lesson" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "lesson_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "action" TEXT,
    "owner_user_id" UUID,
    "owner_post_id" UUID,
    "due_on" DATE,
    "state" "lesson_state" NOT NULL DEFAULT 'OPEN',
    "outcome" TEXT,

    CONSTRAINT "exercise_lesson_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exercise_milestone_planned_on_idx" ON "exercise_milestone"("planned_on");

-- CreateIndex
CREATE UNIQUE INDEX "exercise_milestone_edition_id_kind_key" ON "exercise_milestone"("edition_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "exercise_lesson_edition_id_number_key" ON "exercise_lesson"("edition_id", "number");

-- CreateIndex
CREATE INDEX "engagement_exercise_edition_id_idx" ON "engagement"("exercise_edition_id");

-- CreateIndex
CREATE INDEX "exercise_edition_starts_on_idx" ON "exercise_edition"("starts_on");

-- CreateIndex
CREATE INDEX "exercise_edition_country_codes_idx" ON "exercise_edition" USING GIN ("country_codes");

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_exercise_edition_id_fkey" FOREIGN KEY ("exercise_edition_id") REFERENCES "exercise_edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_participant" ADD CONSTRAINT "exercise_participant_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_participant" ADD CONSTRAINT "exercise_participant_country_code_fkey" FOREIGN KEY ("country_code") REFERENCES "country"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_milestone" ADD CONSTRAINT "exercise_milestone_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_milestone" ADD CONSTRAINT "exercise_milestone_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_milestone" ADD CONSTRAINT "exercise_milestone_owner_post_id_fkey" FOREIGN KEY ("owner_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_lesson" ADD CONSTRAINT "exercise_lesson_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_lesson" ADD CONSTRAINT "exercise_lesson_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_lesson" ADD CONSTRAINT "exercise_lesson_owner_post_id_fkey" FOREIGN KEY ("owner_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the countries of an edition are follows from its participants.

create function keep_edition_countries() returns trigger language plpgsql as $$
begin
  update exercise_edition e set
    host_country_codes = array(select country_code from exercise_participant
                               where edition_id = e.id and role in ('HOST', 'CO_HOST') and state <> 'DECLINED' order by country_code),
    country_codes = array(select country_code from exercise_participant where edition_id = e.id order by country_code)
  where e.id in (select edition_id from touched);
  return null;
end $$;
create trigger participants_give_countries after insert on exercise_participant
  referencing new table as touched for each statement execute function keep_edition_countries();
create trigger participants_change_countries after update on exercise_participant
  referencing new table as touched for each statement execute function keep_edition_countries();
create trigger participants_take_countries after delete on exercise_participant
  referencing old table as touched for each statement execute function keep_edition_countries();

insert into exercise_participant (edition_id, country_code, role, state)
  select id, unnest(host_country_codes), 'HOST', 'CONFIRMED' from exercise_edition;

-- An engagement that names an edition belongs to its series.
create function series_follows_edition() returns trigger language plpgsql as $$
begin
  new.exercise_series_id := coalesce((select series_id from exercise_edition where id = new.exercise_edition_id), new.exercise_series_id);
  return new;
end $$;
create trigger engagement_series_follows_edition before insert or update of exercise_edition_id, exercise_series_id on engagement
  for each row when (new.exercise_edition_id is not null) execute function series_follows_edition();

-- The wall: what comes from published sources is open to everyone signed in; what we plan to us and to the nations that were
-- asked. Lessons stay at home. Officers change what one of their countries takes part in.

do $$
declare
  child text;
  open_to text := $rule$
    (select viewer_id()) is not null
    and (created_by_id is null or (select viewer_is_home()) or (select viewer_is_admin()) or (select viewer_nation()) = any(country_codes)) $rule$;
  editor text := $rule$
    (select viewer_is_admin())
    or ((select viewer_has('OFFICER')) and (select viewer_is_home())
        and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))) $rule$;
begin
  foreach child in array array['exercise_edition', 'exercise_figure'] loop
    execute format('drop policy %1$s_read on %1$I', child);
    execute format('drop policy %1$s_add on %1$I', child);
    execute format('drop policy %1$s_change on %1$I', child);
    execute format('drop policy %1$s_remove on %1$I', child);
  end loop;
  execute format('create policy exercise_edition_read on exercise_edition for select using (%s)', open_to);
  execute format('create policy exercise_edition_add on exercise_edition for insert with check (%s)', editor);
  execute format('create policy exercise_edition_change on exercise_edition for update using ((%s) and (%s)) with check (%s)', open_to, editor, editor);
  -- References are never given twice, so only what a release of the product withdraws is removed.
  create policy exercise_edition_remove on exercise_edition for delete using ((select viewer_has('SYSTEM')));

  execute format('create function may_edit_edition(wanted uuid) returns boolean language sql stable
    as $body$ select exists (select 1 from exercise_edition where id = wanted and (%s)) $body$', editor);

  foreach child in array array['exercise_figure', 'exercise_participant', 'exercise_milestone', 'exercise_lesson'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy %1$s_read on %1$I for select using (%2$s exists (select 1 from exercise_edition where id = edition_id))', child,
      case child when 'exercise_lesson' then '(select viewer_is_home()) and' else '' end);
    execute format('create policy %1$s_add on %1$I for insert with check (may_edit_edition(edition_id))', child);
    execute format('create policy %1$s_change on %1$I for update using (may_edit_edition(edition_id)) with check (may_edit_edition(edition_id))', child);
    execute format('create policy %1$s_remove on %1$I for delete using (may_edit_edition(edition_id))', child);
  end loop;
end $$;

-- The history of an edition tells of owners and lessons, and stays at home with them.
create policy revision_of_exercises_stays_home on revision as restrictive for select using (
  subject_type <> 'exercise_edition' or (select viewer_is_home()) or (select viewer_is_admin()));

alter table milestone_template enable row level security;
create policy milestone_template_read on milestone_template for select using ((select viewer_id()) is not null);
create policy milestone_template_change on milestone_template for update using ((select viewer_is_admin()));

drop policy reference_counter_use on reference_counter;
create policy reference_counter_use on reference_counter for all
  using ((select viewer_has('OFFICER')) or (select viewer_is_admin()))
  with check ((select viewer_has('OFFICER')) or (select viewer_is_admin()));

grant select, insert, update, delete on exercise_participant, exercise_milestone, exercise_lesson to rapport_app;
grant select, update on milestone_template to rapport_app;

alter table exercise_edition
  add constraint exercise_edition_ends_after_start check (ends_on is null or starts_on is null or ends_on >= starts_on),
  add constraint exercise_edition_reference_shape check (reference ~ '^EX-[A-Z0-9-]+-\d{2}(-\d+)?$');
alter table exercise_figure add constraint exercise_figure_value check (value >= 0);
alter table exercise_milestone
  add constraint exercise_milestone_has_one_owner check (owner_user_id is null or owner_post_id is null),
  add constraint exercise_milestone_held check ((held_on is not null) = (state = 'DONE')),
  add constraint exercise_milestone_held_until check (held_until is null or held_until >= held_on);
alter table exercise_lesson add constraint exercise_lesson_has_one_owner check (owner_user_id is null or owner_post_id is null);

-- The shipped template: months and days from STARTEX or ENDEX.
insert into milestone_template (kind, anchor, months, days) values
  ('CDC', 'STARTEX', -15, 0), ('IPC', 'STARTEX', -9, 0), ('MPC', 'STARTEX', -6, 0), ('SITE_SURVEY', 'STARTEX', -4, 0),
  ('FPC', 'STARTEX', -3, 0), ('DECISION_BRIEF', 'STARTEX', -1, 0), ('STARTEX', 'STARTEX', 0, 0), ('ENDEX', 'ENDEX', 0, 0),
  ('HOTWASH', 'ENDEX', 0, 2), ('AAR', 'ENDEX', 0, 30), ('LESSONS', 'ENDEX', 0, 60);
