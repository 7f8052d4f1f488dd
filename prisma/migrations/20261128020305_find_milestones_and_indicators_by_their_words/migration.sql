-- Milestones were found by their state and day, and indicators on the page of their objective. The words of a kind are those of its
-- label; a test holds the two equal.
alter table exercise_milestone add column search_vector tsvector not null generated always as (
  setweight(to_tsvector('english', case kind
    when 'DESIGN' then 'Design meeting'
    when 'CDC' then 'Concept development conference CDC'
    when 'IPC' then 'Initial planning conference IPC'
    when 'MPC' then 'Main planning conference MPC'
    when 'SCENARIO' then 'Scenario and list of events MSEL'
    when 'LOGISTICS' then 'Logistics conference Log'
    when 'PERSONNEL' then 'Personnel conference Pers'
    when 'SITE_SURVEY' then 'Site survey'
    when 'FPC' then 'Final planning conference FPC'
    when 'DECISION_BRIEF' then 'Decision brief'
    when 'STARTEX' then 'STARTEX'
    when 'ENDEX' then 'ENDEX'
    when 'HOTWASH' then 'Hotwash'
    when 'AAR' then 'After-action report AAR'
    when 'SUMMARY' then 'Commander''s summary'
    when 'LESSONS' then 'Lessons and assessment'
  end), 'A') ||
  setweight(to_tsvector('english', coalesce(note, '') || ' ' || coalesce(source, '')), 'B')) stored;
create index exercise_milestone_search_vector_idx on exercise_milestone using gin (search_vector);

alter table indicator add column search_vector tsvector not null generated always as (
  setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', unit), 'B')) stored;
create index indicator_search_vector_idx on indicator using gin (search_vector);

-- The rules of exercise_milestone_read and indicator_read in their own words, for search: a milestone is open with its edition, an
-- indicator at home.
create view milestone_visible as
  select m.id, m.edition_id, m.kind, m.number, m.state, m.planned_on, m.held_on, m.owner_user_id, m.owner_post_id, m.search_vector
  from exercise_milestone m join exercise_edition e on e.id = m.edition_id
  where (select viewer_id()) is not null
    and (e.created_by_id is null or (select viewer_is_home()) or (select viewer_is_admin())
         or (select viewer_nation()) = any(e.country_codes));
create view indicator_visible as
  select i.id, i.objective_id, i.kind, i.name, i.unit, i.is_active, i.search_vector
  from indicator i where (select viewer_id()) is not null and (select viewer_is_home());
grant select on milestone_visible, indicator_visible to rapport_app;
