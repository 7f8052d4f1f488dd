-- Whom an admin who sees a record may name as its co-author where no writer is left: officers who may change it already, so that it
-- opens to nobody. Nobody names themselves, and of a draft its writers alone know.
create function writers_to_name(wanted uuid) returns table (user_id uuid) language sql stable security definer set search_path = public as $$
  select u.id from engagement e join app_user u on u.id in (select w.user_id from who_covers(e.country_codes) w)
  where e.id = wanted and e.publication in ('PUBLISHED', 'RETURNED') and viewer_is_admin() and viewer_is_home()
    and exists (select 1 from engagement_visible v where v.id = e.id)
    and not exists (select 1 from writers_left(e.id) w where w.covers)
    and u.disabled_at is null and 'OFFICER' = any(u.roles) and u.nation = viewer_nation() and u.id <> viewer_id()
    and (u.id = any(e.reader_ids)
         or (e.publication = 'PUBLISHED' and not e.close_hold and e.marking <= u.marking_ceiling)) $$;

drop policy engagement_access_add on engagement_access;
create policy engagement_access_add on engagement_access for insert with check (
  may_decide_access(engagement_id)
  or (kind = 'CO_AUTHOR' and reader_id in (select user_id from writers_to_name(engagement_id))));
drop policy engagement_access_change on engagement_access;
create policy engagement_access_change on engagement_access for update
  using (may_decide_access(engagement_id) or reader_id in (select user_id from writers_to_name(engagement_id)))
  with check (
    may_decide_access(engagement_id)
    or (kind = 'CO_AUTHOR' and reader_id in (select user_id from writers_to_name(engagement_id))));

-- What is out of the lists is a draft of its writers. Without one whose account is in use it would be open to nobody.
create or replace function unpublish_engagement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from writers_left(new.engagement_id)) then
    raise exception 'nobody is left whose draft this would be' using errcode = 'restrict_violation';
  end if;
  update engagement set publication = 'DRAFT', published_at = null, version = version + 1, updated_at = now() where id = new.engagement_id;
  update review set state = 'WITHDRAWN', closed_at = now() where engagement_id = new.engagement_id and state = 'OPEN';
  return null;
end $$;
