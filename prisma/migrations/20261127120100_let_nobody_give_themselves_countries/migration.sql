-- Nobody gives themselves countries: not by their name, not by a post they hold, and not by what a portfolio that names them covers and for
-- how long. Rows that stay as they are, are not written. The product itself, which the command line is, names whom it likes.

drop policy portfolio_member_add on portfolio_member;
create policy portfolio_member_add on portfolio_member for insert with check (
  (select viewer_is_admin()) and (user_id <> (select viewer_id()) or (select viewer_has('SYSTEM'))));
drop policy portfolio_post_add on portfolio_post;
create policy portfolio_post_add on portfolio_post for insert with check (
  (select viewer_is_admin()) and (not post_id = any((select viewer_posts())::uuid[]) or (select viewer_has('SYSTEM'))));

-- Whether the portfolio names the viewer, directly or by a post they hold today.
create function portfolio_names_viewer(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from portfolio_member where portfolio_id = wanted and user_id = (select viewer_id()))
      or exists (select 1 from portfolio_post where portfolio_id = wanted and post_id = any((select viewer_posts())::uuid[])) $$;

drop policy portfolio_country_add on portfolio_country;
create policy portfolio_country_add on portfolio_country for insert with check (
  (select viewer_is_admin()) and (not portfolio_names_viewer(portfolio_id) or (select viewer_has('SYSTEM'))));

-- A change is a row less and a row more.
drop policy portfolio_member_change on portfolio_member;
drop policy portfolio_country_change on portfolio_country;
revoke update on portfolio_member, portfolio_country from rapport_app;

-- At the end of the transaction: one change may take out who was named and give the portfolio other days.
create function days_of_a_portfolio_are_anothers() returns trigger language plpgsql as $$
begin
  if row_security_active('portfolio') and not viewer_has('SYSTEM') and portfolio_names_viewer(new.id) then
    raise exception 'nobody decides for how long they cover what they cover' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create constraint trigger days_of_a_portfolio_are_anothers after update on portfolio
  deferrable initially deferred for each row when ((old.starts_on, old.ends_on) is distinct from (new.starts_on, new.ends_on))
  execute function days_of_a_portfolio_are_anothers();
