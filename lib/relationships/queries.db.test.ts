import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import type { PreparedEngagement } from "@/lib/engagements/prepared";
import { countEngagements } from "@/lib/engagements/queries";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import { getRelationship } from "./queries";

const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const today = todayIn("UTC", new Date());
const mori = newId();

const base: PreparedEngagement = {
  type: "BILAT",
  title: "Talks",
  status: "COMPLETE",
  publication: "PUBLISHED",
  startsOn: addDays(today, -40),
  timeZone: "Asia/Tokyo",
  hostCountry: "JPN",
  countries: [{ code: "JPN", role: "HOST" }],
};

const meeting = { name: "MORI, Aoi", side: "PARTNER", role: "PRINCIPAL", personId: mori } as const;

const rows: PreparedEngagement[] = [
  {
    ...base,
    title: "With the admiral",
    attendance: [{ ...meeting, rankCode: "OF-9" }],
    commitments: [
      { text: "Send the dates.", bySide: "OWN", ownerName: "Desk", dueOn: addDays(today, -5), state: "OPEN" },
      {
        text: "Name a host unit.",
        bySide: "PARTNER",
        ownerName: "Staff",
        dueOn: addDays(today, -9),
        state: "DONE",
      },
    ],
  },
  { ...base, title: "Ahead", status: "PLANNED", startsOn: addDays(today, 30) },
  {
    ...base,
    title: "Called off",
    status: "CANCELLED",
    statusReason: "Storm.",
    startsOn: addDays(today, -20),
  },
  { ...base, title: "A draft", publication: "DRAFT", authorId: officer.id },
  { ...base, title: "Close hold", closeHold: true, authorId: officer.id },
  {
    ...base,
    title: "Long ago",
    startsOn: addMonths(today, -26),
    commitments: [
      { text: "Still owed.", bySide: "OWN", ownerName: "Desk", dueOn: addMonths(today, -3), state: "OPEN" },
      { text: "Kept before.", bySide: "OWN", ownerName: "Desk", dueOn: addMonths(today, -25), state: "DONE" },
    ],
  },
  {
    ...base,
    title: "Among many",
    hostCountry: "NOR",
    countries: [
      { code: "NOR", role: "HOST" },
      { code: "FIN", role: "PARTICIPANT" },
    ],
    attendance: [
      { name: "AHO, Eero", side: "PARTNER", role: "PRINCIPAL", nationality: "FIN", rankCode: "OF-9" },
      { name: "BERG, Nils", side: "PARTNER", role: "PLUS_ONE", nationality: "NOR", rankCode: "OF-4" },
    ],
  },
  { ...base, title: "In Norway", hostCountry: "NOR", countries: [{ code: "NOR", role: "HOST" }] },
];

beforeAll(async () => {
  await withViewer(setUp, async (db) => {
    await db.person.create({
      data: { id: mori, familyName: "Mori", givenName: "Aoi", nationality: "JPN", createdById: setUp.id },
    });
    await writeEngagements(db, setUp, rows);
  });
});

const read = (viewer: Viewer, personId?: string) =>
  withViewer(viewer, (db) => getRelationship(db, viewer, { country: "JPN", personId }, today));

test("what was held and what is planned stands on the line, the most senior first; what is cancelled, draft or old does not", async () => {
  const { meetings, meetingCount, filters } = await read(leader);
  expect(meetings.map(({ title, host }) => [title, host])).toEqual([
    ["With the admiral", "JPN"],
    ["Ahead", "JPN"],
  ]);
  expect(meetingCount).toBe(2);
  expect(await withViewer(leader, (db) => countEngagements(db, leader, filters))).toBe(2);
});

test("at a meeting of many nations the level is that of the country whose line it is", async () => {
  const bandOn = async (country: string) => {
    const { meetings } = await withViewer(leader, (db) => getRelationship(db, leader, { country }, today));
    return meetings.find(({ title }) => title === "Among many")?.partnerBand;
  };
  expect([await bandOn("FIN"), await bandOn("NOR")]).toEqual(["FOUR_STAR", "FIELD"]);
});

test("promises both ways are read with the day they were made, and older ones while they reach into the span", async () => {
  const { promises, promiseCount } = await read(leader);
  expect(promises.map(({ text, madeOn }) => [text, madeOn]).sort()).toEqual([
    ["Name a host unit.", addDays(today, -40)],
    ["Send the dates.", addDays(today, -40)],
    ["Still owed.", addMonths(today, -26)],
  ]);
  expect(promiseCount).toBe(3);
});

test("a close-hold record is on the line of its author alone, and nothing is on that of another's officer", async () => {
  expect((await read(officer)).meetings.map(({ title }) => title).sort()).toEqual([
    "Ahead",
    "Close hold",
    "With the admiral",
  ]);
  expect(await read(elsewhere)).toMatchObject({ meetings: [], promises: [], crises: [] });
});

test("a person's line holds what that person attended and what was promised there", async () => {
  const { meetings, meetingCount, filters, promises } = await read(leader, mori);
  expect(meetings.map(({ title }) => title)).toEqual(["With the admiral"]);
  expect(meetingCount).toBe(1);
  expect(await withViewer(leader, (db) => countEngagements(db, leader, filters)), "of the list").toBe(1);
  expect(promises.map(({ text }) => text).sort()).toEqual(["Name a host unit.", "Send the dates."]);
});

test("a crisis of these months is a stretch with its signals, a correction in place of what it corrects", async () => {
  const author = await createViewer({ allCountries: true });
  const crisis = newId();
  const at = new Date(`${addDays(today, -10)}T06:00:00Z`);
  const wrong = newId();
  await withViewer(author, async (db) => {
    await db.crisis.create({
      data: {
        id: crisis,
        reference: `CR-2026-${crisis.slice(-4).toUpperCase()}`,
        title: "Typhoon",
        summary: "A test.",
        openedAt: at,
        timeZone: "Asia/Tokyo",
        createdById: author.id,
        countries: { create: [{ countryCode: "JPN" }] },
      },
    });
    const entry = {
      crisisId: crisis,
      eventAt: at,
      reportedAt: at,
      timeZone: "UTC",
      authorId: author.id,
    } as const;
    await db.crisisLogEntry.create({
      data: { ...entry, id: wrong, number: 1, kind: "SIG", text: "Wrong.", sourceType: "PRESS" },
    });
    await db.crisisLogEntry.create({
      data: { ...entry, number: 2, kind: "SIG", text: "Right.", sourceType: "PRESS", correctsId: wrong },
    });
    await db.crisisLogEntry.create({
      data: { ...entry, number: 3, kind: "DEC", text: "Decided.", sourceType: "OFFICIAL" },
    });
  });
  expect((await read(leader)).crises).toEqual([
    expect.objectContaining({
      title: "Typhoon",
      openedOn: addDays(today, -10),
      closedOn: null,
      signals: [{ number: 2, on: addDays(today, -10), text: "Right." }],
    }),
  ]);
});
