import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, toDateColumn, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { planExport } from "./export/queries";
import { type EngagementFilters, NO_FILTERS, NO_REASON, readEngagementFilters, SORTS } from "./filters";
import type { PreparedEngagement } from "./prepared";
import {
  countEngagements,
  getEngagement,
  listDetails,
  listEngagements,
  listEngagementsInParts,
} from "./queries";
import { countBySteps, talliedPart } from "./totals";
import { type WriteReport, writeEngagements } from "./writing/write-engagements";

const author = await createViewer({ countries: ["NOR"] });
const officer = await createViewer({ countries: ["JPN", "KOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const low = await createViewer({ roles: ["LEADER"], allCountries: true, markingCeiling: "UNCLASSIFIED" });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const nobody = await createViewer({ roles: ["VIEWER"] });

const [{ id: objective = "" } = {}] = await asOwner<{ id: string }>(
  "select id from objective where code = 'LOE1-01'",
);

/** A ministry with a staff and its branch below it, and one of the same name in another nation. */
const OFFICES = [
  { id: newId(), name: "Ministry of Harbours", nation: "JPN", holds: [0, 1, 2] },
  { id: newId(), name: "Harbour Staff", nation: "JPN", holds: [1, 2] },
  { id: newId(), name: "Branch of Cranes", nation: "JPN", holds: [2] },
  { id: newId(), name: "Ministry of Harbours", nation: "KOR", holds: [3] },
] as const;

/** In either ministry of that name, in none, and one whose title nobody knows. */
const POSTS = [
  { id: newId(), title: "Head of Cranes", office: 0, nation: "JPN" },
  { id: newId(), title: "Head of Cranes", office: 3, nation: "KOR" },
  { id: newId(), title: "Harbour master", office: null, nation: "JPN" },
  { id: newId(), title: "", office: 1, nation: "JPN" },
] as const;

/** Somebody who attends some of what has attendees, and who was merged into them. */
const PERSON = { id: newId(), familyName: "Mori", givenName: "Kenji", nationality: "JPN" } as const;

const MERGED = newId();
const DOMAINS = ["LAND", "MARITIME", "AIR"] as const;
const COMPONENTS = ["Third Fleet", "Fifth Air Force", null] as const;
const STEPS = ["ATTENDED", "DISCUSSED", "AGREED", "ACTED", "SUSTAINED"] as const;

const [exerciseTag = "", exportsTag = ""] = (
  await asOwner<{ id: string }>(
    "select id from picklist_item where (list, code) in (('NDU', 'EXERCISE'), ('UK-2013', 'EXPORTS')) order by list",
  )
).map(({ id }) => id);

const [weather = "", funds = ""] = (
  await asOwner<{ id: string }>(
    "select id from picklist_item where list = 'CLOSING_REASON' and code in ('WEATHER', 'FUNDS') order by code desc",
  )
).map(({ id }) => id);

/** Two authorities of the list, the first a line of half of what is paid for. */
const [authority = "", otherAuthority = ""] = (
  await asOwner<{ id: string }>(
    "select id from picklist_item where list = 'FUNDING_AUTHORITY' and code in ('IMET', 'FMF') order by code desc",
  )
).map(({ id }) => id);

/** References of two events, the second held close. */
const [EVENT, HIDDEN_EVENT] = ["KLE-2025-MUL-8001", "KLE-2025-MUL-8002"] as const;

const TONES = ["POSITIVE", "NEUTRAL", "NEGATIVE", null] as const;
const POSITIONS = [" head of  CRANES", "Harbour master", null] as const;
const VIEWERS: Viewer[] = [author, officer, leader, low, partner, nobody];

const STATUSES = [
  "PROPOSED",
  "PLANNED",
  "CONFIRMED",
  "COMPLETE",
  "COMPLETE",
  "COMPLETE",
  "CANCELLED",
] as const;

const TYPES = ["KLE", "BILAT", "EX-TTX", "PORT"] as const;
const SETS = [["JPN"], ["KOR"], ["JPN", "KOR"], ["PHL"], ["NOR", "JPN"], ["NOR"]];
const PRECISIONS = ["DAY", "DAY", "DAY", "MONTH", "YEAR"] as const;

// A fixed sequence that looks random: the same rows in every run.
let seed = 42;

function roll(sides: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * sides);
}

function pick<T>(values: readonly T[]): T {
  return values[roll(values.length)] as T;
}

function row(index: number): PreparedEngagement {
  const precision = pick(PRECISIONS);
  const month = String(1 + roll(12)).padStart(2, "0");
  const day = precision === "DAY" ? String(1 + roll(28)).padStart(2, "0") : "01";
  const isReleasable = roll(4) === 0;
  return {
    type: pick(TYPES),
    title: `Meeting ${roll(20)}`,
    status: pick(STATUSES),
    statusReason: "Storm.",
    publication: roll(8) === 0 ? "DRAFT" : "PUBLISHED",
    closeHold: roll(10) === 0,
    startsOn: `${2024 + roll(3)}-${precision === "YEAR" ? "01" : month}-${day}`,
    datePrecision: precision,
    timeZone: "UTC",
    purpose: index === 7 ? "Talk about submarines" : "Talk",
    marking: isReleasable || roll(5) === 0 ? "CUI" : "UNCLASSIFIED",
    relTo: isReleasable ? ["USA", "GBR"] : [],
    authorId: pick([author.id, officer.id, leader.id]),
    readerIds: roll(15) === 0 ? [partner.id] : [],
    countries: pick(SETS).map((code, place) => ({
      code,
      role:
        index % 6 === place
          ? "HOST"
          : index % 8 === place
            ? "CO_HOST"
            : index % 5 === place
              ? "INVITED_DECLINED"
              : "PARTICIPANT",
    })),
    hostCountry: ["JPN", "USA", null, null][index % 4] ?? null,
    atmospherics: TONES[index % 4] ?? null,
    sets:
      index % 5 < 2
        ? {
            money: {
              lines: [authority, otherAuthority].slice(index % 2).map((authorityId) => ({ authorityId })),
            },
          }
        : {},
    objectiveIds: index % 3 === 0 ? [objective] : [],
    tagIds: [...(index % 4 === 0 ? [exerciseTag] : []), ...(index % 7 === 0 ? [exportsTag] : [])],
    domains: DOMAINS.filter((_, place) => index % (place + 2) === 0),
    leadComponent: COMPONENTS[index % 4] ?? null,
    responsibleOfficerId: index % 5 === 0 ? officer.id : null,
    closingReasonId: index % 9 === 0 ? (index % 2 === 0 ? weather : funds) : null,
    attendance:
      roll(2) === 0
        ? [
            {
              name: "Mori, Kenji",
              personId: index % 2 === 0 ? PERSON.id : null,
              side: "PARTNER",
              role: "PRINCIPAL",
              rankCode: pick(["OF-9", "OF-6", "OF-4"] as const),
              position: POSITIONS[index % 3] ?? null,
              organisation:
                index % 13 === 1
                  ? null
                  : index % 7 === 0
                    ? " harbour  STAFF"
                    : (OFFICES[index % 5]?.name ?? "Harbour Club"),
              nationality: OFFICES[index % 5]?.nation ?? "JPN",
              attended: index % 11 !== 0,
            },
          ]
        : [],
  };
}

let report: WriteReport;

beforeAll(async () => {
  for (const [index, { id, name, nation }] of OFFICES.entries())
    await withViewer(setUp, (db) =>
      db.organisation.create({
        data: {
          id,
          name,
          nation,
          createdById: setUp.id,
          parentId: [null, OFFICES[0].id, OFFICES[1].id][index] ?? null,
        },
      }),
    );
  const posts = POSTS.map(({ office, ...post }) => ({
    ...post,
    organisationId: office === null ? null : OFFICES[office].id,
    createdById: setUp.id,
  }));
  await withViewer(setUp, (db) => db.post.createMany({ data: posts }));
  await withViewer(setUp, (db) =>
    db.person.createMany({
      data: [
        { ...PERSON, createdById: setUp.id },
        { ...PERSON, id: MERGED, createdById: setUp.id },
      ],
    }),
  );
  await asOwner("update person set merged_into_id = $2 where id = $1", [MERGED, PERSON.id]);
  const rows = Array.from({ length: 300 }, (_, index) => row(index));
  report = await withViewer(setUp, (db) => writeEngagements(db, setUp, rows));
  const events = [EVENT, HIDDEN_EVENT].map(
    (reference, index): PreparedEngagement => ({
      type: "KLE",
      reference,
      title: "Dialogue",
      status: "COMPLETE",
      publication: "PUBLISHED",
      closeHold: index > 0,
      startsOn: "2025-06-01",
      timeZone: "UTC",
      authorId: author.id,
      countries: SETS[2]?.map((code) => ({ code, role: "PARTICIPANT" as const })) ?? [],
    }),
  );
  const made = await withViewer(setUp, (db) => writeEngagements(db, setUp, events));
  for (const [index, { id }] of made.written.entries())
    await asOwner(
      "insert into engagement_margin (engagement_id, event_id) select id, $2 from unnest($1::uuid[]) id",
      [report.written.filter((_, place) => place % 6 === index).map((one) => one.id), id],
    );
  // Of two in three something came, of some of these two things; the second got no further than the first.
  await asOwner(
    `with place as (
       select id, (row_number() over (order by starts_on, id))::int as place from engagement where title like 'Meeting %'
     ), came as (
       insert into outcome (id, engagement_id, text, recorded_by_id, updated_at)
       select gen_random_uuid(), id, (case n when 1 then place % 6 else least(place % 6, 1) end)::text, $1, now()
       from place, generate_series(1, 2) n where place % 3 > 0 and (n = 1 or place % 7 = 0)
       returning id, text::int as reached
     )
     insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id)
     select came.id, step, 'Seen.', '2026-01-01', '2026-07-01', $1
     from came, unnest(enum_range(null::ladder_step)) with ordinality as steps(step, height)
     where height <= reached order by came.id, height`,
    [setUp.id],
  );
});

const read = (query: AddressQuery) => readEngagementFilters(query).filters;

async function readAll(viewer: Viewer, filters: EngagementFilters): Promise<string[]> {
  const references: string[] = [];
  for (let page = 1; ; page++) {
    const { rows, info } = await withViewer(viewer, (db) => listEngagements(db, viewer, filters, page));
    references.push(...rows.map(({ reference }) => reference));
    expect(rows).toHaveLength(info.total === 0 ? 0 : info.to - info.from + 1);
    if (page >= info.pages) return references;
  }
}

test("all 300 were written", () => {
  expect(report).toMatchObject({ created: 300, updated: 0, unchanged: 0 });
});

describe("pages", () => {
  test.each(SORTS.flatMap((sort) => [sort, `-${sort}` as const]))(
    "sorted by %s show each row once, to the last page, and turn round exactly",
    async (sort) => {
      const there = await readAll(leader, { ...NO_FILTERS, sort });
      expect(new Set(there).size).toBe(there.length);
      expect(there.length).toBeGreaterThan(200);
      const back = sort.startsWith("-") ? sort.slice(1) : `-${sort}`;
      const reverse = await readAll(leader, { ...NO_FILTERS, sort: back as EngagementFilters["sort"] });
      expect(reverse.reverse()).toEqual(there);
    },
  );

  test("rows come in the order asked for", async () => {
    const { rows } = await withViewer(leader, (db) => listEngagements(db, leader, NO_FILTERS, 1));
    const days = rows.map(({ startsOn }) => startsOn);
    expect(days).toEqual([...days].sort().reverse());
  });

  test("a page beyond the last is the last", async () => {
    const { info } = await withViewer(leader, (db) => listEngagements(db, leader, NO_FILTERS, 999_999));
    expect(info.page).toBe(info.pages);
    expect(info.to).toBe(info.total);
  });
});

describe("counts equal the length of the list", () => {
  const queries: AddressQuery[] = [
    {},
    { when: "all" },
    { when: "ahead" },
    { when: "ahead", publication: "DRAFT" },
    { when: "ahead", mine: "1", sort: "title" },
    { when: "past", q: "meeting" },
    { when: "past", type: "KLE", sort: "-updated" },
    { when: "past", from: "2026-01-01" },
    { when: "ahead", country: "JPN", status: ["COMPLETE", "PLANNED"] },
    { status: "COMPLETE" },
    { status: ["PLANNED", "CONFIRMED"] },
    { publication: "PUBLISHED" },
    { publication: "DRAFT" },
    { publication: ["DRAFT", "PUBLISHED"], status: "COMPLETE" },
    { from: "2024-06-01" },
    { to: "2025-06-30" },
    { from: "2024-03-01", to: "2025-02-28", status: "COMPLETE" },
    { from: "2025-01-01", to: "2025-12-31" },
    { from: "2025-03-01", to: "2025-03-31" },
    { from: "2025-03-02", to: "2025-03-30" },
    { from: "2026-05-01", to: "2025-02-28" },
    { country: "JPN" },
    { country: ["JPN", "PHL"] },
    { country: ["JPN", "NOR"], status: "COMPLETE", from: "2025-01-01", to: "2025-06-30" },
    { country: ["JPN", "PHL"], type: "KLE" },
    { status: "COMPLETE", type: ["KLE", "PORT"], country: "KOR" },
    { status: "COMPLETE", group: "DIALOGUE", from: "2024-02-01" },
    { status: "COMPLETE", group: "DIALOGUE", type: "PORT" },
    { status: "COMPLETE", band: ["UNKNOWN", "FOUR_STAR"] },
    { status: "COMPLETE", senior: "1", publication: "PUBLISHED" },
    { group: "EXERCISE" },
    { group: "DIALOGUE", type: "PORT" },
    { band: "FOUR_STAR" },
    { band: ["UNKNOWN", "ONE_STAR"] },
    { senior: "1" },
    { mine: "1" },
    { q: "submarines" },
    { series: "no-such-series" },
    { crisis: "CR-2026-NONE" },
    { objective: "LOE1-01" },
    { objective: "LOE1-01", when: "past", status: "COMPLETE", publication: "PUBLISHED" },
    { objective: "LOE9-99" },
    { notObjective: "LOE1-01" },
    { notObjective: "LOE1-01", country: "JPN", when: "past", sort: "title" },
    { notObjective: "LOE9-99", status: "COMPLETE" },
    { objective: "LOE1-01", notObjective: "LOE1-01" },
    ...POSTS.map(({ id }) => ({ attendeePost: id })),
    { attendeePost: POSTS[0].id, notObjective: "LOE1-01", organisation: OFFICES[0].id, from: "2024-06-01" },
    { attendeePost: newId() },
    { authorPost: newId(), status: "COMPLETE" },
    ...OFFICES.map(({ id }) => ({ organisation: id })),
    { organisation: [OFFICES[2].id, OFFICES[3].id] },
    { organisation: OFFICES[0].id, when: "past", status: "COMPLETE", sort: "-title" },
    { organisation: newId() },
    { tag: "NDU.EXERCISE" },
    { tag: ["NDU.EXERCISE", "UK-2013.EXPORTS"], status: "COMPLETE" },
    { tag: "US.TRAINING" },
    { effort: "LOE-1" },
    { effort: "LOE-1", country: "JPN", when: "past", sort: "title" },
    { effort: "LOE-7" },
    { domain: "MARITIME" },
    { domain: ["LAND", "AIR"], country: "KOR" },
    { reason: "WEATHER" },
    { reason: ["WEATHER", "FUNDS"], marking: "CUI" },
    { reason: "NO_SUCH" },
    { reason: NO_REASON },
    { reason: [NO_REASON, "FUNDS"], country: "JPN" },
    { person: PERSON.id },
    { person: MERGED, status: "COMPLETE" },
    { person: newId() },
    { officer: officer.id },
    { officer: officer.id, tag: "NDU.EXERCISE" },
    { officer: newId() },
    { author: officer.id },
    { author: leader.id, when: "past", status: "COMPLETE" },
    { author: newId() },
    { funding: "IMET" },
    { funding: ["IMET", "FMF"], country: "JPN" },
    { funding: "NO_SUCH" },
    { host: "JPN" },
    { host: ["USA", "KOR"], when: "past", sort: "title" },
    { host: "FJI" },
    { hostSide: "OWN" },
    { hostSide: "PARTNER", status: "COMPLETE" },
    { hostSide: "NONE" },
    { hostSide: "NONE", host: "JPN" },
    { declined: "JPN" },
    { declined: ["JPN", "KOR"], country: "KOR", sort: "title" },
    { declined: "PHL", when: "past", status: "COMPLETE" },
    { declined: "FJI" },
    { atmospherics: "NEGATIVE" },
    { atmospherics: ["NONE", "NEUTRAL"], country: "KOR" },
    { atmospherics: "NONE" },
    { marking: "UNCLASSIFIED" },
    { component: "third FLEET" },
    { component: "Fleet" },
    { margins: EVENT },
    { margins: EVENT, country: "JPN", when: "past", sort: "title" },
    { margins: HIDDEN_EVENT },
    { margins: "MULTI-2026-NOR-9999" },
    { ladder: "ACTED" },
    { ladder: ["NONE", "SUSTAINED"], country: "JPN" },
    ...[...STEPS, "NONE"].map((ladder) => ({ ladder, status: "COMPLETE", publication: "PUBLISHED" })),
    {
      ladder: ["AGREED", "DISCUSSED"],
      status: "COMPLETE",
      country: "JPN",
      from: "2025-01-01",
      to: "2025-12-31",
    },
    { ladder: "ATTENDED", status: "COMPLETE", country: ["JPN", "PHL"], when: "past" },
    { ladder: "DISCUSSED", status: "COMPLETE", type: "KLE" },
    { weekday: "MON" },
    { weekday: ["SAT", "SUN"], status: "COMPLETE" },
    { weekday: "FRI", organisation: OFFICES[0].id, from: "2025-01-01" },
  ];
  test.each(queries)("%o", async (query) => {
    const filters = read(query);
    for (const viewer of VIEWERS) {
      const listed = await readAll(viewer, filters);
      const total = await withViewer(viewer, (db) => countEngagements(db, viewer, filters));
      expect(total).toBe(listed.length);
      if (filters.authorPost) expect(listed).toEqual([]);
      else if (filters.q === null && filters.series === null && filters.crisis === null)
        expect([...new Set(listed)].sort()).toEqual(await referencesThatFit(viewer, filters));
    }
  });

  test("whatever is asked for together, list, count, file and policy agree, and so do the steps of the ladder", async () => {
    const some = <Value extends string>(...values: Value[]) => fc.subarray(values, { maxLength: 2 });
    const rarely = <Value>(value: Value) => fc.option(fc.constant(value), { freq: 1, nil: undefined });
    const asked = fc.record({
      when: fc.constantFrom("all", "all", "past", "ahead"),
      status: some("COMPLETE", "PLANNED"),
      type: some("KLE", "PORT"),
      country: some("JPN", "KOR", "PHL"),
      band: some("FOUR_STAR", "UNKNOWN"),
      tag: some("NDU.EXERCISE", "UK-2013.EXPORTS"),
      domain: some(...DOMAINS),
      marking: some("CUI", "UNCLASSIFIED"),
      reason: some("WEATHER", "FUNDS", NO_REASON),
      ladder: some(...STEPS, "NONE"),
      effort: rarely("LOE-1"),
      person: rarely(PERSON.id),
      officer: rarely(officer.id),
      author: rarely(officer.id),
      funding: some("IMET", "FMF"),
      host: some("JPN", "USA"),
      hostSide: fc.constantFrom(undefined, undefined, "OWN", "PARTNER", "NONE"),
      declined: some("JPN", "KOR"),
      atmospherics: some("POSITIVE", "NEGATIVE", "NONE"),
      component: rarely("THIRD fleet"),
      organisation: rarely(OFFICES[0].id),
      notObjective: rarely("LOE1-01"),
      from: rarely("2024-06-01"),
    });
    // Of all at once next to nothing is left: each time only a few of them are asked for.
    const few = fc
      .tuple(asked, fc.subarray(Object.keys(NO_FILTERS), { minLength: 1, maxLength: 5 }))
      .map(([query, names]) =>
        Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name))),
      );
    await fc.assert(
      fc.asyncProperty(few, fc.constantFrom(...VIEWERS), async (query, viewer) => {
        const filters = read(query as AddressQuery);
        const listed = await readAll(viewer, filters);
        await withViewer(viewer, async (db) => {
          expect(await countEngagements(db, viewer, filters)).toBe(listed.length);
          const { ids } = await planExport(db, viewer, filters);
          const details = await listDetails(db, ids);
          expect(details.map(({ reference }) => reference)).toEqual(listed);
          const asksNone = filters.ladder.length === 0 || filters.ladder.includes("NONE");
          const none = await countEngagements(db, viewer, { ...filters, ladder: ["NONE"] });
          const steps = await countBySteps(db, viewer, filters);
          expect(steps.reduce((sum, { count }) => sum + count, asksNone ? none : 0)).toBe(listed.length);
          for (const { step, count } of steps)
            expect(await countEngagements(db, viewer, { ...filters, ladder: [step] })).toBe(count);
        });
        expect([...listed].sort()).toEqual(await referencesThatFit(viewer, filters));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("viewers do see different things", async () => {
    const totals = await Promise.all(
      VIEWERS.map((viewer) => withViewer(viewer, (db) => countEngagements(db, viewer, NO_FILTERS))),
    );
    expect(new Set(totals).size).toBe(VIEWERS.length);
    expect(totals.at(-1)).toBe(0);
  });

  test("tallies answer where they can, and only there", () => {
    const tallied = (query: AddressQuery) => talliedPart(read(query));
    expect(tallied({ status: "COMPLETE", from: "2025-01-01", to: "2025-02-28", country: "JPN" })).toEqual({
      facet: "status",
      values: ["COMPLETE"],
    });
    expect(tallied({})).toEqual({ facet: "status", values: null });
    expect(tallied({ status: "COMPLETE", type: "KLE" })).toEqual({ facet: "type", values: ["KLE"] });
    expect(tallied({ status: "COMPLETE", senior: "1", band: ["FIELD", "ONE_STAR"] })).toEqual({
      facet: "band",
      values: ["ONE_STAR"],
    });
    expect(tallied({ type: "KLE" })).toBeNull();
    expect(tallied({ status: "COMPLETE", type: "KLE", senior: "1" })).toBeNull();
    expect(tallied({ from: "2025-01-02" })).toBeNull();
    expect(tallied({ to: "2025-02-27" })).toBeNull();
    expect(tallied({ mine: "1" })).toBeNull();
    expect(tallied({ organisation: newId() })).toBeNull();
    expect(tallied({ weekday: "MON" })).toBeNull();
    expect(tallied({ notObjective: "LOE1-01" })).toBeNull();
    expect(tallied({ attendeePost: newId() })).toBeNull();
    expect(tallied({ authorPost: newId() })).toBeNull();
    expect(tallied({ status: "COMPLETE", ladder: ["ACTED", "AGREED"], country: "JPN" })).toEqual({
      facet: "ladder",
      values: ["ACTED", "AGREED"],
    });
    expect(tallied({ ladder: "ACTED" })).toBeNull();
    expect(tallied({ status: "COMPLETE", ladder: ["ACTED", "NONE"] })).toBeNull();
    expect(tallied({ status: "COMPLETE", ladder: "ACTED", type: "KLE" })).toBeNull();
    for (const [name, value] of Object.entries({
      tag: "NDU.EXERCISE",
      effort: "LOE-1",
      domain: "LAND",
      reason: "WEATHER",
      person: newId(),
      officer: newId(),
      author: newId(),
      funding: "IMET",
      host: "JPN",
      hostSide: "OWN",
      declined: "JPN",
      atmospherics: "POSITIVE",
      marking: "CUI",
      component: "Fleet",
      margins: "MULTI-2026-SGP-0001",
    }))
      expect(tallied({ status: "COMPLETE", [name]: value }), name).toBeNull();
  });
});

test("what is ahead begins with the viewer's own day", async () => {
  // 25 hours apart: when a day begins in the west it is over in the east.
  const facts = { roles: ["LEADER" as const], allCountries: true };
  const west = await createViewer({ ...facts, timeZone: "Pacific/Pago_Pago" });
  const east = await createViewer({ ...facts, timeZone: "Pacific/Kiritimati" });
  const startsOn = todayIn(west.timeZone, new Date());
  const call: PreparedEngagement = {
    type: "PORT",
    title: "Port call",
    status: "CONFIRMED",
    publication: "PUBLISHED",
    startsOn,
    timeZone: "Pacific/Pago_Pago",
    countries: [{ code: "WSM", role: "HOST" }],
  };
  // At the place of the second it is the day already on which it was held.
  const held: PreparedEngagement = {
    ...call,
    status: "COMPLETE",
    startsOn: todayIn(east.timeZone, new Date()),
    timeZone: east.timeZone,
    countries: [{ code: "KIR", role: "HOST" }],
  };
  // No form takes the third; it counts once all the same.
  const beyond: PreparedEngagement = {
    ...held,
    startsOn: addDays(startsOn, 40),
    countries: [{ code: "TUV", role: "HOST" }],
  };
  await withViewer(setUp, (db) => writeEngagements(db, setUp, [call, held, beyond]));
  const totalsFor = (viewer: Viewer, country: string) =>
    withViewer(viewer, async (db) => {
      const { rows, totals } = await listEngagementsInParts(db, viewer, read({ country, when: "past" }), 1);
      expect(rows).toHaveLength(totals.past);
      return totals;
    });
  expect(await totalsFor(west, "WSM")).toEqual({ ahead: 1, past: 0, all: 1 });
  expect(await totalsFor(east, "WSM")).toEqual({ ahead: 0, past: 1, all: 1 });
  for (const viewer of [west, east]) {
    expect(await totalsFor(viewer, "KIR")).toEqual({ ahead: 0, past: 1, all: 1 });
    expect(await totalsFor(viewer, "TUV")).toEqual({ ahead: 1, past: 0, all: 1 });
  }
});

test("an ally sees the record, not the accounts behind it", async () => {
  const { rows } = await withViewer(partner, (db) => listEngagements(db, partner, NO_FILTERS, 1));
  const [first] = rows;
  if (!first) throw new Error("nothing is released");
  expect(first.authorName).toBeNull();
  const record = await withViewer(partner, (db) => getEngagement(db, first.reference));
  expect(record).toMatchObject({ reference: first.reference, author: null });
});

test.each([
  "",
  "KLE",
  "kle-2026-jpn-0001",
  "KLE-2026-JPN-0001'; drop table engagement",
  "\0",
  "a".repeat(5_000),
])("%o names no engagement", async (reference) => {
  expect(await withViewer(leader, (db) => getEngagement(db, reference))).toBeNull();
});

/** The engagements that somebody of the offices, or of one below them, attended, as far as these are open; null when none is asked for. */
async function idsOfOffice(viewer: Viewer, ids: readonly string[]): Promise<Set<string> | null> {
  if (ids.length === 0) return null;
  const open = await withViewer(viewer, (db) => db.organisation.findMany({ select: { id: true } }));
  const wanted = OFFICES.filter(({ id }) => ids.includes(id))
    .flatMap(({ holds }) => holds.map((at) => OFFICES[at]))
    .filter((office) => open.some(({ id }) => id === office.id));
  const attended = await asOwner<{ id: string; organisation: string; nationality: string }>(
    "select engagement_id as id, organisation, nationality from attendance where attended and organisation is not null",
  );
  const isOf = (named: string, nation: string) =>
    wanted.some(
      (office) =>
        office.nation === nation &&
        office.name.toLowerCase() === named.trim().replace("  ", " ").toLowerCase(),
    );
  return new Set(
    attended.flatMap(({ id, organisation, nationality }) => (isOf(organisation, nationality) ? id : [])),
  );
}

/** The same for somebody who held the post, in the words of the record. */
async function idsOfPost(viewer: Viewer, id: string | null): Promise<Set<string> | null> {
  if (id === null) return null;
  const open = await withViewer(viewer, (db) => db.post.findMany({ select: { id: true } }));
  const post = POSTS.find((one) => one.id === id && open.some((shown) => shown.id === id));
  if (!post) return new Set();
  const key = (text: string | null) => (text ?? "").trim().replace("  ", " ").toLowerCase();
  const office = post.office === null ? null : OFFICES[post.office].name;
  type Row = { id: string; position: string | null; organisation: string | null; nationality: string };
  const attended = await asOwner<Row>(
    "select engagement_id as id, position, organisation, nationality from attendance where attended",
  );
  const held = attended.filter(
    ({ position, organisation, nationality }) =>
      nationality === post.nation &&
      key(position) === key(post.title) &&
      key(organisation) === key(office) &&
      (organisation === null) === (office === null),
  );
  expect(held.length).toBeGreaterThan(0);
  return new Set(held.map((row) => row.id));
}

function beginsOn(
  weekdays: readonly string[],
  { startsOn, datePrecision }: { startsOn: Date; datePrecision: string },
) {
  const names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
  return (
    weekdays.length === 0 || (datePrecision === "DAY" && weekdays.includes(names[startsOn.getUTCDay()] ?? ""))
  );
}

/** The same filters told to Prisma, which reads the table itself and knows neither view nor tally. */
/** The references of what the filters ask for, by plain reads under the row policies. */
async function referencesThatFit(viewer: Viewer, filters: EngagementFilters): Promise<string[]> {
  const visible = await withViewer(viewer, (db) =>
    db.engagement.findMany({ where: whereAsPrisma(filters, viewer) }),
  );
  const ofOffice = await idsOfOffice(viewer, filters.organisation);
  const ofPost = await idsOfPost(viewer, filters.attendeePost);
  // Who was merged into whom stands on the person's own record, which is not open to everybody who reads of them.
  const isKnown =
    filters.person !== MERGED ||
    (await withViewer(viewer, (db) => db.person.count({ where: { id: MERGED } }))) > 0;
  const fits = visible.filter(
    (one) =>
      isKnown &&
      (ofOffice === null || ofOffice.has(one.id)) &&
      (ofPost === null || ofPost.has(one.id)) &&
      beginsOn(filters.weekday, one),
  );
  return fits.map(({ reference }) => reference).sort();
}

/** Something came of it that has reached the step, and nothing that has reached a higher one. */
function stoodAt(value: string): Prisma.EngagementWhereInput {
  const reached = (step: (typeof STEPS)[number]) => ({ outcomes: { some: { steps: { some: { step } } } } });
  if (value === "NONE") return { outcomes: { none: { steps: { some: {} } } } };
  const place = STEPS.indexOf(value as (typeof STEPS)[number]);
  const [step = "ATTENDED", ...higher] = STEPS.slice(place);
  return { AND: [reached(step), ...higher.map((one) => ({ NOT: reached(one) }))] };
}

function whereAsPrisma(filters: EngagementFilters, viewer: Viewer) {
  const { when, status, type, group, country, band, publication, from, to, senior, mine, objective } =
    filters;
  const {
    notObjective,
    tag,
    domain,
    marking,
    reason,
    ladder,
    effort,
    person,
    officer: answers,
    author: wrote,
    funding,
    host,
    hostSide,
    declined,
    atmospherics,
    component,
    margins,
  } = filters;
  const hostedBy = (code: { in: string[] } | { not: string }): Prisma.EngagementWhereInput => ({
    OR: [
      { hostCountryCode: code },
      { countries: { some: { countryCode: code, role: { in: ["HOST", "CO_HOST"] } } } },
    ],
  });
  const sides = {
    OWN: hostedBy({ in: ["USA"] }),
    PARTNER: hostedBy({ not: "USA" }),
    NONE: { hostCountryCode: null, countries: { none: { role: { in: ["HOST", "CO_HOST"] } } } },
  } as const satisfies Record<string, Prisma.EngagementWhereInput>;
  const tones = atmospherics.filter((one) => one !== "NONE");
  const serves = { objectives: { some: { objective: { lineOfEffort: { code: effort ?? "" } } } } };
  // Of the accounts behind a record an ally knows none.
  const isKnown = viewer.isHome;
  const theirDay = todayIn(viewer.timeZone, new Date());
  const today = toDateColumn(theirDay);
  const ahead: Prisma.EngagementWhereInput = {
    OR: [{ startsOn: { gte: today } }, { startsLatestOn: { gte: today } }],
    NOT: { status: "COMPLETE", startsOn: { lte: toDateColumn(addDays(theirDay, 2)) } },
  };
  const groups: Record<string, string[]> = { EXERCISE: ["EX-TTX"], DIALOGUE: ["KLE", "BILAT"] };
  const bands = [...band.filter((one) => one !== "UNKNOWN").map((partnerBand) => ({ partnerBand }))];
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  return {
    AND: [
      when === "all" ? {} : when === "ahead" ? ahead : { NOT: ahead },
      status.length > 0 ? { status: { in: status as never[] } } : {},
      type.length > 0 ? { type: { in: type } } : {},
      group.length > 0 ? { type: { in: group.flatMap((code) => groups[code] ?? []) } } : {},
      country.length > 0 ? { countryCodes: { hasSome: country } } : {},
      publication.length > 0 ? { publication: { in: publication as never[] } } : {},
      band.length > 0 ? { OR: [...bands, ...(band.includes("UNKNOWN") ? [{ partnerBand: null }] : [])] } : {},
      senior ? { partnerBand: { in: ["FOUR_STAR", "ONE_STAR"] } } : {},
      mine ? { OR: [{ authorId: viewer.id }, { responsibleOfficerId: viewer.id }] } : {},
      from ? { startsOn: { gte: day(from) } } : {},
      to ? { startsLatestOn: { lte: day(to) } } : {},
      objective ? { objectives: { some: { objective: { code: objective } } } } : {},
      tag.length > 0
        ? {
            tags: {
              some: {
                tag: {
                  OR: tag.map((key) => ({
                    list: key.split(".")[0] ?? "",
                    code: key.split(".")[1] ?? "",
                  })),
                },
              },
            },
          }
        : {},
      domain.length > 0 ? { domains: { hasSome: domain as never[] } } : {},
      marking.length > 0 ? { marking: { in: marking as never[] } } : {},
      reason.length > 0
        ? {
            OR: [
              { closingReason: { code: { in: reason } } },
              ...(reason.includes(NO_REASON)
                ? [{ closingReasonId: null, status: { in: ["CANCELLED" as const, "POSTPONED" as const] } }]
                : []),
            ],
          }
        : {},
      ladder.length > 0 ? { OR: ladder.map(stoodAt) } : {},
      effort ? serves : {},
      person
        ? { attendance: { some: { personId: person === MERGED ? PERSON.id : person, attended: true } } }
        : {},
      answers ? { responsibleOfficerId: isKnown ? answers : newId() } : {},
      wrote ? { authorId: isKnown ? wrote : newId() } : {},
      funding.length > 0 ? { fundingLines: { some: { authority: { code: { in: funding } } } } } : {},
      host.length > 0 ? hostedBy({ in: host }) : {},
      hostSide ? sides[hostSide] : {},
      declined.length > 0
        ? { countries: { some: { countryCode: { in: declined }, role: "INVITED_DECLINED" as const } } }
        : {},
      atmospherics.length > 0
        ? {
            OR: [
              { atmospherics: { in: tones as never[] } },
              ...(tones.length < atmospherics.length ? [{ atmospherics: null }] : []),
            ],
          }
        : {},
      component ? { leadComponent: { equals: component, mode: "insensitive" as const } } : {},
      margins ? { marginOf: { event: { reference: margins } } } : {},
      notObjective ? { NOT: { objectives: { some: { objective: { code: notObjective } } } } } : {},
    ],
  };
}
