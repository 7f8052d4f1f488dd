-- Whoever typed "Japan" found the records that say the word, not those with Japan. The words of a record now hold the names of its
-- countries, which stand in another table, so that they are written by a trigger and no longer by an expression.
alter table engagement alter column search_vector drop expression;

create function write_search_vector() returns trigger language plpgsql set search_path = public as $$
declare
  -- Other names of several words name other places as well: East Pakistan, Spanish Guinea.
  countries text := (
    select string_agg(name || ' ' || array_to_string(array(select other from unnest(aliases) as other where other !~ ' '), ' '), ' ')
    from country where code = any(new.country_codes));
begin
  new.search_vector :=
    setweight(to_tsvector('english', coalesce(new.title, '') || ' ' || new.reference), 'A') ||
    setweight(to_tsvector('english', coalesce(new.purpose, '') || ' ' || coalesce(new.key_outcomes, '') || ' ' || coalesce(new.next_steps, '')), 'B') ||
    setweight(to_tsvector('english', coalesce(new.desired_effect, '') || ' ' || coalesce(new.assessment, '') || ' ' || new.field_words || ' ' ||
      coalesce(new.venue, '') || ' ' || coalesce(new.city, '') || ' ' || coalesce(new.lead_component, '') || ' ' || coalesce(new.source_reference, '')), 'C') ||
    setweight(to_tsvector('simple', coalesce(countries, '')), 'C') ||
    setweight(to_tsvector('simple', new.attendee_names), 'D');
  return new;
end $$;
create trigger search_vector_is_written before insert or update of title, reference, purpose, key_outcomes, next_steps, desired_effect, assessment,
  field_words, venue, city, lead_component, source_reference, country_codes, attendee_names, search_vector on engagement
  for each row execute function write_search_vector();

create function write_words_of_renamed_countries() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update engagement set search_vector = null
  where country_codes && array(
    select now_is.code::text from now_is join was using (code) where (now_is.name, now_is.aliases) is distinct from (was.name, was.aliases));
  return null;
end $$;
create trigger words_of_renamed_countries after update on country referencing old table as was new table as now_is
  for each statement execute function write_words_of_renamed_countries();

alter table engagement disable trigger user;
alter table engagement enable trigger search_vector_is_written;
update engagement set search_vector = null;
alter table engagement enable trigger user;
