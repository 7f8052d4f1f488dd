-- Measured at 100,000 engagements: to tell the level of a visit as seen from one country, the attendance of each visit was read through
-- the wall, which took half as long as the page of a country may. The record now carries the band of the most senior partner of each
-- nation, as it does that of all.

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN "nation_bands" JSONB NOT NULL DEFAULT '{}';

-- Under '' stands the band of those whose nation is not said.
create function bands_of_nations(wanted uuid) returns jsonb language sql stable set search_path = public as $$
  select coalesce(jsonb_object_agg(nation, band), '{}')
  from (select distinct on (nation) coalesce(nationality::text, '') as nation, band
        from attendance
        where engagement_id = wanted and side = 'PARTNER' and attended and band is not null
        order by nation, seniority desc nulls last) most_senior $$;

create or replace function sync_engagement_attendance(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set partner_band = now_is.band, nation_bands = now_is.bands, attendee_names = now_is.names
  from (select t.id,
               (array_agg(a.band order by a.seniority desc nulls last) filter (where a.side = 'PARTNER' and a.attended and a.band is not null))[1] as band,
               bands_of_nations(t.id) as bands,
               coalesce(string_agg(a.name, ' ' order by a.sort), '') as names
        from unnest(touched) as t(id) left join attendance a on a.engagement_id = t.id group by t.id) now_is
  where e.id = now_is.id and (e.partner_band, e.nation_bands, e.attendee_names) is distinct from (now_is.band, now_is.bands, now_is.names) $$;
revoke execute on function bands_of_nations(uuid) from public;

alter table engagement disable trigger user;
update engagement set nation_bands = bands_of_nations(id) where partner_band is not null;
alter table engagement enable trigger user;

-- The views keep their rules, whatever their text is by now, and show one more column of the rows they leave.
do $$
declare
  name text;
  known text;
  widened text;
begin
  foreach name in array array['engagement_visible', 'engagement_shared', 'engagement_personal'] loop
    known := rtrim(pg_get_viewdef(name::regclass), ';');
    widened := regexp_replace(known, '\s+FROM engagement\s', E', nation_bands FROM engagement\n');
    if widened = known then raise exception '% is not as this migration knows it', name; end if;
    execute format('create or replace view %I as %s', name, widened);
  end loop;
end $$;
