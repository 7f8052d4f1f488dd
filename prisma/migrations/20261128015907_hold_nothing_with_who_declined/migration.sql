-- Who was invited and declined is no country that an engagement is held with (decision 042). One column serves the wall, the tallies and
-- the lists, so that it is mended here for all of them.

-- As before, but for the role: of what every country declined, which is called off then, all of them stay its countries.
create or replace function sync_engagement_countries(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set country_codes = now_is.codes
  from (select t.id, coalesce(array_agg(c.country_code::text order by c.country_code) filter (where c.role <> 'INVITED_DECLINED'),
                              array_agg(c.country_code::text order by c.country_code) filter (where c.country_code is not null), '{}') as codes
        from unnest(touched) as t(id) left join engagement_country c on c.engagement_id = t.id group by t.id) now_is
  where e.id = now_is.id and e.country_codes is distinct from now_is.codes $$;

-- Who declined is asked for by country; few do.
create index engagement_country_declined_idx on engagement_country (country_code, engagement_id) where role = 'INVITED_DECLINED';

-- What is on record already; the triggers mend the tallies, the promises and the words with it.
select sync_engagement_countries(array(select distinct engagement_id from engagement_country where role = 'INVITED_DECLINED'));

-- What a country was invited to and declined, found fast, as what it hosts is.
create view engagement_declined as
  select c.engagement_id, c.country_code, e.marking from engagement_country c join engagement_visible e on e.id = c.engagement_id
  where c.role = 'INVITED_DECLINED';
grant select on engagement_declined to rapport_app;
