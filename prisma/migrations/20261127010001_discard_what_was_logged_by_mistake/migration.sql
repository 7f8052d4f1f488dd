-- CreateTable
CREATE TABLE "discard" (
    "engagement_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "done_by_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discard_pkey" PRIMARY KEY ("engagement_id")
);

-- AddForeignKey
ALTER TABLE "discard" ADD CONSTRAINT "discard_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discard" ADD CONSTRAINT "discard_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What keeps a draft from being discarded: it was submitted or published once, or it bears what somebody else wrote, or another record
-- that is not discarded itself leans on it. It tells what the viewer sees, and the trigger below all there is.
create function what_keeps_draft(wanted uuid) returns text[] language sql stable as $$
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
                        and not exists (select 1 from discard d where d.engagement_id = r.engagement_id)) then 'RETURN' end
  ], null) $$;

-- Its author and co-authors discard it. Whoever did may know that they did; why stands in the audit trail for those who read it.
alter table discard enable row level security;
create policy discard_read on discard for select using (done_by_id = (select viewer_id()));
create policy discard_add on discard for insert with check (
  done_by_id = (select viewer_id()) and may_decide_access(engagement_id)
  and exists (select 1 from engagement where id = engagement_id and publication = 'DRAFT'));
create trigger discard_is_append_only before update or delete on discard for each row execute function refuse_change();
alter table discard add constraint discard_reason_length check (char_length(reason) between 1 and 300);
grant select, insert on discard to rapport_app;

-- A draft is open to those it names and to nobody else, so one without readers is in no list, count or search, and the rule of
-- reading stays as it is. Nothing gives it readers again.
create or replace function author_is_editor_and_reader() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and exists (select 1 from discard where engagement_id = new.id) then
    new.editor_ids := '{}';
    new.reader_ids := '{}';
    return new;
  end if;
  if not new.author_id = any(new.editor_ids) then new.editor_ids := new.editor_ids || new.author_id; end if;
  if not new.author_id = any(new.reader_ids) then new.reader_ids := new.reader_ids || new.author_id; end if;
  return new;
end $$;

-- The last word on what others hold: the viewer may not see all of it, and somebody may have written meanwhile.
create function kept_draft_stays() returns trigger language plpgsql security definer set search_path = public as $$
begin
  return case when what_keeps_draft(new.engagement_id) = '{}' then new end;
end $$;
create trigger kept_draft_stays before insert on discard for each row execute function kept_draft_stays();

create function discard_engagement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update engagement set reader_ids = '{}', version = version + 1, updated_at = now() where id = new.engagement_id;
  return null;
end $$;
create trigger discard_engagement after insert on discard for each row execute function discard_engagement();
