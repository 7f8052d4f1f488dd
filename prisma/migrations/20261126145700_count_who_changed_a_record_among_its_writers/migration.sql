-- Nobody decides about what they wrote. An officer of the country may have changed what somebody else wrote, when it was shared
-- as a plan or came back from its review: they count among its writers for the review that follows. What was approved since was
-- approved by others. A decision leaves a revision too, in which only the publication changes.
create or replace function review_knows_its_record() returns trigger language plpgsql security definer set search_path = public as $$
begin
  select e.reference, array(
    select unnest(e.editor_ids)
    union
    select v.actor_id from revision v
    where v.subject_type = 'engagement' and v.subject_id = e.id and v.changes - 'publication' - 'publishedAt' - 'reason' <> '{}'
      and v.at > coalesce((select max(r.closed_at) from review r where r.engagement_id = e.id and r.state = 'APPROVED'), '-infinity'))
  into new.reference, new.writer_ids from engagement e where e.id = new.engagement_id;
  return new;
end $$;
