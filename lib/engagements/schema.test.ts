import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNFINISHED_DATE } from "@/lib/dates";
import { readForm } from "@/lib/form-data";
import { newId } from "@/lib/ids";
import { createFormSchema, engagementSchema, TEXT_LIMITS } from "./schema";

const least = { type: "BILAT", startsOn: "2026-03-09", countries: [{ code: "JPN" }] };

/** Messages by field path, as the form shows them. */
function faults(fields: Record<string, unknown>): Record<string, string> {
  const parsed = engagementSchema.safeParse({ ...least, ...fields });
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
}

test("type, date and country are enough, and nothing else is assumed", () => {
  expect(engagementSchema.parse(least)).toMatchObject({
    title: null,
    status: "PROPOSED",
    countries: [{ code: "JPN", role: "PARTICIPANT" }],
    datePrecision: "DAY",
    timeZone: null,
    marking: "UNCLASSIFIED",
    attendance: [],
    closeHold: false,
  });
});

test("without them each is named", () => {
  expect(Object.keys(faults({ type: "", startsOn: "", countries: [] })).sort()).toEqual(["type"]);
  expect(Object.keys(faults({ startsOn: "", countries: [] })).sort()).toEqual(["countries", "startsOn"]);
});

describe("dates", () => {
  test.each([
    [{ startsOn: "26-03-09" }, "startsOn", /four digits/],
    [{ startsOn: "3/9/26" }, "startsOn", /four digits/],
    [{ startsOn: "2026-02-30" }, "startsOn", /not a day on the calendar/],
    [{ endsOn: UNFINISHED_DATE }, "endsOn", /Finish the date or clear it/],
    [{ startsOn: "9 March" }, "startsOn", /year, month and day/],
    [{ startsOn: "0026-03-09" }, "startsOn", /year, month and day/],
    [{ startsOn: "2926-03-09" }, "startsOn", /between 1900 and 2100/],
    [{ startsOn: "2026-03" }, "startsOn", /Give the day/],
    [{ startsOn: "2026", datePrecision: "MONTH" }, "startsOn", /Give the month/],
    [{ endsOn: "2026-03-08" }, "endsOn", /ends before it starts/],
    [{ startTime: "10:00", endTime: "09:00" }, "endTime", /past midnight/],
    [{ startTime: "25:00" }, "startTime", /24 hours/],
    [{ endTime: "10:00" }, "startTime", /time it starts/],
    [{ startsOn: "2026-03", datePrecision: "MONTH", startTime: "10:00" }, "startTime", /needs the day/],
    [{ timeZone: "Mars/Olympus" }, "timeZone", /not known/],
    [{ timeZone: "+9" }, "timeZone", /not known/],
  ])("%o", (fields, field, message) => {
    expect(faults(fields)[field]).toMatch(message);
  });

  test("the form of a record whose zone is not known here sends how far from UTC its hours were kept", () => {
    expect(engagementSchema.parse({ ...least, timeZone: "+05:30" })).toMatchObject({ timeZone: "+05:30" });
  });

  test("a month or a year is stored as the days it may mean", () => {
    expect(
      engagementSchema.parse({ ...least, startsOn: "2026-03", endsOn: "2026-04", datePrecision: "MONTH" }),
    ).toMatchObject({
      startsOn: "2026-03-01",
      endsOn: "2026-04-30",
    });
    expect(engagementSchema.parse({ ...least, startsOn: "2026-03-17", datePrecision: "YEAR" })).toMatchObject(
      {
        startsOn: "2026-01-01",
      },
    );
  });

  test("an end after midnight needs its day", () => {
    expect(faults({ startTime: "22:00", endTime: "01:00", endsOn: "2026-03-10" })).toEqual({});
  });
});

describe("fields", () => {
  test.each([
    [{ type: "SECRET-MEETING" }, "type", /no such type/],
    [{ subtype: "NOT_ONE" }, "subtype", /no such subtype/],
    [{ countries: [{ code: "Japan" }] }, "countries.0.code", /not a country/],
    [{ countries: [{ code: "JPN" }, { code: "jpn" }] }, "countries.1.code", /twice/],
    [{ purpose: "x".repeat(251) }, "purpose", /251 characters; the most is 250/],
    [{ assessment: "x".repeat(100_000) }, "assessment", /100,000 characters/],
    [{ title: "Talks \ufffd" }, "title", /damaged/],
    [{ title: "Talks \0" }, "title", /cannot be printed/],
    [{ atmospherics: "NEGATIVE" }, "atmosphericsReason", /Say why/],
    [{ status: "CANCELLED" }, "closingReasonId", /cancelled/],
    [{ status: "DONE" }, "status", /list/],
    [{ marking: "SECRET" }, "marking", /UNCLASSIFIED and CUI only/],
    [{ relTo: ["USA", "GBR"] }, "relTo", /for CUI/],
    [{ marking: "CUI", relTo: ["USA"], disseminationControls: ["NOFORN"] }, "relTo", /contradict/],
    [{ attendance: [{ name: "Mori", side: "" }] }, "attendance.0.side", /side/],
    [
      {
        attendance: [
          { name: "", rankText: "", side: "OWN" },
          { name: "A", side: "X" },
        ],
      },
      "attendance.1.side",
      /side/,
    ],
    [
      {
        attendance: [0, 1].map(() => ({ personId: "0190a3f0-0000-7000-8000-000000000001", side: "OWN" })),
      },
      "attendance.1.role",
      /twice/,
    ],
    [
      { attendance: [{ name: "Mori", side: "PARTNER", attended: "no", strength: "TRUSTED" }] },
      "attendance.0.strength",
      /did not attend/,
    ],
    [
      { attendance: [{ name: "Mori", side: "PARTNER", attended: "no", nextContactOn: "2026-05-01" }] },
      "attendance.0.nextContactOn",
      /did not attend/,
    ],
    [{ closeHold: "1" }, "closeHold", /yes or no/],
    [{ gifts: [{ direction: "GIVEN", description: "Coin", value: "twelve" }] }, "gifts.0.value", /digits/],
    [{ gifts: [{ direction: "GIVEN", description: "Coin", value: "9" }] }, "gifts.0.currency", /currency/],
    [{ gifts: [{ direction: "", description: "Coin" }] }, "gifts.0.direction", /given or received/],
    [
      { commitments: [{ text: "x", bySide: "OWN", dueOn: "soon" }] },
      "commitments.0.dueOn",
      /year, month and day/,
    ],
    [{ readers: ["me"] }, "readers.0", /reader/],
    [{ latitude: "35.28" }, "longitude", /both degrees/],
    [{ latitude: "90.1", longitude: "0" }, "latitude", /-90 to 90/],
    [{ latitude: "35° N", longitude: "0" }, "latitude", /such as 35.2813/],
    [{ latitude: "0", longitude: "-180.00001" }, "longitude", /-180 to 180/],
    [{ shareable: "yes", shareableDecidedOn: "2026-03-01" }, "shareableDecidedBy", /foreign disclosure/],
    [{ shareable: "no", shareableDecidedBy: "Quill" }, "shareableDecidedOn", /which day/],
    [{ exerciseSeriesId: "1; drop table" }, "exerciseSeriesId", /list/],
    [{ countries: "JPN" }, "countries", /damaged/],
  ])("%o", (fields, field, message) => {
    expect(faults(fields)[field]).toMatch(message);
  });

  test("degrees are kept to a metre, and what nobody decided is neither yes nor no", () => {
    const read = (input: Record<string, unknown>) => engagementSchema.parse({ ...least, ...input });
    expect(read({ latitude: " -33,8688197 ", longitude: "151.2093" })).toMatchObject({
      latitude: "-33.86882",
      longitude: "151.20930",
    });
    expect(read({ latitude: "-0.000001", longitude: "0" })).toMatchObject({ latitude: "0.00000" });
    expect(read({ latitude: "", longitude: "", shareable: "" })).toMatchObject({
      latitude: null,
      longitude: null,
      shareable: null,
    });
  });

  test("every text has its limit", () => {
    for (const field of [
      "title",
      "venue",
      "city",
      "purpose",
      "desiredEffect",
      "keyOutcomes",
      "nextSteps",
      "assessment",
      "pressLine",
    ] as const) {
      expect(faults({ [field]: "x".repeat(TEXT_LIMITS[field]) })).toEqual({});
      expect(faults({ [field]: "x".repeat(TEXT_LIMITS[field] + 1) })[field]).toMatch(/the most is/);
    }
  });

  test("rows that say nothing are left out", () => {
    const parsed = engagementSchema.parse({
      ...least,
      attendance: [
        { name: " ", personId: "", side: "PARTNER", role: "PRINCIPAL" },
        { name: "Mori", side: "PARTNER" },
      ],
      points: [{ text: "", kind: "TOPIC", side: "OWN" }],
    });
    expect(parsed.attendance.map(({ name }) => name)).toEqual(["Mori"]);
    expect(parsed.points).toEqual([]);
  });

  test("the marking comes out in order", () => {
    const parsed = engagementSchema.parse({
      ...least,
      marking: "CUI",
      relTo: ["gbr", "USA", "AUS"],
      disseminationControls: ["REL_TO", "FEDCON"],
    });
    expect(parsed).toMatchObject({ relTo: ["AUS", "GBR", "USA"], disseminationControls: ["FEDCON"] });
  });

  test("what a form may not say is dropped", () => {
    const forged = {
      authorId: "x",
      version: 3,
      publication: "PUBLISHED",
      origin: "IMPORTED",
      isFictional: "on",
      reference: "X",
    };
    const parsed = engagementSchema.parse({ ...least, ...forged });
    for (const field of Object.keys(forged)) expect(parsed).not.toHaveProperty(field);
  });
});

test("a form as the browser sends it is read", () => {
  const id = newId();
  const form = new FormData();
  for (const [name, value] of [
    ["id", id.toUpperCase()],
    ["intent", "publish"],
    ["type", "KLE"],
    ["startsOn", "2026-03-09"],
    ["countries.0.code", "JPN"],
    ["countries.0.role", "HOST"],
    ["domains[]", "AIR"],
    ["domains[]", "JOINT"],
    ["attendance.0.name", "Mori, Kenji"],
    ["attendance.0.side", "PARTNER"],
    ["closeHold", "on"],
  ] as const)
    form.append(name, value);
  expect(createFormSchema.parse(readForm(form))).toMatchObject({
    id,
    intent: "publish",
    type: "KLE",
    countries: [{ code: "JPN", role: "HOST" }],
    domains: ["AIR", "JOINT"],
    attendance: [{ name: "Mori, Kenji", attended: true, role: "PLUS_ONE" }],
    closeHold: true,
  });
});

test.each([undefined, "", "1", "4f9a3c52-7f0e-4f4b-9d1e-6f1f0a3b2c1d", "' or 1=1"])(
  "%j is not the id of a record to be made",
  (id) => {
    const { error } = createFormSchema.safeParse({ ...least, id });
    expect(error?.issues.map(({ path }) => path)).toEqual([["id"]]);
  },
);

test("a button that the form does not have saves nothing", () => {
  const form = { ...least, id: newId() };
  expect(createFormSchema.parse(form).intent).toBe("save");
  for (const intent of ["delete", "", "a".repeat(100_000), ["save", "publish"]])
    expect(createFormSchema.safeParse({ ...form, intent }).error?.issues.map(({ path }) => path)).toEqual([
      ["intent"],
    ]);
});

test("no input throws", () => {
  const keys = [
    "type",
    "startsOn",
    "endsOn",
    "datePrecision",
    "countries",
    "attendance",
    "domains",
    "commitments",
    "relTo",
    "gifts",
    "timeZone",
  ];
  const almost = fc.constantFrom("", "x", "2026", "2026-02-30", [{}], ["x"]);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(almost, fc.jsonValue())), (input) => {
      engagementSchema.safeParse({ ...least, ...input });
      createFormSchema.safeParse({ ...least, id: newId(), ...input });
    }),
  );
});

describe("a form of which not all can be read", () => {
  const read = (form: Record<string, unknown>) => createFormSchema.parse({ ...least, id: newId(), ...form });
  const told = (form: Record<string, unknown>) =>
    Object.fromEntries(read(form).faults.map(({ field, message }) => [field, message]));

  test("tells what its fields say against each other together with what cannot be read", () => {
    expect(
      told({
        type: "",
        startsOn: "",
        countries: [],
        title: "x".repeat(TEXT_LIMITS.title + 1),
        shareable: "yes",
        sets: { agreement: { signedOn: "2026-03-09", inForceOn: "2026-03-08" } },
      }),
    ).toEqual({
      type: "Choose the type.",
      startsOn: "Give the date.",
      countries: "Choose at least one country.",
      title: expect.stringContaining("120"),
      "sets.agreement.inForceOn": "It is in force before it was signed.",
      shareableDecidedOn: expect.any(String),
      shareableDecidedBy: expect.any(String),
    });
  });

  test("says nothing of what only the lack of it makes wrong", () => {
    const attendance = [{ name: "Mori", side: "PARTNER", nextContactOn: "2026-02-30" }];
    expect(told({ attendance })).toEqual({
      "attendance.0.nextContactOn": "2026-02-30 is not a day on the calendar.",
    });
    expect(told({ status: "CANCELLED", statusReason: "x".repeat(TEXT_LIMITS.statusReason + 1) })).toEqual({
      statusReason: expect.any(String),
    });
    expect(told({ latitude: "35.2", longitude: "east" })).toEqual({ longitude: expect.any(String) });
    expect(told({ startsOn: "2026-02-30", endsOn: "2026-03-01", endTime: "10:00" })).toEqual({
      startsOn: "2026-02-30 is not a day on the calendar.",
    });
  });

  test("leaves out what cannot be read and keeps the rest", () => {
    const { faults: _, ...input } = read({
      endsOn: "2026-03-01",
      purpose: "Meet.",
      gifts: [{ description: "Vase" }],
    });
    expect(input).toMatchObject({ startsOn: "2026-03-09", endsOn: null, purpose: "Meet.", gifts: [] });
  });
});
