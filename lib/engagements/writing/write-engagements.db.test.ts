import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createPerson } from "@/lib/people/mutations";
import { createPersonSchema } from "@/lib/people/schema";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { NO_FILTERS } from "../filters";
import { valuesOf } from "../form-values";
import { updateEngagement } from "../mutations";
import type { PreparedEngagement } from "../prepared";
import { countEngagements, getEngagement } from "../queries";
import { writeEngagements } from "./write-engagements";

const importer = systemViewer("import", HOME);
const officer = await createViewer({ countries: ["PHL"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

const SETS = [["PHL"], ["JPN", "KOR"], ["NOR"], ["CHL", "PER", "ECU"]];

function leg(index: number, version = 1): PreparedEngagement {
  return {
    sourceKey: `legs:${index}`,
    sourceHash: `${index}:${version}`,
    type: "ABROAD",
    title: `Visit ${index}, version ${version}`,
    status: "COMPLETE",
    publication: "PUBLISHED",
    startsOn: `2008-${String((index % 12) + 1).padStart(2, "0")}-01`,
    datePrecision: "MONTH",
    timeZone: "UTC",
    origin: "IMPORTED",
    countries: (SETS[index % SETS.length] ?? []).map((code) => ({ code, role: "PARTICIPANT" })),
    attendance: [
      { name: `Senior, ${index}`, side: "OWN", role: "PRINCIPAL", rankText: "General", service: "ARMY" },
      { name: `Host, ${index}`, side: "PARTNER", role: "PRINCIPAL", rankCode: index % 2 ? "OF-9" : null },
    ],
    sets:
      index === 0 ? { exchange: { topic: "Staff course", taught: [{ side: "PARTNER", number: 12 }] } } : {},
  };
}

const write = (rows: PreparedEngagement[], timeout = 60_000) =>
  withViewer(importer, (db) => writeEngagements(db, importer, rows), { timeout });

test("a second run of the same rows does nothing, a changed row is changed, and all of it is on record", async () => {
  const rows = Array.from({ length: 30 }, (_, index) => leg(index));
  expect(await write(rows)).toMatchObject({ created: 30, updated: 0, unchanged: 0 });
  expect(await write(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 30 });

  const changed = { ...leg(3, 2), countries: [{ code: "FJI", role: "HOST" as const }], attendance: [] };
  const third = await write([leg(2), changed, leg(30)]);
  expect(third).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
  expect(third.written.map(({ outcome }) => outcome)).toEqual(["unchanged", "updated", "created"]);

  const record = await withViewer(leader, (db) => getEngagement(db, third.written[1]?.reference ?? ""));
  expect(record).toMatchObject({
    title: "Visit 3, version 2",
    version: 2,
    countryCodes: ["FJI"],
    partnerBand: null,
    attendance: [],
    startsOn: "2008-04-01",
    startsLatestOn: "2008-04-30",
  });
  const revisions = await withViewer(leader, (db) => listRevisions(db, "engagement", record?.id ?? ""));
  expect(revisions.map(({ version }) => version)).toEqual([2, 1]);
  expect(revisions[0]?.changes.map(({ field }) => field).sort()).toEqual([
    "attendance",
    "countries",
    "title",
  ]);

  const [audit] = await asOwner<{ created: number; changed: number; broken: string | null }>(
    `select count(*) filter (where type = 'engagement.created')::int as created,
            count(*) filter (where type = 'engagement.changed')::int as changed, audit_first_broken() as broken from audit_event`,
  );
  expect(audit).toEqual({ created: 31, changed: 1, broken: null });
  const first = await withViewer(leader, (db) =>
    db.engagement.findUnique({
      where: { sourceKey: "legs:0" },
      select: { exchange: { select: { topic: true } }, taught: { select: { side: true, number: true } } },
    }),
  );
  expect(first).toEqual({ exchange: { topic: "Staff course" }, taught: [{ side: "PARTNER", number: 12 }] });
});

test("a file that comes again leaves how well people are known as it was said after the meeting", async () => {
  const input = { id: newId(), familyName: "Filed", givenName: "Ana", nationality: "PHL" };
  const person = await createPerson(officer, createPersonSchema.parse(input));
  if (!person.ok) throw new Error(JSON.stringify(person));
  const met = (version: number, side: "PARTNER" | "OWN" = "PARTNER"): PreparedEngagement => ({
    ...leg(1, version),
    sourceKey: "filed:1",
    countries: [{ code: "PHL", role: "HOST" }],
    attendance: [
      { name: `New, ${version}`, side: "PARTNER", role: "PRINCIPAL" },
      { personId: person.data.id, name: "Filed, Ana", side, role: "PLUS_ONE" },
    ],
  });
  const reference = (await write([met(1)])).written[0]?.reference ?? "";
  const attendance = async () =>
    (await withViewer(officer, (db) => getEngagement(db, reference)))?.attendance;
  const [, filed] = (await attendance()) ?? [];
  await asOwner(
    "insert into attendance_standing (attendance_id, strength, next_contact_on) values ($1, 'TRUSTED', '2027-01-01')",
    [filed?.id],
  );

  expect(await write([met(2)])).toMatchObject({ updated: 1 });
  expect(await attendance()).toMatchObject([
    { name: "New, 2", strength: null, nextContactOn: null },
    { name: "Filed, Ana", strength: "TRUSTED", nextContactOn: "2027-01-01" },
  ]);
  const record = await withViewer(leader, (db) => getEngagement(db, reference));
  const [last] = await withViewer(leader, (db) => listRevisions(db, "engagement", record?.id ?? ""));
  expect(last?.changes.find(({ field }) => field === "attendance")).toMatchObject({
    to: [{ name: "New, 2" }, { name: "Filed, Ana", strength: "TRUSTED", nextContactOn: "2027-01-01" }],
  });

  await write([met(3, "OWN")]);
  expect((await attendance())?.[1]).toMatchObject({ side: "OWN", strength: null, nextContactOn: null });
});

test("a file that comes again keeps what officers changed since, never lowers a marking, and says which", async () => {
  const row = (version: number, fields: Partial<PreparedEngagement> = {}): PreparedEngagement => ({
    ...leg(1, version),
    sourceKey: "kept:1",
    countries: [{ code: "PHL", role: "HOST" }],
    city: "Manila",
    ...fields,
  });
  const reference = (await write([row(1)])).written[0]?.reference ?? "";
  const record = async () => {
    const found = await withViewer(officer, (db) => getEngagement(db, reference));
    if (!found) throw new Error("not visible");
    return found;
  };
  const imported = await record();
  const edited = await updateEngagement(officer, imported.id, 1, {
    ...valuesOf(imported),
    marking: "CUI",
    disseminationControls: ["FEDCON"],
    purpose: "Why we went",
  });
  expect(edited).toMatchObject({ ok: true });

  const again = await write([row(2, { city: "Baguio", attendance: [] })]);
  expect(again).toMatchObject({ updated: 1, written: [{ version: 3, kept: [] }] });
  expect(await record()).toMatchObject({
    title: "Visit 1, version 2",
    city: "Baguio",
    marking: "CUI",
    disseminationControls: ["FEDCON"],
    purpose: "Why we went",
    attendance: [],
  });

  const told = await write([
    row(3, { city: "Baguio", attendance: [], title: "Visit 1, version 2", purpose: "From the file" }),
  ]);
  expect(told).toMatchObject({ updated: 0, unchanged: 1, written: [{ version: 3, kept: ["purpose"] }] });
  expect(await record()).toMatchObject({ version: 3, purpose: "Why we went" });
  // What was kept is not asked about again.
  expect(await write([row(3)])).toMatchObject({ unchanged: 1, written: [{ kept: [] }] });
});

test("references number each type, year and country apart, and a number given by hand is never given again", async () => {
  const row: PreparedEngagement = {
    type: "PORT",
    title: "Port call",
    status: "PLANNED",
    publication: "PUBLISHED",
    startsOn: "2031-02-03",
    timeZone: "UTC",
    countries: [{ code: "PHL", role: "HOST" }],
  };
  const observed = [...row.countries, { code: "JPN", role: "OBSERVER" as const }];
  const joined = [...row.countries, { code: "JPN", role: "CO_HOST" as const }];
  const first = await write([
    row,
    { ...row, countries: observed },
    { ...row, countries: joined },
    { ...row, reference: "PORT-2031-PHL-0040" },
    row,
  ]);
  expect(first.written.map(({ reference }) => reference)).toEqual([
    "PORT-2031-PHL-0041",
    "PORT-2031-PHL-0042",
    "PORT-2031-MUL-0001",
    "PORT-2031-PHL-0040",
    "PORT-2031-PHL-0043",
  ]);
  expect((await write([row])).written[0]?.reference).toBe("PORT-2031-PHL-0044");
});

test("a draft in an officer's name is that officer's alone, children and promises included", async () => {
  const { written } = await write([
    {
      type: "BILAT",
      title: "Draft by arrangement",
      status: "PROPOSED",
      publication: "DRAFT",
      startsOn: "2026-05-05",
      timeZone: "Asia/Manila",
      authorId: officer.id,
      countries: [{ code: "PHL", role: "HOST" }],
      attendance: [{ name: "Reyes, Ana", side: "PARTNER", role: "PRINCIPAL" }],
      commitments: [{ text: "Call back.", bySide: "OWN" }],
    },
  ]);
  const reference = written[0]?.reference ?? "";
  expect(await withViewer(leader, (db) => getEngagement(db, reference))).toBeNull();
  expect(await withViewer(importer, (db) => getEngagement(db, reference))).toBeNull();
  expect(await withViewer(officer, (db) => getEngagement(db, reference))).toMatchObject({
    readerIds: [officer.id],
    access: [],
    attendance: [{ name: "Reyes, Ana" }],
    commitments: [{ text: "Call back." }],
  });
});

test("an officer cannot write in another's name, and nothing of the batch is kept", async () => {
  const rows = [leg(900), { ...leg(901), authorId: setUp.id }];
  await expect(withViewer(officer, (db) => writeEngagements(db, officer, rows))).rejects.toThrow(
    /row-level security/,
  );
  expect(await asOwner("select 1 from engagement where source_key = 'legs:900'")).toEqual([]);
});

test.each([
  ["an owner", { dueOn: "2026-04-01" }],
  ["a day", { ownerName: "Whitlock" }],
])(
  "a complete row whose promise lacks %s is written by nobody, nor the rows beside it",
  async (lack, said) => {
    const key = `legs:promise of ${lack}`;
    const row = {
      ...leg(902),
      sourceKey: key,
      commitments: [{ text: "Send a map.", bySide: "OWN" as const, ...said }],
    };
    // By the key of its row: the words of a promise may stay home, a message does not.
    await expect(write([{ ...leg(903), sourceKey: `${key}, beside` }, row])).rejects.toThrow(
      `promise without owner or date: ${key}`,
    );
    expect(await asOwner("select 1 from engagement where source_key like $1", [`${key}%`])).toEqual([]);
    expect(await write([{ ...row, status: "CONFIRMED" }])).toMatchObject({ created: 1 });
  },
);

test("4,271 rows with people go in well under twenty seconds, and the tallies agree", async () => {
  const rows = Array.from({ length: 4_271 }, (_, index) => leg(10_000 + index));
  const start = performance.now();
  expect(await write(rows)).toMatchObject({ created: 4_271 });
  expect(performance.now() - start).toBeLessThan(15_000);
  const total = await withViewer(leader, (db) => countEngagements(db, leader, NO_FILTERS));
  expect(total).toBe(await withViewer(leader, (db) => db.engagement.count()));
});
