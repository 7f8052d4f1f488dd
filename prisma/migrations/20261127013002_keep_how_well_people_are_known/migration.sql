-- CreateEnum
CREATE TYPE "relationship_strength" AS ENUM ('NEW', 'ACQUAINTED', 'WORKING', 'TRUSTED');

-- CreateTable
CREATE TABLE "attendance_standing" (
    "attendance_id" UUID NOT NULL,
    "strength" "relationship_strength",
    "next_contact_on" DATE,

    CONSTRAINT "attendance_standing_pkey" PRIMARY KEY ("attendance_id")
);

-- CreateIndex
CREATE INDEX "attendance_standing_next_contact_on_idx" ON "attendance_standing"("next_contact_on");

-- AddForeignKey
ALTER TABLE "attendance_standing" ADD CONSTRAINT "attendance_standing_attendance_id_fkey" FOREIGN KEY ("attendance_id") REFERENCES "attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A row says something; what is not known has none.
alter table attendance_standing
  add constraint attendance_standing_says_something check (strength is not null or next_contact_on is not null);

-- The wall: with the attendance, and for nobody of another nation, whatever is released to it (docs/domain.md).
alter table attendance_standing enable row level security;
create policy attendance_standing_read on attendance_standing for select using (
  (select viewer_is_home()) and exists (select 1 from attendance a where a.id = attendance_id));
create policy attendance_standing_add on attendance_standing for insert with check (
  exists (select 1 from attendance a where a.id = attendance_id and may_edit_engagement(a.engagement_id)));
create policy attendance_standing_remove on attendance_standing for delete using (
  exists (select 1 from attendance a where a.id = attendance_id and may_edit_engagement(a.engagement_id)));
grant select, insert, delete on attendance_standing to rapport_app;

-- By its id an attendance is found with what was said of it, the wall before both asked once.
create or replace view attendance_visible as
  select a.engagement_id, a.person_id, a.side, a.attended, e.author_id, e.starts_on, e.date_precision, e.status, e.marking,
         a.rank_text, a.rank_code, a.service, a.id
  from attendance a join engagement_visible e on e.id = a.engagement_id
  where (select viewer_knows_people());
