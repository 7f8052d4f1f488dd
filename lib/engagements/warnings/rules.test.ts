import { expect, test } from "vitest";
import { type WarningFacts, warningsOf } from "./rules";

const sound: WarningFacts = {
  status: "PLANNED",
  startsOn: "2026-03-09",
  startsLatestOn: "2026-03-09",
  endsOn: "2026-03-11",
  objectives: ["LOE1-01"],
  attendance: [{ side: "PARTNER", attended: true }],
  inactive: [],
  conflicts: [],
  twins: [],
  editions: null,
};
const said = (facts: Partial<WarningFacts>) => warningsOf({ ...sound, ...facts }).map(({ text }) => text);
const conflicts = [
  { name: "Col Mori", reference: "KLE-2026-JPN-0001", title: "Office call", isByTime: true },
];
const edition = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });

test("a sound record has no warnings", () => {
  expect(said({})).toEqual([]);
  expect(said({ editions: [] })).toEqual([]);
});

test.each<[string, Partial<WarningFacts>, RegExp]>([
  ["no objective", { objectives: [] }, /no objective/],
  ["no counterpart", { attendance: [{ side: "OWN", attended: true }] }, /no counterpart/],
  [
    "a counterpart who did not come",
    { attendance: [{ side: "PARTNER", attended: false }] },
    /no counterpart/,
  ],
  ["someone who has left", { inactive: ["Col Mori"] }, /Col Mori is on record as no longer active/],
  [
    "someone in two places",
    { conflicts },
    /^Col Mori is at another engagement at the same time: Office call\.$/,
  ],
  [
    "someone in two places on days whose hours are not known",
    { conflicts: conflicts.map((one) => ({ ...one, isByTime: false })) },
    /^Col Mori is at another engagement on the same days: Office call\.$/,
  ],
  [
    "someone in two places on one day",
    { endsOn: null, conflicts: conflicts.map((one) => ({ ...one, isByTime: false })) },
    /^Col Mori is at another engagement on the same day: Office call\.$/,
  ],
  [
    "what may be logged twice",
    { twins: [{ reference: "KLE-2026-JPN-0002", title: "Office call" }] },
    /^Is it the same as Office call\? /,
  ],
  [
    "a date outside the exercise",
    { editions: [edition("2026-03-12", "2026-03-20")] },
    /outside the exercise/,
  ],
])("warns of %s", (_, facts, text) => {
  expect(said(facts)).toEqual([expect.stringMatching(text)]);
});

test("what was called off meets nobody and clashes with nothing", () => {
  expect(said({ status: "CANCELLED", attendance: [], conflicts })).toEqual([]);
  expect(said({ status: "POSTPONED", conflicts })).toEqual([]);
});

test("one day within one edition is enough, and a vague date may lie within it", () => {
  const editions = [edition("2025-03-01", "2025-03-09"), edition("2026-03-11", "2026-03-20")];
  expect(said({ editions })).toEqual([]);
  expect(said({ editions, startsOn: "2026-01-01", startsLatestOn: "2026-12-31", endsOn: null })).toEqual([]);
});
