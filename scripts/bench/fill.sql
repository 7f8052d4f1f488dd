-- Fills an empty, migrated database with synthetic records. Everything follows from the number of rows, the seed and
-- the day, so that two runs make the same database. The caller sets bench.rows, bench.seed and bench.today and fills
-- the temporary tables bench_word, bench_type and bench_group.

create function pg_temp.chance(i bigint, salt text) returns float8 language sql immutable as $$
  select (hashtextextended(salt || current_setting('bench.seed'), i) & 1125899906842623) / 1125899906842624.0::float8 $$;
create function pg_temp.rows() returns bigint language sql immutable as $$ select current_setting('bench.rows')::bigint $$;
create function pg_temp.today() returns date language sql immutable as $$ select current_setting('bench.today')::date $$;
-- Version 7: milliseconds first, then bits that follow from the number.
create function pg_temp.bench_id(i bigint, salt text, at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
  from md5(salt || i) h $$;
create function pg_temp.word(wanted text, i bigint, salt text) returns text language sql stable as $$
  select words[1 + floor(pg_temp.chance(i, salt) * cardinality(words))::int] from bench_word where kind = wanted $$;

-- Partner countries in an order of their own, the first far more often than the last.
create temp table bench_country as
with ranked as (
  select code, name, time_zone, row_number() over (order by hashtextextended(code, 7)) - 1 as rank
  from country where kind = 'STATE' and existed_until is null and code <> 'USA'
), weighted as (select *, 1.0 / (rank + 4) as weight from ranked)
select code, name, coalesce(time_zone, 'UTC') as time_zone, rank,
       (sum(weight) over (order by rank) / sum(weight) over ())::float8 as up_to
from weighted;
create index on bench_country (up_to);
create index on bench_country (code);
create function pg_temp.country(r float8) returns text language sql stable as $$
  select code from bench_country where up_to > r order by up_to limit 1 $$;

create temp table bench_kind as
select code, (sum(weight) over (order by sort) / sum(weight) over ())::float8 as up_to
from (select code, sort, 1.0 / (sort + 2) as weight from bench_type) weighted;
create index on bench_kind (up_to);

analyze bench_country;
analyze bench_kind;

-- Accounts: 200 officers in 40 portfolios, and the three who are measured.
insert into app_user (id, email, name, nation, roles, marking_ceiling, all_countries, is_fictional, updated_at)
select pg_temp.bench_id(i, 'officer', '2020-01-01Z'), 'officer-' || i || '@bench.example', 'Officer ' || i, 'USA', '{OFFICER}', 'CUI', false, true, now()
from generate_series(0, 199) i
union all values
  ('00000000-0000-7000-8000-00000000be01'::uuid, 'leader@bench.example', 'Bench leader', 'USA', '{LEADER}'::role[], 'CUI'::marking, true, true, now()),
  ('00000000-0000-7000-8000-00000000be02', 'officer@bench.example', 'Bench officer', 'USA', '{OFFICER}', 'CUI', false, true, now()),
  ('00000000-0000-7000-8000-00000000be03', 'partner@bench.example', 'Bench partner', 'GBR', '{VIEWER}', 'CUI', true, true, now());
insert into portfolio (id, name, starts_on, updated_at)
select pg_temp.bench_id(p, 'portfolio', '2020-01-01Z'), 'Portfolio ' || p, '2010-01-01', now() from generate_series(0, 40) p;
insert into portfolio_country (portfolio_id, country_code)
select pg_temp.bench_id(rank % 40, 'portfolio', '2020-01-01Z'), code from bench_country
union all
select pg_temp.bench_id(40, 'portfolio', '2020-01-01Z'), code from bench_country where rank in (0, 9, 24, 60, 90, 140);
insert into portfolio_member (id, portfolio_id, user_id, starts_on)
select pg_temp.bench_id(i, 'member', '2020-01-01Z'), pg_temp.bench_id(i % 40, 'portfolio', '2020-01-01Z'), pg_temp.bench_id(i, 'officer', '2020-01-01Z'), '2010-01-01'::date
from generate_series(0, 199) i
union all
select pg_temp.bench_id(200, 'member', '2020-01-01Z'), pg_temp.bench_id(40, 'portfolio', '2020-01-01Z'), '00000000-0000-7000-8000-00000000be02', '2010-01-01';

-- People: half as many as records; one in five our own.
create temp table bench_person as
select i, pg_temp.bench_id(i, 'person', '2020-01-01Z'::timestamptz) as id,
       pg_temp.word('stem', i, 'stem') || pg_temp.word('ending', i, 'ending') as family_name,
       pg_temp.word('given', i, 'given') as given_name,
       case when i % 5 = 0 then 'USA' else pg_temp.country(pg_temp.chance(i, 'nationality')) end as nationality,
       case when c < 0.02 then 'CIV_M' when c < 0.05 then 'OF-9' when c < 0.10 then 'OF-8' when c < 0.18 then 'OF-7' when c < 0.24 then 'CIV_S'
            when c < 0.34 then 'OF-6' when c < 0.60 then 'OF-5' when c < 0.75 then 'OF-4' when c < 0.85 then 'OF-3' when c < 0.90 then 'OR-9' else null end as rank_code
from generate_series(0, greatest(pg_temp.rows() / 2, 10) - 1) i cross join lateral (select pg_temp.chance(i, 'rank') as c) chances;
create index on bench_person (nationality, i);
create index on bench_person (i);
analyze bench_person;

-- Twelve organisations to a nation, and for every four people a post; each person holds one today and one in two held another before.
insert into organisation (id, name, nation, is_fictional, created_by_id, updated_at)
select pg_temp.bench_id(n, 'organisation ' || nationality, '2020-01-01Z'), 'Component ' || n || ' of ' || nationality, nationality, true, pg_temp.bench_id(0, 'officer', '2020-01-01Z'), now()
from (select distinct nationality from bench_person) nations cross join generate_series(0, 11) n;
create temp table bench_post as
select i, nationality, pg_temp.bench_id(i, 'post', '2020-01-01Z') as id from bench_person where i % 4 = 0;
create index on bench_post (nationality);
insert into post (id, title, organisation_id, nation, is_fictional, created_by_id, updated_at)
select id, 'Head of ' || pg_temp.word('topic', i, 'post'), pg_temp.bench_id(i / 4 % 12, 'organisation ' || nationality, '2020-01-01Z'), nationality, true, pg_temp.bench_id(i % 200, 'officer', '2020-01-01Z'), now()
from bench_post;
create temp table bench_holding as
select p.i, h.number, q.id as post_id, p.id as person_id
from bench_person p
join (select nationality, count(*) as posts from bench_post group by nationality) n using (nationality)
cross join (values (0), (1)) h(number)
join (select id, nationality, row_number() over (partition by nationality order by i) - 1 as place from bench_post) q
  on q.nationality = p.nationality and q.place = (p.i + h.number * 7) % n.posts
where h.number = 0 or p.i % 2 = 0;

-- Every name with the words of its posts at once: writing it a second time would make its search keys a second time.
insert into person (id, family_name, given_name, native_name, nationality, rank_code, post_names, is_fictional, created_by_id, created_at, updated_at)
select id, family_name, given_name, case when i % 4 = 1 then translate(lower(family_name || ' ' || given_name), 'abcdefghijklmnopqrstuvwxyz', 'абцдефгхийклмнопярстувшхыз') end,
       nationality, rank_code, coalesce(h.names, ''), true, pg_temp.bench_id(i % 200, 'officer', '2020-01-01Z'), '2020-01-01Z', '2020-01-01Z'
from bench_person
left join (select h.person_id, string_agg(distinct concat_ws(' ', nullif(p.title, ''), o.name, o.abbreviation), ' ') as names
           from bench_holding h join post p on p.id = h.post_id join organisation o on o.id = p.organisation_id group by 1) h on h.person_id = id;

alter table post_holding disable trigger user;
insert into post_holding (id, post_id, person_id, starts_on, ends_on)
select pg_temp.bench_id(i * 2 + number, 'holding', '2020-01-01Z'), post_id, person_id,
       case number when 0 then pg_temp.today() - 900 else pg_temp.today() - 2500 end, case number when 1 then pg_temp.today() - 901 end
from bench_holding;
alter table post_holding enable trigger user;

-- The days: ten years, denser towards today, eight in a hundred still to come. What was entered before it happened was
-- entered up to two months before.
create temp table bench_row as
select i,
       case when future then pg_temp.today() + (1 + floor(pg_temp.chance(i, 'ahead') * 200))::int
            else pg_temp.today() - floor(3650 * power(pg_temp.chance(i, 'ago'), 1.7))::int end as day,
       (select code from bench_kind where up_to > pg_temp.chance(i, 'type') order by up_to limit 1) as type,
       pg_temp.country(pg_temp.chance(i, 'country')) as main,
       future
from generate_series(0, pg_temp.rows() - 1) i
cross join lateral (select pg_temp.chance(i, 'future') < 0.08 as future) ahead;
create index on bench_row (i);
analyze bench_row;

-- One in ten is multinational: four fifths of these a standing group, the others two to four countries by chance. Of those invited
-- beside the main one and the first, one in twenty declines, so that never all do.
create temp table bench_engagement_country as
select i, code, case when code = main then 'HOST'
                     when code <> min(code) over (partition by i) and pg_temp.chance(i, 'declines ' || code) < 0.05 then 'INVITED_DECLINED'
                     else 'PARTICIPANT' end::country_role as role
from (
  select i, main, unnest(case when pg_temp.chance(i, 'group') < 0.8
      then (select codes from bench_group order by sort offset floor(pg_temp.chance(i, 'which') * (select count(*) from bench_group))::int limit 1)
      else array(select pg_temp.country(pg_temp.chance(i, 'extra' || n)) from generate_series(1, 1 + floor(pg_temp.chance(i, 'how many') * 3)::int) n) || main end) as code
  from bench_row where pg_temp.chance(i, 'multinational') < 0.10
) several where code in (select code from bench_country) group by i, code, main
union all
select i, main, 'HOST' from bench_row where pg_temp.chance(i, 'multinational') >= 0.10;
create index on bench_engagement_country (i);
analyze bench_engagement_country;

-- Two people each: one of ours, one of the main partner's.
create temp table bench_attendance as
select r.i, 1 as sort, 'OWN'::side as side, p.id, p.given_name || ' ' || p.family_name as name, p.rank_code, p.nationality
from bench_row r join bench_person p on p.i = 5 * floor(pg_temp.chance(r.i, 'own') * (select count(*) / 5 from bench_person))::bigint
union all
select r.i, 2, 'PARTNER', p.id, p.given_name || ' ' || p.family_name, p.rank_code, p.nationality
from bench_row r
join (select nationality, count(*) as people from bench_person group by nationality) n on n.nationality = r.main
join (select *, row_number() over (partition by nationality order by i) - 1 as place from bench_person) p
  on p.nationality = r.main and p.place = floor(pg_temp.chance(r.i, 'partner') * n.people)::bigint;
create temp table bench_rank (code text primary key, band text, seniority int);
insert into bench_rank select key, value ->> 'band', (value ->> 'seniority')::int from jsonb_each(current_setting('bench.ranks')::jsonb);
create index on bench_attendance (i);
analyze bench_attendance;

alter table engagement disable trigger user;
alter table engagement enable trigger search_vector_is_written;
alter table engagement_country disable trigger user;
alter table attendance disable trigger user;
alter table commitment disable trigger user;

insert into engagement (id, reference, type, title, status, status_reason, publication, published_at, starts_on, date_precision, starts_latest_on, ends_on,
  time_zone, venue, city, host_country_code, lead_component, domains, purpose, desired_effect, key_outcomes, next_steps, said_words, atmospherics, assessment,
  marking, dissemination_controls, rel_to, releasable_nations, close_hold, author_id, origin, is_fictional,
  country_codes, reader_ids, editor_ids, attendee_names, partner_band, nation_bands, created_at, updated_at)
select
  pg_temp.bench_id(i, 'engagement', entered), type || '-' || extract(year from day) || '-' || place || '-' || lpad(number::text, 4, '0'), type,
  left(pg_temp.word('format', i, 'format') || ' ' || topic || ' with ' || country_name, 120),
  status, case when status in ('CANCELLED', 'POSTPONED') then 'Dates could not be met.' end,
  case when is_draft then 'DRAFT' else 'PUBLISHED' end::publication, case when is_draft then null else entered end,
  first_day, precision, last_day, case when precision = 'DAY' and pg_temp.chance(i, 'long') < 0.4 then day + floor(pg_temp.chance(i, 'days') * 12)::int end,
  time_zone, case when pg_temp.chance(i, 'venue') < 0.5 then 'Ministry of Defence' end, case when pg_temp.chance(i, 'city') < 0.7 then 'Capital of ' || country_name end,
  main, 'Component ' || i % 12, array[(array['LAND', 'MARITIME', 'AIR', 'CYBER', 'SPACE', 'SOF', 'INFO', 'JOINT'])[1 + floor(pg_temp.chance(i, 'domain') * 8)::int]]::domain[],
  'Advance ' || topic || '.', case when pg_temp.chance(i, 'effect') < 0.3 then 'The partner can do ' || topic || ' on its own.' end,
  case when status = 'COMPLETE' then pg_temp.word('outcome', i, 'outcome') end, case when status = 'COMPLETE' and pg_temp.chance(i, 'next') < 0.5 then 'Send notes on ' || aspect || '.' end,
  case when status = 'COMPLETE' then 'Where ' || topic || ' stands. Wants help with ' || aspect || '.' else '' end,
  case when status = 'COMPLETE' then 'POSITIVE'::atmospherics end,
  case when pg_temp.chance(i, 'assessed') < 0.3 then 'The partner takes ' || topic || ' seriously and ' || pg_temp.word('aspect', i, 'aspect2') || ' less so.' end,
  case when is_cui then 'CUI' else 'UNCLASSIFIED' end::marking, '{}',
  case when released = 1 then array['USA', 'GBR'] when released = 2 then array['USA', 'AUS', 'CAN', 'GBR', 'NZL'] when released = 3 then array['USA', main] else '{}' end,
  case when released = 1 then array['GBR', 'USA'] when released = 2 then array['AUS', 'CAN', 'GBR', 'NZL', 'USA'] when released = 3 then array[least('USA', main), greatest('USA', main)] else '{}' end,
  pg_temp.chance(i, 'close hold') < 0.01, author, 'ENTERED', true,
  codes, array[author], array[author], coalesce(names, ''), band, coalesce(bands, '{}'), entered, entered
from (
  select r.i, r.type, r.day, r.main, c.name as country_name, c.time_zone, n.codes, n.place, a.names, a.band, b.bands,
         row_number() over (partition by r.type, extract(year from r.day), n.place order by r.day, r.i) as number,
         pg_temp.word('topic', r.i, 'topic') as topic, pg_temp.word('aspect', r.i, 'aspect') as aspect,
         pg_temp.bench_id(c.rank % 40 + 40 * floor(pg_temp.chance(r.i, 'author') * 5)::int, 'officer', '2020-01-01Z') as author,
         least(r.day, pg_temp.today() - 1)::timestamp at time zone 'UTC' - pg_temp.chance(r.i, 'entered') * interval '60 days' as entered,
         pg_temp.chance(r.i, 'draft') < 0.02 as is_draft, m.is_cui,
         case when m.is_cui and pg_temp.chance(r.i, 'released') < 0.5 then 1 + floor(pg_temp.chance(r.i, 'to whom') * 3)::int end as released,
         p.precision,
         case p.precision when 'YEAR' then date_trunc('year', r.day) when 'MONTH' then date_trunc('month', r.day) else r.day end::date as first_day,
         case p.precision when 'YEAR' then date_trunc('year', r.day) + interval '1 year -1 day' when 'MONTH' then date_trunc('month', r.day) + interval '1 month -1 day' else r.day end::date as last_day,
         case when r.future then (array['PROPOSED', 'PLANNED', 'PLANNED', 'CONFIRMED', 'CONFIRMED', 'POSTPONED'])[1 + floor(pg_temp.chance(r.i, 'status') * 6)::int]
              when r.day > pg_temp.today() - 3 then 'EXECUTING'
              when pg_temp.chance(r.i, 'status') < 0.90 then 'COMPLETE' when pg_temp.chance(r.i, 'status') < 0.97 then 'CANCELLED' else 'PLANNED' end::engagement_status as status
  from bench_row r
  join bench_country c on c.code = r.main
  join lateral (select array_agg(code::text order by code) as codes, case when count(*) = 1 then min(code) else 'MUL' end as place from bench_engagement_country e where e.i = r.i and e.role <> 'INVITED_DECLINED') n on true
  left join lateral (select string_agg(a.name, ' ' order by a.sort) as names,
                            (array_agg(k.band order by k.seniority desc nulls last) filter (where a.side = 'PARTNER' and k.band is not null))[1] as band
                     from bench_attendance a left join bench_rank k on k.code = a.rank_code where a.i = r.i) a on true
  left join lateral (select jsonb_object_agg(nationality, band) as bands
                     from (select distinct on (a.nationality) a.nationality, k.band
                           from bench_attendance a join bench_rank k on k.code = a.rank_code
                           where a.i = r.i and a.side = 'PARTNER' and k.band is not null
                           order by a.nationality, k.seniority desc nulls last) most_senior) b on true
  cross join lateral (select pg_temp.chance(r.i, 'marking') < 0.15 as is_cui) m
  cross join lateral (select case when pg_temp.chance(r.i, 'precision') < 0.005 then 'YEAR' when pg_temp.chance(r.i, 'precision') < 0.03 then 'MONTH' else 'DAY' end::date_precision as precision) p
) made
order by made.entered;

create temp table bench_made as
select r.i, e.id, e.publication, e.marking, e.releasable_nations, e.close_hold, e.country_codes, e.reader_ids, e.status, e.starts_on, e.author_id
from bench_row r join engagement e on e.id = pg_temp.bench_id(r.i, 'engagement', least(r.day, pg_temp.today() - 1)::timestamp at time zone 'UTC' - pg_temp.chance(r.i, 'entered') * interval '60 days');
create index on bench_made (i);
analyze bench_made;

-- How three other nations would sort them.
insert into engagement_tag (engagement_id, tag_id)
select m.id, t.id
from bench_made m, generate_series(1, 3) n,
     lateral (select 1 + floor(power(pg_temp.chance(m.i, 'tag ' || n), 2) * (select count(*) from picklist_item join tag_scheme s on s.code = list))::int as place) chosen
join (select i.id, row_number() over (order by i.list, i.code) as place from picklist_item i join tag_scheme s on s.code = i.list) t using (place)
on conflict do nothing;
insert into engagement_country (engagement_id, country_code, role) select m.id, c.code, c.role from bench_engagement_country c join bench_made m using (i);
-- What they serve: four in five one objective, one in four of these another, and some objectives far more than others.
insert into engagement_objective (engagement_id, objective_id)
select m.id, o.id
from bench_made m, generate_series(1, 2) n,
     lateral (select 1 + floor(power(pg_temp.chance(m.i, 'objective ' || n), 2) * (select count(*) from objective))::int as place) chosen
join (select id, row_number() over (order by code) as place from objective) o using (place)
where pg_temp.chance(m.i, 'serves ' || n) < case n when 1 then 0.8 else 0.25 end and (n = 1 or pg_temp.chance(m.i, 'serves 1') < 0.8)
on conflict do nothing;

insert into attendance (id, engagement_id, person_id, name, rank_code, band, seniority, nationality, side, role, sort)
select pg_temp.bench_id(a.i * 2 + a.sort, 'attendance', '2020-01-01Z'), m.id, a.id, a.name, a.rank_code, k.band, k.seniority, a.nationality, a.side, 'PRINCIPAL', a.sort
from bench_attendance a join bench_made m using (i) left join bench_rank k on k.code = a.rank_code;

-- Promises: on every fourth that was held, most of them kept by now.
insert into commitment (id, engagement_id, text, by_side, owner_name, due_on, state, closed_on, created_at, updated_at,
                        publication, marking, releasable_nations, close_hold, country_codes, reader_ids)
select pg_temp.bench_id(i, 'commitment', '2020-01-01Z'), id, 'Send papers on ' || pg_temp.word('topic', i, 'promise') || '.', case when pg_temp.chance(i, 'by') < 0.55 then 'OWN' else 'PARTNER' end::side,
       'The responsible desk', due_on, state, case when state in ('DONE', 'OVERTAKEN') then starts_on + 30 end, starts_on, starts_on,
       publication, marking, releasable_nations, close_hold, country_codes, reader_ids
from (
  select *, case when pg_temp.chance(i, 'no due date') < 0.05 then null else starts_on + 20 + floor(pg_temp.chance(i, 'due') * 160)::int end as due_on,
         case when pg_temp.chance(i, 'kept') < case when starts_on < pg_temp.today() - 200 then 0.97 else 0.3 end
              then (array['DONE', 'DONE', 'DONE', 'OVERTAKEN'])[1 + floor(pg_temp.chance(i, 'how') * 4)::int]
              else (array['OPEN', 'IN_WORK'])[1 + floor(pg_temp.chance(i, 'how') * 2)::int] end::commitment_state as state
  from bench_made where status = 'COMPLETE' and pg_temp.chance(i, 'promise') < 0.28
) promises;

-- What was said at those that were held, what came of every fifth, and what was said about every tenth.
insert into discussion_point (id, engagement_id, kind, side, text, sort)
select pg_temp.bench_id(i * 2 + sort, 'point', '2020-01-01Z'), id, kind::point_kind, side::side, text, sort
from bench_made, lateral (values (0, 'TOPIC', 'OWN', 'Where ' || pg_temp.word('topic', i, 'topic') || ' stands.'),
                                 (1, 'ASK', 'PARTNER', 'Wants help with ' || pg_temp.word('aspect', i, 'aspect') || '.')) said(sort, kind, side, text)
where status = 'COMPLETE';
insert into outcome (id, engagement_id, text, recorded_by_id, created_at, updated_at)
select pg_temp.bench_id(i, 'outcome', '2020-01-01Z'), id, pg_temp.word('outcome', i, 'came of it'), author_id, starts_on, starts_on
from bench_made where status = 'COMPLETE' and pg_temp.chance(i, 'came of it') < 0.2;
insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id)
select o.id, step.step::ladder_step, 'The minutes speak of ' || pg_temp.word('topic', m.i, 'topic') || '.', m.starts_on, m.starts_on + 180, m.author_id
from bench_made m join outcome o on o.engagement_id = m.id, lateral (values ('ATTENDED'), ('DISCUSSED')) step(step);
insert into comment (id, engagement_id, text, author_id, author_name, created_at)
select pg_temp.bench_id(i, 'comment', '2020-01-01Z'), id, 'Ask again about ' || pg_temp.word('topic', i, 'topic') || '.', author_id, 'Somebody', starts_on
from bench_made where pg_temp.chance(i, 'comment') < 0.1;

-- Files: on every fifth, by name only; nobody downloads them.
insert into attachment (id, engagement_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, uploaded_at, completed_at, is_fictional)
select pg_temp.bench_id(i, 'file', '2020-01-01Z'), id, (array['Agenda', 'Minutes', 'Photo', 'Signed paper'])[1 + floor(pg_temp.chance(i, 'file kind') * 4)::int] || '_' || pg_temp.word('topic', i, 'file') || '.pdf',
       'PDF', 120000, repeat('0', 64), marking, author_id, 'Somebody', starts_on, starts_on, true
from bench_made where pg_temp.chance(i, 'file') < 0.2;

-- Series of meetings, a few in each country.
insert into meeting_series (id, name, cadence, topics, country_codes, created_by_id, is_fictional, updated_at)
select pg_temp.bench_id(i, 'series', '2020-01-01Z'), 'Staff talks on ' || pg_temp.word('topic', i, 'series') || ' with ' || c.name, 'once a year',
       array[pg_temp.word('aspect', i, 'agenda')], array[c.code::text], pg_temp.bench_id(i % 200, 'officer', '2020-01-01Z'), true, now()
from (select code, name, row_number() over (order by code) * 3 + n as i from bench_country, generate_series(0, 2) n) c;

insert into reference_counter (prefix, last)
select regexp_replace(reference, '-\d+$', ''), max(substring(reference from '\d+$')::int) from engagement group by 1;

-- Exercises: every series of the reference data once a year from five years back to two ahead, with all milestones, seven
-- participants and a lesson in three that nobody owns.
create temp table bench_edition as
select row_number() over (order by s.slug, y) as i, pg_temp.bench_id(row_number() over (order by s.slug, y), 'edition', '2020-01-01Z'::timestamptz) as id,
       s.id as series_id, s.slug, y as year,
       (y || '-01-01')::date + floor(pg_temp.chance(row_number() over (order by s.slug, y), 'edition day') * 350)::int as starts_on
from exercise_series s, generate_series(extract(year from pg_temp.today())::int - 5, extract(year from pg_temp.today())::int + 2) y;
insert into exercise_edition (id, reference, series_id, year, starts_on, ends_on, is_fictional, created_by_id)
select id, 'EX-' || upper(slug) || '-' || right(year::text, 2) || '-900', series_id, year, starts_on, starts_on + 10, true, pg_temp.bench_id(0, 'officer', '2020-01-01Z')
from bench_edition;
insert into exercise_participant (edition_id, country_code, role, state)
select distinct on (e.id, c.code) e.id, c.code, (case when p = 0 then 'HOST' else 'PARTICIPANT' end)::exercise_role,
       (case when pg_temp.chance(e.i * 10 + p, 'answer') < 0.7 then 'CONFIRMED' else 'INVITED' end)::invitation_state
from bench_edition e cross join generate_series(0, 6) p
cross join lateral (select pg_temp.country(pg_temp.chance(e.i * 10 + p, 'participant')) as code) c order by e.id, c.code, p;
insert into exercise_milestone (id, edition_id, kind, state, planned_on, held_on, owner_user_id)
select pg_temp.bench_id(e.i * 20 + row_number() over (partition by e.id order by t.kind), 'milestone', '2020-01-01Z'), e.id, t.kind,
       (case when day.planned_on < pg_temp.today() then 'DONE' else 'PLANNED' end)::milestone_state, day.planned_on,
       case when day.planned_on < pg_temp.today() then day.planned_on end, pg_temp.bench_id(e.i % 200, 'officer', '2020-01-01Z')
from bench_edition e cross join (select m.* from milestone_template m join planning_template p on p.id = m.template_id and p.is_default) t
cross join lateral (select (e.starts_on + case when t.anchor = 'ENDEX' then 10 else 0 end + make_interval(months => t.months, days => t.days))::date as planned_on) day;
insert into exercise_lesson (id, edition_id, number, kind, text, owner_user_id)
select pg_temp.bench_id(e.i * 10 + n, 'lesson', '2020-01-01Z'), e.id, n, 'LESSON', 'A lesson', case when n > 1 then pg_temp.bench_id(e.i % 200, 'officer', '2020-01-01Z') end
from bench_edition e cross join generate_series(1, 3) n where e.starts_on < pg_temp.today();

-- Tallies, by the very functions that the triggers call.
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
  from engagement e cross join lateral engagement_year_facets(e.publication, e.close_hold, e.status, e.type, e.partner_band, e.top_step, e.starts_on, e.starts_latest_on) f
  group by 1, 2, 3, 4, 5, 6, 7
  union all
  select f.facet, f.value, f.year, f.month, c.marking, c.releasable_nations, c.country_codes, count(*)::int
  from commitment c cross join lateral commitment_year_facets(c.publication, c.close_hold, c.state, c.by_side, c.due_on) f
  group by 1, 2, 3, 4, 5, 6, 7
) counted;

alter table engagement enable trigger user;
alter table engagement_country enable trigger user;
alter table attendance enable trigger user;
alter table commitment enable trigger user;
