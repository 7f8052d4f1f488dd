-- A country that was asked to an edition and declined is no country of it, as of an engagement (decision 042): one column serves the wall,
-- the planner, the lists and the pages of countries, so that it is mended here for all of them.

create or replace function keep_edition_countries() returns trigger language plpgsql as $$
begin
  update exercise_edition e set
    host_country_codes = array(select country_code from exercise_participant
                               where edition_id = e.id and role in ('HOST', 'CO_HOST') and state <> 'DECLINED' order by country_code),
    country_codes = array(select country_code from exercise_participant where edition_id = e.id and state <> 'DECLINED' order by country_code)
  where e.id in (select edition_id from touched);
  return null;
end $$;

-- Whoever covers a country that was asked hears its answer and writes it down, also that it declines, and comes after all.
create function covers_who_was_asked(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from exercise_participant where edition_id = wanted and country_code = any((select viewer_countries())::text[])) $$;

do $$
declare
  open_to text := $rule$
    (select viewer_id()) is not null
    and (created_by_id is null or (select viewer_is_home()) or (select viewer_is_admin()) or (select viewer_nation()) = any(country_codes)) $rule$;
  editor text := $rule$
    (select viewer_is_admin())
    or ((select viewer_has('OFFICER')) and (select viewer_is_home())
        and ((select viewer_all_countries()) or country_codes && (select viewer_countries()) or covers_who_was_asked(id))) $rule$;
begin
  drop policy exercise_edition_change on exercise_edition;
  execute format('create policy exercise_edition_change on exercise_edition for update using ((%s) and (%s)) with check (%s)', open_to, editor, editor);
  execute format('create or replace function may_edit_edition(wanted uuid) returns boolean language sql stable
    as $body$ select exists (select 1 from exercise_edition where id = wanted and (%s)) $body$', editor);
end $$;

-- What is on record already.
update exercise_edition e set
  country_codes = array(select country_code from exercise_participant where edition_id = e.id and state <> 'DECLINED' order by country_code)
where exists (select 1 from exercise_participant where edition_id = e.id and state = 'DECLINED');
