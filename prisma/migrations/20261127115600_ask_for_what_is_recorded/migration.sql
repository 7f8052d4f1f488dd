-- Half of what a record says could not be asked for: tags, domains, the lead component, why it was cancelled, who answers for it, and
-- how far what came of it has got. The last is also counted, as type and band are, so that it can stand where leaders look.

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "top_step" "ladder_step";

-- DropIndex
DROP INDEX "engagement_tag_tag_id_idx";

-- CreateIndex
CREATE INDEX "engagement_responsible_officer_id_idx" ON "engagement"("responsible_officer_id");

-- CreateIndex
CREATE INDEX "engagement_tag_tag_id_engagement_id_idx" ON "engagement_tag"("tag_id", "engagement_id");

-- A domain is found by an index of its own: it is one of eight, and would only make longer what the one index of decision 018 reads.
create index engagement_domains_idx on engagement using gin (domains) with (fastupdate = off);
create index engagement_lead_component_idx on engagement (lower(lead_component));
-- Nothing came of most.
create index engagement_top_step_idx on engagement (top_step) where top_step is not null;

-- 1. The highest step, kept with the record --------------------------------------------------------------------------------

-- The records are locked first and then read anew: of two steps that are reached at once, the later to commit would otherwise
-- not know of the other.
create function sync_engagement_ladder(touched uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  perform 1 from engagement where id = any(touched) order by id for no key update;
  update engagement e set top_step = now_is.step
  from (select t.id, max(s.step) as step
        from unnest(touched) as t(id)
        left join outcome o on o.engagement_id = t.id
        left join outcome_step s on s.outcome_id = o.id
        group by t.id) now_is
  where e.id = now_is.id and e.top_step is distinct from now_is.step;
end $$;
revoke execute on function sync_engagement_ladder(uuid[]) from public;

create function sync_ladder_from_steps() returns trigger language plpgsql security definer set search_path = public as $$
declare touched uuid[];
begin
  select array_agg(distinct o.engagement_id) into touched from outcome o where o.id in (select outcome_id from changed);
  if touched is not null then perform sync_engagement_ladder(touched); end if;
  return null;
end $$;
create trigger ladder_of_added_steps after insert on outcome_step referencing new table as changed
  for each statement execute function sync_ladder_from_steps();
create trigger ladder_of_removed_steps after delete on outcome_step referencing old table as changed
  for each statement execute function sync_ladder_from_steps();
-- What a step belongs to and which it is never changes: it is taken back and reached anew. With an outcome its steps are gone.
create trigger ladder_without_outcomes after delete on outcome referencing old table as old_rows
  for each statement execute function sync_engagement_from_child('sync_engagement_ladder');

alter table engagement disable trigger user;
update engagement e set top_step = reached.step
from (select o.engagement_id, max(s.step) as step from outcome o join outcome_step s on s.outcome_id = o.id group by 1) reached
where e.id = reached.engagement_id;
alter table engagement enable trigger user;

-- 2. What can be asked for ----------------------------------------------------------------------------------------------------

-- The views keep their rule, whatever its text is by now, and show more columns of the rows it leaves.
do $$
declare
  item text[];
  rule text;
  widened text;
begin
  foreach item slice 1 in array array[
    ['engagement_visible', 'engagement', 'domains, lead_component, closing_reason_id, top_step'],
    ['engagement_shared', 'engagement', 'top_step'],
    ['engagement_personal', 'engagement', 'top_step, marking'],
    ['commitment_visible', 'commitment', 'to_person_id, to_post_id']] loop
    rule := rtrim(pg_get_viewdef(item[1]::regclass), ';');
    widened := regexp_replace(rule, format('\s+FROM %s\s', item[2]), format(E', %s FROM %s\n', item[3], item[2]));
    if widened = rule then raise exception '% is not as this migration knows it', item[1]; end if;
    execute format('create or replace view %I as %s', item[1], widened);
  end loop;
end $$;

-- What has a tag, found fast, as what serves an objective is.
create view tag_given as
  select t.engagement_id, t.tag_id from engagement_tag t join engagement_visible e on e.id = t.engagement_id;
grant select on tag_given to rapport_app;

-- 3. What is counted ------------------------------------------------------------------------------------------------------------

drop function engagement_year_facets(publication, boolean, engagement_status, text, text, date, date);
create function engagement_year_facets(publication publication, close_hold boolean, status engagement_status, type text, band text,
                                       top_step ladder_step, starts_on date, starts_latest_on date)
returns table (facet text, value text, year int, month int) language sql immutable parallel safe as $$
  select f.facet, f.value, extract(year from starts_on)::int,
         case when date_trunc('month', starts_on) = date_trunc('month', starts_latest_on) then extract(month from starts_on)::int else 0 end
  from (
    select 'status', status::text
    union all select 'type', type where status = 'COMPLETE'
    union all select 'band', coalesce(band, 'UNKNOWN') where status = 'COMPLETE'
    union all select 'ladder', top_step::text where status = 'COMPLETE' and top_step is not null
  ) f(facet, value) where publication = 'PUBLISHED' and not close_hold $$;

do $$
declare
  known text := pg_get_functiondef('tally_engagement_years'::regproc);
  widened text := replace(known, 'e.partner_band, e.starts_on', 'e.partner_band, e.top_step, e.starts_on');
begin
  if widened = known then raise exception 'tally_engagement_years is not as this migration knows it'; end if;
  execute widened;
end $$;

select apply_tally_year(array_agg((facet, value, year, month, marking, releasable_nations, country_codes, count)::tally_year_change))
from (
  select f.facet, f.value, f.year, f.month, e.marking, e.releasable_nations, e.country_codes, count(*)::int
  from engagement e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.top_step,
                                                              e.starts_on, e.starts_latest_on) f
  where e.top_step is not null and f.facet = 'ladder'
  group by 1, 2, 3, 4, 5, 6, 7
) counted having count(*) > 0;
