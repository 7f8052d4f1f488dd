import { describe, expect, it } from "vitest";
import type { JudgedEdition } from "../editions/queries";
import { keptPlannerHref, plannerHref, readPlannerFilters, stepped } from "./filters";
import { calendarWeeks, eventsByMonth, monthTicks, plannerEvents, plannerRows } from "./prepare";

const TODAY = "2026-06-15";
const YEAR = { from: "2026-01-01", to: "2026-12-31" };

function edition(facts: Partial<JudgedEdition> = {}): JudgedEdition {
  return {
    id: "1",
    reference: "EX-UNITAS-26",
    name: null,
    year: 2026,
    startsOn: "2026-09-15",
    endsOn: "2026-10-06",
    place: null,
    cancelReason: null,
    isReviewClosed: false,
    createdById: null,
    countryCodes: ["USA"],
    hostCountryCodes: ["USA"],
    isFictional: false,
    series: { slug: "unitas", name: "UNITAS", domains: ["MARITIME"] },
    participants: [],
    milestones: [],
    lessonsWithoutOwner: 0,
    ...facts,
  };
}

const milestone = (
  kind: "FPC" | "AAR" | "STARTEX" | "MPC",
  plannedOn: string | null,
  heldOn: string | null = null,
) => ({
  kind,
  number: 1,
  state: heldOn ? ("DONE" as const) : ("PLANNED" as const),
  plannedOn,
  heldOn,
  heldUntil: null,
  precision: "DAY" as const,
});

describe("the rows of a year", () => {
  const all = { phase: null, health: null };

  it("draw the edition from its first day to the end of its last, and each milestone on its day", () => {
    const [row] = plannerRows(
      [
        edition({
          milestones: [
            milestone("FPC", "2026-06-01"),
            milestone("MPC", null, "2026-03-01"),
            milestone("STARTEX", "2026-09-15"),
            milestone("AAR", "2027-01-05"),
          ],
        }),
      ],
      { ...YEAR, ...all },
      TODAY,
    );
    expect(row?.title).toBe("UNITAS 2026");
    expect(row?.href).toBe("/exercises/unitas/EX-UNITAS-26");
    expect(row?.bar?.from).toBeCloseTo(257 / 365);
    expect(row?.bar?.to).toBeCloseTo(279 / 365);
    expect(row?.marks.map(({ key, look }) => [key, look])).toEqual([
      ["MPC", "DONE"],
      ["FPC", "OVERDUE"],
    ]);
  });

  it("cut what runs over New Year and leave out what lies outside", () => {
    const over = edition({ startsOn: "2025-12-20", endsOn: "2026-01-10" });
    const outside = edition({ startsOn: "2025-03-01", endsOn: "2025-03-09" });
    const rows = plannerRows([over, outside], { ...YEAR, ...all }, TODAY);
    expect(rows.map(({ bar }) => bar)).toEqual([{ from: 0, to: 10 / 365 }, null]);
  });

  it("keep only the phase and health asked for", () => {
    const count = (more: object) =>
      plannerRows([edition(), edition({ startsOn: null, endsOn: null })], { ...YEAR, ...all, ...more }, TODAY)
        .length;
    expect(count({ phase: "UNDATED" })).toBe(1);
    expect(count({ health: "RED" })).toBe(0);
    expect(count({ health: "GREY" })).toBe(2);
  });
});

it("lists every day by month, the ends of the edition among them", () => {
  const editions = [edition({ milestones: [milestone("FPC", "2026-06-01")] })];
  const rows = plannerRows(editions, { ...YEAR, phase: null, health: null }, TODAY);
  expect(
    eventsByMonth(plannerEvents(editions, rows, YEAR)).map(({ month, events }) => [
      month,
      events.map(({ what }) => what),
    ]),
  ).toEqual([
    ["Jun 2026", ["Final planning conference"]],
    ["Sep 2026", ["STARTEX"]],
    ["Oct 2026", ["ENDEX"]],
  ]);
});

it("lays a month out in whole weeks from Monday", () => {
  const span = { from: "2026-09-01", to: "2026-09-30" };
  const editions = [edition()];
  const rows = plannerRows(editions, { ...span, phase: null, health: null }, TODAY);
  const weeks = calendarWeeks(editions, rows, span, "2026-09-16");
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.map(({ day, isInMonth }) => [day, isInMonth])[0]).toEqual(["2026-08-31", false]);
  const days = weeks.flat();
  const on = (day: string) => days.find((one) => one.day === day);
  expect(on("2026-09-15")?.events.map(({ what }) => what)).toEqual(["STARTEX"]);
  expect(on("2026-09-16")).toMatchObject({ isToday: true, events: [] });
  expect(on("2026-09-16")?.running.map(({ reference }) => reference)).toEqual(["EX-UNITAS-26"]);
  expect(on("2026-09-14")?.running).toEqual([]);
});

it("has twelve months in a year, the first at its beginning", () => {
  const ticks = monthTicks(YEAR);
  expect(ticks.map(({ label }) => label)).toHaveLength(12);
  expect(ticks[0]).toEqual({ at: 0, label: "Jan" });
});

describe("the address of the planner", () => {
  it("is read as it is written, and steps over the years", () => {
    const filters = readPlannerFilters("planner", { year: "2025", country: "JPN", health: "RED" }, TODAY);
    expect(plannerHref(filters)).toBe("/exercises?view=planner&year=2025&country=JPN&health=RED");
    expect(stepped(filters, 1).from).toBe("2026-01-01");
    const calendar = readPlannerFilters("calendar", { month: "2025-12" }, TODAY);
    expect(plannerHref(stepped(calendar, 1))).toBe("/exercises?view=calendar&month=2026-01");
  });

  it.each([[{ year: "26" }], [{ year: "999999" }], [{ year: "x", country: "<b>" }], [{}]])(
    "falls back to today for %j",
    (query) => {
      expect(plannerHref(readPlannerFilters("planner", query, TODAY))).toBe(
        "/exercises?view=planner&year=2026",
      );
    },
  );

  it("takes no month that does not exist", () => {
    expect(readPlannerFilters("calendar", { month: "2026-13" }, TODAY).from).toBe("2026-06-01");
  });
});

it("is kept without the year or month that runs, and with any other", () => {
  const kept = (query: Record<string, string>) =>
    keptPlannerHref(
      readPlannerFilters(query.view === "calendar" ? "calendar" : "planner", query, TODAY),
      TODAY,
    );
  expect(kept({ country: "JPN" })).toBe("/exercises?view=planner&country=JPN");
  expect(kept({ year: "2026" })).toBe("/exercises?view=planner");
  expect(kept({ year: "2027" })).toBe("/exercises?view=planner&year=2027");
  expect(kept({ view: "calendar", month: "2026-06" })).toBe("/exercises?view=calendar");
  expect(kept({ view: "calendar", month: "2026-07" })).toBe("/exercises?view=calendar&month=2026-07");
});
