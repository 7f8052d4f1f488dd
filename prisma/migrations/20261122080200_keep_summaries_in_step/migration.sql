-- Everything here runs as the owner inside the transaction of the change, so that no reader ever sees a summary that
-- disagrees with the record.

-- 1. What an engagement carries of its children --------------------------------------------------------------------

create function author_is_editor_and_reader() returns trigger language plpgsql as $$
begin
  if not new.author_id = any(new.editor_ids) then new.editor_ids := new.editor_ids || new.author_id; end if;
  if not new.author_id = any(new.reader_ids) then new.reader_ids := new.reader_ids || new.author_id; end if;
  return new;
end $$;
create trigger author_is_editor_and_reader before insert or update of author_id, editor_ids, reader_ids on engagement
  for each row execute function author_is_editor_and_reader();

create function sync_engagement_countries(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set country_codes = now_is.codes
  from (select t.id, coalesce(array_agg(c.country_code::text order by c.country_code) filter (where c.country_code is not null), '{}') as codes
        from unnest(touched) as t(id) left join engagement_country c on c.engagement_id = t.id group by t.id) now_is
  where e.id = now_is.id and e.country_codes is distinct from now_is.codes $$;

create function sync_engagement_access(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set editor_ids = now_is.editors, reader_ids = now_is.readers
  from (select g.id,
               array_prepend(g.author_id, coalesce(array_agg(a.user_id order by a.user_id) filter (where a.kind = 'CO_AUTHOR' and a.user_id <> g.author_id), '{}')) as editors,
               array_prepend(g.author_id, coalesce(array_agg(a.user_id order by a.user_id) filter (where a.user_id is not null and a.user_id <> g.author_id), '{}')) as readers
        from engagement g left join engagement_access a on a.engagement_id = g.id where g.id = any(touched) group by g.id, g.author_id) now_is
  where e.id = now_is.id and (e.editor_ids, e.reader_ids) is distinct from (now_is.editors, now_is.readers) $$;

create function sync_engagement_attendance(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set partner_band = now_is.band, attendee_names = now_is.names
  from (select t.id,
               (array_agg(a.band order by a.seniority desc nulls last) filter (where a.side = 'PARTNER' and a.attended and a.band is not null))[1] as band,
               coalesce(string_agg(a.name, ' ' order by a.sort), '') as names
        from unnest(touched) as t(id) left join attendance a on a.engagement_id = t.id group by t.id) now_is
  where e.id = now_is.id and (e.partner_band, e.attendee_names) is distinct from (now_is.band, now_is.names) $$;

-- One trigger function for the three child tables; its argument names the sync.
create function sync_engagement_from_child() returns trigger language plpgsql security definer set search_path = public as $$
declare touched uuid[];
begin
  if tg_op = 'INSERT' then select array_agg(distinct engagement_id) into touched from new_rows;
  elsif tg_op = 'DELETE' then select array_agg(distinct engagement_id) into touched from old_rows;
  else select array_agg(distinct engagement_id) into touched from (select engagement_id from new_rows union select engagement_id from old_rows) both_rows;
  end if;
  if touched is not null then execute format('select %I($1)', tg_argv[0]) using touched; end if;
  return null;
end $$;

do $$
declare pair text[];
begin
  foreach pair slice 1 in array array[['engagement_country', 'sync_engagement_countries'],
                                      ['engagement_access', 'sync_engagement_access'],
                                      ['attendance', 'sync_engagement_attendance']] loop
    execute format('create trigger %1$s_added after insert on %1$I referencing new table as new_rows for each statement execute function sync_engagement_from_child(%2$L)', pair[1], pair[2]);
    execute format('create trigger %1$s_changed after update on %1$I referencing new table as new_rows old table as old_rows for each statement execute function sync_engagement_from_child(%2$L)', pair[1], pair[2]);
    execute format('create trigger %1$s_removed after delete on %1$I referencing old table as old_rows for each statement execute function sync_engagement_from_child(%2$L)', pair[1], pair[2]);
  end loop;
end $$;

-- 2. What a promise carries of its engagement ------------------------------------------------------------------------

create function copy_access_to_commitment() returns trigger language plpgsql security definer set search_path = public as $$
begin
  select publication, marking, releasable_nations, close_hold, country_codes, reader_ids
    into new.publication, new.marking, new.releasable_nations, new.close_hold, new.country_codes, new.reader_ids
    from engagement where id = new.engagement_id;
  return new;
end $$;
create trigger copy_access_to_commitment before insert or update on commitment for each row execute function copy_access_to_commitment();

create function pass_access_to_commitments() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Touching the row is enough: its own trigger copies the access columns.
  update commitment c set engagement_id = c.engagement_id
  from new_rows n join old_rows o on o.id = n.id
  where c.engagement_id = n.id
    and (n.publication, n.marking, n.releasable_nations, n.close_hold, n.country_codes, n.reader_ids)
        is distinct from (o.publication, o.marking, o.releasable_nations, o.close_hold, o.country_codes, o.reader_ids);
  return null;
end $$;
create trigger pass_access_to_commitments after update on engagement
  referencing new table as new_rows old table as old_rows for each statement execute function pass_access_to_commitments();

-- 3. Tallies -----------------------------------------------------------------------------------------------------------

-- The scopes one record counts in: everything, each of its countries, and exactly its set of countries.
create function tally_scopes(codes text[]) returns table (scope text, scope_codes text[]) language sql immutable parallel safe as $$
  select 'ALL', '{}'::text[]
  union all select 'C:' || c, array[c] from unnest(codes) c
  union all select 'S:' || array_to_string(codes, ','), codes where cardinality(codes) > 0 $$;

create function engagement_facets(publication publication, close_hold boolean, status engagement_status, type text, band text,
                                  starts_on date, starts_latest_on date)
returns table (facet text, value text, period date, period_latest date) language sql immutable parallel safe as $$
  select f.* from (
    select 'status', status::text, date_trunc('month', starts_on)::date, date_trunc('month', starts_latest_on)::date
    union all select 'planned', status::text, starts_on, starts_latest_on where status in ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING')
    union all select 'type', type, date_trunc('month', starts_on)::date, date_trunc('month', starts_latest_on)::date where status = 'COMPLETE'
    union all select 'band', coalesce(band, 'UNKNOWN'), date_trunc('month', starts_on)::date, date_trunc('month', starts_latest_on)::date where status = 'COMPLETE'
  ) f where publication = 'PUBLISHED' and not close_hold $$;

-- A promise without a due date is tallied under the last day PostgreSQL and JavaScript both write in four digits.
create function commitment_facets(publication publication, close_hold boolean, state commitment_state, by_side side, due_on date)
returns table (facet text, value text, period date, period_latest date) language sql immutable parallel safe as $$
  select 'promise', by_side::text, coalesce(due_on, date '9999-12-31'), coalesce(due_on, date '9999-12-31')
  where publication = 'PUBLISHED' and not close_hold and state in ('OPEN', 'IN_WORK') $$;

create type tally_change as (
  facet text, value text, period date, period_latest date, marking marking, releasable_nations text[], country_codes text[], change int);

-- Keys are taken in one order so that two writers cannot wait for each other within a statement.
create function apply_tally(changes tally_change[]) returns void language plpgsql security definer set search_path = public as $$
begin
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where not exists (select 1 from tally_scope known where known.scope = s.scope)
  order by s.scope
  on conflict do nothing;

  insert into tally as t (facet, scope, value, period, period_latest, marking, release_key, country_codes, releasable_nations, count)
  select c.facet, s.scope, c.value, c.period, c.period_latest, c.marking, array_to_string(c.releasable_nations, ','),
         s.scope_codes, c.releasable_nations, sum(c.change)
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  group by c.facet, s.scope, c.value, c.period, c.period_latest, c.marking, s.scope_codes, c.releasable_nations
  having sum(c.change) <> 0
  order by c.facet, s.scope, c.period, c.value, c.period_latest, c.marking, c.releasable_nations
  on conflict (facet, scope, period, value, period_latest, marking, release_key) do update set count = t.count + excluded.count;
end $$;

create function tally_engagements() returns trigger language plpgsql security definer set search_path = public as $$
declare changes tally_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg((f.facet, f.value, f.period, f.period_latest, e.marking, e.releasable_nations, e.country_codes, 1)::tally_change) into changes
    from new_rows e cross join lateral engagement_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f;
  elsif tg_op = 'DELETE' then
    select array_agg((f.facet, f.value, f.period, f.period_latest, e.marking, e.releasable_nations, e.country_codes, -1)::tally_change) into changes
    from old_rows e cross join lateral engagement_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f;
  else
    with both_rows as (
      select n.*, 1 as change from new_rows n union all select o.*, -1 from old_rows o
    ), summed as (
      select f.facet, f.value, f.period, f.period_latest, e.marking, e.releasable_nations, e.country_codes, sum(e.change)::int as change
      from both_rows e cross join lateral engagement_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f
      group by 1, 2, 3, 4, 5, 6, 7 having sum(e.change) <> 0
    )
    select array_agg((facet, value, period, period_latest, marking, releasable_nations, country_codes, change)::tally_change) into changes from summed;
  end if;
  if changes is not null then perform apply_tally(changes); end if;
  return null;
end $$;
create trigger tally_engagements_added after insert on engagement referencing new table as new_rows for each statement execute function tally_engagements();
create trigger tally_engagements_changed after update on engagement referencing new table as new_rows old table as old_rows for each statement execute function tally_engagements();
create trigger tally_engagements_removed after delete on engagement referencing old table as old_rows for each statement execute function tally_engagements();

create function tally_commitments() returns trigger language plpgsql security definer set search_path = public as $$
declare changes tally_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg((f.facet, f.value, f.period, f.period_latest, c.marking, c.releasable_nations, c.country_codes, 1)::tally_change) into changes
    from new_rows c cross join lateral commitment_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f;
  elsif tg_op = 'DELETE' then
    select array_agg((f.facet, f.value, f.period, f.period_latest, c.marking, c.releasable_nations, c.country_codes, -1)::tally_change) into changes
    from old_rows c cross join lateral commitment_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f;
  else
    with both_rows as (
      select n.*, 1 as change from new_rows n union all select o.*, -1 from old_rows o
    ), summed as (
      select f.facet, f.value, f.period, f.period_latest, c.marking, c.releasable_nations, c.country_codes, sum(c.change)::int as change
      from both_rows c cross join lateral commitment_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
      group by 1, 2, 3, 4, 5, 6, 7 having sum(c.change) <> 0
    )
    select array_agg((facet, value, period, period_latest, marking, releasable_nations, country_codes, change)::tally_change) into changes from summed;
  end if;
  if changes is not null then perform apply_tally(changes); end if;
  return null;
end $$;
create trigger tally_commitments_added after insert on commitment referencing new table as new_rows for each statement execute function tally_commitments();
create trigger tally_commitments_changed after update on commitment referencing new table as new_rows old table as old_rows for each statement execute function tally_commitments();
create trigger tally_commitments_removed after delete on commitment referencing old table as old_rows for each statement execute function tally_commitments();

-- 4. Countries of a crisis ----------------------------------------------------------------------------------------------

create function sync_crisis_countries() returns trigger language plpgsql security definer set search_path = public as $$
declare touched uuid := coalesce(new.crisis_id, old.crisis_id);
begin
  update crisis set country_codes = coalesce((select array_agg(country_code::text order by country_code) from crisis_country where crisis_id = touched), '{}')
  where id = touched and not is_historical;
  return null;
end $$;
create trigger sync_crisis_countries after insert or delete on crisis_country for each row execute function sync_crisis_countries();
