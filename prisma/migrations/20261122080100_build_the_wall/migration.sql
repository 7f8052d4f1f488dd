-- The wall: who may read and write which row is decided here, from settings that lib/auth makes for one transaction.
-- With the settings absent every function below gives null or false, and nothing is visible.
-- The same rules stand in TypeScript in each domain's policy.ts; a property test holds the two equal.

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'rapport_app') then
    create role rapport_app nologin;
  end if;
end $$;

revoke create on schema public from public;
grant usage on schema public to rapport_app;

-- 1. The viewer ------------------------------------------------------------------------------------------------

create function viewer_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('rapport.viewer_id', true), '')::uuid $$;
create function viewer_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rapport.roles', true), ''), '{}')::text[] $$;
create function viewer_has(wanted text) returns boolean language sql stable parallel safe
  as $$ select wanted = any(viewer_roles()) $$;
create function viewer_is_admin() returns boolean language sql stable parallel safe
  as $$ select viewer_roles() && array['PORTFOLIO_ADMIN', 'SYSTEM_ADMIN', 'SYSTEM'] $$;
create function viewer_nation() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('rapport.nation', true), '') $$;
-- Whether the viewer serves the nation whose record this is.
create function viewer_is_home() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('rapport.home', true) = 'on', false) $$;
create function viewer_ceiling() returns marking language sql stable parallel safe
  as $$ select nullif(current_setting('rapport.ceiling', true), '')::marking $$;
create function viewer_countries() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rapport.countries', true), ''), '{}')::text[] $$;
create function viewer_all_countries() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('rapport.all_countries', true) = 'on', false) $$;

-- 2. Engagements and promises: one rule, written once, used by the policies and by the fast views -----------------

-- A policy keeps the planner from using an index on an operator that might leak (&&, @@). Search, filters and exact
-- counts therefore go through two views that run as the owner and carry the same rule in their own text.
alter table engagement add column search_vector tsvector generated always as (
  setweight(to_tsvector('english', coalesce(title, '') || ' ' || reference), 'A') ||
  setweight(to_tsvector('simple', attendee_names), 'A') ||
  setweight(to_tsvector('english', coalesce(purpose, '') || ' ' || coalesce(key_outcomes, '') || ' ' || coalesce(next_steps, '')), 'B') ||
  setweight(to_tsvector('english', coalesce(desired_effect, '') || ' ' || coalesce(assessment, '') || ' ' ||
    coalesce(venue, '') || ' ' || coalesce(city, '') || ' ' || coalesce(lead_component, '') || ' ' || coalesce(source_reference, '')), 'C')
) stored;
create index engagement_search_vector_idx on engagement using gin (search_vector);

do $$
declare
  shared text := $rule$
    publication = 'PUBLISHED' and not close_hold
    and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
    and marking <= (select viewer_ceiling())
    and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations)) $rule$;
  personal text := $rule$ (select viewer_id()) = any(reader_ids) $rule$;
  editable text := $rule$
    (select viewer_has('SYSTEM'))
    or ((select viewer_has('OFFICER')) and (select viewer_is_home())
        and ((select viewer_id()) = any(editor_ids)
             or ((select viewer_all_countries()) or country_codes && (select viewer_countries())))) $rule$;
begin
  execute format('create policy engagement_read on engagement for select using ((%s) or (%s))', shared, personal);
  execute 'create policy engagement_add on engagement for insert with check (
    (select viewer_has(''SYSTEM'')) or ((select viewer_has(''OFFICER'')) and (select viewer_is_home()) and author_id = (select viewer_id())))';
  execute format('create policy engagement_change on engagement for update using (((%s) or (%s)) and (%s)) with check (%s)', shared, personal, editable, editable);
  execute format('create policy commitment_read on commitment for select using ((%s) or (%s))', shared, personal);

  execute format('create view engagement_visible as
    select id, reference, type, status, publication, title, starts_on, starts_latest_on, ends_on, updated_at, country_codes,
           partner_band, author_id, responsible_officer_id, crisis_id, exercise_series_id, origin, marking, search_vector
    from engagement where (%s) or (%s)', shared, personal);
  -- What only a personal grant opens: the part of the visible record that no tally counts.
  execute format('create view engagement_personal as
    select id, type, status, publication, starts_on, starts_latest_on, country_codes, partner_band
    from engagement where reader_ids @> array[(select viewer_id())] and (%s) and coalesce(not (%s), true)', personal, shared);
  execute format('create view commitment_personal as
    select id, by_side, state, due_on, country_codes
    from commitment where reader_ids @> array[(select viewer_id())] and (%s) and coalesce(not (%s), true)', personal, shared);

  -- Whether the viewer may change the engagement a child row hangs on.
  execute format('create function may_edit_engagement(wanted uuid) returns boolean language sql stable security definer
    set search_path = public as $body$ select exists (select 1 from engagement where id = wanted and ((%s) or (%s)) and (%s)) $body$',
    shared, personal, editable);
end $$;

alter table engagement enable row level security;
alter table commitment enable row level security;
create policy commitment_add on commitment for insert with check (may_edit_engagement(engagement_id));
create policy commitment_change on commitment for update using (may_edit_engagement(engagement_id));
create policy commitment_remove on commitment for delete using (may_edit_engagement(engagement_id));

do $$
declare child text;
begin
  foreach child in array array['engagement_country', 'engagement_access', 'attendance', 'discussion_point', 'gift',
                               'deliverable', 'engagement_objective', 'engagement_tag'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy %1$s_read on %1$I for select using (exists (select 1 from engagement where id = engagement_id))', child);
    execute format('create policy %1$s_add on %1$I for insert with check (may_edit_engagement(engagement_id))', child);
    execute format('create policy %1$s_change on %1$I for update using (may_edit_engagement(engagement_id))', child);
    execute format('create policy %1$s_remove on %1$I for delete using (may_edit_engagement(engagement_id))', child);
  end loop;
end $$;

-- Engagements are cancelled, not deleted: no policy allows it.

-- 3. People -----------------------------------------------------------------------------------------------------

alter table person enable row level security;
create policy person_read on person for select using (
  (select viewer_id()) = created_by_id
  or case when (select viewer_is_home())
       then (select viewer_all_countries()) or nationality = any((select viewer_countries())::text[]) or nationality = (select viewer_nation())
       else nationality = (select viewer_nation()) end);
create policy person_add on person for insert with check (
  (select viewer_has('SYSTEM')) or ((select viewer_has('OFFICER')) and created_by_id = (select viewer_id())));
create policy person_change on person for update using (
  (select viewer_has('SYSTEM'))
  or ((select viewer_has('OFFICER')) and (select viewer_is_home())
      and ((select viewer_id()) = created_by_id or (select viewer_all_countries()) or nationality = any((select viewer_countries())::text[])
           or nationality = (select viewer_nation()))));

-- 4. Crises -----------------------------------------------------------------------------------------------------

alter table crisis enable row level security;
create policy crisis_read on crisis for select using (
  (select viewer_id()) is not null
  and (is_historical
       or (((select viewer_all_countries()) or country_codes && (select viewer_countries()))
           and marking <= (select viewer_ceiling())
           and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations)))));
create policy crisis_add on crisis for insert with check (
  (select viewer_has('SYSTEM'))
  or ((select viewer_has('OFFICER')) and (select viewer_is_home()) and created_by_id = (select viewer_id()) and not is_historical
      and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))));
create policy crisis_change on crisis for update using (
  (select viewer_has('SYSTEM'))
  or ((select viewer_has('OFFICER')) and (select viewer_is_home()) and not is_historical
      and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))));

create function may_edit_crisis(wanted uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from crisis where id = wanted
    and (viewer_has('SYSTEM')
         or (viewer_has('OFFICER') and viewer_is_home() and not is_historical
             and (viewer_all_countries() or country_codes && viewer_countries()) and marking <= viewer_ceiling()))) $$;

do $$
declare child text;
begin
  foreach child in array array['crisis_country', 'crisis_log_entry', 'crisis_communication', 'posture_change', 'crisis_position'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy %1$s_read on %1$I for select using (exists (select 1 from crisis where id = crisis_id))', child);
    execute format('create policy %1$s_add on %1$I for insert with check (may_edit_crisis(crisis_id))', child);
  end loop;
end $$;
create policy crisis_country_remove on crisis_country for delete using (may_edit_crisis(crisis_id));

-- A term that only one side may know stays with the nation that keeps the record.
drop policy crisis_position_read on crisis_position;
create policy crisis_position_read on crisis_position for select using (
  exists (select 1 from crisis c where c.id = crisis_id and (c.is_historical or not is_secret or (select viewer_is_home()))));

alter table sitrep enable row level security;
create policy sitrep_read on sitrep for select using (
  exists (select 1 from crisis where id = crisis_id) and (published_at is not null or may_edit_crisis(crisis_id)));
create policy sitrep_add on sitrep for insert with check (
  may_edit_crisis(crisis_id) and (author_id = (select viewer_id()) or (select viewer_has('SYSTEM'))));
create policy sitrep_change on sitrep for update using (may_edit_crisis(crisis_id));
create policy sitrep_remove on sitrep for delete using (published_at is null and may_edit_crisis(crisis_id));

alter table sitrep_entry enable row level security;
create policy sitrep_entry_read on sitrep_entry for select using (exists (select 1 from sitrep where id = sitrep_id));
create policy sitrep_entry_add on sitrep_entry for insert with check (
  exists (select 1 from sitrep s where s.id = sitrep_id and may_edit_crisis(s.crisis_id)));
create policy sitrep_entry_remove on sitrep_entry for delete using (
  exists (select 1 from sitrep s where s.id = sitrep_id and s.published_at is null and may_edit_crisis(s.crisis_id)));

alter table sitrep_acknowledgement enable row level security;
create policy sitrep_acknowledgement_read on sitrep_acknowledgement for select using (exists (select 1 from sitrep where id = sitrep_id));
create policy sitrep_acknowledgement_add on sitrep_acknowledgement for insert with check (
  (select viewer_has('SYSTEM'))
  or (user_id = (select viewer_id()) and (select viewer_has('LEADER'))
      and exists (select 1 from sitrep s where s.id = sitrep_id and s.published_at is not null)));

-- What is published, logged or historical does not change, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger crisis_log_entry_is_append_only before update or delete on crisis_log_entry for each row execute function refuse_change();
create trigger crisis_communication_is_append_only before update or delete on crisis_communication for each row execute function refuse_change();
create trigger posture_change_is_append_only before update or delete on posture_change for each row execute function refuse_change();
create trigger published_sitrep_is_immutable before update or delete on sitrep for each row
  when (old.published_at is not null) execute function refuse_change();
create trigger sitrep_acknowledgement_is_append_only before update or delete on sitrep_acknowledgement for each row execute function refuse_change();
create trigger historical_crisis_is_read_only before update or delete on crisis for each row
  when (old.is_historical) execute function refuse_change();

create function refuse_entry_of_published_sitrep() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from sitrep where id = coalesce(new.sitrep_id, old.sitrep_id) and published_at is not null)
     and not viewer_has('SYSTEM') then
    raise exception 'a published situation report does not change' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger entries_of_published_sitrep_are_immutable before insert or update or delete on sitrep_entry
  for each row execute function refuse_entry_of_published_sitrep();

-- 5. Accounts and portfolios --------------------------------------------------------------------------------------

alter table app_user enable row level security;
create policy app_user_read on app_user for select using (
  id = (select viewer_id()) or (select viewer_is_home()) or (select viewer_is_admin()));
create policy app_user_add on app_user for insert with check ((select viewer_is_admin()));
create policy app_user_change on app_user for update using ((select viewer_is_admin()));

alter table credential enable row level security;
create policy credential_read on credential for select using ((select viewer_has('SYSTEM')));
create policy credential_add on credential for insert with check ((select viewer_is_admin()));
create policy credential_change on credential for update using ((select viewer_is_admin()));

do $$
declare item text;
begin
  foreach item in array array['portfolio', 'portfolio_country', 'portfolio_member'] loop
    execute format('alter table %I enable row level security', item);
    execute format('create policy %1$s_read on %1$I for select using ((select viewer_is_home()) or (select viewer_is_admin()))', item);
    execute format('create policy %1$s_add on %1$I for insert with check ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_change on %1$I for update using ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_remove on %1$I for delete using ((select viewer_is_admin()))', item);
  end loop;
end $$;

-- 6. Reference data: for everyone signed in; changed by admins -----------------------------------------------------

do $$
declare item text;
begin
  foreach item in array array['country', 'command', 'command_assignment', 'tag_scheme', 'tag', 'objective',
                              'exercise_series', 'exercise_alias', 'exercise_edition', 'exercise_figure'] loop
    execute format('alter table %I enable row level security', item);
    execute format('create policy %1$s_read on %1$I for select using ((select viewer_id()) is not null)', item);
    execute format('create policy %1$s_add on %1$I for insert with check ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_change on %1$I for update using ((select viewer_is_admin()))', item);
    execute format('create policy %1$s_remove on %1$I for delete using ((select viewer_is_admin()))', item);
  end loop;
end $$;

alter table reference_counter enable row level security;
create policy reference_counter_use on reference_counter for all
  using ((select viewer_has('OFFICER')) or (select viewer_has('SYSTEM')))
  with check ((select viewer_has('OFFICER')) or (select viewer_has('SYSTEM')));

alter table import_run enable row level security;
create policy import_run_use on import_run for all using ((select viewer_is_admin())) with check ((select viewer_is_admin()));

-- 7. History ------------------------------------------------------------------------------------------------------

alter table revision enable row level security;
create policy revision_read on revision for select using (
  case subject_type
    when 'engagement' then exists (select 1 from engagement where id = subject_id)
    when 'commitment' then exists (select 1 from commitment where id = subject_id)
    when 'crisis' then exists (select 1 from crisis where id = subject_id)
    when 'person' then exists (select 1 from person where id = subject_id)
    else (select viewer_is_admin()) or (select viewer_has('AUDITOR'))
  end);
create policy revision_add on revision for insert with check (actor_id = (select viewer_id()));
create trigger revision_is_append_only before update or delete on revision for each row execute function refuse_change();

alter table audit_event enable row level security;
create policy audit_event_read on audit_event for select using ((select viewer_roles()) && array['AUDITOR', 'SYSTEM_ADMIN']);
create policy audit_event_add on audit_event for insert with check (
  (select viewer_has('SYSTEM')) or actor_id = (select viewer_id()));
create trigger audit_event_is_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_is_not_truncated before truncate on audit_event execute function refuse_change();

alter table tally enable row level security;
alter table tally_scope enable row level security;
create policy tally_scope_read on tally_scope for select using (
  (select viewer_all_countries()) or (scope like 'S:%' and country_codes && (select viewer_countries())));
create policy tally_read on tally for select using (
  ((select viewer_all_countries()) or (scope like 'S:%' and country_codes && (select viewer_countries())))
  and marking <= (select viewer_ceiling())
  and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations)));

-- 8. What the app's role may do at all ---------------------------------------------------------------------------

grant select, insert, update on engagement, commitment, person, crisis, sitrep, app_user, credential, portfolio,
  portfolio_country, portfolio_member, country, command, command_assignment, tag_scheme, tag, objective, exercise_series,
  exercise_alias, exercise_edition, exercise_figure, reference_counter, import_run, engagement_country, engagement_access,
  attendance, discussion_point, gift, deliverable, engagement_objective, engagement_tag to rapport_app;
grant delete on commitment, sitrep, portfolio, portfolio_country, portfolio_member, command_assignment, tag, exercise_alias,
  exercise_edition, exercise_figure, engagement_country, engagement_access, attendance, discussion_point, gift, deliverable,
  engagement_objective, engagement_tag, crisis_country, sitrep_entry to rapport_app;
grant select, insert on crisis_country, crisis_log_entry, crisis_communication, posture_change, crisis_position, sitrep_entry,
  sitrep_acknowledgement, revision, audit_event to rapport_app;
grant select on tally, tally_scope, engagement_visible, engagement_personal, commitment_personal to rapport_app;

-- 9. What no form should be able to break -------------------------------------------------------------------------

alter table engagement
  add constraint engagement_title_length check (char_length(title) between 1 and 120),
  add constraint engagement_reference_shape check (reference ~ '^[A-Z]+(-[A-Z]+)?-\d{4}-[A-Z]{3}-\d{4,}$'),
  add constraint engagement_ends_after_start check (ends_on is null or ends_on >= starts_on),
  add constraint engagement_ends_at_after_start check (ends_at is null or starts_at is null or ends_at >= starts_at),
  add constraint engagement_latest_after_start check (starts_latest_on >= starts_on),
  add constraint engagement_closing_reason check (status not in ('CANCELLED', 'POSTPONED') or status_reason is not null),
  add constraint engagement_release_needs_marking check (rel_to = '{}' or marking = 'CUI');
alter table sitrep
  add constraint sitrep_number_at_publication check ((number is null) = (published_at is null)),
  add constraint sitrep_period check (as_of_at >= period_from);
alter table crisis_log_entry
  add constraint crisis_log_entry_reliability check (reliability between 'A' and 'F'),
  add constraint crisis_log_entry_credibility check (credibility between 1 and 6);
alter table portfolio add constraint portfolio_dates check (ends_on is null or ends_on >= starts_on);
alter table portfolio_member add constraint portfolio_member_dates check (ends_on is null or ends_on >= starts_on);

-- 10. The product's own actors -------------------------------------------------------------------------------------

insert into app_user (id, email, name, nation, roles, marking_ceiling, all_countries, updated_at) values
  ('00000000-0000-7000-8000-000000000001', 'sign-in@rapport.invalid', 'Rapport (sign-in)', 'USA', '{SYSTEM}', 'CUI', true, now()),
  ('00000000-0000-7000-8000-000000000002', 'import@rapport.invalid', 'Rapport (import)', 'USA', '{SYSTEM}', 'CUI', true, now()),
  ('00000000-0000-7000-8000-000000000003', 'demonstration@rapport.invalid', 'Rapport (demonstration data)', 'USA', '{SYSTEM}', 'CUI', true, now()),
  ('00000000-0000-7000-8000-000000000004', 'setup@rapport.invalid', 'Rapport (set-up)', 'USA', '{SYSTEM}', 'CUI', true, now());
