-- Measured at 100,000 engagements: a search within what an officer covers read 11,600 entries of the index of countries to meet
-- 3,300 of the index of words; a partner's search made the words of each title again to leave out names; and what is ahead
-- this month was read row by row to tell "ahead" from "past" on every list.

-- 1. One index for what a record is found by. Of several conditions it follows the rarest and only asks the others.
DROP INDEX "engagement_country_codes_idx";
DROP INDEX "engagement_reader_ids_idx";
DROP INDEX "engagement_reader_post_ids_idx";
DROP INDEX "engagement_releasable_nations_idx";

-- 2. Names get the one weight that nothing else has, so that leaving them out needs no second reading of the title. The
-- expression of a generated column can be changed in place from PostgreSQL 17 on only; the views that stand on it are made
-- again as they were, with the precision of the date and the coordinates beside.
do $$
declare
  visible text := pg_get_viewdef('engagement_visible'::regclass);
  unnamed text := pg_get_viewdef('attendance_unnamed'::regclass);
  widened text;
begin
  drop view attendance_unnamed, engagement_visible;
  alter table engagement drop column search_vector;
  alter table engagement add column search_vector tsvector generated always as (
    setweight(to_tsvector('english', coalesce(title, '') || ' ' || reference), 'A') ||
    setweight(to_tsvector('english', coalesce(purpose, '') || ' ' || coalesce(key_outcomes, '') || ' ' || coalesce(next_steps, '')), 'B') ||
    setweight(to_tsvector('english', coalesce(desired_effect, '') || ' ' || coalesce(assessment, '') || ' ' || field_words || ' ' ||
      coalesce(venue, '') || ' ' || coalesce(city, '') || ' ' || coalesce(lead_component, '') || ' ' || coalesce(source_reference, '')), 'C') ||
    setweight(to_tsvector('simple', attendee_names), 'D')
  ) stored;
  widened := regexp_replace(visible, 'reader_post_ids\s+FROM engagement', 'reader_post_ids, date_precision, latitude, longitude FROM engagement');
  if widened = visible then raise exception 'engagement_visible is not as this migration knows it'; end if;
  execute 'create view engagement_visible as ' || widened;
  execute 'create view attendance_unnamed as ' || unnamed;
end $$;
grant select on engagement_visible, attendance_unnamed to rapport_app;

-- What is written enters it at once: a list of what is still to enter would be read with every search, and saved no time.
create index engagement_found_by_idx on engagement
  using gin (search_vector, country_codes, releasable_nations, reader_ids, reader_post_ids) with (fastupdate = off);

-- 3. The index by day carries all that the shared part of the rule of reading asks, so that counting days needs no rows.
DROP INDEX "engagement_starts_on_id_idx";
create index engagement_day_idx on engagement (starts_on, id)
  include (status, starts_latest_on, publication, close_hold, marking, country_codes, releasable_nations);
create index engagement_vague_day_idx on engagement (starts_on, starts_latest_on)
  where starts_latest_on > starts_on and status <> 'COMPLETE';

-- The shared part as a view beside the personal one: what a viewer sees is in exactly one of the two.
create view engagement_shared as
  select id, type, status, publication, starts_on, starts_latest_on, country_codes, partner_band
  from engagement
  where publication = 'PUBLISHED' and not close_hold
    and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
    and marking <= (select viewer_ceiling())
    and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations));
grant select on engagement_shared to rapport_app;
-- The personal part is little and found by its readers first, whatever else is asked: days would find thousands of rows.
do $$
begin
  execute 'create or replace view engagement_personal as ' || rtrim(pg_get_viewdef('engagement_personal'::regclass), ';') || ' offset 0';
end $$;

-- 4. Who was where, found fast: asked row by row, the wall read the engagement of each attendance twice.
create view attendance_visible as
  select a.engagement_id, a.person_id, a.side, a.attended, e.author_id, e.starts_on, e.date_precision, e.status, e.marking
  from attendance a join engagement_visible e on e.id = a.engagement_id
  where (select viewer_knows_people());
grant select on attendance_visible to rapport_app;

-- An office is told by its name as it was written that day, without regard to case and blanks.
create index attendance_office_idx on attendance (lower(regexp_replace(btrim(organisation), '\s+', ' ', 'g')));

-- 5. Organisations with a name like a word, by an index; the view has the text of their policy (decision 003).
create index organisation_name_like_idx on organisation using gin (lower(name) gin_trgm_ops);
do $$
declare rule text := (select qual from pg_policies where tablename = 'organisation' and policyname = 'organisation_read');
begin
  execute 'create view organisation_visible as select id, name, nation, is_fictional from organisation where ' || rule;
end $$;
grant select on organisation_visible to rapport_app;

-- 6. Similar names are looked for in names alone: compared with the posts and consonants as well, each took four times as long.
create function person_name_text(family_name text, given_name text, native_name text, other_names text[])
  returns text language sql immutable parallel safe as $$
  select fold_name(concat_ws(' ', family_name, given_name, native_name, array_to_string(other_names, ' '))) $$;
alter table person add column name_text text not null
  generated always as (person_name_text(family_name, given_name, native_name, other_names)) stored;
create index person_name_text_idx on person using gin (name_text gin_trgm_ops);
do $$
declare
  visible text := pg_get_viewdef('person_visible'::regclass);
  widened text := regexp_replace(visible, 'name_keys\s+FROM person', 'name_keys, name_text FROM person');
begin
  if widened = visible then raise exception 'person_visible is not as this migration knows it'; end if;
  execute 'create or replace view person_visible as ' || widened;
end $$;

-- To guess how many names are like a word the planner compares it with each of its samples: with a hundred of them it took
-- longer to plan the search than to run it.
alter table person alter column search_text set statistics 10, alter column name_text set statistics 10;
analyze person (search_text, name_text);
