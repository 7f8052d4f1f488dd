-- Measured at 100,000 engagements: one row per month, value, marking and release set leaves most rows with a count of
-- one, so that a page which adds up two years of months by country reads as many rows as there are engagements. A row
-- per year with a column per month holds the same numbers in a tenth of the rows and hardly grows with the archive.

-- 1. What a year row may rely on ------------------------------------------------------------------------------------

-- A start is known to the day, the month or the year, and says so: nothing lies across two months or years.
alter table engagement add constraint engagement_latest_fits_precision check (
  case date_precision
    when 'DAY' then starts_latest_on = starts_on
    when 'MONTH' then starts_on = date_trunc('month', starts_on) and starts_latest_on = date_trunc('month', starts_on) + interval '1 month - 1 day'
    else starts_on = date_trunc('year', starts_on) and starts_latest_on = date_trunc('year', starts_on) + interval '1 year - 1 day'
  end);

-- 2. The table -------------------------------------------------------------------------------------------------------

create table tally_year (
  facet text not null,
  scope text not null,
  value text not null,
  year int not null,
  marking marking not null,
  release_key text not null,
  country_codes text[] not null default '{}',
  releasable_nations text[] not null default '{}',
  m01 int not null default 0, m02 int not null default 0, m03 int not null default 0, m04 int not null default 0,
  m05 int not null default 0, m06 int not null default 0, m07 int not null default 0, m08 int not null default 0,
  m09 int not null default 0, m10 int not null default 0, m11 int not null default 0, m12 int not null default 0,
  unplaced int not null default 0,
  -- 12 to 1 for the last month that counts anything, 0 when only the year is known, null when nothing is counted.
  last_month int generated always as (
    case when m12 > 0 then 12 when m11 > 0 then 11 when m10 > 0 then 10 when m09 > 0 then 9 when m08 > 0 then 8
         when m07 > 0 then 7 when m06 > 0 then 6 when m05 > 0 then 5 when m04 > 0 then 4 when m03 > 0 then 3
         when m02 > 0 then 2 when m01 > 0 then 1 when unplaced > 0 then 0 end) stored,
  constraint tally_year_pkey primary key (facet, scope, year, value, marking, release_key)
);

alter table tally_year enable row level security;
create policy tally_year_read on tally_year for select using (
  ((select viewer_all_countries()) or (scope like 'S:%' and country_codes && (select viewer_countries())))
  and marking <= (select viewer_ceiling())
  and ((select viewer_is_home()) or (select viewer_nation()) = any(releasable_nations)));
grant select on tally_year to rapport_app;

-- 3. What falls into it ------------------------------------------------------------------------------------------------

create function engagement_year_facets(publication publication, close_hold boolean, status engagement_status, type text, band text,
                                       starts_on date, starts_latest_on date)
returns table (facet text, value text, year int, month int) language sql immutable parallel safe as $$
  select f.facet, f.value, extract(year from starts_on)::int,
         case when date_trunc('month', starts_on) = date_trunc('month', starts_latest_on) then extract(month from starts_on)::int else 0 end
  from (
    select 'status', status::text
    union all select 'type', type where status = 'COMPLETE'
    union all select 'band', coalesce(band, 'UNKNOWN') where status = 'COMPLETE'
  ) f(facet, value) where publication = 'PUBLISHED' and not close_hold $$;

-- A promise without a due date lies in December 9999, as it does in tally.
create function commitment_year_facets(publication publication, close_hold boolean, state commitment_state, by_side side, due_on date)
returns table (facet text, value text, year int, month int) language sql immutable parallel safe as $$
  select 'promise', by_side::text, coalesce(extract(year from due_on)::int, 9999), coalesce(extract(month from due_on)::int, 12)
  where publication = 'PUBLISHED' and not close_hold and state in ('OPEN', 'IN_WORK') $$;

-- Month 0 is the month that is not known.
create type tally_year_change as (
  facet text, value text, year int, month int, marking marking, releasable_nations text[], country_codes text[], change int);

-- Keys are taken in one order so that two writers cannot wait for each other within a statement.
create function apply_tally_year(changes tally_year_change[]) returns void language plpgsql security definer set search_path = public as $$
begin
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where not exists (select 1 from tally_scope known where known.scope = s.scope)
  order by s.scope
  on conflict do nothing;

  insert into tally_year as t (facet, scope, value, year, marking, release_key, country_codes, releasable_nations,
    m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12, unplaced)
  select c.facet, s.scope, c.value, c.year, c.marking, array_to_string(c.releasable_nations, ','), s.scope_codes, c.releasable_nations,
         coalesce(sum(c.change) filter (where c.month = 1), 0), coalesce(sum(c.change) filter (where c.month = 2), 0),
         coalesce(sum(c.change) filter (where c.month = 3), 0), coalesce(sum(c.change) filter (where c.month = 4), 0),
         coalesce(sum(c.change) filter (where c.month = 5), 0), coalesce(sum(c.change) filter (where c.month = 6), 0),
         coalesce(sum(c.change) filter (where c.month = 7), 0), coalesce(sum(c.change) filter (where c.month = 8), 0),
         coalesce(sum(c.change) filter (where c.month = 9), 0), coalesce(sum(c.change) filter (where c.month = 10), 0),
         coalesce(sum(c.change) filter (where c.month = 11), 0), coalesce(sum(c.change) filter (where c.month = 12), 0),
         coalesce(sum(c.change) filter (where c.month = 0), 0)
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  group by c.facet, s.scope, c.value, c.year, c.marking, s.scope_codes, c.releasable_nations
  order by c.facet, s.scope, c.year, c.value, c.marking, c.releasable_nations
  on conflict (facet, scope, year, value, marking, release_key) do update set
    m01 = t.m01 + excluded.m01, m02 = t.m02 + excluded.m02, m03 = t.m03 + excluded.m03, m04 = t.m04 + excluded.m04,
    m05 = t.m05 + excluded.m05, m06 = t.m06 + excluded.m06, m07 = t.m07 + excluded.m07, m08 = t.m08 + excluded.m08,
    m09 = t.m09 + excluded.m09, m10 = t.m10 + excluded.m10, m11 = t.m11 + excluded.m11, m12 = t.m12 + excluded.m12,
    unplaced = t.unplaced + excluded.unplaced;
end $$;

create function tally_engagement_years() returns trigger language plpgsql security definer set search_path = public as $$
declare changes tally_year_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg((f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, 1)::tally_year_change) into changes
    from new_rows e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f;
  elsif tg_op = 'DELETE' then
    select array_agg((f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, -1)::tally_year_change) into changes
    from old_rows e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f;
  else
    with both_rows as (
      select n.*, 1 as change from new_rows n union all select o.*, -1 from old_rows o
    ), summed as (
      select f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, sum(e.change)::int as change
      from both_rows e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f
      group by 1, 2, 3, 4, 5, 6, 7 having sum(e.change) <> 0
    )
    select array_agg((facet, value, year, month, marking, releasable_nations, country_codes, change)::tally_year_change) into changes from summed;
  end if;
  if changes is not null then perform apply_tally_year(changes); end if;
  return null;
end $$;
create trigger tally_engagement_years_added after insert on engagement referencing new table as new_rows for each statement execute function tally_engagement_years();
create trigger tally_engagement_years_changed after update on engagement referencing new table as new_rows old table as old_rows for each statement execute function tally_engagement_years();
create trigger tally_engagement_years_removed after delete on engagement referencing old table as old_rows for each statement execute function tally_engagement_years();

create function tally_commitment_years() returns trigger language plpgsql security definer set search_path = public as $$
declare changes tally_year_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg((f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, 1)::tally_year_change) into changes
    from new_rows c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f;
  elsif tg_op = 'DELETE' then
    select array_agg((f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, -1)::tally_year_change) into changes
    from old_rows c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f;
  else
    with both_rows as (
      select n.*, 1 as change from new_rows n union all select o.*, -1 from old_rows o
    ), summed as (
      select f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, sum(c.change)::int as change
      from both_rows c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
      group by 1, 2, 3, 4, 5, 6, 7 having sum(c.change) <> 0
    )
    select array_agg((facet, value, year, month, marking, releasable_nations, country_codes, change)::tally_year_change) into changes from summed;
  end if;
  if changes is not null then perform apply_tally_year(changes); end if;
  return null;
end $$;
create trigger tally_commitment_years_added after insert on commitment referencing new table as new_rows for each statement execute function tally_commitment_years();
create trigger tally_commitment_years_changed after update on commitment referencing new table as new_rows old table as old_rows for each statement execute function tally_commitment_years();
create trigger tally_commitment_years_removed after delete on commitment referencing old table as old_rows for each statement execute function tally_commitment_years();

-- 4. What no longer stands in tally: months -----------------------------------------------------------------------------

create or replace function engagement_facets(publication publication, close_hold boolean, status engagement_status, type text, band text,
                                             starts_on date, starts_latest_on date)
returns table (facet text, value text, period date, period_latest date) language sql immutable parallel safe as $$
  select 'planned', status::text, starts_on, starts_latest_on
  where publication = 'PUBLISHED' and not close_hold and status in ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING') $$;
delete from tally where facet in ('status', 'type', 'band');

-- 5. What is there already -------------------------------------------------------------------------------------------------

select apply_tally_year(array_agg((f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, 1)::tally_year_change))
from engagement e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f;
select apply_tally_year(array_agg((f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, 1)::tally_year_change))
from commitment c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f;
