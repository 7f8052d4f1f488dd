-- Who holds a post is found by their names alone, as the index of names has them: with a blank put before them no index serves,
-- and to ask the index of all that a person is found by first reads everybody with so frequent a word as "of" in a post.
drop view post_held_today;
create view post_held_today as
  with held as not materialized (
    select v.id, h.person_id, h.user_id from post_visible v join post_holding h on h.post_id = v.id
    where (now() at time zone 'utc')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
  )
  select held.id, p.name_text from held join person_visible p on p.id = held.person_id
  union all
  select held.id, u.name_text from held join app_user_visible u on u.id = held.user_id;
grant select on post_held_today to rapport_app;
