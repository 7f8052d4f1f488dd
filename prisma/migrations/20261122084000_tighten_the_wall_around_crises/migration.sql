-- Nobody opens or moves a crisis beyond what they may read.
drop policy crisis_add on crisis;
create policy crisis_add on crisis for insert with check (
  (select viewer_has('SYSTEM'))
  or ((select viewer_has('OFFICER')) and (select viewer_is_home()) and created_by_id = (select viewer_id()) and not is_historical
      and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
      and marking <= (select viewer_ceiling())));
drop policy crisis_change on crisis;
create policy crisis_change on crisis for update using (
  (select viewer_has('SYSTEM'))
  or ((select viewer_has('OFFICER')) and (select viewer_is_home()) and not is_historical
      and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
      and marking <= (select viewer_ceiling())));

-- Nobody logs in another's name.
drop policy crisis_log_entry_add on crisis_log_entry;
create policy crisis_log_entry_add on crisis_log_entry for insert with check (
  may_edit_crisis(crisis_id) and (author_id = (select viewer_id()) or (select viewer_has('SYSTEM'))));

-- A report of the past was never waiting for anyone.
drop policy sitrep_acknowledgement_add on sitrep_acknowledgement;
create policy sitrep_acknowledgement_add on sitrep_acknowledgement for insert with check (
  (select viewer_has('SYSTEM'))
  or (user_id = (select viewer_id()) and (select viewer_has('LEADER'))
      and exists (select 1 from sitrep s join crisis c on c.id = s.crisis_id
                  where s.id = sitrep_id and s.published_at is not null and not c.is_historical)));

-- What names another row names one of its own crisis.
create function log_entry_corrects_its_own_crisis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.corrects_id is not null
     and not exists (select 1 from crisis_log_entry where id = new.corrects_id and crisis_id = new.crisis_id) then
    raise exception 'a log entry corrects an entry of its own crisis' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger log_entry_corrects_its_own_crisis before insert on crisis_log_entry
  for each row execute function log_entry_corrects_its_own_crisis();

create function sitrep_cites_its_own_crisis() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from sitrep s join crisis_log_entry e on e.crisis_id = s.crisis_id
                 where s.id = new.sitrep_id and e.id = new.log_entry_id) then
    raise exception 'a situation report cites entries of its own crisis' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger sitrep_cites_its_own_crisis before insert on sitrep_entry
  for each row execute function sitrep_cites_its_own_crisis();

-- Numbers of a running crisis have no gaps: the next one is the last plus one, and a correction keeps the number of the
-- version it supersedes. Who publishes holds a lock on the crisis, so that nobody waits here in vain.
create function sitrep_number_is_next() returns trigger language plpgsql security definer set search_path = public as $$
declare corrected sitrep;
begin
  if new.corrects_id is not null then
    select * into corrected from sitrep where id = new.corrects_id;
    if corrected.crisis_id <> new.crisis_id or corrected.published_at is null then
      raise exception 'a correction supersedes a published report of its own crisis' using errcode = 'check_violation';
    end if;
  end if;
  if new.published_at is null or (select is_historical from crisis where id = new.crisis_id) then
    return new;
  end if;
  if new.corrects_id is not null then
    if (new.number, new.correction) is distinct from (corrected.number, corrected.correction + 1) then
      raise exception 'a correction keeps the number it corrects' using errcode = 'check_violation';
    end if;
  elsif new.correction <> 0
     or new.number is distinct from (select coalesce(max(number), 0) + 1 from sitrep where crisis_id = new.crisis_id and id <> new.id) then
    raise exception 'situation reports are numbered without gaps' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger sitrep_number_is_next before insert or update on sitrep
  for each row execute function sitrep_number_is_next();
