-- Whoever has no role but that of a viewer knows people by rank and position only (docs/domain.md). A policy hides rows and
-- no columns: the rows with names are closed to them, and a view without names stays.

create function viewer_knows_people() returns boolean language sql stable parallel safe
  as $$ select not viewer_roles() <@ array['VIEWER'] $$;

do $$
declare
  open_to text := $rule$
    ((select viewer_knows_people())
     and ((select viewer_id()) = created_by_id
          or case when (select viewer_is_home())
               then (select viewer_all_countries()) or nationality = any((select viewer_countries())::text[]) or nationality = (select viewer_nation())
               else nationality = (select viewer_nation()) end)) $rule$;
begin
  drop policy person_read on person;
  execute format('create policy person_read on person for select using %s', open_to);
  execute format('create or replace view person_visible as
    select id, family_name, given_name, nationality, service, is_active, created_at, verified_on, search_text, name_keys
    from person where merged_into_id is null and %s', open_to);
end $$;

drop policy attendance_read on attendance;
create policy attendance_read on attendance for select using (
  (select viewer_knows_people()) and exists (select 1 from engagement where id = engagement_id));
create view attendance_unnamed as
  select a.id, a.engagement_id, a.rank_text, a.rank_code, a.band, a.service, a.position, a.organisation, a.nationality,
         a.side, a.role, a.attended, a.sort
  from attendance a where exists (select 1 from engagement_visible e where e.id = a.engagement_id);
grant select on attendance_unnamed to rapport_app;

-- What a record said before names those who were there, too.
drop policy revision_read on revision;
create policy revision_read on revision for select using (
  (subject_type not in ('engagement', 'commitment') or (select viewer_knows_people())) and subject_is_open(subject_type, subject_id));
