import { expect, test } from "vitest";
import { changeWords } from "@/components/audit/change-words";
import { COUNTRIES } from "@/lib/countries/data";
import { fieldLabel } from "@/lib/engagements/field-labels";
import type { Field } from "@/lib/engagements/field-sets/declare";
import { PARTS, type Row, valuesFrom } from "@/lib/engagements/field-sets/sets";
import { FIELD_LABELS } from "@/lib/engagements/labels";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { type Names, snapshotOf } from "@/lib/engagements/snapshot";
import { historyWords } from "@/lib/engagements/stored-words";
import { TAG_SCHEMES } from "@/lib/engagements/tag-schemes";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES } from "@/lib/engagements/types";
import * as enums from "@/lib/generated/prisma/enums";
import { RANK_CODES, SERVICES } from "@/lib/people/ranks";

/** In these the marking stands as it is printed on paper. */
const MARKING_FIELDS: readonly string[] = ["marking", "cuiCategories", "disseminationControls", "relTo"];
/** Only forms have these. */
const FORM_FIELDS: readonly string[] = ["startTime", "endTime"];

const tagTexts = TAG_SCHEMES.flatMap((scheme) =>
  scheme.tags.map((tag) => [`${scheme.code} ${tag.code}`, `${tag.name} (${scheme.name})`] as const),
);
const tags = tagTexts.map(([told]) => told);
const all = <T extends string>(values: Record<string, T>): T[] => Object.values(values);
const sides = all(enums.Side);

function sample(field: Field, turn: number): Row[string] {
  switch (field.kind) {
    case "choice":
      return Object.keys(field.choices)[turn % Object.keys(field.choices).length] ?? null;
    case "choices":
      return Object.keys(field.choices);
    case "count":
      return field.min;
    case "amount":
    case "quantity":
      return "12.50";
    case "day":
      return "2026-03-09";
    case "time":
      return "09:30";
    case "currency":
      return "USD";
    case "flag":
      return turn % 2 === 0;
    case "country":
      return "JPN";
    case "countries":
      return ["JPN", "NOR"];
    default:
      return "said";
  }
}

/** A record with a value in every field, and in its lists every value there is. */
function fullRecord(turn: number): PreparedEngagement {
  const type = ENGAGEMENT_TYPE_CODES[turn % ENGAGEMENT_TYPE_CODES.length] ?? "BILAT";
  const { subtypes } = ENGAGEMENT_TYPES[type];
  const at = new Date("2026-03-09T09:30:00Z");
  const of = <T>(values: readonly T[]) => values[turn % values.length] as T;
  return {
    type,
    subtype: subtypes.length > 0 ? of(subtypes).code : "MESSAGE",
    title: "Talks",
    status: of(all(enums.EngagementStatus)),
    statusReason: "Storm",
    closingReasonId: "reason",
    publication: of(all(enums.Publication)),
    publishedAt: at,
    startsOn: "2026-03-09",
    datePrecision: of(all(enums.DatePrecision)),
    endsOn: "2026-03-10",
    startsAt: at,
    endsAt: at,
    timeZone: "Asia/Tokyo",
    hostCountry: "JPN",
    venue: "Pier",
    city: "Oslo",
    latitude: "1.0",
    longitude: "2.0",
    leadComponent: "Fleet",
    supportingComponents: ["Corps"],
    domains: all(enums.Domain),
    purpose: "To talk",
    desiredEffect: "Trust",
    keyOutcomes: "Agreed",
    nextSteps: "Write",
    atmospherics: of(all(enums.Atmospherics)),
    atmosphericsReason: "Warm",
    assessment: "Good",
    pressLine: "None",
    sourceReference: "Cable",
    marking: "CUI",
    cuiCategories: ["OPSEC"],
    disseminationControls: ["FED_ONLY"],
    relTo: ["USA", "GBR"],
    closeHold: true,
    responsibleOfficerId: "user",
    backupOfficerId: "user",
    shareable: true,
    shareableDecidedOn: "2026-03-09",
    shareableDecidedBy: "Whitlock",
    exerciseSeriesId: "series",
    exerciseEditionId: "edition",
    crisisId: "crisis",
    countries: all(enums.CountryRole).map((role) => ({ code: "PHL", role })),
    attendance: RANK_CODES.flatMap((rankCode, index) =>
      all(enums.AttendeeRole).map((role) => ({
        name: "Mori",
        rankCode,
        service: SERVICES[index % SERVICES.length] ?? null,
        nationality: "JPN",
        side: sides[index % sides.length] ?? "OWN",
        role,
        attended: index % 2 === 0,
      })),
    ),
    points: all(enums.PointKind).flatMap((kind) => sides.map((side) => ({ kind, side, text: "Fuel" }))),
    gifts: all(enums.GiftDirection).map((direction) => ({
      direction,
      description: "Book",
      value: "12",
      currency: "USD",
      dispositionId: "kept",
      giverName: "Mori",
      recipientName: "Whitlock",
    })),
    deliverables: [{ kind: "Paper", title: "Draft" }],
    commitments: all(enums.CommitmentState).flatMap((state) =>
      sides.map((side) => ({ text: "Call", bySide: side, toSide: side, state })),
    ),
    objectiveIds: ["objective"],
    tagIds: tags,
    readerIds: ["reader"],
    coAuthorIds: ["user"],
    sets: valuesFrom((part) => [
      Object.fromEntries(Object.entries(part.fields).map(([name, field]) => [name, sample(field, turn)])),
    ]),
  };
}

const named = (id: string): Map<string, string> => new Map([[id, "Whitlock"]]);
const names: Names = {
  users: named("user"),
  readers: named("reader"),
  objectives: named("objective"),
  tags: new Map(tags.map((tag) => [tag, tag])),
  exerciseSeries: named("series"),
  exerciseEditions: named("edition"),
  crises: named("crisis"),
  picklists: new Map([...named("reason"), ...named("kept")]),
  posts: new Map(),
  sets: { JPN: "Japan", NOR: "Norway" },
};

const CODES: ReadonlySet<string> = new Set([
  ...Object.values(enums).flatMap((values): string[] => Object.values(values)),
  ...ENGAGEMENT_TYPE_CODES,
  ...ENGAGEMENT_TYPE_CODES.flatMap((type) => ENGAGEMENT_TYPES[type].subtypes.map(({ code }) => code)),
  ...tags.flatMap((tag) => tag.split(" ").slice(1)),
  ...COUNTRIES.map(({ alpha3 }) => alpha3),
  ...SERVICES,
  ...RANK_CODES.filter((code) => code.includes("_")),
]);

const turns = ENGAGEMENT_TYPE_CODES.map((_, turn) => turn);

test("a full record has a value in every field, and every field of a set", () => {
  const fields = Object.keys(snapshotOf(fullRecord(0), names));
  for (const field of Object.keys(FIELD_LABELS).filter((name) => !FORM_FIELDS.includes(name)))
    expect(fields).toContain(field);
  for (const part of PARTS) expect(fields.some((field) => field.startsWith(part.path))).toBe(true);
});

test.each(turns)("no field of the history of a full record reads as a code (record %i)", (turn) => {
  const snapshot = snapshotOf(fullRecord(turn), names);
  const words = historyWords(String(snapshot.type), new Map([...named("Whitlock"), ...tagTexts]));
  const read = Object.entries(snapshot)
    .filter(([field]) => !MARKING_FIELDS.includes(field))
    .flatMap(([field, value]) =>
      changeWords(value, { field, words, zone: "UTC" }).map((line) => ({ field, line })),
    );
  const coded = read.filter(({ line }) => {
    // A civilian's grade is spelled like a country.
    const said = line.replace(/\bCIV(-[MS])?\b/, "");
    const isInstant = /\d{4}-\d{2}-\d{2}/.test(said);
    const isTruth = /\b(true|false)\b/.test(said);
    return isInstant || isTruth || (said.match(/[A-Z][A-Z_]+/g) ?? []).some((word) => CODES.has(word));
  });
  expect(coded).toEqual([]);
  for (const { field } of read) expect(fieldLabel(field)).toMatch(/^[A-Z]/);
});

test("countries, tags, objectives and subtypes read as on the page of the record", () => {
  const words = historyWords("CRISIS", new Map([["LOE1-01", "Open two berths"], ...tagTexts]));
  const read = (field: string, value: unknown) => changeWords(value, { field, words, zone: "UTC" });
  expect(read("subtype", "MESSAGE")).toEqual(["Message or envoy"]);
  expect(read("subtype", "PASSING")).toEqual(["Passing exercise"]);
  expect(read("countries", ["PHL HOST"])).toEqual(["Philippines (host)"]);
  expect(read("countries", ["PHL HOST MAIN"])).toEqual(["Philippines (main partner, host)"]);
  expect(read("tags", ["UK-2013 DIPLOMACY"])).toEqual([
    "Defence diplomacy (UK defence engagement, areas of 2013)",
  ]);
  expect(read("objectives", ["LOE1-01", "LOE9-99"])).toEqual(["LOE1-01 Open two berths", "LOE9-99"]);
  expect(read("points", [{ kind: "ASK", side: "OWN", text: "Fuel" }])).toEqual(["Fuel · Ask · Own side"]);
});
