-- AlterTable
ALTER TABLE "reader_group_member" ADD COLUMN     "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
ADD COLUMN     "added_by_id" UUID,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by_id" UUID;

-- AddForeignKey
ALTER TABLE "reader_group_member" ADD CONSTRAINT "reader_group_member_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who is in a group stays in it: until now one admin said so.
update reader_group_member set confirmed_at = added_at;

alter table reader_group_member
  add constraint reader_group_member_needs_two check (
    confirmed_by_id is null or confirmed_at is not null and confirmed_by_id <> user_id and confirmed_by_id <> added_by_id);

-- Whoever is in a group reads close-hold records. One admin puts somebody in, which has no effect until a second one has confirmed it; what
-- takes access away holds at once. The product itself, which the command line is, needs nobody.
drop policy reader_group_member_add on reader_group_member;
create policy reader_group_member_add on reader_group_member for insert with check (
  (select viewer_is_home()) and (select viewer_is_admin()) and user_id <> (select viewer_id())
  and ((select viewer_has('SYSTEM'))
       or (confirmed_at is null and added_by_id = (select viewer_id()) and added_at = now()::timestamptz(3))));
revoke update on reader_group_member from rapport_app;
grant update (starts_on, ends_on, confirmed_at, confirmed_by_id) on reader_group_member to rapport_app;

create function reader_is_confirmed_by_another() returns trigger language plpgsql as $$
begin
  if not row_security_active('reader_group_member') or viewer_has('SYSTEM') then return new; end if;
  if (new.confirmed_at, new.confirmed_by_id) is distinct from (old.confirmed_at, old.confirmed_by_id)
     and not coalesce(old.confirmed_at is null and new.confirmed_by_id = viewer_id() and old.added_by_id <> viewer_id()
                      and old.added_at > now() - interval '7 days'
                      and exists (select 1 from app_user u where u.id = old.added_by_id and u.disabled_at is null
                                    and u.roles && array['PORTFOLIO_ADMIN', 'SYSTEM_ADMIN']::role[]), false) then
    raise exception 'a second admin confirms who is put in a reader group' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(new.starts_on, '-infinity') < coalesce(old.starts_on, '-infinity')
     or coalesce(new.ends_on, 'infinity') > coalesce(old.ends_on, 'infinity') then
    raise exception 'who is longer in a reader group is put in it anew' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger reader_is_confirmed_by_another before update on reader_group_member
  for each row execute function reader_is_confirmed_by_another();
