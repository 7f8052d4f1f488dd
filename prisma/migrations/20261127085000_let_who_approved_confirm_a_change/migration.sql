-- AlterTable
ALTER TABLE "review" ADD COLUMN     "changed_from" INTEGER;

-- A change of what was approved leaves it published and goes to those who approved it, any one of whom confirms it. It is a review
-- like any other, but that it does not move its record. Whoever may change the record opens it, and nobody takes it back.
drop policy review_add on review;
create policy review_add on review for insert with check (
  (select viewer_has('SYSTEM'))
  or (state = 'OPEN' and submitted_by_id = (select viewer_id())
      and case when changed_from is null then may_decide_access(engagement_id) else may_edit_engagement(engagement_id) end));
drop policy review_change on review;
create policy review_change on review for update
  using (state = 'OPEN' and ((select viewer_has('SYSTEM')) or (changed_from is null and may_decide_access(engagement_id))))
  with check ((select viewer_has('SYSTEM')) or state = 'WITHDRAWN');

-- A submission ends what was still to be confirmed. One change more joins the review that is open, with whoever made it among the
-- writers: it waits for a decision that is being made, which is then about what it saw. What came back stays to be measured by
-- what was approved.
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
    select case when r.state = 'RETURNED' and r.changed_from is not null then r.changed_from else new.changed_from end
    into new.changed_from from review r where r.engagement_id = new.engagement_id order by r.submitted_at desc, r.id desc limit 1;
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

-- It asks the posts in which the record was approved as it is published, with the days and the way up of their last step.
create function change_asks_who_approved() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into review_step (id, review_id, sort, post_ids, days, climbs_to_post_id, opened_at, due_at)
  select gen_random_uuid(), new.id, 0, asked.posts, asked.days, asked.climbs_to, new.submitted_at,
         new.submitted_at + make_interval(days => asked.days)
  from (select array_agg(distinct s.decided_in_post_id) as posts, (array_agg(s.days order by s.sort desc))[1] as days,
               (array_agg(s.climbs_to_post_id order by s.sort desc))[1] as climbs_to
        from review r join review_step s on s.review_id = r.id join engagement e on e.id = r.engagement_id
        where e.id = new.engagement_id and e.publication = 'PUBLISHED'
          and r.state = 'APPROVED' and r.changed_from is null and r.closed_at = e.published_at) asked
  where asked.posts is not null;
  if not found then raise exception 'nobody approved this engagement' using errcode = 'restrict_violation'; end if;
  return null;
end $$;
create trigger change_asks_who_approved after insert on review
  for each row when (new.changed_from is not null and new.state = 'OPEN') execute function change_asks_who_approved();

create or replace function publication_follows_its_review() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.changed_from is not null or tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  update engagement
  set publication = case new.state when 'OPEN' then 'SUBMITTED' when 'APPROVED' then 'PUBLISHED' when 'RETURNED' then 'RETURNED' else 'DRAFT' end::publication,
      published_at = case when new.state = 'APPROVED' then new.closed_at end,
      version = case tg_op when 'UPDATE' then version + 1 else version end, updated_at = now()
  where id = new.engagement_id and (publication = 'SUBMITTED') = (tg_op = 'UPDATE');
  if not found and tg_op = 'INSERT' then raise exception 'this engagement is under review' using errcode = 'restrict_violation'; end if;
  return null;
end $$;

-- Of what is out of the lists nothing is left to confirm.
create or replace function unpublish_engagement() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update engagement set publication = 'DRAFT', published_at = null, version = version + 1, updated_at = now() where id = new.engagement_id;
  update review set state = 'WITHDRAWN', closed_at = now() where engagement_id = new.engagement_id and state = 'OPEN';
  return null;
end $$;
