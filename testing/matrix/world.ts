import fc from "fast-check";
import { newId } from "@/lib/ids";
import { asOwner } from "../owner";
import type { Person, Record_, Term } from "./policy";

/** People and records of a matrix, drawn from a seed and written past the wall. */

export type World = {
  people: readonly Person[];
  records: readonly Record_[];
  /** Stands in the title, the purpose, the promise, the outcome, the comment and the file of each record. */
  word: string;
  /** The objective that each record serves, and the person who was at each. */
  objective: string;
  attendeeId: string;
  /** A post that whoever wrote one of the records held until yesterday, and all countries of the records. */
  deskId: string;
  countries: readonly string[];
};

const WORD = "quincunx";
const COUNTRIES = ["JPN", "KOR", "PHL", "NOR"];
const TERMS: readonly Term[] = ["NEVER", "PAST", "TODAY", "TODAY", "LATER"];
const RELEASES: readonly { relTo: string[]; controls: string[]; nations: string[] }[] = [
  { relTo: [], controls: [], nations: [] },
  { relTo: [], controls: ["NOFORN"], nations: [] },
  { relTo: ["USA", "GBR"], controls: [], nations: ["GBR", "USA"] },
  { relTo: ["USA", "FVEY"], controls: ["FEDCON"], nations: ["AUS", "CAN", "GBR", "NZL", "USA"] },
];

const MARKINGS = ["UNCLASSIFIED", "CUI"] as const;

/** Draws the world, writes it and gives it back. The database must hold no engagement but these. */
export async function createWorld(seed: number, size: { people: number; records: number }): Promise<World> {
  // Each office is part of another, which no post belongs to.
  const places = [0, 1].map(() => ({
    postId: newId(),
    organisationId: newId(),
    aboveId: newId(),
    groupId: newId(),
  }));
  const people = draw(personFacts, seed, size.people).map(
    ({ place, held, member, countries, covers, ...facts }): Person => ({
      id: newId(),
      ...facts,
      countries,
      covers: countries.length === 0 ? "NEVER" : covers,
      post: {
        id: at(places, place).postId,
        organisationIds: [at(places, place).organisationId, at(places, place).aboveId],
        held,
      },
      group: { id: at(places, place).groupId, member },
    }),
  );
  const [author] = await asOwner<{ id: string }>(
    "select id from app_user where 'SYSTEM' = any(roles) limit 1",
  );
  const together = places.flatMap((place) => [
    place.postId,
    place.organisationId,
    place.groupId,
    place.aboveId,
  ]);
  const drawn = draw(recordFacts, seed + 1, size.records);
  const rows = drawn.map(({ release, names, writer, reviewed, marking, fileMarking, ...facts }, index) => {
    const { relTo, controls, nations } = at(RELEASES, marking === "CUI" ? release : 0);
    const record: Record_ = {
      id: newId(),
      reference: `BILAT-2000-MUL-${String(index + 1).padStart(4, "0")}`,
      ...facts,
      marking,
      nations,
      authorId: writer === null ? (author?.id ?? "") : at(people, writer).id,
      named: [
        ...new Set([
          ...names.people.map((place) => at(people, place).id),
          ...names.together.map((place) => at(together, place)),
        ]),
      ],
      reviewedBy: facts.publication === "DRAFT" ? [] : reviewed.map((place) => at(places, place).postId),
      file: { id: newId(), marking: fileMarking },
      startsOn: `${1990 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-15`,
    };
    return { record, relTo, controls };
  });
  const attendeeId = newId();
  await writePlaces(places);
  await writePeople(people, attendeeId);
  const objective = await writeRecords(rows, attendeeId);
  await tellEverybody();
  const deskId = await writeDesk();
  const records = rows.map(({ record }) => record);
  return { people, records, word: WORD, objective, attendeeId, deskId, countries: COUNTRIES };
}

const term = fc.constantFrom(...TERMS);

const personFacts = fc.record({
  role: fc.constantFrom(
    "OFFICER",
    "APPROVER",
    "LEADER",
    "PORTFOLIO_ADMIN",
    "SYSTEM_ADMIN",
    "AUDITOR",
    "VIEWER",
  ),
  nation: fc.constantFrom("USA", "USA", "USA", "GBR", "AUS", "FRA"),
  ceiling: fc.constantFrom(...MARKINGS),
  countries: fc.subarray(COUNTRIES),
  covers: term,
  allCountries: fc.constantFrom(false, false, true),
  place: fc.constantFrom(0, 1),
  held: term,
  member: term,
});

const recordFacts = fc.record({
  publication: fc.constantFrom("DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED", "PUBLISHED", "PUBLISHED"),
  closeHold: fc.constantFrom(false, false, true),
  marking: fc.constantFrom(...MARKINGS),
  release: fc.nat(RELEASES.length - 1),
  countries: fc.subarray(COUNTRIES),
  writer: fc.option(fc.nat(), { freq: 3 }),
  names: fc.record({
    people: fc.array(fc.nat(), { maxLength: 2 }),
    together: fc.array(fc.nat(7), { maxLength: 2 }),
  }),
  reviewed: fc.subarray([0, 1]),
  fileMarking: fc.constantFrom(...MARKINGS),
});

function draw<Facts>(facts: fc.Arbitrary<Facts>, seed: number, count: number): Facts[] {
  return fc.sample(facts, { seed, numRuns: count });
}

function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

/** First and last day of a term, as SQL reads them beside today. */
const DAYS: Readonly<Record<Exclude<Term, "NEVER">, readonly [string, string | null]>> = {
  PAST: ["-30", "-1"],
  TODAY: ["-30", null],
  LATER: ["1", null],
};

const ADD_DAYS = "(now() at time zone 'UTC')::date + $3::int, (now() at time zone 'UTC')::date + $4::int";

type Place = { postId: string; organisationId: string; aboveId: string; groupId: string };

async function writePlaces(places: readonly Place[]) {
  const actor = "(select id from app_user where 'SYSTEM' = any(roles) limit 1)";
  for (const { postId, organisationId, aboveId, groupId } of places) {
    await asOwner(
      `insert into organisation (id, name, nation, parent_id, created_by_id, updated_at)
       select id, 'Office ' || id::text, 'USA', above, ${actor}, now() from (values ($2::uuid, null), ($1::uuid, $2::uuid)) o (id, above)`,
      [organisationId, aboveId],
    );
    await asOwner(
      `insert into post (id, title, organisation_id, nation, created_by_id, updated_at) values ($1, 'Attaché', $2, 'USA', ${actor}, now())`,
      [postId, organisationId],
    );
    await asOwner(
      "insert into reader_group (id, name, updated_at) values ($1::uuid, $1::uuid::text, now())",
      [groupId],
    );
  }
}

async function writePeople(people: readonly Person[], attendeeId: string): Promise<void> {
  for (const { id, role, nation, ceiling, countries, covers, allCountries, post, group } of people) {
    await asOwner(
      `insert into app_user (id, email, name, nation, roles, marking_ceiling, all_countries, updated_at)
       values ($1::uuid, $1::uuid::text || '@test.example', 'Somebody', $2, array[$3::role], $4::marking, $5, now())`,
      [id, nation, role, ceiling, allCountries],
    );
    if (covers !== "NEVER") {
      const portfolio = newId();
      await asOwner(
        "insert into portfolio (id, name, starts_on, updated_at) values ($1::uuid, $1::uuid::text, '2000-01-01', now())",
        [portfolio],
      );
      await asOwner(
        "insert into portfolio_country (portfolio_id, country_code) select $1, unnest($2::text[])",
        [portfolio, countries],
      );
      await asOwner(
        `insert into portfolio_member (id, portfolio_id, user_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, ${ADD_DAYS})`,
        [portfolio, id, ...DAYS[covers]],
      );
    }
    if (post.held !== "NEVER")
      await asOwner(
        `insert into post_holding (id, post_id, user_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, ${ADD_DAYS})`,
        [post.id, id, ...DAYS[post.held]],
      );
    if (group.member !== "NEVER")
      await asOwner(
        `insert into reader_group_member (id, group_id, user_id, starts_on, ends_on, confirmed_at) values (gen_random_uuid(), $1, $2, ${ADD_DAYS}, now())`,
        [group.id, id, ...DAYS[group.member]],
      );
  }
  await asOwner(
    `insert into person (id, family_name, given_name, nationality, created_by_id, updated_at)
     values ($1, 'Sato', 'Aiko', 'JPN', (select id from app_user where 'SYSTEM' = any(roles) limit 1), now())`,
    [attendeeId],
  );
}

type Row = { record: Record_; relTo: readonly string[]; controls: readonly string[] };

async function writeRecords(rows: readonly Row[], attendeeId: string): Promise<string> {
  const told = JSON.stringify(rows.map(({ record, ...release }) => ({ ...record, ...release })));
  const given = `from jsonb_array_elements($1::jsonb) r`;
  const texts = (name: string) => `array(select jsonb_array_elements_text(r -> '${name}'))`;
  const id = "(r ->> 'id')::uuid";
  await asOwner(
    `insert into engagement (id, reference, type, title, purpose, status, publication, published_at, starts_on, starts_latest_on, time_zone,
                             marking, dissemination_controls, rel_to, releasable_nations, close_hold, author_id, reader_post_ids, latitude, longitude, updated_at)
     select ${id}, r ->> 'reference', 'BILAT', '${WORD} ' || (r ->> 'reference'), 'To talk of a ${WORD}.', 'COMPLETE',
            (r ->> 'publication')::publication, now(), (r ->> 'startsOn')::date, (r ->> 'startsOn')::date, 'UTC',
            (r ->> 'marking')::marking, ${texts("controls")}, ${texts("relTo")}, ${texts("nations")}, (r ->> 'closeHold')::boolean,
            (r ->> 'authorId')::uuid, ${texts("reviewedBy")}::uuid[], 35, 139, now() ${given}`,
    [told],
  );
  await asOwner(
    `insert into engagement_country (engagement_id, country_code) select ${id}, jsonb_array_elements_text(r -> 'countries') ${given}`,
    [told],
  );
  // All the others were invited to it, which opens it to nobody.
  await asOwner(
    `insert into engagement_country (engagement_id, country_code, role)
     select ${id}, unnest($2::text[]), 'INVITED_DECLINED' ${given} where jsonb_array_length(r -> 'countries') > 0
     on conflict do nothing`,
    [told, COUNTRIES],
  );
  await asOwner(
    `insert into engagement_access (engagement_id, reader_id, kind)
     select ${id}, jsonb_array_elements_text(r -> 'named')::uuid, 'READER' ${given}`,
    [told],
  );
  await asOwner(
    `insert into commitment (id, engagement_id, text, by_side, updated_at) select gen_random_uuid(), ${id}, 'A ${WORD}', 'OWN', now() ${given}`,
    [told],
  );
  await asOwner(
    `insert into attendance (id, engagement_id, person_id, name, side, role, sort)
     select gen_random_uuid(), ${id}, $2, 'Sato', 'PARTNER', 'PRINCIPAL', 0 ${given}`,
    [told, attendeeId],
  );
  await asOwner(
    `insert into attachment (id, engagement_id, name, kind, size, sha256, marking, uploaded_by_id, uploaded_by_name, completed_at)
     select (r -> 'file' ->> 'id')::uuid, ${id}, '${WORD}.pdf', 'PDF', 1, repeat('0', 64), (r -> 'file' ->> 'marking')::marking,
            (select id from app_user where 'SYSTEM' = any(roles) limit 1), 'Somebody', now() ${given}`,
    [told],
  );
  await asOwner(
    `insert into comment (id, engagement_id, author_id, author_name, text)
     select gen_random_uuid(), ${id}, (select id from app_user where 'SYSTEM' = any(roles) limit 1), 'Somebody', 'A ${WORD}' ${given}`,
    [told],
  );
  await asOwner(
    `with told as (insert into outcome (id, engagement_id, text, recorded_by_id, updated_at)
                   select gen_random_uuid(), ${id}, 'A ${WORD}', (select id from app_user where 'SYSTEM' = any(roles) limit 1), now() ${given}
                   returning id, recorded_by_id)
     insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id)
     select id, 'ATTENDED', 'Minutes', '2000-01-01', '2000-02-01', recorded_by_id from told`,
    [told],
  );
  await asOwner(
    `insert into revision (id, subject_type, subject_id, version, actor_id, actor_name, changes)
     select gen_random_uuid(), 'engagement', ${id}, 1, (select id from app_user where 'SYSTEM' = any(roles) limit 1), 'Somebody', '{"title": {"from": null, "to": "${WORD}"}}' ${given}`,
    [told],
  );
  const [objective] = await asOwner<{ id: string; code: string }>(
    "select id, code from objective order by code limit 1",
  );
  await asOwner(`insert into engagement_objective (engagement_id, objective_id) select ${id}, $2 ${given}`, [
    told,
    objective?.id,
  ]);
  return objective?.code ?? "";
}

async function writeDesk(): Promise<string> {
  const id = newId();
  await asOwner(
    `insert into post (id, title, nation, created_by_id, updated_at)
     values ($1, 'Desk', 'USA', (select id from app_user where 'SYSTEM' = any(roles) limit 1), now())`,
    [id],
  );
  await asOwner(
    `insert into post_holding (id, post_id, user_id, ends_on)
     select gen_random_uuid(), $1, author_id, (now() at time zone 'UTC')::date - 1 from (select distinct author_id from engagement) e`,
    [id],
  );
  return id;
}

/** Everybody watches every record, and is told that it was changed. */
async function tellEverybody(): Promise<void> {
  const each = "from engagement e cross join app_user u where not 'SYSTEM' = any(u.roles)";
  await asOwner(
    `insert into watch (id, user_id, subject_type, subject_key, created_by_id) select gen_random_uuid(), u.id, 'engagement', e.id::text, u.id ${each}`,
  );
  await asOwner(
    `insert into notice (id, user_id, kind, subject_type, subject_id, actor_id)
     select gen_random_uuid(), u.id, 'CHANGED', 'engagement', e.id, (select id from app_user where 'SYSTEM' = any(roles) limit 1) ${each}`,
  );
}
