import { expect, test } from "vitest";
import { engagementSchema } from "@/lib/engagements/schema";
import { emptyRow, readValues } from "./form-values";
import { asTemplate, likeAnother, nextOfSeries } from "./starting-values";

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

test("the next one like this shares its title, who and what for, and nothing that happened", () => {
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
    objectives: [id],
    tags: [id],
    marking: "CUI",
    closeHold: "on",
  });
  const happened = ["venue", "status", "startsOn", "purpose", "keyOutcomes", "atmospherics"] as const;
  for (const field of happened) expect(rest[field]).toBe("");
  for (const field of ["points", "gifts", "commitments", "readers", "coAuthors"] as const)
    expect(rest[field]).toEqual([]);
});

test("a copy of a plan is planned", () => {
  const statusOfCopy = (status: "PROPOSED" | "CONFIRMED" | "CANCELLED") =>
    likeAnother({ ...record, status }).status;
  expect([statusOfCopy("PROPOSED"), statusOfCopy("CONFIRMED")]).toEqual(["PLANNED", "PLANNED"]);
  expect(statusOfCopy("CANCELLED")).toBe("");
});

test("a template keeps the words, and neither dates nor promises nor who may read", () => {
  const typed = readValues({
    type: "BILAT",
    startsOn: "2026-11-02",
    purpose: "Talk about the pier.",
    points: [{ id, kind: "TOPIC", side: "OWN", text: "The pier" }],
    commitments: [{ text: "Send the survey" }],
    readers: [id],
    closeHold: "on",
  });
  const kept = asTemplate(typed);
  expect(kept).toMatchObject({ type: "BILAT", purpose: "Talk about the pier.", startsOn: "", closeHold: "" });
  expect(kept.points).toEqual([{ ...emptyRow("points"), kind: "TOPIC", side: "OWN", text: "The pier" }]);
  expect([kept.commitments, kept.readers]).toEqual([[], []]);
  expect(readValues({ ...kept })).toEqual(kept);
});

test("the next of a series carries people, agenda and asks forward, and no promise", () => {
  const series = { countryCodes: ["JPN"], topics: ["Ship visits"] };
  const next = nextOfSeries(series, record);
  expect(next.points.map(({ id: rowId, kind, side, text }) => [rowId, kind, side, text])).toEqual([
    ["", "TOPIC", "OWN", "Ship visits"],
    ["", "ASK", "PARTNER", "Open the pier"],
  ]);
  expect(next.attendance.map(({ name }) => name)).toEqual(["Mori, Kenji"]);
  expect([next.commitments, next.startsOn, next.hostCountry, next.city]).toEqual([[], "", "", ""]);
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
