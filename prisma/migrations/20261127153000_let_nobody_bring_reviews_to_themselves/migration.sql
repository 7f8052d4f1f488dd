-- A post that decides a step reads the record of it, whatever its countries, its marking and who else may: nobody brings one to a post of
-- their own. The product itself, which the command line is, names whom it likes.

-- The posts that the viewer holds today or will hold, also while they are closed. As the owner: which holdings are open to whom has no
-- say in it.
create function viewer_posts_ahead() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct post_id), '{}') from post_holding
  where user_id = viewer_id() and coalesce(ends_on, 'infinity') >= (now() at time zone 'utc')::date $$;

create or replace function step_is_decided_by_its_posts() returns trigger language plpgsql as $$
begin
  if not row_security_active('review_step') or viewer_has('SYSTEM') then return new; end if;
  if new.decision is not null and not viewer_has('APPROVER') then
    raise exception 'a step is decided by an approver' using errcode = 'insufficient_privilege';
  end if;
  if new.decision is not null and not (new.decided_in_post_id = any(old.post_ids) and new.decided_in_post_id = any(viewer_posts())) then
    raise exception 'a step is decided by whoever holds its post' using errcode = 'insufficient_privilege';
  end if;
  if (new.post_ids, new.due_at, new.climbed_at) is distinct from (old.post_ids, old.due_at, old.climbed_at) then
    if not viewer_is_admin() then
      raise exception 'a step is given to other posts by admins' using errcode = 'insufficient_privilege';
    end if;
    if exists (select unnest(new.post_ids) intersect select unnest(viewer_posts_ahead()) except select unnest(old.post_ids)) then
      raise exception 'nobody gives a step to a post of their own' using errcode = 'insufficient_privilege';
    end if;
    if exists (select 1 from review where id = new.review_id and viewer_id() = any(writer_ids)) then
      raise exception 'nobody says who decides about what they wrote' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.stalled_at is distinct from old.stalled_at then
    raise exception 'that a step stalls is for the product to say' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

drop policy review_chain_step_add on review_chain_step;
create policy review_chain_step_add on review_chain_step for insert with check (
  (select viewer_is_admin())
  and (not array_append(post_ids, climbs_to_post_id) && (select viewer_posts_ahead())::uuid[] or (select viewer_has('SYSTEM'))));

-- A step may move up or down, and have other days, with the post of whoever draws the chain in it; another admin put it there.
create function steps_of_a_chain_are_anothers() returns trigger language plpgsql as $$
declare was uuid[] := case when new.chain_id = old.chain_id then array_append(old.post_ids, old.climbs_to_post_id) else '{}' end;
begin
  if row_security_active('review_chain_step') and not viewer_has('SYSTEM')
     and exists (select unnest(array_append(new.post_ids, new.climbs_to_post_id)) intersect select unnest(viewer_posts_ahead()) except select unnest(was)) then
    raise exception 'nobody gives a step to a post of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger steps_of_a_chain_are_anothers before update of chain_id, post_ids, climbs_to_post_id on review_chain_step
  for each row execute function steps_of_a_chain_are_anothers();

-- At the end of the transaction: one change may take the post out and say what the chain holds for.
create function scope_of_a_chain_is_anothers() returns trigger language plpgsql as $$
begin
  if row_security_active('review_chain') and not viewer_has('SYSTEM')
     and exists (select 1 from review_chain_step
                 where chain_id = new.id and array_append(post_ids, climbs_to_post_id) && viewer_posts_ahead()) then
    raise exception 'nobody says what comes to a post of their own' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create constraint trigger scope_of_a_chain_is_anothers after update on review_chain
  deferrable initially deferred for each row
  when ((old.kind, old.organisation_id, old.country_code, old.objective_id) is distinct from (new.kind, new.organisation_id, new.country_code, new.objective_id)
        or new.is_active and not old.is_active)
  execute function scope_of_a_chain_is_anothers();
