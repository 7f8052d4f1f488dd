-- Whoever typed what had been said at a table found nothing: topics and asks, gifts, deliverables, the press line and the reason for
-- the atmospherics were not among the words of a record, and nobody looked at outcomes, comments and biographies.

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "said_words" TEXT NOT NULL DEFAULT '';

-- 1. Records: what was said weighs as purpose and outcome do, what was given and delivered as details do.
create or replace function write_search_vector() returns trigger language plpgsql set search_path = public as $$
declare
  -- Other names of several words name other places as well: East Pakistan, Spanish Guinea.
  countries text := (
    select string_agg(name || ' ' || array_to_string(array(select other from unnest(aliases) as other where other !~ ' '), ' '), ' ')
    from country where code = any(new.country_codes));
begin
  new.search_vector :=
    setweight(to_tsvector('english', coalesce(new.title, '') || ' ' || new.reference), 'A') ||
    setweight(to_tsvector('english', concat_ws(' ', new.purpose, new.key_outcomes, new.next_steps, new.said_words)), 'B') ||
    setweight(to_tsvector('english', concat_ws(' ', new.desired_effect, new.assessment, new.field_words, new.venue, new.city,
      new.lead_component, new.source_reference, new.press_line, new.atmospherics_reason)), 'C') ||
    setweight(to_tsvector('simple', coalesce(countries, '')), 'C') ||
    setweight(to_tsvector('simple', new.attendee_names), 'D');
  return new;
end $$;
create or replace trigger search_vector_is_written before insert or update of title, reference, purpose, key_outcomes, next_steps, said_words,
  desired_effect, assessment, field_words, venue, city, lead_component, source_reference, press_line, atmospherics_reason, country_codes,
  attendee_names, search_vector on engagement
  for each row execute function write_search_vector();

-- 2. Outcomes, with what shows them, and comments.
alter table outcome add column search_vector tsvector;
create function write_outcome_vector() returns trigger language plpgsql set search_path = public as $$
begin
  new.search_vector :=
    setweight(to_tsvector('english', new.text), 'A') ||
    setweight(to_tsvector('english', coalesce((select string_agg(evidence, ' ') from outcome_step where outcome_id = new.id), '')), 'B');
  return new;
end $$;
create trigger outcome_vector_is_written before insert or update of text, search_vector on outcome
  for each row execute function write_outcome_vector();
create function write_words_of_evidence() returns trigger language plpgsql set search_path = public as $$
begin
  update outcome set search_vector = null where id in (select outcome_id from changed);
  return null;
end $$;
create trigger words_of_new_evidence after insert on outcome_step referencing new table as changed
  for each statement execute function write_words_of_evidence();
create trigger words_of_changed_evidence after update on outcome_step referencing new table as changed
  for each statement execute function write_words_of_evidence();
create trigger words_of_lost_evidence after delete on outcome_step referencing old table as changed
  for each statement execute function write_words_of_evidence();
create index outcome_search_vector_idx on outcome using gin (search_vector);

alter table comment add column search_vector tsvector not null generated always as (to_tsvector('english', coalesce(text, ''))) stored;
create index comment_search_vector_idx on comment using gin (search_vector);

create view outcome_visible as
  select o.id, o.engagement_id, o.created_at, o.search_vector
  from outcome o join engagement_visible e on e.id = o.engagement_id;
create view comment_visible as
  select c.id, c.engagement_id, c.created_at, c.search_vector
  from comment c join engagement_visible e on e.id = c.engagement_id where c.removed_at is null;
grant select on outcome_visible, comment_visible to rapport_app;

-- 3. People: by what a biography says, in words that are folded as all that people are found by.
alter table person add column biography_vector tsvector not null
  generated always as (to_tsvector('english', fold_name(coalesce(biography, '')))) stored;
create index person_biography_vector_idx on person using gin (biography_vector);
do $$
declare
  visible text := pg_get_viewdef('person_visible'::regclass);
  widened text := regexp_replace(visible, 'name_text\s+FROM person', 'name_text, biography_vector FROM person');
begin
  if widened = visible then raise exception 'person_visible is not as this migration knows it'; end if;
  execute 'create or replace view person_visible as ' || widened;
end $$;

-- 4. What stands already.
alter table engagement disable trigger user;
alter table engagement enable trigger search_vector_is_written;
update engagement e set
  said_words = coalesce((select string_agg(text, ' ' order by sort) from discussion_point where engagement_id = e.id), ''),
  field_words = concat_ws(' ', nullif(field_words, ''),
    (select string_agg(concat_ws(' ', description, registry_number), ' ') from gift where engagement_id = e.id),
    (select string_agg(kind || ' ' || title, ' ') from deliverable where engagement_id = e.id));
alter table engagement enable trigger user;
alter table outcome disable trigger user;
alter table outcome enable trigger outcome_vector_is_written;
update outcome set search_vector = null;
alter table outcome enable trigger user;
