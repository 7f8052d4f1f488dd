-- Nor does an admin make themselves an officer, which one admin gives to others. Whoever gives up all else stays as a viewer.
create or replace function widen_access_by_two() returns trigger language plpgsql as $$
declare given role[];
begin
  if viewer_has('SYSTEM') or not row_security_active('app_user') then
    return null;
  end if;
  given := array(select unnest(new.roles) except select unnest(old.roles));
  if new.id = viewer_id() and given <> '{}' and given <> array['VIEWER']::role[] then
    raise exception 'nobody gives themselves a role' using errcode = 'insufficient_privilege';
  end if;
  if given && array['APPROVER', 'LEADER', 'PORTFOLIO_ADMIN', 'SYSTEM_ADMIN', 'AUDITOR']::role[]
     or new.marking_ceiling > coalesce(old.marking_ceiling, 'UNCLASSIFIED')
     or new.all_countries and not coalesce(old.all_countries, false)
     or new.nation <> old.nation then
    if not exists (
      select 1 from access_proposal p join app_user giver on giver.id = p.proposed_by_id
      where p.user_id = new.id and p.user_version = old.version and new.version = old.version + 1
        and p.state = 'CONFIRMED' and p.decided_by_id = viewer_id()
        and new.roles <@ p.roles and new.marking_ceiling <= p.marking_ceiling and new.all_countries <= p.all_countries
        and new.nation = p.nation
        and giver.disabled_at is null and roles_manage(giver.roles, p.roles) and roles_manage(giver.roles, old.roles)) then
      raise exception 'wider access needs a second admin' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return null;
end $$;
