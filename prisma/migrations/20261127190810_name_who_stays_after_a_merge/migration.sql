-- A form that was open while two people became one, or is saved at that very moment, names the one that went. What it says is of the
-- one that stays. It waits for a merge under way. What a merge and its undoing move themselves stays where they put it.
create function name_who_stays() returns trigger language plpgsql security definer set search_path = public as $$
declare
  named uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  stays uuid;
begin
  if named is null then return new; end if;
  select merged_into_id into stays from person where id = named for key share;
  if stays is null then return new; end if;
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], stays));
end $$;
revoke execute on function name_who_stays() from public;

create trigger name_who_stays before insert or update of person_id on attendance
  for each row when (pg_trigger_depth() = 0 and new.person_id is not null) execute function name_who_stays('person_id');
create trigger name_who_stays before insert or update of person_id on handover_counterpart
  for each row when (pg_trigger_depth() = 0) execute function name_who_stays('person_id');
create trigger name_owner_who_stays before insert or update of owner_person_id on commitment
  for each row when (pg_trigger_depth() = 0 and new.owner_person_id is not null) execute function name_who_stays('owner_person_id');
create trigger name_recipient_who_stays before insert or update of to_person_id on commitment
  for each row when (pg_trigger_depth() = 0 and new.to_person_id is not null) execute function name_who_stays('to_person_id');
