-- Measured at 100,000 engagements: an officer of six countries added up six scopes and took off again what they share, by a
-- hundred and more sets of countries whose number grows with the archive. What somebody covers is now a scope of its own,
-- 'U:' and the countries, which counts each event that has any of them once, so that an officer's figures cost what the
-- total of all costs.

-- CreateTable
CREATE TABLE "tally_coverage" (
    "scope" TEXT NOT NULL,
    "country_codes" TEXT[],

    CONSTRAINT "tally_coverage_pkey" PRIMARY KEY ("scope")
);

alter table tally_coverage enable row level security;
create policy tally_coverage_read on tally_coverage for select using (
  (select viewer_all_countries()) or country_codes <@ (select viewer_countries()));
grant select on tally_coverage to rapport_app;

-- A count of several countries together is open to who covers them all; to others it would tell of events elsewhere.
drop policy tally_read on tally;
drop policy tally_year_read on tally_year;
create policy tally_read on tally for select using (
  audience = (select viewer_audience())
  and ((select viewer_all_countries())
       or case when scope like 'U:%' then country_codes <@ (select viewer_countries()) else country_codes && (select viewer_countries()) end)
  and marking <= (select viewer_ceiling()));
create policy tally_year_read on tally_year for select using (
  audience = (select viewer_audience())
  and ((select viewer_all_countries())
       or case when scope like 'U:%' then country_codes <@ (select viewer_countries()) else country_codes && (select viewer_countries()) end)
  and marking <= (select viewer_ceiling()));

-- 1. What is counted -------------------------------------------------------------------------------------------------------

-- Everything, each country of the record, exactly its set of countries, and what is covered together and has any of them.
create or replace function tally_scopes(codes text[]) returns table (scope text, scope_codes text[]) language sql stable parallel safe as $$
  select 'ALL', '{}'::text[]
  union all select 'C:' || c, array[c] from unnest(codes) c
  union all select 'S:' || array_to_string(codes, ','), codes where cardinality(codes) > 0
  union all select t.scope, t.country_codes from tally_coverage t where t.country_codes && codes $$;

-- Of the scopes only the sets of countries must be found by the countries in them.
delete from tally_scope where scope not like 'S:%';

-- Writers of the record share this lock, and who changes what is covered holds it alone, so that no event falls between the
-- recount of a new scope and its first change. Both take it before the lock of the audit trail.
create function share_tally_coverage() returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtext('tally_coverage')) $$;
create function hold_tally_coverage() returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('tally_coverage')) $$;

-- Keys are taken in one order so that two writers cannot wait for each other within a statement.
create or replace function apply_tally(changes tally_change[]) returns void language plpgsql security definer set search_path = public as $$
begin
  perform share_tally_coverage();
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where s.scope like 'S:%' and not exists (select 1 from tally_scope known where known.scope = s.scope)
  order by s.scope
  on conflict do nothing;

  insert into tally as t (facet, audience, scope, value, period, period_latest, marking, country_codes, count)
  select c.facet, a.audience, s.scope, c.value, c.period, c.period_latest, c.marking, s.scope_codes, sum(c.change)
  from unnest(changes) c
  cross join lateral tally_scopes(c.country_codes) s
  cross join lateral tally_audiences(c.releasable_nations) a(audience)
  group by c.facet, a.audience, s.scope, c.value, c.period, c.period_latest, c.marking, s.scope_codes
  having sum(c.change) <> 0
  order by c.facet, a.audience, s.scope, c.period, c.value, c.period_latest, c.marking
  on conflict (facet, audience, scope, period, value, period_latest, marking) do update set count = t.count + excluded.count;
end $$;

create or replace function apply_tally_year(changes tally_year_change[]) returns void language plpgsql security definer set search_path = public as $$
begin
  perform share_tally_coverage();
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where s.scope like 'S:%' and not exists (select 1 from tally_scope known where known.scope = s.scope)
  order by s.scope
  on conflict do nothing;

  insert into tally_year as t (facet, audience, scope, value, year, marking, country_codes,
    m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, unplaced)
  select c.facet, a.audience, s.scope, c.value, c.year, c.marking, s.scope_codes,
         coalesce(sum(c.change) filter (where c.month = 1), 0), coalesce(sum(c.change) filter (where c.month = 2), 0),
         coalesce(sum(c.change) filter (where c.month = 3), 0), coalesce(sum(c.change) filter (where c.month = 4), 0),
         coalesce(sum(c.change) filter (where c.month = 5), 0), coalesce(sum(c.change) filter (where c.month = 6), 0),
         coalesce(sum(c.change) filter (where c.month = 7), 0), coalesce(sum(c.change) filter (where c.month = 8), 0),
         coalesce(sum(c.change) filter (where c.month = 9), 0), coalesce(sum(c.change) filter (where c.month = 10), 0),
         coalesce(sum(c.change) filter (where c.month = 11), 0), coalesce(sum(c.change) filter (where c.month = 12), 0),
         coalesce(sum(c.change) filter (where c.month = 0), 0)
  from unnest(changes) c
  cross join lateral tally_scopes(c.country_codes) s
  cross join lateral tally_audiences(c.releasable_nations) a(audience)
  group by c.facet, a.audience, s.scope, c.value, c.year, c.marking, s.scope_codes
  order by c.facet, a.audience, s.scope, c.year, c.value, c.marking
  on conflict (facet, audience, scope, year, value, marking) do update set
    m01 = t.m01 + excluded.m01, m02 = t.m02 + excluded.m02, m03 = t.m03 + excluded.m03, m04 = t.m04 + excluded.m04,
    m05 = t.m05 + excluded.m05, m06 = t.m06 + excluded.m06, m07 = t.m07 + excluded.m07, m08 = t.m08 + excluded.m08,
    m09 = t.m09 + excluded.m09, m10 = t.m10 + excluded.m10, m11 = t.m11 + excluded.m11, m12 = t.m12 + excluded.m12,
    unplaced = t.unplaced + excluded.unplaced;
end $$;

-- 2. What somebody covers -------------------------------------------------------------------------------------------------

-- The sets of two countries or more that one person covers, today or on a later day that is decided already.
create function covered_sets() returns table (country_codes text[]) language sql stable as $$
  with held as (
    select m.user_id, c.country_code::text as code, greatest(m.starts_on, p.starts_on) as first_day,
           coalesce(least(m.ends_on, p.ends_on), 'infinity') as last_day
    from portfolio_member m
    join portfolio p on p.id = m.portfolio_id
    join portfolio_country c on c.portfolio_id = p.id
  ), today as (
    select (now() at time zone 'UTC')::date as day
  ), turn as (
    select user_id, greatest(first_day, day) as day from held, today
    union select user_id, last_day + 1 from held, today where last_day >= day and last_day <> 'infinity'
  )
  select distinct array_agg(distinct held.code order by held.code)
  from turn join held on held.user_id = turn.user_id and turn.day between held.first_day and held.last_day
  group by turn.user_id, turn.day
  having count(distinct held.code) > 1 $$;

-- Drops the scopes that nobody covers any more and counts the new ones from the sets of countries.
create function sync_tally_coverage() returns void language plpgsql security definer set search_path = public as $$
declare gone text[]; made text[];
begin
  perform hold_tally_coverage();
  with removed as (delete from tally_coverage where country_codes not in (select s.country_codes from covered_sets() s) returning scope)
  select array_agg(scope) into gone from removed;
  if gone is not null then
    delete from tally where scope = any(gone);
    delete from tally_year where scope = any(gone);
  end if;

  with added as (
    insert into tally_coverage select 'U:' || array_to_string(s.country_codes, ','), s.country_codes from covered_sets() s
    on conflict do nothing returning scope)
  select array_agg(scope) into made from added;
  if made is not null then
    insert into tally (facet, audience, scope, value, period, period_latest, marking, country_codes, count)
    select t.facet, t.audience, c.scope, t.value, t.period, t.period_latest, t.marking, c.country_codes, sum(t.count)
    from tally_coverage c join tally t on t.country_codes && c.country_codes
    where c.scope = any(made) and t.scope like 'S:%'
    group by t.facet, t.audience, c.scope, t.value, t.period, t.period_latest, t.marking, c.country_codes
    having sum(t.count) <> 0;
    insert into tally_year (facet, audience, scope, value, year, marking, country_codes,
      m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, unplaced)
    select t.facet, t.audience, c.scope, t.value, t.year, t.marking, c.country_codes,
           sum(m01), sum(m02), sum(m03), sum(m04), sum(m05), sum(m06), sum(m07), sum(m08), sum(m09), sum(m10), sum(m11), sum(m12), sum(unplaced)
    from tally_coverage c join tally_year t on t.country_codes && c.country_codes
    where c.scope = any(made) and t.scope like 'S:%' and t.last_month is not null
    group by t.facet, t.audience, c.scope, t.value, t.year, t.marking, c.country_codes;
  end if;
end $$;

-- The lock is taken with the first change. The recount waits for the last, since a portfolio is saved in several statements,
-- and runs once for all of them.
create function hold_tally_coverage_before() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform hold_tally_coverage(), set_config('rapport.coverage', 'changed', true);
  return null;
end $$;
create function sync_tally_coverage_after() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if current_setting('rapport.coverage', true) = 'changed' then
    perform sync_tally_coverage(), set_config('rapport.coverage', 'counted', true);
  end if;
  return null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['portfolio', 'portfolio_country', 'portfolio_member'] loop
    execute format('create trigger %1$s_holds_coverage before insert or update or delete on %1$I for each statement execute function hold_tally_coverage_before()', name);
    execute format('create constraint trigger %1$s_changes_coverage after insert or update or delete on %1$I deferrable initially deferred for each row execute function sync_tally_coverage_after()', name);
  end loop;
end $$;

revoke execute on function apply_tally(tally_change[]), apply_tally_year(tally_year_change[]), sync_tally_coverage() from public;

select sync_tally_coverage();
