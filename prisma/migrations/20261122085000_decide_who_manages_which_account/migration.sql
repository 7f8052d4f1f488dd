-- Only a system admin touches, or makes, a system admin or an auditor: otherwise a portfolio admin could set the password
-- of one, or become one. The product's own actors are out of everybody's reach but the product's.

create function may_manage_account(held role[]) returns boolean language sql stable as $$
  select viewer_has('SYSTEM')
    or (not held && array['SYSTEM']::role[]
        and (viewer_has('SYSTEM_ADMIN')
             or (viewer_has('PORTFOLIO_ADMIN') and not held && array['SYSTEM_ADMIN', 'AUDITOR']::role[]))) $$;

drop policy app_user_add on app_user;
create policy app_user_add on app_user for insert with check (may_manage_account(roles));
drop policy app_user_change on app_user;
create policy app_user_change on app_user for update using (may_manage_account(roles)) with check (may_manage_account(roles));

-- Admins set passwords without ever reading one: an update by condition would need the right to read the row.
drop policy credential_add on credential;
create policy credential_add on credential for insert with check ((select viewer_has('SYSTEM')));
drop policy credential_change on credential;
create policy credential_change on credential for update using ((select viewer_has('SYSTEM')));

create function set_password_hash(account uuid, new_hash text) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from app_user where id = account and may_manage_account(roles)) then
    raise exception 'the viewer does not manage this account' using errcode = 'insufficient_privilege';
  end if;
  insert into credential (user_id, password_hash, changed_at) values (account, new_hash, clock_timestamp())
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at;
end $$;
revoke execute on function set_password_hash(uuid, text) from public;
grant execute on function set_password_hash(uuid, text) to rapport_app;
