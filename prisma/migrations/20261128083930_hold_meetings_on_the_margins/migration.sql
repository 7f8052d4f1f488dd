-- CreateTable
CREATE TABLE "engagement_margin" (
    "engagement_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "engagement_margin_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateIndex
CREATE INDEX "engagement_margin_event_id_idx" ON "engagement_margin"("event_id");

-- AddForeignKey
ALTER TABLE "engagement_margin" ADD CONSTRAINT "engagement_margin_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_margin" ADD CONSTRAINT "engagement_margin_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table engagement_margin add constraint engagement_margin_of_another check (engagement_id <> event_id);

-- Whoever may not read the event learns nothing of it from the meeting, nor the other way round. Whoever approves decides about what
-- they read: while a meeting is in review it is neither put there nor taken off.
alter table engagement_margin enable row level security;
create policy engagement_margin_read on engagement_margin for select using (
  exists (select 1 from engagement where id = engagement_id) and exists (select 1 from engagement where id = event_id));
create policy engagement_margin_add on engagement_margin for insert with check (
  may_edit_engagement(engagement_id) and exists (select 1 from engagement where id = event_id)
  and exists (select 1 from engagement where id = engagement_id and (publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')))));
create policy engagement_margin_move on engagement_margin for update using (
  may_edit_engagement(engagement_id)
  and exists (select 1 from engagement where id = engagement_id and (publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')))))
  with check (exists (select 1 from engagement where id = event_id));
create policy engagement_margin_remove on engagement_margin for delete using (
  may_edit_engagement(engagement_id)
  and exists (select 1 from engagement where id = engagement_id and (publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')))));
grant select, insert, delete on engagement_margin to rapport_app;
grant update (event_id) on engagement_margin to rapport_app;

-- One level deep: the last word, since the writer may not see the other meeting or event. One at a time, or two who write at once
-- would make two levels. What was discarded is on nothing's margins any more.
create function margins_are_one_level() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtext('engagement_margin'));
  return case when not exists (
    select 1 from engagement_margin m
    where (m.engagement_id = new.event_id or m.event_id = new.engagement_id)
      and not exists (select 1 from discard d where d.engagement_id = m.engagement_id)) then new end;
end $$;
create trigger margins_are_one_level before insert or update on engagement_margin for each row execute function margins_are_one_level();

-- An event on whose margins others met is leant on: its draft stays, as that of a visit which another returns.
create or replace function what_keeps_draft(wanted uuid) returns text[] language sql stable as $$
  select array_remove(array[
    case when exists (select 1 from review where engagement_id = wanted) then 'SUBMITTED' end,
    case when exists (select 1 from unpublication where engagement_id = wanted) then 'PUBLISHED' end,
    case when exists (select 1 from comment where engagement_id = wanted and removed_at is null
                      and author_id is distinct from viewer_id()) then 'COMMENT' end,
    case when exists (select 1 from attachment where engagement_id = wanted and completed_at is not null and removed_at is null
                      and uploaded_by_id is distinct from viewer_id()) then 'FILE' end,
    case when exists (select 1 from outcome o left join outcome_step s on s.outcome_id = o.id
                      where o.engagement_id = wanted and viewer_id() <> any(array[o.recorded_by_id, s.recorded_by_id])) then 'OUTCOME' end,
    case when exists (select 1 from commitment_answer a join commitment c on c.id = a.commitment_id
                      where a.engagement_id = wanted and c.engagement_id <> wanted
                            and not exists (select 1 from discard d where d.engagement_id = c.engagement_id)
                         or c.engagement_id = wanted and a.recorded_by_id <> viewer_id())
           or exists (select 1 from commitment_renegotiation r join commitment c on c.id = r.commitment_id
                      where c.engagement_id = wanted and r.recorded_by_id <> viewer_id()) then 'PROMISE' end,
    case when exists (select 1 from (select engagement_id, returns_id from engagement_visit
                                     union all select engagement_id, returns_id from engagement_exchange) r
                      where r.returns_id = wanted
                        and not exists (select 1 from discard d where d.engagement_id = r.engagement_id)) then 'RETURN' end,
    case when exists (select 1 from engagement_margin m
                      where m.event_id = wanted
                        and not exists (select 1 from discard d where d.engagement_id = m.engagement_id)) then 'MARGINS' end
  ], null) $$;
