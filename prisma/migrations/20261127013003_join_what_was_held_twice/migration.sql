-- CreateTable
CREATE TABLE "person_merge_holding" (
    "merge_id" UUID NOT NULL,
    "holding_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "is_acting" BOOLEAN NOT NULL,

    CONSTRAINT "person_merge_holding_pkey" PRIMARY KEY ("merge_id","holding_id")
);

-- AddForeignKey
ALTER TABLE "person_merge_holding" ADD CONSTRAINT "person_merge_holding_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "person_merge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table person_merge_holding enable row level security;
create policy person_merge_holding_read on person_merge_holding for select using (exists (select 1 from person_merge where id = merge_id));
grant select on person_merge_holding to rapport_app;

-- One person on record twice often holds one post twice. Holdings of a post that overlap or adjoin become one, as far as one of them came
-- with the merge. One without any day says nothing of the time: it goes with the latest of the others.
create function join_holdings(merge uuid, winner uuid, loser uuid) returns void language plpgsql set search_path = public as $$
begin
  with held as (
    select h.*, h.starts_on is null and h.ends_on is null as is_undated,
           exists (select 1 from person_merge_move m where m.merge_id = merge and m.table_name = 'post_holding' and m.row_id = h.id) as is_moved
    from post_holding h where h.person_id = winner),
  spans as (
    select post_id, is_acting, unnest(range_agg(daterange(starts_on, ends_on, '[]'))) as span from held where not is_undated group by 1, 2),
  placed as (
    select h.*, (select span from spans s
                 where s.post_id = h.post_id and s.is_acting = h.is_acting
                   and (h.is_undated or daterange(h.starts_on, h.ends_on, '[]') <@ s.span)
                 order by upper(s.span) desc nulls first limit 1) as span
    from held h),
  joined as (
    select post_id, is_acting, span, (array_agg(id order by is_moved, id))[1] as into_id from placed
    group by post_id, is_acting, span having count(*) > 1 and bool_or(is_moved))
  insert into person_merge_holding (merge_id, holding_id, into_id, post_id, person_id, starts_on, ends_on, is_acting)
  select merge, p.id, j.into_id, p.post_id, case when p.is_moved then loser else winner end, p.starts_on, p.ends_on, p.is_acting
  from placed p join joined j on j.post_id = p.post_id and j.is_acting = p.is_acting and j.span is not distinct from p.span;

  delete from post_holding where id in (select holding_id from person_merge_holding where merge_id = merge and holding_id <> into_id);
  update post_holding h set starts_on = lower(days.span), ends_on = upper(days.span) - 1
  from joined_days(merge) days where h.id = days.into_id;
end $$;

-- The days of what was joined, from the first to the last of its parts; null where one of the parts that name a day leaves it open.
create function joined_days(merge uuid) returns table (into_id uuid, span daterange) language sql stable set search_path = public as $$
  select h.into_id, coalesce(range_merge(range_agg(daterange(h.starts_on, h.ends_on, '[]'))
                                           filter (where h.starts_on is not null or h.ends_on is not null)), daterange(null, null))
  from person_merge_holding h where h.merge_id = merge group by h.into_id
$$;

-- What was joined stands apart again, each with its days and its holder. Days that somebody changed since stay.
create function part_holdings(merge uuid) returns void language plpgsql set search_path = public as $$
begin
  update post_holding h set starts_on = was.starts_on, ends_on = was.ends_on
  from person_merge_holding was join joined_days(merge) days on days.into_id = was.holding_id
  where was.merge_id = merge and h.id = was.holding_id
    and h.starts_on is not distinct from lower(days.span) and h.ends_on is not distinct from upper(days.span) - 1;
  insert into post_holding (id, post_id, person_id, starts_on, ends_on, is_acting)
  select holding_id, post_id, person_id, starts_on, ends_on, is_acting from person_merge_holding
  where merge_id = merge and holding_id <> into_id;
end $$;
revoke execute on function join_holdings(uuid, uuid, uuid), joined_days(uuid), part_holdings(uuid) from public;

-- The days of a holding that a later merge joined again hold those of this one: the two come apart in the reverse order only.
create function later_merge_is_undone_first() returns trigger language plpgsql security definer set search_path = public as $$
begin
  return case when not exists (
    select 1 from person_merge later join person_merge_holding h on h.merge_id = later.id
    where later.winner_id = new.winner_id and later.undone_at is null and (later.merged_at, later.id) > (new.merged_at, new.id)
      and h.holding_id in (select into_id from person_merge_holding where merge_id = new.id
                           union all select row_id from person_merge_move where merge_id = new.id and table_name = 'post_holding')
  ) then new end;
end $$;
create trigger later_merge_is_undone_first before update of undone_at on person_merge
  for each row execute function later_merge_is_undone_first();

create or replace function move_what_named_the_loser() returns trigger language plpgsql security definer set search_path = public as $$
declare reference record;
begin
  perform 1 from person where id in (new.winner_id, new.loser_id) order by id for update;
  if exists (select 1 from person where id in (new.winner_id, new.loser_id) and merged_into_id is not null) then
    raise exception 'a merged person is not merged again' using errcode = 'restrict_violation';
  end if;
  for reference in
    select c.conrelid::regclass::text as name, a.attname::text as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'person'::regclass and c.conrelid not in ('person'::regclass, 'person_merge'::regclass)
  loop
    execute format('with moved as (update %1$I set %2$I = $1 where %2$I = $2 returning id)
      insert into person_merge_move (merge_id, table_name, column_name, row_id) select $3, %1$L, %2$L, id from moved', reference.name, reference.key)
      using new.winner_id, new.loser_id, new.id;
  end loop;
  -- A watch names its subject by word and key; whoever watches both already watches the winner.
  with moved as (
    update watch w set subject_key = new.winner_id::text
    where w.subject_type = 'person' and w.subject_key = new.loser_id::text
      and not exists (select 1 from watch o where o.subject_type = 'person' and o.subject_key = new.winner_id::text
                      and (o.user_id = w.user_id or o.post_id = w.post_id))
    returning id)
  insert into person_merge_move (merge_id, table_name, column_name, row_id) select new.id, 'watch', 'subject_key', id from moved;
  perform join_holdings(new.id, new.winner_id, new.loser_id);
  update person set merged_into_id = new.winner_id, version = version + 1 where id = new.loser_id;
  return null;
end $$;

create or replace function move_back_what_named_the_loser() returns trigger language plpgsql security definer set search_path = public as $$
declare reference record;
begin
  for reference in
    select table_name as name, column_name as key, array_agg(row_id) as rows from person_merge_move where merge_id = new.id group by 1, 2
  loop
    execute format('update %1$I set %2$I = %3$L where %2$I = %4$L and id = any($1)', reference.name, reference.key, new.loser_id, new.winner_id)
      using reference.rows;
  end loop;
  perform part_holdings(new.id);
  update person set merged_into_id = null, version = version + 1 where id = new.loser_id;
  return null;
end $$;
