-- Who reviews what users write, and what they read, follows the tree of organisations: where one belongs with users in it or below it is the
-- admins' to say, and nobody's of where they hold a post themselves. So is of which nation a post or an organisation is, since whoever
-- names readers finds them by it.

-- As the owner: users hold posts also where the viewer sees none.
create function may_place_organisation(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  with users as (
    select h.user_id from post p join post_holding h on h.post_id = p.id
    where p.organisation_id in (select organisations_below(wanted)) and h.user_id is not null
      and coalesce(h.ends_on, 'infinity') >= (now() at time zone 'utc')::date
  )
  select viewer_has('SYSTEM') or not exists (select 1 from users)
      or (viewer_is_admin() and not exists (select 1 from users where user_id = viewer_id())) $$;

create function place_of_organisations_is_the_admins() returns trigger language plpgsql as $$
begin
  if row_security_active('organisation') and not may_place_organisation(new.id) then
    raise exception 'where an organisation with users in it belongs is decided by admins, and not of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger place_of_organisations_is_the_admins before update of parent_id, nation on organisation
  for each row when ((old.parent_id, old.nation) is distinct from (new.parent_id, new.nation))
  execute function place_of_organisations_is_the_admins();

drop trigger place_of_holders_is_the_admins on post;
create trigger place_of_holders_is_the_admins before update of organisation_id, nation, is_active on post
  for each row when ((old.organisation_id, old.nation, old.is_active) is distinct from (new.organisation_id, new.nation, new.is_active))
  execute function place_of_holders_is_the_admins();

-- A merge takes a chain away from users as well as it gives one: their records would be shared without those who approve them. What holds
-- for the one that goes, comes along.
create function merge_loses_chain(kind text, winner uuid, loser uuid) returns boolean language sql stable security definer set search_path = public as $$
  select kind = 'organisation'
     and exists (select 1 from post_holding h join post p on p.id = h.post_id
                 where h.user_id is not null and p.organisation_id in (select organisations_below(loser)))
     and exists (select 1 from review_chain where organisation_id <> loser and organisation_id in (
                   select organisations_above(loser) except select organisations_above(winner))) $$;
revoke execute on function merge_loses_chain(text, uuid, uuid) from public;

do $$
declare
  was text := pg_get_functiondef('merge_refusal(text, uuid, uuid)'::regprocedure);
  becomes text := regexp_replace(was, 'end loop;\s*return null;\s*end', $new$end loop;
  if merge_loses_chain(kind, one, other) then return 'unreviewed'; end if;
  return null;
end$new$);
begin
  if was = becomes then raise exception 'why two are not merged is not as this migration knows it'; end if;
  execute becomes;
end $$;
