-- What came back from its review is open to its writers, named readers and reviewers. Where no writer is left, the posts in which it was
-- written become readers, so that whoever holds one today mends it and sends it in. The product does so by itself, of what it may not
-- read; close hold opens to nobody.
create function hand_on_what_came_back() returns table (engagement_id uuid, reference text, post_ids uuid[])
language plpgsql security definer set search_path = public as $$
begin
  if not viewer_has('SYSTEM') then
    raise exception 'what came back is handed on by the product' using errcode = 'insufficient_privilege';
  end if;
  return query
    with named as (
      insert into engagement_access as a (engagement_id, reader_id, kind)
      select e.id, p.id, 'READER' from engagement e cross join lateral unnest(posts_of_author(e.id)) p (id)
      where e.publication = 'RETURNED' and not e.close_hold and not p.id = any(e.reader_ids)
        and not exists (select 1 from writers_left(e.id) w where w.covers)
      on conflict do nothing
      returning a.engagement_id, a.reader_id)
    select e.id, e.reference, array_agg(n.reader_id order by n.reader_id)
    from named n join engagement e on e.id = n.engagement_id group by e.id, e.reference order by e.id;
end $$;
