-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "set_by_id" UUID;

create or replace function set_password_hash(account uuid, new_hash text) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from app_user where id = account and may_manage_account(roles)) then
    raise exception 'the viewer does not manage this account' using errcode = 'insufficient_privilege';
  end if;
  insert into credential (user_id, password_hash, changed_at, set_by_id) values (account, new_hash, clock_timestamp(), viewer_id())
    on conflict (user_id) do update
    set password_hash = excluded.password_hash, changed_at = excluded.changed_at, set_by_id = excluded.set_by_id;
end $$;

-- Who set a password knows it. The product itself sets it for its owner, who has just typed it, and for the accounts it begins with.
create function knows_password_of(account uuid) returns uuid language sql stable security definer set search_path = public as $$
  select u.id from credential c join app_user u on u.id = c.set_by_id
  where c.user_id = account and u.id <> account and not u.roles && array['SYSTEM']::role[] $$;
revoke execute on function knows_password_of(uuid) from public;
grant execute on function knows_password_of(uuid) to rapport_app;

-- An admin whose password another knows would be both of the two whom wider access takes.
create function keep_admins_to_their_own_passwords() returns trigger language plpgsql as $$
begin
  if not viewer_has('SYSTEM') and row_security_active('app_user') and knows_password_of(new.id) is not null
     and array(select unnest(new.roles) except select unnest(old.roles)) && array['PORTFOLIO_ADMIN', 'SYSTEM_ADMIN']::role[] then
    raise exception 'an admin sets their password themselves first' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger admins_know_their_passwords_alone after update of roles on app_user
  for each row execute function keep_admins_to_their_own_passwords();
