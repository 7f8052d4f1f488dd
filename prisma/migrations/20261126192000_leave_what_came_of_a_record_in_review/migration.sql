-- While a record is in review nothing is written down of what came of it, either: whoever approves decides about what they read.
create policy outcome_of_review_add on outcome as restrictive for insert with check (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
create policy outcome_of_review_change on outcome as restrictive for update using (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
create policy outcome_of_review_remove on outcome as restrictive for delete using (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
create policy outcome_step_of_review_add on outcome_step as restrictive for insert with check (
  (select viewer_has('SYSTEM')) or exists (select 1 from outcome o join engagement e on e.id = o.engagement_id
                                           where o.id = outcome_id and e.publication <> 'SUBMITTED'));
create policy outcome_step_of_review_change on outcome_step as restrictive for update using (
  (select viewer_has('SYSTEM')) or exists (select 1 from outcome o join engagement e on e.id = o.engagement_id
                                           where o.id = outcome_id and e.publication <> 'SUBMITTED'));
create policy outcome_step_of_review_remove on outcome_step as restrictive for delete using (
  (select viewer_has('SYSTEM')) or exists (select 1 from outcome o join engagement e on e.id = o.engagement_id
                                           where o.id = outcome_id and e.publication <> 'SUBMITTED'));
