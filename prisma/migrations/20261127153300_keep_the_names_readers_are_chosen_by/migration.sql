-- Authors choose by its name who reads a record: what users hold or are in is not called otherwise by those whom the name would let in,
-- nor anybody by themselves.
drop trigger place_of_holders_is_the_admins on post;
create trigger place_of_holders_is_the_admins before update of title, organisation_id, nation, is_active on post
  for each row when ((old.title, old.organisation_id, old.nation, old.is_active) is distinct from (new.title, new.organisation_id, new.nation, new.is_active))
  execute function place_of_holders_is_the_admins();
drop trigger place_of_organisations_is_the_admins on organisation;
create trigger place_of_organisations_is_the_admins before update of name, native_name, abbreviation, parent_id, nation on organisation
  for each row when ((old.name, old.native_name, old.abbreviation, old.parent_id, old.nation)
                     is distinct from (new.name, new.native_name, new.abbreviation, new.parent_id, new.nation))
  execute function place_of_organisations_is_the_admins();

create or replace function place_of_holders_is_the_admins() returns trigger language plpgsql as $$
begin
  if row_security_active('post') and not viewer_has('SYSTEM')
     and exists (select 1 from post_holding where post_id = new.id and user_id is not null and (not viewer_is_admin() or user_id = viewer_id())) then
    raise exception 'what a post that users hold is called and where it belongs is decided by admins, and not of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace function place_of_organisations_is_the_admins() returns trigger language plpgsql as $$
begin
  if row_security_active('organisation') and not may_place_organisation(new.id) then
    raise exception 'what an organisation with users in it is called and where it belongs is decided by admins, and not of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Whoever waits to be in it would be let in as well.
create function name_of_a_group_is_anothers() returns trigger language plpgsql as $$
begin
  if row_security_active('reader_group') and not viewer_has('SYSTEM') and exists (
    select 1 from reader_group_member where group_id = new.id and user_id = viewer_id()
      and coalesce(ends_on, 'infinity') >= (now() at time zone 'utc')::date) then
    raise exception 'nobody says what a group that they are in is called' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger name_of_a_group_is_anothers before update of name on reader_group
  for each row when (old.name <> new.name) execute function name_of_a_group_is_anothers();

create function name_of_an_account_is_anothers() returns trigger language plpgsql as $$
begin
  if row_security_active('app_user') and not viewer_has('SYSTEM') and new.id = viewer_id() then
    raise exception 'nobody says what they are called themselves' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger name_of_an_account_is_anothers before update of name, email on app_user
  for each row when ((old.name, old.email) is distinct from (new.name, new.email)) execute function name_of_an_account_is_anothers();
