-- A review closes when each of its lessons has an owner, which only an edition of an exercise can say. What an engagement called closed
-- is a report that was written; its history and the audit trail tell of the change.
do $$
declare
  one record;
  said constant jsonb := '"Closed"';
  says constant jsonb := '"Report written"';
begin
  for one in
    update engagement e set version = version + 1, updated_at = now()
    from engagement_exercise x where x.engagement_id = e.id and x.review = 'CLOSED'
    returning e.id, e.reference, e.version
  loop
    insert into revision (id, subject_type, subject_id, version, actor_id, actor_name, changes)
    values (gen_random_uuid(), 'engagement', one.id, one.version, '00000000-0000-7000-8000-000000000004', 'Rapport (set-up)',
            jsonb_build_object('exercise.review', jsonb_build_object('from', said, 'to', says)));
    insert into audit_event (sequence, at, type, outcome, actor_id, actor_name, actor_roles, subject_type, subject_id, subject_name,
                             before, after, previous, hash)
    values (0, now(), 'engagement.changed', 'success', '00000000-0000-7000-8000-000000000004', 'Rapport (set-up)', array['SYSTEM'],
            'engagement', one.id, one.reference, jsonb_build_object('exercise.review', said), jsonb_build_object('exercise.review', says), '', '');
  end loop;
end $$;
update engagement_exercise set review = 'WRITTEN' where review = 'CLOSED';
alter table engagement_exercise
  drop constraint engagement_exercise_review,
  add constraint engagement_exercise_review check (review in ('PLANNED', 'HELD', 'WRITTEN'));
