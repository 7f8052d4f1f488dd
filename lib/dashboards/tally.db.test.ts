import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { COUNTRIES } from "@/lib/countries/data";
import { addDays, type CalendarDate, calendarDateOf, earliestDayOf, latestDayOf } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { type EngagementFilters, engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { isOwn } from "@/lib/engagements/tally-scopes";
import { engagementType } from "@/lib/engagements/types";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { LADDER } from "@/lib/outcomes/rules";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import { createViewer, setUp } from "@/testing/people";
import { contactsHref, prepareContacts } from "./contacts/prepare";
import { listLastContacts } from "./contacts/queries";
import { countByCountry, countPromisesByCountry } from "./countries/queries";
import { listPersonalEngagements } from "./personal/queries";
import { type DashboardModel, prepareDashboard } from "./prepare";
import { readFigures } from "./queries";
import {
  compareMonths,
  isRecent,
  PERIODS,
  type PeriodChoice,
  periodsOn,
  placeRank,
  placeStart,
  recentSince,
} from "./rules";
import { shortMonth } from "./words";

// Two laws. A summary equals a recount of the record, whatever was done to it in whatever order. And every number on a
// dashboard equals the rows that its viewer may see in the list it opens.

// In the first days of a year, twelve complete months are a calendar year, which a date known only to the year fits.
const DAYS = ["2026-11-22", "2027-01-10", "2026-03-01"] as const;
const CODES = ["AUS", "FRA", "JPN", "KOR"] as const;
/** Those of the portfolio whose gaps the dashboard shows; nothing else is covered, whoever covers it. */
const COVERED = ["AUS", "JPN", "KOR"] as const;
const BANDS = ["FOUR_STAR", "ONE_STAR", "POLITICAL", "FIELD", "OTHER"] as const;
const SENIORITY = { FOUR_STAR: 95, ONE_STAR: 80, POLITICAL: 100, FIELD: 70, OTHER: 20 } as const;
const MONTH_COLUMNS = Array.from({ length: 12 }, (_, index) => `m${String(index + 1).padStart(2, "0")}`);

const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
const author = await createViewer({ name: "Author", countries: ["JPN"] });
const reader = await createViewer({ name: "Reader", countries: ["FRA"] });
const viewers: Viewer[] = [
  author,
  reader,
  await createViewer({ name: "Leader", roles: ["LEADER"], allCountries: true }),
  await createViewer({ name: "Officer", countries: ["JPN", "KOR"] }),
  await createViewer({ name: "Low ceiling", countries: ["AUS", "JPN"], markingCeiling: "UNCLASSIFIED" }),
  await createViewer({ name: "Partner", nation: "GBR", roles: ["VIEWER"], allCountries: true }),
  await createViewer({ name: "Partner of few", nation: "GBR", roles: ["VIEWER"], countries: ["JPN"] }),
  await createViewer({ name: "Nobody" }),
];

beforeAll(async () => {
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
});

afterAll(() => owner.end());

// What can happen to the record ---------------------------------------------------------------------------------------

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

const facts = fc.record({
  type: fc.constantFrom("KLE", "BILAT", "PORT", "SMEE", "MTT", "EX-FTX", "HADR", "FMS"),
  status: fc.constantFrom(
    "COMPLETE",
    "COMPLETE",
    "COMPLETE",
    "PROPOSED",
    "PLANNED",
    "CONFIRMED",
    "CANCELLED",
  ),
  publication: fc.constantFrom("PUBLISHED", "PUBLISHED", "PUBLISHED", "DRAFT"),
  date,
  precision: fc.constantFrom("DAY", "DAY", "MONTH", "YEAR"),
  marking: fc.constantFrom("UNCLASSIFIED", "CUI"),
  releasable: fc.constantFrom<string[]>([], ["GBR", "USA"], ["AUS", "USA"]),
  closeHold: fc.constantFrom(false, false, false, true),
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const codes = fc.subarray([...CODES]);
const bands = fc.array(
  fc.record({ band: fc.constantFrom(...BANDS, null), attended: fc.boolean(), own: fc.boolean() }),
  {
    maxLength: 3,
  },
);
const grants = fc.subarray([reader.id, viewers[3]?.id ?? ""]);
const promise = fc.record({
  side: fc.constantFrom("OWN", "PARTNER", "THIRD"),
  state: fc.constantFrom("OPEN", "OPEN", "IN_WORK", "DONE"),
  due: fc.option(fc.oneof(date, fc.constantFrom(...DAYS))),
});
const which = fc.nat(30);

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      facts,
      codes,
      bands,
      grants,
      promises: fc.array(promise, { maxLength: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("edit" as const), which, facts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("countries" as const), which, codes }) },
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

const plain: Facts = {
  type: "KLE",
  status: "COMPLETE",
  publication: "PUBLISHED",
  date: "2026-03-04",
  precision: "DAY",
  marking: "UNCLASSIFIED",
  releasable: [],
  closeHold: false,
};

let references = 0;

async function perform(step: Operation, ids: string[]): Promise<void> {
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
        [id, step.codes],
      );
      return insertCountries(id, step.codes);
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
  await insertCountries(id, step.codes);
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
    status_reason: given.status === "CANCELLED" ? "Weather" : null,
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

async function insertCountries(id: string, list: readonly string[]): Promise<void> {
  await owner.query(
    "insert into engagement_country (engagement_id, country_code) select $1::uuid, unnest($2::text[]) on conflict do nothing",
    [id, list],
  );
}

async function insertAttendance(
  id: string,
  list: readonly { band: keyof typeof SENIORITY | null; attended: boolean; own: boolean }[],
) {
  for (const [sort, { band, attended, own }] of list.entries())
    await owner.query(
      "insert into attendance (id, engagement_id, name, band, seniority, side, role, attended, sort) values ($1, $2, 'A B', $3, $4, $5::side, 'PRINCIPAL', $6, $7)",
      [newId(), id, band, band && SENIORITY[band], own ? "OWN" : "PARTNER", attended, sort],
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

// The recount ----------------------------------------------------------------------------------------------------------

/** What the summaries must hold, counted from the tables alone: key to count, without zeros. */
async function recount(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const covered = await owner.query<{ codes: string[] }>(`
    select array_agg(trim(c.country_code) order by c.country_code) as codes
    from portfolio_country c where exists (select 1 from portfolio_member m where m.portfolio_id = c.portfolio_id)
    group by c.portfolio_id having count(*) > 1`);
  const sets = new Set(covered.rows.map((row) => row.codes.join(",")));
  const engagements = await owner.query(`
    select e.id, e.type, e.status, e.starts_on::text as first, e.starts_latest_on::text as last, e.marking, e.releasable_nations as nations,
           coalesce((select array_agg(trim(c.country_code) order by c.country_code) from engagement_country c where c.engagement_id = e.id), '{}') as codes,
           coalesce((select a.band from attendance a where a.engagement_id = e.id and a.side = 'PARTNER' and a.attended and a.band is not null
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
           coalesce((select array_agg(trim(x.country_code) order by x.country_code) from engagement_country x where x.engagement_id = e.id), '{}') as codes
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
async function summaries(): Promise<Map<string, number>> {
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

// The lists -------------------------------------------------------------------------------------------------------------

type Visible = {
  type: string;
  status: string;
  publication: string;
  band: string | null;
  /** The highest step of what came of it. */
  came: string | null;
  first: CalendarDate;
  last: CalendarDate;
  codes: string[];
};

type Attended = {
  engagement_id: string;
  side: string;
  attended: boolean;
  band: string | null;
  seniority: number | null;
};

/** Everything the viewer may read, by plain reads under the row policies. Who was there is read past them: not everybody may
 * know the people, but everybody how senior they were. */
async function readVisible(viewer: Viewer) {
  const { rows } = await owner.query<Attended>(
    "select engagement_id, side, attended, band, seniority from attendance",
  );
  const attendance = Map.groupBy(rows, (row) => row.engagement_id);
  return withViewer(viewer, async (db) => {
    const engagements = await db.engagement.findMany({
      include: { countries: true, outcomes: { include: { steps: { orderBy: { step: "desc" } } } } },
    });
    const commitments = await db.commitment.findMany({ include: { engagement: true } });
    return {
      engagements: engagements.map(
        (row): Visible => ({
          type: row.type,
          status: row.status,
          publication: row.publication,
          band:
            (attendance.get(row.id) ?? [])
              .filter((one) => one.side === "PARTNER" && one.attended && one.band !== null)
              .sort((one, other) => (other.seniority ?? 0) - (one.seniority ?? 0))[0]?.band ?? null,
          came: row.outcomes.flatMap(({ steps }) => steps[0]?.step ?? []).sort(byHeight)[0] ?? null,
          first: calendarDateOf(row.startsOn),
          last: calendarDateOf(row.startsLatestOn),
          codes: row.countries.map((country) => country.countryCode),
        }),
      ),
      commitments: commitments.map((row) => ({
        side: row.bySide,
        state: row.state,
        due: row.dueOn && calendarDateOf(row.dueOn),
        publication: row.engagement.publication,
      })),
    };
  });
}

function fits(row: Visible, filters: EngagementFilters): boolean {
  const among = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return (
    among(filters.status, row.status) &&
    among(filters.publication, row.publication) &&
    among(filters.type, row.type) &&
    among(filters.group, engagementType(row.type)?.group ?? "") &&
    among(filters.band, row.band ?? "UNKNOWN") &&
    among(filters.ladder, row.came ?? "NONE") &&
    (filters.country.length === 0 || row.codes.some((code) => filters.country.includes(code))) &&
    (!filters.senior || (SENIOR_BANDS as readonly string[]).includes(row.band ?? "")) &&
    (filters.from === null || row.first >= filters.from) &&
    (filters.to === null || row.last <= filters.to)
  );
}

function byHeight(one: LadderStep, other: LadderStep): number {
  return LADDER.indexOf(other) - LADDER.indexOf(one);
}

/** The steps of the ladder, and what none is recorded of. */
function stepsOf({ ladder: { steps, total, filters } }: DashboardModel) {
  const recorded = steps.reduce((sum, { count }) => sum + count, 0);
  return [...steps, { step: "NONE", count: total - recorded }].map(({ step, count }) => ({
    value: count,
    href: engagementsHref({ ...filters, ladder: [step] }),
  }));
}

function queryOf(href: string): Record<string, string[]> {
  const query = new URL(href, "http://x").searchParams;
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

/** Every number of the model that opens a list of engagements, with the list. */
function marksOf(model: DashboardModel): { value: number; href: string }[] {
  const columns = [...model.held.byMonth.columns, ...model.ahead.weeks.columns];
  return [
    model.held.total,
    { value: model.held.total.previous, href: model.held.total.previousHref },
    ...model.held.byType,
    ...model.held.calledOff,
    ...columns.flatMap((column) => [
      ...column.parts,
      { value: column.parts.reduce((sum, part) => sum + part.value, 0), href: column.href },
    ]),
    model.seniority.senior,
    model.seniority.unknown,
    ...model.seniority.rows,
    ...stepsOf(model),
    ...model.countries.rows.flatMap(({ value, href }) => (value === null ? [] : [{ value, href }])),
    model.ahead.total,
    model.ahead.undecided,
    ...model.ahead.byStatus,
  ];
}

async function checkViewer(
  viewer: Viewer,
  today: CalendarDate,
  asked: PeriodChoice,
  throughLists: boolean,
): Promise<void> {
  const period = periodsOn(today).includes(asked) ? asked : 12;
  const model = prepareDashboard(
    await withViewer(viewer, (db) => readFigures(db, viewer, period, today)),
    { period, column: 1, gap: 6 },
    today,
  );
  const { engagements, commitments } = await readVisible(viewer);

  for (const { value, href } of marksOf(model)) {
    const { filters, notices } = readEngagementFilters(queryOf(href));
    expect(notices, href).toEqual([]);
    expect(engagements.filter((row) => fits(row, filters)).length, `${viewer.name}: ${href}`).toBe(value);
    if (throughLists)
      expect(
        await withViewer(viewer, (db) => countEngagements(db, viewer, filters)),
        `${viewer.name}, list: ${href}`,
      ).toBe(value);
  }

  const open = commitments.filter(
    ({ state, publication }) => publication === "PUBLISHED" && (state === "OPEN" || state === "IN_WORK"),
  );
  expect(model.promises.open.value, viewer.name).toBe(open.length);
  expect(model.promises.overdue.value, viewer.name).toBe(
    open.filter(({ due }) => due !== null && due < today).length,
  );
  for (const { side, open: promised, overdue } of model.promises.sides) {
    const ofSide = open.filter((one) => one.side === side);
    expect(promised.value, `${viewer.name}, ${side}`).toBe(ofSide.length);
    expect(overdue.value, `${viewer.name}, ${side}`).toBe(
      ofSide.filter(({ due }) => due !== null && due < today).length,
    );
  }

  const held = engagements.filter((row) => row.status === "COMPLETE" && row.publication === "PUBLISHED");
  const covered = COVERED.filter(
    (code) => viewer.isHome && (viewer.allCountries || viewer.countries.includes(code)),
  );
  const onRecord = [...new Set(held.flatMap((row) => row.codes))].filter(
    (code) => viewer.allCountries || viewer.countries.includes(code),
  );
  const base = covered.length > 0 ? covered : onRecord;
  const since = recentSince(today, 6);
  const senior = held.filter((row) => (SENIOR_BANDS as readonly string[]).includes(row.band ?? ""));
  const gaps = base.filter(
    (code) =>
      !senior.some((row) => row.codes.includes(code) && isRecent(placeStart(row.first, row.last), since)),
  );
  expect([...model.gaps.nothing, ...model.gaps.older].map((gap) => gap.code).sort(), viewer.name).toEqual(
    gaps.sort(),
  );
  expect(model.gaps.nothing.map((gap) => gap.code).sort(), viewer.name).toEqual(
    gaps.filter((code) => !senior.some((row) => row.codes.includes(code))).sort(),
  );
  expect(
    model.countries.rows
      .filter((row) => row.value === null)
      .map((row) => row.code)
      .sort(),
    viewer.name,
  ).toEqual(covered.filter((code) => !held.some((row) => row.codes.includes(code))).sort());
  expect(
    model.countries.rows
      .filter((row) => row.value !== null)
      .map((row) => row.code)
      .sort(),
    viewer.name,
  ).toEqual(onRecord.sort());
  expect(model.seniority.total, viewer.name).toBe(model.held.total.value);
  await checkContacts(viewer, held, today);
}

/** Every cell of the last contacts is the latest row of the list it opens, and an empty one has none. */
async function checkContacts(viewer: Viewer, held: readonly Visible[], today: CalendarDate): Promise<void> {
  const contacts = await withViewer(viewer, async (db) =>
    listLastContacts(db, viewer, CODES, await listPersonalEngagements(db)),
  );
  const countries = CODES.filter((code) => isOwn(viewer, code));
  const rows = prepareContacts(
    countries.map((code) => ({ code, name: code, coverage: null })),
    contacts,
    viewer,
    { look: "contacts", order: "name" },
    today,
  );
  expect(rows.map((row) => row.code)).toEqual(countries);
  for (const { code, cells } of rows)
    for (const { level, contact } of cells) {
      const { filters } = readEngagementFilters(queryOf(contactsHref(code, level)));
      const latest = held
        .filter((row) => fits(row, filters))
        .map((row) => placeStart(row.first, row.last))
        .sort((one, other) => placeRank(other) - placeRank(one))[0];
      expect(contact?.month ?? null, `${viewer.name}: ${code}, ${level}`).toBe(
        latest ? shortMonth(latest) : null,
      );
    }
}

test("summaries equal a recount, and every figure equals the rows its viewer may see", {
  timeout: 300_000,
}, async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { minLength: 12, maxLength: 45 }),
      fc.constantFrom<PeriodChoice>(12, ...PERIODS),
      fc.constantFrom(DAYS[1], ...DAYS),
      async (steps, period, today) => {
        await owner.query("delete from engagement");
        const ids: string[] = [];
        for (const step of steps) await perform(step, ids);
        expect(await summaries()).toEqual(await recount());
        runs += 1;
        for (const [index, viewer] of viewers.entries())
          await checkViewer(viewer, today, period, runs % viewers.length === index);
      },
    ),
    { numRuns: 20, interruptAfterTimeLimit: 200_000 },
  );
});

test("what somebody covers is counted together for as long as they do, and only they read the count", async () => {
  const covered = async () =>
    (await owner.query("select scope from tally_coverage order by scope")).rows.map((row) => row.scope);
  const member = await createViewer({ name: "Passing", countries: [] });
  const day = (days: number) => addDays(new Date().toISOString().slice(0, 10) as CalendarDate, days);
  const portfolio = async (name: string, list: string[], from: CalendarDate, to: CalendarDate | null) => {
    const id = newId();
    await owner.query(
      "insert into portfolio (id, name, starts_on, updated_at) values ($1, $2, '2020-01-01', now())",
      [id, name],
    );
    await owner.query("insert into portfolio_country select $1, unnest($2::text[])", [id, list]);
    await owner.query(
      "insert into portfolio_member (id, portfolio_id, user_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)",
      [newId(), id, member.id, from, to],
    );
  };
  await owner.query("delete from portfolio where name like 'Covered %'");
  expect(await covered()).toEqual([]);
  await portfolio("Now", ["JPN", "KOR"], day(-10), day(10));
  await portfolio("Soon", ["AUS"], day(5), null);
  await portfolio("Later", ["FRA"], day(11), null);
  await portfolio("Over", ["FRA", "JPN"], day(-10), day(-1));
  expect(await covered()).toEqual(["U:AUS,FRA", "U:AUS,JPN,KOR", "U:JPN,KOR"]);

  await owner.query("delete from engagement");
  await perform({ do: "add", codes: ["JPN", "KOR"], bands: [], grants: [], promises: [], facts: plain }, []);
  const read = (viewer: Viewer) =>
    withViewer(
      viewer,
      (db) =>
        db.$queryRaw<{ scope: string }[]>`
          select distinct scope from tally_year where scope like 'U:%' union select scope from tally_coverage order by 1`,
    );
  expect(await read(viewers[3] ?? setUp)).toEqual([{ scope: "U:JPN,KOR" }]);
  expect(await read(author)).toEqual([]);
  expect(await read(viewers[2] ?? setUp)).toHaveLength(3);
  await owner.query("delete from portfolio where name in ('Now', 'Soon', 'Later', 'Over')");
  expect(await covered()).toEqual([]);

  const [desk, held] = [newId(), newId()];
  await owner.query(
    "insert into post (id, title, nation, created_by_id, updated_at) values ($1, 'Desk', 'USA', $2, now())",
    [desk, author.id],
  );
  await owner.query(
    "insert into portfolio (id, name, starts_on, updated_at) values ($1, 'By post', '2020-01-01', now())",
    [held],
  );
  await owner.query("insert into portfolio_country select $1, unnest(array['AUS', 'JPN'])", [held]);
  await owner.query(
    "insert into portfolio_post (id, portfolio_id, post_id, starts_on) values ($1, $2, $3, '2020-01-01')",
    [newId(), held, desk],
  );
  expect(await covered()).toEqual([]);
  await owner.query("insert into post_holding (id, post_id, user_id, starts_on) values ($1, $2, $3, $4)", [
    newId(),
    desk,
    member.id,
    day(3),
  ]);
  expect(await covered()).toEqual(["U:AUS,JPN"]);
  await portfolio("Reserve", ["KOR"], day(0), null);
  await owner.query("update portfolio_member set is_backup = true where user_id = $1", [member.id]);
  expect(await covered()).toEqual(["U:AUS,JPN,KOR"]);
  await owner.query("update post set is_active = false where id = $1", [desk]);
  expect(await covered()).toEqual([]);
  await owner.query("delete from portfolio where name in ('By post', 'Reserve')");
  expect((await owner.query("select 1 from tally_year where scope like 'U:%'")).rows).toEqual([]);
});

test("an engagement that is being written while somebody's countries change is counted once", async () => {
  await owner.query("delete from engagement");
  const member = await createViewer({ name: "Arriving", countries: [] });
  const [portfolio, engagement] = [newId(), newId()];
  await owner.query(
    "insert into portfolio (id, name, starts_on, updated_at) values ($1, 'Both', '2026-01-01', now())",
    [portfolio],
  );
  await owner.query("insert into portfolio_country select $1, unnest(array['AUS', 'KOR'])", [portfolio]);
  const writer = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await writer.connect();
  try {
    await writer.query("begin");
    await writer.query(
      `insert into engagement (id, reference, type, title, status, publication, starts_on, starts_latest_on, date_precision, time_zone, author_id, updated_at)
       values ($1, 'KLE-2026-AUS-9999', 'KLE', 'At the same time', 'COMPLETE', 'PUBLISHED', '2026-03-04', '2026-03-04', 'DAY', 'UTC', $2, now())`,
      [engagement, author.id],
    );
    await writer.query("insert into engagement_country (engagement_id, country_code) values ($1, 'KOR')", [
      engagement,
    ]);
    const covered = owner.query(
      "insert into portfolio_member (id, portfolio_id, user_id, starts_on) values ($1, $2, $3, '2026-01-01')",
      [newId(), portfolio, member.id],
    );
    await writer.query("commit");
    await covered;
  } finally {
    await writer.end();
  }
  const counted = await summaries();
  expect(counted.get("status COMPLETE 2026 3 U:AUS,KOR UNCLASSIFIED *")).toBe(1);
  expect(counted).toEqual(await recount());
  await owner.query("delete from portfolio where id = $1", [portfolio]);
});

test("nothing on record leaves every figure at zero and every covered country unknown", async () => {
  await owner.query("delete from engagement");
  expect(await summaries()).toEqual(new Map());
  const leader = viewers[2] ?? setUp;
  const figures = await withViewer(leader, (db) => readFigures(db, leader, 12, DAYS[0]));
  const model = prepareDashboard(figures, { period: 12, column: 1, gap: 6 }, DAYS[0]);
  expect(model.isEmpty).toBe(true);
  expect(model.held.total).toMatchObject({ value: 0, previous: 0, comparison: { direction: "unknown" } });
  expect(model.countries.rows.map(({ code, value }) => [code, value])).toEqual([
    ["AUS", null],
    ["JPN", null],
    ["KOR", null],
  ]);
  expect(model.gaps).toMatchObject({ value: 3, older: [] });
});

test("a date known only to the year counts where the period is that year", async () => {
  await owner.query("delete from engagement");
  await perform(
    {
      do: "add",
      codes: ["JPN"],
      bands: [],
      grants: [],
      promises: [],
      facts: { ...plain, date: "2026-03-04", precision: "YEAR" },
    },
    [],
  );
  for (const viewer of viewers) {
    await checkViewer(viewer, DAYS[1], 12, true);
    await checkViewer(viewer, DAYS[0], 12, true);
  }
});

test.each(["UNCLASSIFIED", "CUI"] as const)(
  "what a country page counts is marked as the records are, however old: %s",
  async (marking) => {
    await owner.query("delete from engagement");
    const facts = { ...plain, date: "2011-03-04", marking };
    const bands = [{ band: "FOUR_STAR" as const, attended: true, own: false }];
    const promises = [{ side: "OWN" as const, state: "OPEN" as const, due: null }];
    await perform({ do: "add", codes: ["JPN"], bands, grants: [], promises, facts }, []);
    await perform({ do: "add", codes: ["KOR"], bands: [], grants: [], promises: [], facts: plain }, []);
    const leader = viewers[2] ?? setUp;
    const comparison = compareMonths(DAYS[0], 12);
    const { counted, promised, contacts, ofAnother } = await withViewer(leader, async (db) => ({
      counted: await countByCountry(db, leader, comparison, ["JPN"]),
      promised: await countPromisesByCountry(db, leader, ["JPN"], DAYS[0]),
      contacts: await listLastContacts(db, leader, ["JPN"], []),
      ofAnother: await countByCountry(db, leader, comparison, ["KOR"]),
    }));
    expect(counted).toMatchObject({
      countries: [{ lastHeld: { year: 2011 }, lastSenior: { year: 2011 } }],
      marking,
    });
    expect(promised).toMatchObject([{ code: "JPN", open: 1, marking }]);
    expect(contacts).toEqual([{ code: "JPN", band: "FOUR_STAR", last: { year: 2011, month: 3 }, marking }]);
    expect(ofAnother.marking).toBe("UNCLASSIFIED");
  },
);

test("a start that does not keep to its precision is refused", async () => {
  await perform(
    {
      do: "add",
      codes: [],
      bands: [],
      grants: [],
      promises: [],
      facts: { ...plain, date: "2026-03-04", precision: "MONTH" },
    },
    [],
  );
  await expect(owner.query("update engagement set starts_latest_on = '2026-04-30'")).rejects.toThrow(
    /engagement_latest_fits_precision/,
  );
});
