-- Where nobody of the partner was there, who heads a body of many nations was met: a secretary general, a force commander. The level of
-- such a meeting is theirs, as its principal is (`counterpartSide`), and no longer unknown. The bands of single nations stay those of the
-- partner's people: who heads a body of many nations speaks for none of them.

create function counterpart_side(wanted uuid) returns side language sql stable set search_path = public as $$
  select case when bool_or(side = 'THIRD') and not bool_or(side = 'PARTNER') then 'THIRD' else 'PARTNER' end::side
  from attendance where engagement_id = wanted and attended $$;
revoke execute on function counterpart_side(uuid) from public;

create or replace function sync_engagement_attendance(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set partner_band = now_is.band, nation_bands = now_is.bands, attendee_names = now_is.names
  from (select t.id,
               (array_agg(a.band order by a.seniority desc nulls last) filter (where a.side = met.side and a.attended and a.band is not null))[1] as band,
               bands_of_nations(t.id) as bands,
               coalesce(string_agg(a.name, ' ' order by a.sort), '') as names
        from unnest(touched) as t(id) cross join lateral (select counterpart_side(t.id) as side) met
        left join attendance a on a.engagement_id = t.id group by t.id) now_is
  where e.id = now_is.id and (e.partner_band, e.nation_bands, e.attendee_names) is distinct from (now_is.band, now_is.bands, now_is.names) $$;

-- What is on record already; the triggers mend the tallies with it.
select sync_engagement_attendance(array(select distinct engagement_id from attendance where side = 'THIRD' and attended and band is not null));
