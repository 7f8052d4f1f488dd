-- Who holds a post is one admin's to say. It takes the role of an approver as well, which two admins give.
create or replace function step_is_decided_by_its_posts() returns trigger language plpgsql as $$
begin
  if not row_security_active('review_step') or viewer_has('SYSTEM') then return new; end if;
  if new.decision is not null and not viewer_has('APPROVER') then
    raise exception 'a step is decided by an approver' using errcode = 'insufficient_privilege';
  end if;
  if new.decision is not null and not (new.decided_in_post_id = any(old.post_ids) and new.decided_in_post_id = any(viewer_posts())) then
    raise exception 'a step is decided by whoever holds its post' using errcode = 'insufficient_privilege';
  end if;
  if (new.post_ids, new.due_at, new.climbed_at) is distinct from (old.post_ids, old.due_at, old.climbed_at) and not viewer_is_admin() then
    raise exception 'a step is given to other posts by admins' using errcode = 'insufficient_privilege';
  end if;
  if new.stalled_at is distinct from old.stalled_at then
    raise exception 'that a step stalls is for the product to say' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
