import type pg from "pg";

/** What the triggers keep beside the record, told again from the record alone; each query counts the rows that disagree. */
const RECOUNTS: Readonly<Record<string, string>> = {
  tally: `
    with counted as (
      select f.facet, a.audience, s.scope, f.value, f.period, f.period_latest, f.marking, count(*)::int as count
      from (
        select f.*, e.marking, e.country_codes, e.releasable_nations from engagement e
        cross join lateral engagement_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.starts_on, e.starts_latest_on) f
        union all
        select f.*, c.marking, c.country_codes, c.releasable_nations from commitment c
        cross join lateral commitment_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
      ) f
      cross join lateral tally_scopes(f.country_codes) s
      cross join lateral tally_audiences(f.releasable_nations) a(audience)
      group by 1, 2, 3, 4, 5, 6, 7
    ), kept as (
      select facet, audience, scope, value, period, period_latest, marking, count from tally where count <> 0
    )
    select count(*) from ((table counted except table kept) union all (table kept except table counted)) differing`,
  tally_year: `
    with counted as (
      select f.facet, a.audience, s.scope, f.value, f.year, f.marking, f.month, count(*)::int as count
      from (
        select f.*, e.marking, e.country_codes, e.releasable_nations from engagement e
        cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.top_step, e.starts_on, e.starts_latest_on) f
        union all
        select f.*, c.marking, c.country_codes, c.releasable_nations from commitment c
        cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
      ) f
      cross join lateral tally_scopes(f.country_codes) s
      cross join lateral tally_audiences(f.releasable_nations) a(audience)
      group by 1, 2, 3, 4, 5, 6, 7
    ), kept as (
      select facet, audience, scope, value, year, marking, month, count
      from tally_year cross join lateral (values (0, unplaced), (1, m01), (2, m02), (3, m03), (4, m04), (5, m05), (6, m06), (7, m07),
                                                 (8, m08), (9, m09), (10, m10), (11, m11), (12, m12)) m(month, count)
      where count <> 0
    )
    select count(*) from ((table counted except table kept) union all (table kept except table counted)) differing`,
  "countries of engagements": `
    select count(*) from engagement e
    where country_codes is distinct from
          array(select country_code::text from engagement_country c where engagement_id = e.id
                  and (role <> 'INVITED_DECLINED' or not exists (
                    select 1 from engagement_country where engagement_id = e.id and role <> 'INVITED_DECLINED'))
                order by country_code)`,
  "readers of engagements": `
    select count(*) from engagement e
    left join discard d on d.engagement_id = e.id
    left join lateral (
      select array_agg(reader_id) filter (where kind = 'CO_AUTHOR') || e.author_id as editors, array_agg(reader_id) || e.author_id as readers
      from engagement_access where engagement_id = e.id) a on true
    where case when d.engagement_id is null
            then not (editor_ids @> a.editors and editor_ids <@ a.editors and reader_ids @> a.readers and reader_ids <@ a.readers)
            else editor_ids <> '{}' or reader_ids <> '{}' end`,
  "attendance of engagements": `
    select count(*) from engagement e
    where partner_band is distinct from (
            select band from attendance where engagement_id = e.id and attended and band is not null
              and side = case when exists (select 1 from attendance where engagement_id = e.id and side = 'PARTNER' and attended)
                              then 'PARTNER' else 'THIRD' end::side
            order by seniority desc nulls last limit 1)
       or nation_bands <> coalesce((
            select jsonb_object_agg(nation, band)
            from (select distinct on (nation) coalesce(nationality::text, '') as nation, band from attendance
                  where engagement_id = e.id and side = 'PARTNER' and attended and band is not null
                  order by nation, seniority desc nulls last) most_senior), '{}')
       or attendee_names <> coalesce((select string_agg(name, ' ' order by sort) from attendance where engagement_id = e.id), '')`,
  "what came of engagements": `
    select count(*) from engagement e
    where top_step is distinct from (
      select max(s.step) from outcome o join outcome_step s on s.outcome_id = o.id where o.engagement_id = e.id)`,
  "access to promises": `
    select count(*) from commitment c join engagement e on e.id = c.engagement_id
    where (c.publication, c.marking, c.releasable_nations, c.close_hold, c.country_codes, c.reader_ids, c.reader_post_ids)
          is distinct from
          (e.publication, e.marking, e.releasable_nations, e.close_hold, e.country_codes, e.reader_ids, e.reader_post_ids)`,
  "countries of crises": `
    select count(*) from crisis c
    where not is_historical and country_codes is distinct from
          array(select country_code::text from crisis_country where crisis_id = c.id order by country_code)`,
  "countries of exercises": `
    select count(*) from exercise_edition e
    where country_codes::text[] is distinct from
          array(select country_code::text from exercise_participant where edition_id = e.id and state <> 'DECLINED'
                order by country_code)`,
};

/** What is recounted, in words. */
export const SUMMARIES = Object.keys(RECOUNTS);

/** The summaries that do not equal a recount of the record, in words. As the owner: nobody else sees all of it. */
export async function listOutOfStep(client: pg.Client): Promise<string[]> {
  const differing: string[] = [];
  for (const [summary, sql] of Object.entries(RECOUNTS)) {
    const { rows } = await client.query<{ count: string }>(sql);
    const count = rows[0]?.count ?? "0";
    if (count !== "0") differing.push(`${summary} (${count})`);
  }
  return differing;
}
