-- Nobody gives countries to a post that they hold today, nor to one that they will hold, or that is closed and may be opened again.
drop policy portfolio_post_add on portfolio_post;
create policy portfolio_post_add on portfolio_post for insert with check (
  (select viewer_is_admin()) and (not post_id = any((select viewer_posts_ahead())::uuid[]) or (select viewer_has('SYSTEM'))));

create or replace function portfolio_names_viewer(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from portfolio_member where portfolio_id = wanted and user_id = (select viewer_id()))
      or exists (select 1 from portfolio_post where portfolio_id = wanted and post_id = any((select viewer_posts_ahead())::uuid[])) $$;
