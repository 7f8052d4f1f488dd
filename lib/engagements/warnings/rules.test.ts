import { expect, test } from "vitest";
import { completed } from "../field-sets/sets";
import { engagementSchema } from "../schema";
import { busyPeople, fieldWarnings, markingsOf, type WarningFacts, warningsOf } from "./rules";

const sound: WarningFacts = {
  status: "PLANNED",
  startsOn: "2026-03-09",
  startsLatestOn: "2026-03-09",
  endsOn: "2026-03-11",
  objectives: ["LOE1-01"],
  attendance: [{ side: "PARTNER", attended: true, personId: "mori" }],
  isOpen: true,
  retired: [],
  inactive: [],
  withoutAccount: [],
  elsewhere: [],
  conflicts: [],
  twins: [],
  editions: null,
  cancelledEdition: null,
};
const said = (facts: Partial<WarningFacts>) => warningsOf({ ...sound, ...facts }).map(({ text }) => text);
const conflicts = [
  {
    personId: "mori",
    name: "Col Mori",
    reference: "KLE-2026-JPN-0001",
    title: "Office call",
    marking: "CUI" as const,
    isByTime: true,
  },
];
const edition = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });

test("a sound record has no warnings", () => {
  expect(said({})).toEqual([]);
  expect(said({ editions: [] })).toEqual([]);
});

test.each<[string, Partial<WarningFacts>, RegExp]>([
  ["no objective", { objectives: [] }, /no objective/],
  ["no counterpart", { attendance: [{ side: "OWN", attended: true, personId: null }] }, /no counterpart/],
  [
    "a counterpart who did not come",
    { attendance: [{ side: "PARTNER", attended: false, personId: null }] },
    /no counterpart/,
  ],
  [
    "a third party alone, which nobody of a partner stands beside",
    { attendance: [{ side: "THIRD", attended: true, personId: null }] },
    /^It names nobody of a partner/,
  ],
  ["someone who has left", { inactive: ["Col Mori"] }, /Col Mori is on record as no longer active/],
  ["an objective that is retired", { retired: ["LOE1-01"] }, /^LOE1-01 is retired/],
  [
    "a responsible officer without an account",
    { withoutAccount: [{ field: "responsibleOfficerId", name: "K Whitlock" }] },
    /^K Whitlock has no account in use any more/,
  ],
  [
    "someone of another nation on record",
    { elsewhere: [{ name: "Col Mori", here: "Japan", onRecord: "Norway" }] },
    /^Col Mori is of Japan here and of Norway on record/,
  ],
  [
    "what may be logged twice",
    { twins: [{ reference: "KLE-2026-JPN-0002", title: "Office call", marking: "CUI" }] },
    /^Is it the same as Office call\? /,
  ],
  [
    "an edition that was cancelled",
    { cancelledEdition: "EX-GRANITE-BRIDGE-26" },
    /^It is planned for EX-GRANITE-BRIDGE-26, which was cancelled/,
  ],
  [
    "a date outside the exercise",
    { editions: [edition("2026-03-12", "2026-03-20")] },
    /outside the exercise/,
  ],
])("warns of %s", (_, facts, text) => {
  expect(said(facts)).toEqual([expect.stringMatching(text)]);
});

test("of the past it is history who left and what was retired since, but not who is to keep a promise", () => {
  const withoutAccount = ["responsibleOfficerId", "commitments.0.ownerUserId"].map((field) => ({
    field,
    name: "K Whitlock",
  }));
  expect(warningsOf({ ...sound, isOpen: false, retired: ["LOE1-01"], withoutAccount })).toEqual([
    { field: "commitments.0.ownerUserId", text: "K Whitlock has no account in use any more." },
  ]);
});

test("warns of a clearance that ends before the visit does, while that stands", () => {
  const { sets } = engagementSchema.parse({
    type: "ABROAD",
    startsOn: "2026-03-09",
    countries: [{ code: "JPN" }],
    sets: {
      visit: {
        clearances: [
          { kind: "COUNTRY", state: "GRANTED", validUntil: "2026-03-10" },
          { kind: "THEATRE", state: "GRANTED", validUntil: "2026-03-11" },
          { kind: "DIPLOMATIC", state: "REFUSED", validUntil: "2026-03-10" },
        ],
      },
    },
  });
  const visit = {
    ...sound,
    type: "ABROAD",
    status: "CONFIRMED" as const,
    marking: "CUI" as const,
    origin: "ENTERED" as const,
    sets,
    gifts: [],
    commitments: [],
    points: [],
    assessment: null,
  };
  const warned = (facts: Partial<typeof visit> | { status: "CANCELLED" } | { origin: "IMPORTED" }) =>
    fieldWarnings({ ...visit, ...facts }, null, "2026-01-01").flatMap(({ field, text }) =>
      text.includes("before the visit") ? [[field, text]] : [],
    );
  expect(warned({})).toEqual([
    ["sets.visit.clearances.0.validUntil", "This clearance ends on 10 Mar 2026, before the visit does."],
  ]);
  expect(warned({ endsOn: "2026-03-10" })).toEqual([]);
  expect([warned({ status: "CANCELLED" }), warned({ origin: "IMPORTED" })]).toEqual([[], []]);
});

test("warns of a promise that is due before the day it was made, while it is to be kept", () => {
  const held = {
    ...sound,
    type: "BILAT",
    status: "COMPLETE" as const,
    marking: "CUI" as const,
    origin: "ENTERED" as const,
    sets: completed({}),
    gifts: [],
    points: [],
    assessment: null,
    commitments: [],
  };
  type Facts = Parameters<typeof fieldWarnings>[0];
  const warned = (promise: Partial<Facts["commitments"][number]>, facts: Partial<Facts> = {}) =>
    fieldWarnings(
      {
        ...held,
        ...facts,
        commitments: [
          { text: "Answer", dueOn: "2026-03-09" },
          { text: "Send the survey", dueOn: "2026-03-08", ...promise },
        ],
      },
      null,
      "2026-01-01",
    );
  expect(warned({})).toEqual([
    {
      field: "commitments.1.dueOn",
      text: "The promise “Send the survey” is due before the day it was made.",
    },
  ]);
  expect(warned({}, { status: "PLANNED" }).map(({ text }) => text)).toEqual([
    "The promise “Send the survey” is due before the day of the engagement.",
  ]);
  expect([warned({ state: "IN_WORK" }), warned({ state: "DONE" })].map(({ length }) => length)).toEqual([
    1, 0,
  ]);
  expect([warned({ dueOn: null }), warned({ dueOn: "2026-03-09" })]).toEqual([[], []]);
  expect([warned({}, { status: "CANCELLED" }), warned({}, { status: "POSTPONED" })]).toEqual([[], []]);
});

test("of attachés and intelligence liaison it asks that nothing of what was said stands in the record", () => {
  const contact = {
    ...sound,
    type: "ATTLIA",
    status: "COMPLETE" as const,
    marking: "CUI" as const,
    origin: "ENTERED" as const,
    sets: completed({}),
    gifts: [],
    commitments: [],
    points: ["They said"],
    assessment: "They mean it.",
  };
  const fields = (facts: { type?: string; origin?: "IMPORTED" }) =>
    fieldWarnings({ ...contact, ...facts }, null, "2026-01-01").map(({ field }) => field);
  expect(fields({})).toEqual(["marking", "points", "assessment"]);
  expect([fields({ type: "BILAT" }), fields({ origin: "IMPORTED" })]).toEqual([[], []]);
});

test("warns of someone who is elsewhere at the same time, and says how many are", () => {
  expect(said({ conflicts })).toEqual([
    "1 of 1 person on record is busy with another engagement.",
    "Col Mori is at another engagement at the same time: Office call.",
  ]);
});

test("a page that names another record in a warning is told how that is marked", () => {
  expect(markingsOf(warningsOf({ ...sound, objectives: [] }))).toEqual([]);
  expect(markingsOf(warningsOf({ ...sound, conflicts }))).toEqual(["CUI"]);
});

test.each([
  ["on the same days", {}],
  ["on the same day", { endsOn: null }],
])("of whom only the day is known nobody is said to be busy, but that they have more %s", (when, facts) => {
  const warnings = warningsOf({
    ...sound,
    ...facts,
    conflicts: conflicts.map((one) => ({ ...one, isByTime: false })),
  });
  expect(warnings.map(({ text }) => text)).toEqual([`Col Mori has another engagement ${when}: Office call.`]);
  expect(busyPeople(warnings)).toEqual([]);
});

test("who is busy twice is counted and marked once, among those who attend and are on record", () => {
  const [first] = conflicts;
  if (!first) throw new Error("no conflict");
  const facts = {
    ...sound,
    attendance: [
      ...["mori", "ueda", "okabe"].map((personId) => ({ side: "PARTNER", attended: true, personId })),
      { side: "PARTNER", attended: true, personId: null },
      { side: "OWN", attended: false, personId: "whitlock" },
    ],
    conflicts: [first, { ...first, reference: "KLE-2026-JPN-0002" }, { ...first, personId: "ueda" }],
  };
  expect(said(facts)[0]).toBe("2 of 3 people on record are busy with another engagement.");
  expect(busyPeople(warningsOf(facts))).toEqual(["mori", "ueda"]);
});

test("of many other engagements the first of each kind are named, the rest are counted, and everybody who is busy is marked", () => {
  const [first] = conflicts;
  if (!first) throw new Error("no conflict");
  const many = (count: number, isByTime: boolean) =>
    Array.from({ length: count }, (_, index) => ({ ...first, personId: `mori ${index}`, isByTime }));
  const warnings = warningsOf({
    ...sound,
    conflicts: [...many(300, false), ...many(6, true)],
    twins: Array.from({ length: 5 }, () => first),
  });
  const texts = warnings.map(({ text }) => text);
  expect(texts.filter((text) => text.startsWith("And"))).toEqual([
    "And 1 more at the same time.",
    "And 295 more on the same days.",
  ]);
  expect(warnings.filter(({ reference }) => reference)).toHaveLength(15);
  expect(busyPeople(warnings)).toHaveLength(6);
});

test("what was called off meets nobody and is in conflict with nothing", () => {
  expect(said({ status: "CANCELLED", attendance: [], conflicts })).toEqual([]);
  expect(said({ status: "POSTPONED", conflicts })).toEqual([]);
});

test("one day within one edition is enough, and a vague date may lie within it", () => {
  const editions = [edition("2025-03-01", "2025-03-09"), edition("2026-03-11", "2026-03-20")];
  expect(said({ editions })).toEqual([]);
  expect(said({ editions, startsOn: "2026-01-01", startsLatestOn: "2026-12-31", endsOn: null })).toEqual([]);
});
