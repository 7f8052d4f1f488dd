-- Lessons were found on the page of their edition and nowhere else.
alter table exercise_lesson add column search_vector tsvector not null generated always as (
  setweight(to_tsvector('english', coalesce(text, '')), 'A') ||
  setweight(to_tsvector('english', coalesce(action, '') || ' ' || coalesce(outcome, '')), 'B')) stored;
create index exercise_lesson_search_vector_idx on exercise_lesson using gin (search_vector);
create index exercise_lesson_owner_user_id_idx on exercise_lesson(owner_user_id);
create index exercise_lesson_owner_post_id_idx on exercise_lesson(owner_post_id);

-- The rule of exercise_lesson_read in its own words, for lists, search and counts: whoever is of the home nation may read every
-- edition and every lesson; nobody else reads one.
create view lesson_visible as
  select l.id, l.edition_id, l.number, l.kind, l.state, l.owner_user_id, l.owner_post_id, l.due_on, l.search_vector
  from exercise_lesson l
  where (select viewer_id()) is not null and (select viewer_is_home());
grant select on lesson_visible to rapport_app;
