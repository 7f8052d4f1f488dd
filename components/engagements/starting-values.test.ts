import fc from "fast-check";
import { expect, test } from "vitest";
import { comesAgain } from "@/lib/engagements/again";
import type { Field } from "@/lib/engagements/field-sets/declare";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import { engagementSchema, newFormSchema } from "@/lib/engagements/schema";
import {
  emptyRow,
  FORM_FIELDS,
  type FormField,
  type FormValues,
  NO_VALUES,
  readValues,
  type SetRow,
} from "./form-values";
import { asTemplate, likeAnother, nextOfSeries, onMarginsOf } from "./starting-values";

const id = "01900000-0000-7000-8000-000000000001";

const record = engagementSchema.parse({
  type: "BILAT",
  title: "Staff talks on the pier",
  status: "COMPLETE",
  startsOn: "2026-11-02",
  countries: [{ code: "JPN", role: "HOST" }],
  hostCountry: "JPN",
  city: "Yokosuka",
  venue: "Pier 3",
  purpose: "Talk about the pier.",
  leadComponent: "7th Fleet",
  domains: ["MARITIME"],
  exerciseSeriesId: id,
  exerciseEditionId: id,
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  attendance: [
    { id, name: "Mori, Kenji", rankText: "Lt Gen", side: "PARTNER", role: "PRINCIPAL", attended: "no" },
  ],
  points: [{ id, kind: "ASK", side: "PARTNER", text: "Open the pier" }],
  gifts: [{ id, direction: "RECEIVED", description: "A plate" }],
  commitments: [{ id, version: "1", text: "Send the survey", bySide: "OWN", dueOn: "2026-12-01" }],
  objectives: [id],
  tags: [id],
  marking: "CUI",
  closeHold: "on",
  readers: [id],
});

test("the next one like this shares its title, who, where and what for, and nothing that happened", () => {
  const { countries, attendance, ...rest } = likeAnother(record);
  expect(countries).toEqual([{ code: "JPN", role: "HOST" }]);
  expect(attendance).toEqual([
    { ...emptyRow("attendance"), name: "Mori, Kenji", rankText: "Lt Gen", role: "PRINCIPAL" },
  ]);
  expect(rest).toMatchObject({
    type: "BILAT",
    title: "Staff talks on the pier",
    hostCountry: "JPN",
    city: "Yokosuka",
    venue: "Pier 3",
    purpose: "Talk about the pier.",
    leadComponent: "7th Fleet",
    domains: ["MARITIME"],
    exerciseSeriesId: id,
    objectives: [id],
    tags: [id],
    marking: "CUI",
    closeHold: "on",
  });
  const happened = ["status", "startsOn", "keyOutcomes", "atmospherics", "exerciseEditionId"] as const;
  for (const field of happened) expect(rest[field]).toBe("");
  for (const field of ["points", "gifts", "commitments", "readers", "coAuthors"] as const)
    expect(rest[field]).toEqual([]);
});

test("a ship visit is copied with its ship and not with its clearance, training with its authority and not with its money", () => {
  const sets = {
    platform: {
      calls: [{ kind: "SHIP", name: "Umi", crew: "300", clearance: "DC-1", arrivesOn: "2026-11-02" }],
    },
    money: { lines: [{ authorityId: id, obligated: "10.00", currency: "USD", fiscalYear: "2026" }] },
    visit: {
      legs: [
        { departsFrom: "Guam", arrivesIn: "Tokyo", mode: "AIR", departsOn: "2026-11-02", carrier: "NH 827" },
      ],
      clearances: [{ kind: "COUNTRY", state: "GRANTED", reference: "CC-7" }],
      returnsId: id,
    },
    exchange: { topic: "Damage control", vetting: "CLEARED", taught: [{ side: "PARTNER", number: "12" }] },
  };
  const input = engagementSchema.parse({ ...readValues({ ...record }), sets });
  for (const next of [likeAnother(input), asTemplate(readValues({ ...record, sets }))]) {
    const said = Object.fromEntries(
      FORM_FIELDS.filter((field) => field.startsWith("sets."))
        .map((field) => [field, JSON.stringify(next[field])] as const)
        .filter(
          ([field]) =>
            JSON.stringify(next[field as FormField]) !== JSON.stringify(NO_VALUES[field as FormField]),
        ),
    );
    expect(Object.keys(said)).toEqual([
      "sets.visit.legs",
      "sets.platform.calls",
      "sets.exchange.topic",
      "sets.money.lines",
    ]);
    expect(next["sets.visit.legs"]).toMatchObject([
      { departsFrom: "Guam", arrivesIn: "Tokyo", mode: "AIR", departsOn: "", carrier: "" },
    ]);
    expect(next["sets.platform.calls"]).toMatchObject([
      { name: "Umi", crew: "", clearance: "", arrivesOn: "" },
    ]);
    expect(next["sets.money.lines"]).toMatchObject([{ authorityId: id, obligated: "", fiscalYear: "" }]);
  }
});

const SAMPLES: Readonly<Record<Exclude<Field["kind"], "choice" | "choices">, string | string[]>> = {
  text: "Said",
  count: "1950",
  amount: "7.00",
  quantity: "7.00",
  picklist: id,
  user: id,
  engagement: id,
  day: "2026-11-02",
  time: "09:30",
  currency: "USD",
  flag: "yes",
  country: "JPN",
  countries: ["JPN"],
};
const sampleOf = (field: Field) => {
  if (field.kind === "choices") return Object.keys(field.choices);
  return field.kind === "choice" ? (Object.keys(field.choices)[0] ?? "") : SAMPLES[field.kind];
};

/** What was of that time, whatever is said in it. */
const OF_ITS_TIME: readonly Field["kind"][] = ["day", "time", "count", "quantity", "amount", "engagement"];

test("of whatever stands in the parts of a form only what is decided to come again does, and it can be saved", () => {
  const fields = PARTS.flatMap(({ path, list, fields }) =>
    Object.entries(fields).map(([name, field]) => ({ path: `sets.${path}`, list, name, field })),
  );
  fc.assert(
    fc.property(fc.subarray(fields), (filled) => {
      const typed: Record<string, unknown> = { ...record, sets: undefined };
      for (const { path, list, name, field } of filled) {
        if (list === null) typed[`${path}.${name}`] = sampleOf(field);
        else
          typed[path] = [{ ...((typed[path] as SetRow[] | undefined)?.[0] ?? {}), [name]: sampleOf(field) }];
      }
      const next = asTemplate(readValues(typed));
      for (const { path, list, name, field } of fields) {
        const [row] = list === null ? [] : (next[path as FormField] as SetRow[]);
        const value = list === null ? next[`${path}.${name}` as FormField] : row?.[name];
        const wasFilled = filled.some((one) => one.path === path && one.name === name);
        const initial = list !== null && field.kind === "choice" ? field.initial : undefined;
        if (OF_ITS_TIME.includes(field.kind) || !comesAgain(`${path}.${name}`))
          expect([undefined, "", initial], `${path}.${name}`).toContainEqual(value);
        else if (wasFilled && (list === null || row))
          expect(value, `${path}.${name}`).toEqual(sampleOf(field));
      }
    }),
  );
  const all: Record<string, Record<string, unknown>> = {};
  for (const { set, list, fields } of PARTS) {
    const row = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(field)]));
    all[set] = { ...all[set], ...(list === null ? row : { [list]: [row] }) };
  }
  const begun: FormValues = { ...asTemplate(readValues({ ...record, sets: all })), startsOn: "2027-01-11" };
  const sets: Record<string, Record<string, unknown>> = {};
  for (const field of FORM_FIELDS) {
    const [, set, name] = field.split(".");
    if (set && name) sets[set] = { ...sets[set], [name]: begun[field] };
  }
  expect(newFormSchema.parse({ ...begun, sets }).faults).toEqual([]);
});

test("a copy of a plan is planned", () => {
  const statusOfCopy = (status: "PROPOSED" | "CONFIRMED" | "CANCELLED") =>
    likeAnother({ ...record, status }).status;
  expect([statusOfCopy("PROPOSED"), statusOfCopy("CONFIRMED")]).toEqual(["PLANNED", "PLANNED"]);
  expect(statusOfCopy("CANCELLED")).toBe("");
});

test("a template keeps what describes the kind, and neither what came of it, nor dates, promises nor who may read", () => {
  const ofThatTime = {
    status: "COMPLETE",
    startsOn: "2026-11-02",
    startTime: "09:00",
    endTime: "10:00",
    closingReasonId: id,
    keyOutcomes: "Agreed.",
    nextSteps: "Send the survey.",
    atmospherics: "TENSE",
    atmosphericsReason: "Late.",
    assessment: "They need it.",
    pressLine: "Friends met.",
    sourceReference: "041000Z",
  };
  const typed = readValues({
    ...ofThatTime,
    type: "BILAT",
    purpose: "Talk about the pier.",
    timeZone: "Asia/Tokyo",
    countries: [
      { code: "JPN", role: "HOST" },
      { code: "AUS", role: "INVITED_DECLINED" },
    ],
    attendance: [{ id, name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL", attended: "no" }],
    points: [
      { id, kind: "TOPIC", side: "OWN", text: "The pier" },
      { id, kind: "KEY_POINT", side: "PARTNER", text: "It is full" },
    ],
    commitments: [{ text: "Send the survey" }],
    deliverables: [{ kind: "Communiqué", title: "On the pier" }],
    readers: [id],
    closeHold: "on",
  });
  const kept = asTemplate(typed);
  expect(kept).toMatchObject({ type: "BILAT", purpose: "Talk about the pier.", timeZone: "Asia/Tokyo" });
  for (const field of Object.keys(ofThatTime) as (keyof typeof ofThatTime)[]) expect(kept[field]).toBe("");
  expect(kept.closeHold).toBe("");
  expect(kept.countries.map(({ role }) => role)).toEqual(["HOST", ""]);
  expect(kept.attendance).toMatchObject([{ name: "Mori, Kenji", id: "", attended: "yes" }]);
  expect(kept.points).toEqual([{ ...emptyRow("points"), kind: "TOPIC", side: "OWN", text: "The pier" }]);
  expect([kept.commitments, kept.readers, kept.deliverables]).toEqual([[], [], []]);
  expect(asTemplate(kept)).toEqual(kept);
  expect(asTemplate({ ...typed, timeZone: "+09:00" }).timeZone).toBe("");
});

test("the next of a series carries people, agenda and asks forward, and no promise", () => {
  const series = { countryCodes: ["JPN"], topics: ["Ship visits"] };
  const next = nextOfSeries(series, record);
  expect(next.points.map(({ id: rowId, kind, side, text }) => [rowId, kind, side, text])).toEqual([
    ["", "TOPIC", "OWN", "Ship visits"],
    ["", "ASK", "PARTNER", "Open the pier"],
  ]);
  expect(next.attendance.map(({ name }) => name)).toEqual(["Mori, Kenji"]);
  expect([next.commitments, next.startsOn, next.hostCountry, next.city, next.venue]).toEqual([
    [],
    "",
    "",
    "",
    "",
  ]);
  expect([next.title, next.status]).toEqual(["", ""]);
});

test("no copy, template or next of a series says again how well somebody is known", () => {
  const said = engagementSchema.parse({
    ...record,
    attendance: record.attendance.map((row) => ({
      ...row,
      attended: true,
      strength: "NEW",
      nextContactOn: "2026-12-01",
    })),
  });
  expect(said.attendance).toMatchObject([{ strength: "NEW", nextContactOn: "2026-12-01" }]);
  const copies = [
    likeAnother(said),
    nextOfSeries({ countryCodes: ["JPN"], topics: [] }, said),
    asTemplate(readValues({ ...said })),
  ];
  for (const { attendance } of copies)
    expect(attendance).toMatchObject([{ name: "Mori, Kenji", strength: "", nextContactOn: "" }]);
});

test("the first of a series has its countries and agenda", () => {
  const first = nextOfSeries({ countryCodes: ["JPN", "AUS"], topics: ["Ship visits"] }, null);
  expect(first.countries.map(({ code }) => code)).toEqual(["JPN", "AUS"]);
  expect(first.points.map(({ text }) => text)).toEqual(["Ship visits"]);
});

test("a meeting on the margins of an event has its place, own side and marking, and nothing of what it was about", () => {
  const event = engagementSchema.parse({
    ...readValues({ ...record }),
    type: "MULTI",
    timeZone: "Asia/Tokyo",
    attendance: [
      { id, name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", strength: "WORKING" },
      { id, name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL" },
    ],
    relTo: ["USA", "JPN"],
  });
  const next = onMarginsOf(event, "2026-11-03");
  expect(next).toEqual({
    ...NO_VALUES,
    type: "BILAT",
    startsOn: "2026-11-03",
    hostCountry: "JPN",
    timeZone: "Asia/Tokyo",
    city: "Yokosuka",
    venue: "Pier 3",
    marking: "CUI",
    closeHold: "on",
    attendance: [{ ...emptyRow("attendance"), name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL" }],
  });
  expect(onMarginsOf({ ...event, status: "PLANNED" }, "").status).toBe("PLANNED");
});
