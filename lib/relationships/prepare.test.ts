import { expect, test } from "vitest";
import { directionOf } from "@/lib/engagements/direction";
import { prepareRelationship } from "./prepare";
import type { MadePromise, Meeting } from "./queries";
import { rankOf, readLineStart, shapeOf, spanAround, spanFrom } from "./rules";

const today = "2026-11-26";
const span = spanAround(today);
const sides = { home: "USA", theirs: "JPN", today };

function meeting(fields: Partial<Meeting>): Meeting {
  return {
    id: "a",
    reference: "BILAT-2026-JPN-0001",
    type: "BILAT",
    subtype: null,
    title: "Talks",
    status: "COMPLETE",
    startsOn: "2026-03-09",
    startsLatestOn: "2026-03-09",
    endsOn: null,
    datePrecision: "DAY",
    host: "JPN",
    partnerBand: "TWO_STAR",
    marking: "UNCLASSIFIED",
    ...fields,
  };
}

function promise(fields: Partial<MadePromise>): MadePromise {
  return {
    id: "p",
    text: "Send the course dates.",
    bySide: "OWN",
    state: "OPEN",
    madeOn: "2026-03-09",
    dueOn: "2026-12-31",
    missedOn: null,
    closedOn: null,
    marking: "UNCLASSIFIED",
    ...fields,
  };
}

test("the span is two years of whole months around today", () => {
  expect(span).toEqual({ from: "2025-03-01", until: "2027-03-01" });
  expect(spanAround("2024-02-29")).toEqual({ from: "2022-06-01", until: "2024-06-01" });
});

test.each([
  [{ type: "BILAT", subtype: null, host: "JPN" }, "OUT"],
  [{ type: "BILAT", subtype: null, host: "USA" }, "IN"],
  [{ type: "BILAT", subtype: null, host: "SGP" }, "NEITHER"],
  [{ type: "BILAT", subtype: null, host: null }, "NEITHER"],
  [{ type: "BILAT", subtype: "CALL", host: "JPN" }, "NEITHER"],
  [{ type: "HOST", subtype: null, host: null }, "IN"],
  [{ type: "ABROAD", subtype: null, host: null }, "OUT"],
  [{ type: "HOST", subtype: null, host: "SGP" }, "NEITHER"],
] as const)("%j is %s", (facts, direction) => {
  expect(directionOf(facts, "JPN", "USA")).toBe(direction);
});

test("size tells seniority, and what nobody knows has none", () => {
  expect(["POLITICAL", "FOUR_STAR", "TWO_STAR", "ONE_STAR", "FIELD"].map(rankOf)).toEqual([4, 4, 3, 2, 1]);
  expect(rankOf(null)).toBeNull();
});

test("shape tells the kind of meeting", () => {
  expect(["BILAT", "CEREM", "PORT", "JCET", "FMS"].map(shapeOf)).toEqual([
    "circle",
    "circle",
    "square",
    "diamond",
    "triangle",
  ]);
});

test("an arc says of a promise what the say-do ratio counts it as", () => {
  const told: Partial<MadePromise>[] = [
    { dueOn: today },
    { state: "IN_WORK", dueOn: "2026-11-25" },
    { dueOn: null },
    { state: "DONE", dueOn: "2026-04-01", closedOn: "2026-04-01" },
    { state: "DONE", dueOn: "2026-04-01", closedOn: "2026-04-02" },
    { state: "DONE", dueOn: "2026-06-01", missedOn: "2026-04-01", closedOn: "2026-05-01" },
    { state: "BROKEN", dueOn: null },
    { state: "OVERTAKEN", dueOn: "2026-04-01" },
  ];
  const { arcs, rows } = prepareRelationship(
    {
      span,
      meetings: [],
      promises: told.map((fields, index) => promise({ id: String(index), ...fields })),
      crises: [],
    },
    sides,
  );
  expect(arcs.map(({ fate }) => fate)).toEqual([
    "ahead",
    "overdue",
    "ahead",
    "kept",
    "late",
    "late",
    "broken",
    "overtaken",
  ]);
  expect(rows.find(({ key }) => key === "4")?.standing).toBe("Kept late, due 1 Apr 2026");
  expect(arcs[4]?.href).toBe("/commitments/4");
});

test("the line can begin with another month, and shows today only where it lies in it", () => {
  expect(readLineStart("2024-03")).toBe("2024-03-01");
  expect(["2024-13", "2024-3", "2024-03-01", "x", "0999-01"].map(readLineStart)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(readLineStart(undefined)).toBeNull();
  expect(spanFrom("2024-03-01")).toEqual({ from: "2024-03-01", until: "2026-03-01" });
  const on = (from: string) =>
    prepareRelationship({ span: spanFrom(from), meetings: [], promises: [], crises: [] }, sides).today;
  expect(on("2024-11-01")).toBeNull();
  expect(on("2024-12-01")).toBeGreaterThan(0.9);
  expect(on("2026-12-01")).toBeNull();
});

test("marks of one side that would cover each other stand above each other, those of the other side do not mind", () => {
  const { marks, levels } = prepareRelationship(
    {
      span,
      meetings: [
        meeting({ id: "1" }),
        meeting({ id: "2", startsOn: "2026-03-10", startsLatestOn: "2026-03-10" }),
        meeting({ id: "3", host: "USA" }),
        meeting({ id: "4", startsOn: "2026-06-10", startsLatestOn: "2026-06-10" }),
      ],
      promises: [],
      crises: [],
    },
    sides,
  );
  expect(Object.fromEntries(marks.map(({ key, level }) => [key, level]))).toEqual({ 1: 0, 2: 1, 3: 0, 4: 0 });
  expect(levels).toEqual({ above: 2, below: 1 });
});

test("a day that is not known stands in the middle of what it may be and shows the whole of it", () => {
  const [mark] = prepareRelationship(
    {
      span,
      meetings: [meeting({ datePrecision: "MONTH", startsOn: "2026-03-01", startsLatestOn: "2026-03-31" })],
      promises: [],
      crises: [],
    },
    sides,
  ).marks;
  expect(mark?.may).toEqual({ from: 365 / 730, to: 395 / 730 });
  expect(mark?.at).toBeCloseTo(380 / 730);
  expect(mark?.name).toContain("Mar 2026, Talks");
});

test("an arc runs to the day due, to the day it was closed, or to today, and never out of the span", () => {
  const { arcs } = prepareRelationship(
    {
      span,
      meetings: [],
      promises: [
        promise({ id: "1" }),
        promise({ id: "2", dueOn: null }),
        promise({ id: "3", dueOn: null, state: "DONE", closedOn: "2026-03-09" }),
        promise({ id: "4", madeOn: "2024-12-01", dueOn: "2029-01-01", bySide: "PARTNER" }),
      ],
      crises: [],
    },
    sides,
  );
  const day = (days: number) => days / 730;
  expect(arcs.map(({ from, to, isDueKnown, isOurs }) => [from, to, isDueKnown, isOurs])).toEqual([
    [day(373), day(670), true, true],
    [day(373), day(635), false, true],
    [day(373), day(373), false, true],
    [0, 1, true, false],
  ]);
});

test("a crisis that runs ends today, and the table holds every mark, newest first", () => {
  const model = prepareRelationship(
    {
      span,
      meetings: [meeting({})],
      promises: [promise({ madeOn: "2026-04-01" })],
      crises: [
        {
          reference: "CR-2026-X",
          title: "Typhoon",
          marking: "UNCLASSIFIED",
          openedOn: "2026-11-20",
          closedOn: null,
          signals: [{ number: 4, on: "2026-11-21", text: "A statement." }],
        },
      ],
    },
    sides,
  );
  expect(model.bands[0]?.to).toBe(model.today);
  expect(model.rows.map(({ kind, href }) => [kind, href])).toEqual([
    ["Public signal", "/crises/CR-2026-X#entry-4"],
    ["Crisis", "/crises/CR-2026-X"],
    ["Commitment", "/commitments/p"],
    ["Bilateral meeting", "/engagements/BILAT-2026-JPN-0001"],
  ]);
});

test("each quarter has its name, and the first one its year", () => {
  const { ticks } = prepareRelationship({ span, meetings: [], promises: [], crises: [] }, sides);
  expect(ticks).toHaveLength(24);
  expect(ticks.flatMap(({ label }) => label ?? [])).toEqual([
    "Apr 2025",
    "Jul",
    "Oct",
    "Jan 2026",
    "Apr",
    "Jul",
    "Oct",
    "Jan 2027",
  ]);
});
