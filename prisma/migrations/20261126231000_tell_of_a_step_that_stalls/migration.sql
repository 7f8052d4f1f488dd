-- AlterTable
ALTER TABLE "review_step" ADD COLUMN     "stalled_at" TIMESTAMPTZ(3);

-- It is for the sweep to write, as climbed_at is: neither a submission nor a decision brings it.
grant update (stalled_at) on review_step to rapport_app;

alter policy review_step_add on review_step with check (
  (select viewer_has('SYSTEM'))
  or (decision is null and climbed_at is null and stalled_at is null
      and exists (select 1 from review r join review_chain c on c.id = r.chain_id join review_chain_step s on s.chain_id = c.id
                  where r.id = review_id and r.state = 'OPEN' and r.submitted_by_id = (select viewer_id()) and c.is_active
                    and s.sort = review_step.sort and s.post_ids = review_step.post_ids and s.days = review_step.days
                    and s.climbs_to_post_id is not distinct from review_step.climbs_to_post_id)));

create or replace function step_is_decided_by_its_posts() returns trigger language plpgsql as $$
begin
  if not row_security_active('review_step') or viewer_has('SYSTEM') then return new; end if;
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
