-- Measured at 100,000 engagements: a row for each set of nations a record may be released to left those who serve the
-- nation of the record adding up as many rows as there are such sets, although none of them concerns them. A row now has
-- one audience, '*' for the nation of the record or a nation it is released to, and a viewer reads the rows of one.
--
-- With it go two rules of reading: a viewer of some countries may also read the count of one of these countries alone,
-- since every event there is open to them as far as countries decide; and the total of all stays with who sees all.

drop policy tally_read on tally;
drop policy tally_year_read on tally_year;
drop policy tally_scope_read on tally_scope;
truncate tally, tally_year;

alter table tally drop constraint tally_pkey;
alter table tally rename column release_key to audience;
alter table tally drop column releasable_nations;
alter table tally add constraint tally_pkey primary key (facet, audience, scope, period, value, period_latest, marking);

alter table tally_year drop constraint tally_year_pkey;
alter table tally_year rename column release_key to audience;
alter table tally_year drop column releasable_nations;
alter table tally_year add constraint tally_year_pkey primary key (facet, audience, scope, year, value, marking);

-- 1. Who reads what ------------------------------------------------------------------------------------------------------

create function viewer_audience() returns text language sql stable parallel safe
  as $$ select case when viewer_is_home() then '*' else viewer_nation() end $$;

-- The scope ALL names no country, and so overlaps with nobody's.
create policy tally_scope_read on tally_scope for select using (
  (select viewer_all_countries()) or country_codes && (select viewer_countries()));
create policy tally_read on tally for select using (
  audience = (select viewer_audience())
  and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
  and marking <= (select viewer_ceiling()));
create policy tally_year_read on tally_year for select using (
  audience = (select viewer_audience())
  and ((select viewer_all_countries()) or country_codes && (select viewer_countries()))
  and marking <= (select viewer_ceiling()));

-- 2. What is counted for whom ------------------------------------------------------------------------------------------

create function tally_audiences(nations text[]) returns setof text language sql immutable parallel safe as $$
  select '*' union select unnest(nations) $$;

-- Keys are taken in one order so that two writers cannot wait for each other within a statement.
create or replace function apply_tally(changes tally_change[]) returns void language plpgsql security definer set search_path = public as $$
begin
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where not exists (select 1 from tally_scope known where known.scope = s.scope)
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
  insert into tally_scope (scope, country_codes)
  select distinct s.scope, s.scope_codes
  from unnest(changes) c cross join lateral tally_scopes(c.country_codes) s
  where not exists (select 1 from tally_scope known where known.scope = s.scope)
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

-- 3. What is there already -------------------------------------------------------------------------------------------------

select apply_tally(array_agg((facet, value, period, period_latest, marking, releasable_nations, country_codes, count)::tally_change))
from (
  select f.facet, f.value, f.period, f.period_latest, e.marking, e.releasable_nations, e.country_codes, count(*)::int
  from engagement e cross join lateral engagement_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f
  group by 1, 2, 3, 4, 5, 6, 7
  union all
  select f.facet, f.value, f.period, f.period_latest, c.marking, c.releasable_nations, c.country_codes, count(*)::int
  from commitment c cross join lateral commitment_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
  group by 1, 2, 3, 4, 5, 6, 7
) counted;
select apply_tally_year(array_agg((facet, value, year, month, marking, releasable_nations, country_codes, count)::tally_year_change))
from (
  select f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, count(*)::int
  from engagement e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f
  group by 1, 2, 3, 4, 5, 6, 7
  union all
  select f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, count(*)::int
  from commitment c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
  group by 1, 2, 3, 4, 5, 6, 7
) counted;
