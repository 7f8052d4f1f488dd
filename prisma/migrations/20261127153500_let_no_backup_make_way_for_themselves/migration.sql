-- A backup covers while nobody else can. Whoever is one, decides nothing that would leave nobody else: not who is named beside them, not who
-- holds a post that covers, and not whether that is in use. To name one more takes nothing from anybody.

-- Whether the portfolio names the viewer as a backup, today or later.
create function viewer_backs_up(wanted uuid) returns boolean language sql stable as $$
  select not (select viewer_has('SYSTEM')) and (
    exists (select 1 from portfolio_member where portfolio_id = wanted and is_backup and user_id = (select viewer_id())
              and coalesce(ends_on, 'infinity') >= (now() at time zone 'utc')::date)
    or exists (select 1 from portfolio_post where portfolio_id = wanted and is_backup and post_id = any((select viewer_posts_ahead())::uuid[])
                 and coalesce(ends_on, 'infinity') >= (now() at time zone 'utc')::date)) $$;

-- Whether the post covers, before them, a portfolio that names the viewer as a backup.
create function viewer_backs_up_post(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from portfolio_post where post_id = wanted and not is_backup
                   and coalesce(ends_on, 'infinity') >= (now() at time zone 'utc')::date and viewer_backs_up(portfolio_id)) $$;

do $$
declare item text;
begin
  foreach item in array array['portfolio_member', 'portfolio_post'] loop
    execute format('drop policy %1$s_remove on %1$I', item);
    execute format('create policy %1$s_remove on %1$I for delete using (
      (select viewer_is_admin())
      and (is_backup or coalesce(ends_on, ''infinity'') < (now() at time zone ''utc'')::date or not viewer_backs_up(portfolio_id)))', item);
  end loop;
end $$;

-- At the end of a holding somebody covers no more. Rows of people on record cover nothing.
do $$
declare
  rule text;
  item text;
  kept constant text := $rule$ (user_id is null or coalesce(ends_on, 'infinity') < (now() at time zone 'utc')::date or not viewer_backs_up_post(post_id)) $rule$;
begin
  foreach item in array array['post_holding_change', 'post_holding_remove'] loop
    select qual into strict rule from pg_policies where tablename = 'post_holding' and policyname = item;
    execute format('alter policy %I on post_holding using ((%s) and %s)', item, rule, kept);
  end loop;
end $$;

create function cover_is_closed_by_others() returns trigger language plpgsql as $$
begin
  if row_security_active('post') and viewer_backs_up_post(new.id) then
    raise exception 'no backup closes the post before them' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger cover_is_closed_by_others before update of is_active on post
  for each row when (old.is_active and not new.is_active) execute function cover_is_closed_by_others();
