import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type CalendarDate, monthStart, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { type EngagementFilters, NO_FILTERS, NO_REASON, readEngagementFilters } from "../filters";
import type { PreparedEngagement } from "../prepared";
import { countEngagements } from "../queries";
import { writeEngagements } from "../writing/write-engagements";
import type { Lane } from "./filters";
import { prepareMonth, preparePlaces, preparePoints, prepareReasons, prepareTimeline } from "./prepare";
import { countByCountries, countByLane, countByReason, listMonth, listPlaced, nearMonths } from "./queries";

const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const officer = await createViewer({ countries: ["JPN"] });
const partner = await createViewer({ roles: ["VIEWER"], nation: "KOR", allCountries: true });

const tomorrow = addDays(todayIn("UTC", new Date()), 1);

const base: PreparedEngagement = {
  type: "KLE",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: "2026-03-09",
  timeZone: "Asia/Tokyo",
  countries: [{ code: "JPN", role: "HOST" }],
};

const reasons = await asOwner<{ id: string; code: string }>(
  "select id, code from picklist_item where list = 'CLOSING_REASON'",
);
const reasonId = (wanted: string) => reasons.find(({ code }) => code === wanted)?.id ?? "";

const yokosuka = { latitude: "35.28130", longitude: "139.66720" };

const rows: PreparedEngagement[] = [
  ...Array.from({ length: 6 }, (_, index) => ({ ...base, title: `Talks ${index}` })),
  { ...base, type: "JCET", title: "Long", startsOn: "2026-03-09", endsOn: "2026-03-12", ...yokosuka },
  {
    ...base,
    type: "MPEP",
    title: "From before",
    startsOn: "2026-02-20",
    endsOn: "2026-03-02",
    venue: "Naval base",
    city: "Yokosuka",
    ...yokosuka,
  },
  { ...base, type: "MPEP", title: "Throughout", startsOn: "2025-02-20", endsOn: "2027-03-02" },
  { ...base, title: "Some day in March", startsOn: "2026-03-01", datePrecision: "MONTH" },
  { ...base, title: "Some day in 2026", startsOn: "2026-01-01", datePrecision: "YEAR" },
  { ...base, title: "In February", startsOn: "2026-02-27", endsOn: "2026-02-28", ...yokosuka },
  {
    ...base,
    type: "MULTI",
    title: "Three nations",
    latitude: "14.6",
    longitude: "120.98",
    startsOn: "2026-03-20",
    countries: [
      { code: "JPN", role: "HOST" },
      { code: "KOR", role: "PARTICIPANT" },
      { code: "PHL", role: "PARTICIPANT" },
    ],
  },
  { ...base, type: "BILAT", title: "Tomorrow", status: "PLANNED", startsOn: tomorrow },
  ...(["CANCELLED", "CANCELLED", "POSTPONED"] as const).map((status) => ({
    ...base,
    ...{
      title: "Called for want of money",
      startsOn: "2025-06-09",
      status,
      closingReasonId: reasonId("FUNDS"),
    },
  })),
  {
    ...base,
    ...{ title: "Called for the storm", startsOn: "2025-06-09", closingReasonId: reasonId("WEATHER") },
    status: "CANCELLED",
  },
  { ...base, title: "Called in words", startsOn: "2025-06-09", status: "CANCELLED", statusReason: "Storm." },
  { ...base, title: "Norway alone", countries: [{ code: "NOR", role: "HOST" }] },
  { ...base, title: "Close hold", closeHold: true, authorId: officer.id, ...yokosuka },
];

beforeAll(async () => {
  await withViewer(setUp, (db) => writeEngagements(db, setUp, rows));
});

const month = "2026-03-01";
const VIEWERS = [
  ["leader", leader],
  ["officer", officer],
  ["partner", partner],
] as const;

/** How many rows the list at an address has. */
function countAt(viewer: Viewer, href: string): Promise<number> {
  const query = Object.fromEntries(
    [...new URL(href, "http://x").searchParams.keys()].map((name) => [
      name,
      new URL(href, "http://x").searchParams.getAll(name),
    ]),
  );
  const { filters } = readEngagementFilters(query);
  return withViewer(viewer, (db) => countEngagements(db, viewer, filters));
}

test("a month names the longest of a busy day and counts the rest, and what runs through or has no day stands beside", async () => {
  const found = await withViewer(leader, (db) => listMonth(db, leader, NO_FILTERS, month));
  const model = prepareMonth(found, NO_FILTERS, month, "2026-03-20");
  const days = model.weeks.flat();
  const on = (day: string) => days.find((one) => one.day === day);
  expect(model.weeks[0]?.[0]?.day).toBe("2026-02-23");
  expect(on("2026-03-09")?.starting.map(({ title }) => title)[0]).toBe("Long");
  expect(on("2026-03-09")?.more).toBe(4);
  expect(on("2026-03-12")?.running.map(({ title }) => title)).toEqual(["Long"]);
  expect(on("2026-03-13")?.running).toEqual([]);
  expect(on("2026-03-02")?.running.map(({ title }) => title)).toEqual(["From before"]);
  expect(on("2026-03-20")).toMatchObject({ isToday: true });
  expect(on("2026-03-20")?.starting[0]?.countries).toHaveLength(3);
  expect(model.throughout.map(({ title }) => title)).toEqual(["Throughout"]);
  expect(model.unknown.map(({ title }) => title).sort()).toEqual(["Some day in 2026", "Some day in March"]);
  expect(model.count).toBe(8 + 2 + 2 + 1);
});

async function timelineFrom(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  lane: Lane,
  from: CalendarDate,
) {
  return prepareTimeline(await countByLane(db, viewer, filters, lane, from), filters, lane, from, month);
}

test("a row of the timeline says how many there are in all: the year only where the year is all of it", async () => {
  const inAll = (from: CalendarDate) =>
    withViewer(leader, async (db) => {
      const { rows } = await timelineFrom(db, leader, NO_FILTERS, "type", from);
      return rows.map(({ inAll: all, vague, total }) => ({ all: all?.count ?? 0, vague, total }));
    });
  const ofYear = await inAll("2026-01-01");
  expect(ofYear.some(({ vague }) => vague > 0)).toBe(true);
  for (const { all, total } of ofYear) expect(all).toBe(total);
  for (const { all, vague, total } of await inAll("2025-04-01")) expect(all).toBe(total - vague);
});

test.each(VIEWERS)(
  "each number of the %s's pictures is the length of the list it opens",
  async (_, viewer) => {
    const choices: EngagementFilters[] = [
      NO_FILTERS,
      { ...NO_FILTERS, country: ["JPN"] },
      { ...NO_FILTERS, group: ["DIALOGUE"], from: "2026-03-05", to: "2026-03-19" },
      { ...NO_FILTERS, when: "past", q: "talks" },
      { ...NO_FILTERS, when: "past" },
      { ...NO_FILTERS, when: "ahead" },
    ];
    for (const { filters, from } of choices.flatMap((filters) =>
      [month, monthStart(tomorrow)].map((from) => ({ filters, from })),
    )) {
      const { calendar, places, lanes } = await withViewer(viewer, async (db) => ({
        calendar: prepareMonth(await listMonth(db, viewer, filters, from), filters, from, from),
        places: preparePlaces(await countByCountries(db, viewer, filters), filters),
        lanes: [
          await timelineFrom(db, viewer, filters, "country", from),
          await timelineFrom(db, viewer, filters, "type", from),
          await timelineFrom(db, viewer, filters, "country", "2026-01-01"),
        ],
      }));
      for (const { starting, more, href } of calendar.weeks.flat())
        if (starting.length > 0) expect(await countAt(viewer, href), href).toBe(starting.length + more);
      for (const { value, href } of places) if (href) expect(await countAt(viewer, href), href).toBe(value);
      for (const cell of lanes.flatMap((lane) => lane.rows.flatMap((row) => [...row.months, row.inAll])))
        if (cell) expect(await countAt(viewer, cell.href), cell.href).toBe(cell.count);
    }
  },
);

test.each(VIEWERS)(
  "each number of the %s's reasons is the length of the list it opens",
  async (_, viewer) => {
    const choices: Partial<EngagementFilters>[] = [
      {},
      { country: ["JPN"] },
      { status: ["CANCELLED", "COMPLETE"] },
      { reason: [NO_REASON, "FUNDS"], publication: ["PUBLISHED"] },
      { when: "past" },
      { from: "2026-03-01", to: "2026-03-31" },
    ];
    for (const some of choices) {
      const filters = { ...NO_FILTERS, ...some };
      const { rows, total } = await reasonsOf(viewer, filters);
      for (const { byStatus, all } of total ? [...rows, total] : rows)
        for (const cell of [...byStatus, all])
          if (cell) expect(await countAt(viewer, cell.href), cell.href).toBe(cell.count);
      expect(rows.reduce((sum, { all }) => sum + all.count, 0)).toBe(total?.all.count ?? 0);
    }
  },
);

test("what was called off is told by its reason and status, in the order of the list, what has none of the list last", async () => {
  const { rows, total } = await reasonsOf(leader, { ...NO_FILTERS, q: "called" });
  expect(
    rows.map(({ key, byStatus, all }) => [key, byStatus.map((one) => one?.count ?? null), all.count]),
  ).toEqual([
    ["FUNDS", [2, 1], 3],
    ["WEATHER", [1, null], 1],
    [NO_REASON, [1, null], 1],
  ]);
  expect(total).toMatchObject({ all: { count: 5 } });
  expect((await reasonsOf(leader, { ...NO_FILTERS, status: ["COMPLETE"] })).total).toBeNull();
  expect((await reasonsOf(partner, NO_FILTERS)).total).toBeNull();
});

function reasonsOf(viewer: Viewer, filters: EngagementFilters) {
  return withViewer(viewer, async (db) => prepareReasons(await countByReason(db, viewer, filters), filters));
}

test("a map draws a point where the coordinates are, the newest first, and says how many have any", async () => {
  const read = (viewer: Viewer, filters: Partial<EngagementFilters>) =>
    withViewer(viewer, (db) => listPlaced(db, viewer, { ...NO_FILTERS, ...filters }));
  const { rows: placed, total } = await read(leader, {});
  expect(total).toBe(4);
  expect(preparePoints(placed).map(({ name, latitude, longitude }) => [name, latitude, longitude])).toEqual([
    ["Three nations", 14.6, 120.98],
    ["Long and 2 others", 35.2813, 139.6672],
  ]);
  const [alone, several] = preparePoints(placed);
  expect([alone?.place, several?.place]).toEqual(["14.60° N, 120.98° E", "Yokosuka"]);
  const atOneVenue = preparePoints(placed.map((row) => ({ ...row, venue: "Naval base" })));
  expect(atOneVenue.map(({ place }) => place)).toEqual(["Naval base", "Naval base, Yokosuka"]);
  expect(alone?.href).toBe(`/engagements/${placed[0]?.reference}`);
  expect(several).toMatchObject({ key: "point-2", href: "#point-2" });
  expect((await read(leader, { country: ["PHL"] })).total).toBe(1);
  expect(await read(leader, { when: "ahead" })).toEqual({ rows: [], total: 0 });
  expect((await read(officer, { q: "close" })).total).toBe(1);
  expect((await read(partner, {})).total).toBe(0);
});

test("a close-hold record is in the pictures of its author alone", async () => {
  const titles = (viewer: Viewer) =>
    withViewer(viewer, (db) => listMonth(db, viewer, { ...NO_FILTERS, q: "close" }, month)).then((found) =>
      found.map(({ title }) => title),
    );
  expect(await titles(officer)).toEqual(["Close hold"]);
  expect(await titles(leader)).toEqual([]);
});

test("from months without any the nearest ones with some are known, of those open to the viewer", async () => {
  const near = (viewer: Viewer, look: "calendar" | "timeline", from: CalendarDate, q: string) =>
    withViewer(viewer, (db) => nearMonths(db, viewer, { ...NO_FILTERS, q }, look, from));
  expect(await near(leader, "calendar", "2026-04-01", "nations")).toEqual({ before: month, after: null });
  expect(await near(leader, "calendar", "2026-01-01", "nations")).toEqual({ before: null, after: month });
  expect(await near(leader, "calendar", "2027-04-01", "throughout")).toMatchObject({ before: "2027-03-01" });
  expect(await near(leader, "timeline", "2027-04-01", "throughout")).toMatchObject({ before: "2025-02-01" });
  expect(await near(officer, "calendar", "2027-04-01", "close")).toMatchObject({ before: month });
  expect(await near(leader, "calendar", "2027-04-01", "close")).toEqual({ before: null, after: null });
});
