-- The approval of a plan says nothing of its report. What of the plan was still to be confirmed, or to be changed again, waited for ever where no
-- chain reviews the report: nobody ended it. It waits for a decision that is being made.
create function report_ends_what_was_asked_of_its_plan() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from review_step s where s.review_id in (select id from review where engagement_id = new.id and state = 'OPEN') for update;
  update review set state = 'WITHDRAWN', closed_at = coalesce(closed_at, now())
  where id = (select r.id from review r where r.engagement_id = new.id order by r.submitted_at desc, r.id desc limit 1)
    and kind = 'PLAN' and changed_from is not null and state in ('OPEN', 'RETURNED');
  return null;
end $$;
create trigger report_ends_what_was_asked_of_its_plan after update of status on engagement
  for each row when (old.status not in ('COMPLETE', 'CANCELLED') and new.status in ('COMPLETE', 'CANCELLED'))
  execute function report_ends_what_was_asked_of_its_plan();

update review set state = 'WITHDRAWN', closed_at = coalesce(review.closed_at, now())
from engagement e
where e.id = review.engagement_id and e.status in ('COMPLETE', 'CANCELLED')
  and review.kind = 'PLAN' and review.changed_from is not null and review.state in ('OPEN', 'RETURNED')
  and not exists (select 1 from review later where later.engagement_id = e.id
                  and (later.submitted_at, later.id) > (review.submitted_at, review.id));

-- A plan that was reported and is opened again is measured by what was approved of it: what changed in the report, of which nobody
-- was asked, would be waved through with the opening.
create or replace function review_knows_its_record() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from review_step s where s.review_id in (select id from review where engagement_id = new.engagement_id and state = 'OPEN') for update;
  if new.changed_from is null then
    update review set state = 'WITHDRAWN', closed_at = new.submitted_at
    where engagement_id = new.engagement_id and state = 'OPEN' and changed_from is not null;
  elsif not (viewer_has('SYSTEM') or may_edit_engagement(new.engagement_id)) then
    raise exception 'a change is made by whoever may make it' using errcode = 'insufficient_privilege';
  else
    update review set writer_ids = array(select unnest(writer_ids) union select viewer_id()),
                      submitted_by_id = viewer_id(), submitted_at = new.submitted_at
    where engagement_id = new.engagement_id and state = 'OPEN';
    if found then return null; end if;
    select case when r.changed_from is not null and r.state in ('RETURNED', 'WITHDRAWN') then r.changed_from
                else coalesce(reported.from_version, new.changed_from) end
    into new.changed_from
    from review r left join lateral (
      select v.version - 1 as from_version from revision v
      where v.subject_type = 'engagement' and v.subject_id = new.engagement_id and new.kind = 'PLAN' and v.version <= new.changed_from
        and v.changes -> 'status' ->> 'to' in ('COMPLETE', 'CANCELLED')
        and not exists (select 1 from revision w where w.subject_type = 'engagement' and w.subject_id = new.engagement_id
                          and w.version > v.version and w.changes ? 'status')
    ) reported on true
    where r.engagement_id = new.engagement_id order by r.submitted_at desc, r.id desc limit 1;
  end if;
  select e.reference, array(
    select unnest(e.editor_ids)
    union
    select new.submitted_by_id
    union
    select v.actor_id from revision v
    where v.subject_type = 'engagement' and v.subject_id = e.id and v.changes - 'publication' - 'publishedAt' - 'reason' <> '{}'
      and v.at > coalesce((select max(r.closed_at) from review r where r.engagement_id = e.id and r.state = 'APPROVED'), '-infinity'))
  into new.reference, new.writer_ids from engagement e where e.id = new.engagement_id;
  return new;
end $$;
