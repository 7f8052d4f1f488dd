-- Whoever approves decides about what they read: while a record is in review, neither its promises nor its files change.
-- A change of the record itself takes it back first. A promise has the publication of its record.
create policy commitment_of_review_add on commitment as restrictive for insert with check (
  publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')));
create policy commitment_of_review_change on commitment as restrictive for update using (
  publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')));
create policy commitment_of_review_remove on commitment as restrictive for delete using (
  publication <> 'SUBMITTED' or (select viewer_has('SYSTEM')));
create policy attachment_of_review_add on attachment as restrictive for insert with check (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
create policy attachment_of_review_change on attachment as restrictive for update using (
  (select viewer_has('SYSTEM')) or exists (select 1 from engagement e where e.id = engagement_id and e.publication <> 'SUBMITTED'));
