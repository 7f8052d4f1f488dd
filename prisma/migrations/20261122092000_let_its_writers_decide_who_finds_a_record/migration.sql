-- Whoever covers a country changes its records; who else may find one is decided by its author and co-authors alone.
create function may_decide_access(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  select may_edit_engagement(wanted)
     and exists (select 1 from engagement where id = wanted and (viewer_has('SYSTEM') or viewer_id() = any(editor_ids))) $$;

drop policy engagement_access_add on engagement_access;
create policy engagement_access_add on engagement_access for insert with check (may_decide_access(engagement_id));
drop policy engagement_access_change on engagement_access;
create policy engagement_access_change on engagement_access for update using (may_decide_access(engagement_id));
drop policy engagement_access_remove on engagement_access;
create policy engagement_access_remove on engagement_access for delete using (may_decide_access(engagement_id));

-- A policy cannot compare a row with what it was. The functions that keep readers and editors in step run as the owner,
-- to whom the wall does not apply.
create function access_is_decided_by_its_writers() returns trigger language plpgsql as $$
begin
  if row_security_active('engagement') and not (viewer_has('SYSTEM') or viewer_id() = any(old.editor_ids)) then
    raise exception 'who may find an engagement is decided by its author and co-authors' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger access_is_decided_by_its_writers before update of close_hold, author_id, editor_ids, reader_ids on engagement
  for each row when ((old.close_hold, old.author_id, old.editor_ids, old.reader_ids)
                     is distinct from (new.close_hold, new.author_id, new.editor_ids, new.reader_ids))
  execute function access_is_decided_by_its_writers();
