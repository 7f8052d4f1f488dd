import fc from "fast-check";
import pg from "pg";
import type { Viewer } from "@/lib/auth/viewer";
import { COUNTRIES } from "@/lib/countries/data";
import { addDays, earliestDayOf, latestDayOf } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { ENGAGEMENT_TYPE_CODES } from "@/lib/engagements/types";
import {
  CommitmentState,
  DatePrecision,
  EngagementStatus,
  Publication,
  Side,
} from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { bandOf, RANK_CODES, type RankCode, seniority } from "@/lib/people/ranks";
import { createViewer, setUp } from "@/testing/people";

// In the first days of a year, twelve complete months are a calendar year, which a date known only to the year fits.
export const DAYS = ["2026-11-22", "2027-01-10", "2026-03-01"] as const;
export const CODES = ["AUS", "FRA", "JPN", "KOR"] as const;
/** Those of the portfolio whose gaps the dashboard shows; nothing else is covered, whoever covers it. */
export const COVERED = ["AUS", "JPN", "KOR"] as const;
const MONTH_COLUMNS = Array.from({ length: 12 }, (_, index) => `m${String(index + 1).padStart(2, "0")}`);

/** The owner of the database, past its policies; whoever prepares the record ends it. */
export const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
export const author = await createViewer({ name: "Author", countries: ["JPN"] });
const reader = await createViewer({ name: "Reader", countries: ["FRA"] });
/** Every kind of viewer: the author, somebody named as a reader, who sees all, some, no marking, as an ally, and nothing. */
export const viewers: Viewer[] = [
  author,
  reader,
  await createViewer({ name: "Leader", roles: ["LEADER"], allCountries: true }),
  await createViewer({ name: "Officer", countries: ["JPN", "KOR"] }),
  await createViewer({ name: "Low ceiling", countries: ["AUS", "JPN"], markingCeiling: "UNCLASSIFIED" }),
  await createViewer({ name: "Partner", nation: "GBR", roles: ["VIEWER"], allCountries: true }),
  await createViewer({ name: "Partner of few", nation: "GBR", roles: ["VIEWER"], countries: ["JPN"] }),
  await createViewer({ name: "Nobody" }),
];

/** Makes the countries and what is covered of them, and lets a promise take every change that a row can take. */
export async function prepareRecord(): Promise<void> {
  await owner.connect();
  // Which changes a promise may take is tested with the promises. What is counted must follow every one that a row can take.
  await owner.query("alter table commitment disable trigger keep_the_word_that_was_given");
  const known = COUNTRIES.filter((country) => (CODES as readonly string[]).includes(country.alpha3));
  await withViewer(setUp, async (db) => {
    await db.country.createMany({
      skipDuplicates: true,
      data: known.map(({ alpha3, name, formalName, region, subregion, kind }) => ({
        code: alpha3,
        name,
        formalName,
        region,
        subregion,
        kind,
      })),
    });
    await db.portfolio.create({
      data: {
        name: "Pacific",
        startsOn: new Date("2026-01-01"),
        countries: { create: COVERED.map((countryCode) => ({ countryCode })) },
      },
    });
    // What the viewers cover is theirs by minting; a portfolio makes the database count it together.
    for (const [index, covered] of [["JPN", "KOR"], [...COVERED]].entries())
      await db.portfolio.create({
        data: {
          name: `Covered ${index}`,
          startsOn: new Date("2026-01-01"),
          countries: { create: covered.map((countryCode) => ({ countryCode })) },
          members: { create: [{ userId: viewers[index]?.id ?? "", startsOn: new Date("2026-01-01") }] },
        },
      });
  });
}

const date = fc
  .tuple(
    fc.constantFrom(...DAYS),
    fc.oneof(
      fc.integer({ min: -30, max: 130 }),
      fc.integer({ min: -760, max: 0 }),
      fc.constantFrom(-1, 0, 1, 89, 90),
    ),
  )
  .map(([today, days]) => addDays(today, days));

/** Any of the values, and as often as all of them together the one that most figures are about. */
function mostly<Value extends string>(usual: Value, values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(fc.constant(usual), fc.constantFrom(...values));
}

const facts = fc.record({
  type: fc.constantFrom(...ENGAGEMENT_TYPE_CODES),
  status: mostly("COMPLETE", Object.values(EngagementStatus)),
  publication: mostly("PUBLISHED", Object.values(Publication)),
  date,
  precision: mostly("DAY", Object.values(DatePrecision)),
  marking: fc.constantFrom("UNCLASSIFIED", "CUI"),
  releasable: fc.constantFrom<string[]>([], ["GBR", "USA"], ["AUS", "USA"]),
  closeHold: fc.constantFrom(false, false, false, true),
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const ROLES = ["HOST", "PARTICIPANT", "OBSERVER", "INVITED_DECLINED"] as const;
type Invited = { code: string; role: (typeof ROLES)[number] };

const countries = fc
  .subarray([...CODES])
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.constantFrom(...ROLES).map((role): Invited => ({ code, role })))),
  );
const bands = fc.array(
  fc.record({ rank: fc.constantFrom(...RANK_CODES, null), attended: fc.boolean(), own: fc.boolean() }),
  {
    maxLength: 3,
  },
);
const grants = fc.subarray([reader.id, viewers[3]?.id ?? ""]);
const promise = fc.record({
  side: fc.constantFrom(...Object.values(Side)),
  state: mostly("OPEN", Object.values(CommitmentState)),
  due: fc.option(fc.oneof(date, fc.constantFrom(...DAYS))),
});
const which = fc.nat(30);

/** Anything that can happen to the record, drawn at random. */
export const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      facts,
      countries,
      bands,
      grants,
      promises: fc.array(promise, { maxLength: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("edit" as const), which, facts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("countries" as const), which, countries }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("attendance" as const), which, bands }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("access" as const), which, grants }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("climb" as const),
      which,
      height: fc.integer({ min: 0, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take back" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drop outcomes" as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("promise" as const), which, promise }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("renegotiate" as const), which, promise }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drop promises" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("close all that began before" as const), date }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("cover" as const), codes: fc.subarray([...COVERED]) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** A held meeting that everybody may read. */
export const plain: Facts = {
  type: "KLE",
  status: "COMPLETE",
  publication: "PUBLISHED",
  date: "2026-03-04",
  precision: "DAY",
  marking: "UNCLASSIFIED",
  releasable: [],
  closeHold: false,
};

/** Countries that take part. */
export function taking(codes: readonly string[]): Invited[] {
  return codes.map((code) => ({ code, role: "PARTICIPANT" }));
}

let references = 0;

/** Does it to the engagement that it falls on; `ids` are those on record and follow. */
export async function perform(step: Operation, ids: string[]): Promise<void> {
  if (step.do === "add") return addEngagement(step, ids);
  if (step.do === "close all that began before") {
    await owner.query("update engagement set status = 'COMPLETE' where starts_on < $1", [step.date]);
    return;
  }
  if (step.do === "cover") return coverTogether(step.codes);
  const id = ids[step.which % Math.max(1, ids.length)];
  if (id === undefined) return;
  switch (step.do) {
    case "edit": {
      const columns = columnsOf(step.facts);
      const sets = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
      await owner.query(`update engagement set ${sets.join(", ")} where id = $1`, [
        id,
        ...Object.values(columns),
      ]);
      return;
    }
    case "countries":
      await owner.query(
        "delete from engagement_country where engagement_id = $1 and country_code <> all($2)",
        [id, step.countries.map(({ code }) => code)],
      );
      return insertCountries(id, step.countries);
    case "attendance":
      await owner.query("delete from attendance where engagement_id = $1", [id]);
      return insertAttendance(id, step.bands);
    case "access":
      await owner.query("delete from engagement_access where engagement_id = $1", [id]);
      return insertAccess(id, step.grants);
    case "climb":
      return insertOutcome(id, step.height);
    case "take back":
      await owner.query(
        "delete from outcome_step where (outcome_id, step) in (select o.id, max(s.step) from outcome o join outcome_step s on s.outcome_id = o.id where o.engagement_id = $1 group by o.id)",
        [id],
      );
      return;
    case "drop outcomes":
      await owner.query("delete from outcome where engagement_id = $1", [id]);
      return;
    case "promise":
      return insertPromise(id, step.promise);
    case "renegotiate":
      await owner.query(
        "update commitment set by_side = $2::side, state = $3::commitment_state, due_on = $4 where id = (select id from commitment where engagement_id = $1 order by id limit 1)",
        [id, step.promise.side, step.promise.state, step.promise.due],
      );
      return;
    case "drop promises":
      await owner.query("delete from commitment where engagement_id = $1", [id]);
      return;
    case "cancel":
      await owner.query(
        "update engagement set status = 'CANCELLED', status_reason = 'Host withdrew' where id = $1",
        [id],
      );
      return;
    case "remove":
      await owner.query("delete from engagement where id = $1", [id]);
      ids.splice(ids.indexOf(id), 1);
  }
}

async function addEngagement(step: Extract<Operation, { do: "add" }>, ids: string[]): Promise<void> {
  const id = newId();
  references += 1;
  const columns = {
    id,
    reference: `KLE-2026-JPN-${String(references).padStart(4, "0")}`,
    title: `Engagement ${references}`,
    time_zone: "UTC",
    author_id: author.id,
    updated_at: new Date(),
    ...columnsOf(step.facts),
  };
  const names = Object.keys(columns);
  await owner.query(
    `insert into engagement (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(columns),
  );
  ids.push(id);
  await insertCountries(id, step.countries);
  await insertAttendance(id, step.bands);
  await insertAccess(id, step.grants);
  for (const one of step.promises) await insertPromise(id, one);
}

/** Gives the second of the portfolios other countries, in two statements of one transaction as a save does. */
async function coverTogether(list: readonly string[]): Promise<void> {
  await owner.query("begin");
  await owner.query(
    "delete from portfolio_country where portfolio_id = (select id from portfolio where name = 'Covered 1')",
  );
  await owner.query(
    "insert into portfolio_country (portfolio_id, country_code) select id, unnest($1::text[]) from portfolio where name = 'Covered 1'",
    [list],
  );
  await owner.query("commit");
}

function columnsOf(given: Facts) {
  const startsOn = earliestDayOf(given.date, given.precision);
  return {
    type: given.type,
    status: given.status,
    status_reason: given.status === "CANCELLED" || given.status === "POSTPONED" ? "Weather" : null,
    publication: given.publication,
    starts_on: startsOn,
    starts_latest_on: latestDayOf(given.date, given.precision),
    date_precision: given.precision,
    ends_on: null,
    marking: given.marking,
    releasable_nations: given.releasable,
    close_hold: given.closeHold,
  };
}

async function insertCountries(id: string, list: readonly Invited[]): Promise<void> {
  await owner.query(
    `insert into engagement_country (engagement_id, country_code, role) select $1::uuid, unnest($2::text[]), unnest($3::text[])::country_role
     on conflict (engagement_id, country_code) do update set role = excluded.role`,
    [id, list.map(({ code }) => code), list.map(({ role }) => role)],
  );
}

/** The countries that the engagement with this id is held with, sorted: those that did not decline, or all where all did. */
const HELD_WITH = (id: string) => `(
  select coalesce(array_agg(trim(country_code) order by country_code) filter (where role <> 'INVITED_DECLINED'),
                  array_agg(trim(country_code) order by country_code), '{}')
  from engagement_country where engagement_id = ${id})`;

async function insertAttendance(
  id: string,
  list: readonly { rank: RankCode | null; attended: boolean; own: boolean }[],
) {
  for (const [sort, { rank, attended, own }] of list.entries())
    await owner.query(
      "insert into attendance (id, engagement_id, name, band, seniority, side, role, attended, sort) values ($1, $2, 'A B', $3, $4, $5::side, 'PRINCIPAL', $6, $7)",
      [newId(), id, rank && bandOf(rank), rank && seniority(rank), own ? "OWN" : "PARTNER", attended, sort],
    );
}

async function insertAccess(id: string, users: readonly string[]): Promise<void> {
  await owner.query(
    "insert into engagement_access (engagement_id, reader_id, kind) select $1, unnest($2::uuid[]), 'READER'",
    [id, users],
  );
}

/** Something that came of it, up to a step of the ladder. */
async function insertOutcome(id: string, height: number): Promise<void> {
  const outcome = newId();
  await owner.query(
    "insert into outcome (id, engagement_id, text, recorded_by_id, updated_at) values ($1, $2, 'Berths', $3, now())",
    [outcome, id, author.id],
  );
  await owner.query(
    `insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id)
     select $1, step, 'Seen.', '2026-01-01', '2026-07-01', $3
     from unnest(enum_range(null::ladder_step)) with ordinality as steps(step, place) where place <= $2 order by place`,
    [outcome, height, author.id],
  );
}

async function insertPromise(
  id: string,
  { side, state, due }: { side: string; state: string; due: string | null },
) {
  await owner.query(
    "insert into commitment (id, engagement_id, text, by_side, state, due_on, updated_at) values ($1, $2, 'Send the study', $3::side, $4::commitment_state, $5, now())",
    [newId(), id, side, state, due],
  );
}

/** What the summaries must hold, counted from the tables alone: key to count, without zeros. */
export async function recount(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const covered = await owner.query<{ codes: string[] }>(`
    select array_agg(trim(c.country_code) order by c.country_code) as codes
    from portfolio_country c where exists (select 1 from portfolio_member m where m.portfolio_id = c.portfolio_id)
    group by c.portfolio_id having count(*) > 1`);
  const sets = new Set(covered.rows.map((row) => row.codes.join(",")));
  const engagements = await owner.query(`
    select e.id, e.type, e.status, e.starts_on::text as first, e.starts_latest_on::text as last, e.marking, e.releasable_nations as nations,
           ${HELD_WITH("e.id")} as codes,
           coalesce((select a.band from attendance a where a.engagement_id = e.id and a.side <> 'OWN' and a.attended and a.band is not null
                       and (a.side = 'PARTNER' or not exists (
                         select 1 from attendance p where p.engagement_id = e.id and p.side = 'PARTNER' and p.attended))
                     order by a.seniority desc limit 1), 'UNKNOWN') as band,
           (select s.step from outcome o join outcome_step s on s.outcome_id = o.id where o.engagement_id = e.id
            order by s.step desc limit 1) as came
    from engagement e where e.publication = 'PUBLISHED' and not e.close_hold`);
  for (const row of engagements.rows) {
    const month = row.first.slice(0, 7) === row.last.slice(0, 7) ? Number(row.first.slice(5, 7)) : 0;
    const at = `${row.first.slice(0, 4)} ${month}`;
    const held =
      row.status === "COMPLETE"
        ? [
            `type ${row.type} ${at}`,
            `band ${row.band} ${at}`,
            ...(row.came ? [`ladder ${row.came} ${at}`] : []),
          ]
        : [];
    const coming = ["PROPOSED", "PLANNED", "CONFIRMED", "EXECUTING"].includes(row.status)
      ? [`planned ${row.status} ${row.first} ${row.last}`]
      : [];
    add(counts, [`status ${row.status} ${at}`, ...held, ...coming], row, sets);
  }
  const promises = await owner.query(`
    select c.by_side, c.due_on::text as due, e.marking, e.releasable_nations as nations,
           ${HELD_WITH("e.id")} as codes
    from commitment c join engagement e on e.id = c.engagement_id
    where e.publication = 'PUBLISHED' and not e.close_hold and c.state in ('OPEN', 'IN_WORK')`);
  for (const row of promises.rows) {
    const due = row.due ?? "9999-12-31";
    add(
      counts,
      [
        `promise ${row.by_side} ${due} ${due}`,
        `promise ${row.by_side} ${due.slice(0, 4)} ${Number(due.slice(5, 7))}`,
      ],
      row,
      sets,
    );
  }
  return counts;
}

function add(
  counts: Map<string, number>,
  keys: string[],
  row: { codes: string[]; marking: string; nations: string[] },
  sets: ReadonlySet<string>,
): void {
  const scopes = [
    "ALL",
    ...row.codes.map((code) => `C:${code}`),
    ...(row.codes.length > 0 ? [`S:${row.codes.join(",")}`] : []),
    ...[...sets].filter((set) => row.codes.some((code) => set.includes(code))).map((set) => `U:${set}`),
  ];
  for (const key of keys)
    for (const scope of scopes)
      for (const audience of ["*", ...row.nations]) {
        const full = `${key} ${scope} ${row.marking} ${audience}`;
        counts.set(full, (counts.get(full) ?? 0) + 1);
      }
}

/** What the summaries hold, in the same words. */
export async function summaries(): Promise<Map<string, number>> {
  const months = ["unplaced", ...MONTH_COLUMNS];
  const { rows } = await owner.query(`
    select facet || ' ' || value || ' ' || year || ' ' || month || ' ' || scope || ' ' || marking || ' ' || audience as key, count
    from tally_year, lateral (values ${months.map((column, index) => `(${index}, ${column})`).join(", ")}) m(month, count)
    where count <> 0
    union all
    select facet || ' ' || value || ' ' || period || ' ' || period_latest || ' ' || scope || ' ' || marking || ' ' || audience, count
    from tally where count <> 0`);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
