-- As decision 018 says: what is searched is found by an index, through a view with the text of the policy.

-- 1. Posts: by what they are or were called, by their organisation, and by who holds them today. Nothing is copied from one
-- record to another: whatever changes is found by its new words at once. A blank goes before the words, so that a short one
-- finds the beginning of a word.
alter table post add column title_text text not null generated always as (' ' || fold_name(title)) stored;
alter table organisation add column name_text text not null generated always as (
  ' ' || fold_name(name || ' ' || coalesce(native_name, '') || ' ' || coalesce(abbreviation, ''))) stored;
create index post_title_text_idx on post using gin (title_text gin_trgm_ops);
create index organisation_name_text_idx on organisation using gin (name_text gin_trgm_ops);
create index revision_former_title_idx on revision
  using gin ((' ' || fold_name(changes -> 'title' ->> 'from')) gin_trgm_ops) where subject_type = 'post';
alter table post alter column title_text set statistics 10;
alter table organisation alter column name_text set statistics 10;

do $$
declare
  readable constant text := 'select qual from pg_policies where policyname = %L';
  rule text;
begin
  execute format(readable, 'post_read') into rule;
  execute 'create view post_visible as select id, title, nation, organisation_id, is_fictional, title_text from post where ' || rule;
  execute format(readable, 'organisation_read') into rule;
  execute 'create or replace view organisation_visible as select id, name, nation, is_fictional, name_text from organisation where ' || rule;
  execute format(readable, 'app_user_read') into rule;
  execute 'create view app_user_visible as select id, '' '' || fold_name(name) as name_text from app_user where ' || rule;
end $$;
create view post_words as
  select id, title_text as words from post_visible
  union all
  select v.id, ' ' || fold_name(r.changes -> 'title' ->> 'from') from post_visible v join revision r on r.subject_id = v.id
  where r.subject_type = 'post'
  union all
  select v.id, o.name_text from post_visible v join organisation_visible o on o.id = v.organisation_id;
-- Of a person, what the index has and what of it is the name.
create view post_held_today as
  with held as not materialized (
    select v.id, h.person_id, h.user_id from post_visible v join post_holding h on h.post_id = v.id
    where (now() at time zone 'utc')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
  )
  select held.id, p.search_text, ' ' || p.name_text as name_text from held join person_visible p on p.id = held.person_id
  union all
  select held.id, u.name_text, u.name_text from held join app_user_visible u on u.id = held.user_id;
grant select on post_visible, app_user_visible, post_words, post_held_today to rapport_app;

-- 2. Files: by name and caption, until they are removed. The parts of a name are words, and so is the whole of it.
alter table attachment add column search_vector tsvector not null generated always as (
  setweight(to_tsvector('english', name || ' ' || regexp_replace(name, '[^[:alnum:]]+', ' ', 'g')), 'A') ||
  setweight(to_tsvector('english', coalesce(caption, '')), 'B')) stored;
create index attachment_search_vector_idx on attachment using gin (search_vector);
create view attachment_visible as
  select a.id, a.engagement_id, a.uploaded_at, a.search_vector
  from attachment a join engagement_visible e on e.id = a.engagement_id
  where a.completed_at is not null and a.removed_at is null and a.marking <= (select viewer_ceiling())
    and ((select viewer_is_home()) or a.marking <= e.marking);
grant select on attachment_visible to rapport_app;

-- 3. Series of meetings and log entries of crises: few enough to be read one by one, once their words are made.
create function series_words(name text, cadence text, topics text[]) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('english', name || ' ' || coalesce(cadence, '') || ' ' || array_to_string(topics, ' ')) $$;
alter table meeting_series add column search_vector tsvector not null
  generated always as (series_words(name, cadence, topics)) stored;
alter table crisis_log_entry add column search_vector tsvector not null generated always as (
  to_tsvector('english', text || ' ' || coalesce(source, ''))) stored;
