import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { listAttended } from "@/lib/engagements/attended";
import { createEngagement } from "@/lib/engagements/mutations";
import { listFormOptions, lookupPeople } from "@/lib/engagements/pickers/queries";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { NO_PERSON_FILTERS, readPersonFilters } from "./filters";
import { createPerson, deactivatePeople, updatePerson } from "./mutations";
import { canViewPerson } from "./policy";
import { countPeople, getPerson, listPeople } from "./queries";
import { createPersonSchema, editPersonSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const ally = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });

const facts = {
  familyName: "Mori",
  givenName: "Kenji",
  nationality: "JPN",
  service: "ARMY",
  rankText: "Lt Gen",
  isDistinct: "on",
};
const person = (fields: Record<string, unknown> = {}) =>
  createPersonSchema.parse({ ...facts, id: newId(), ...fields });

async function add(fields: Record<string, unknown> = {}, by: Viewer = officer): Promise<string> {
  const result = await createPerson(by, person(fields));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

const read = (by: Viewer, id: string) => withViewer(by, (db) => getPerson(db, id));
const edit = (id: string, version: number, fields: Record<string, unknown> = {}) =>
  editPersonSchema.parse({ ...facts, isActive: "on", ...fields, id, version });

test("a person is put on record, read by rank, and changed with revision and audit row", async () => {
  const id = await add();
  expect(await read(officer, id)).toMatchObject({
    name: "Mori, Kenji",
    rankCode: "OF-8",
    band: "THREE_STAR",
    countryName: "Japan",
    version: 1,
  });
  expect(await updatePerson(officer, edit(id, 1, { source: "Embassy list" }))).toMatchObject({
    ok: true,
    data: { version: 2 },
  });
  expect(await updatePerson(officer, edit(id, 1, { source: "Other" }))).toMatchObject({ code: "stale" });
  expect(await updatePerson(officer, edit(id, 2, { source: "Embassy list", isActive: "" }))).toMatchObject({
    ok: true,
  });
  expect(await read(officer, id)).toMatchObject({ source: "Embassy list", isActive: false });
  const audit = await asOwner<{ type: string }>(
    "select type from audit_event where subject_id = $1 order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual(["person.created", "person.changed", "person.changed"]);
});

const card = {
  languages: "Zapotec; English, good",
  protocolNotes: "Addressed as General.\nNo wineglass on the table.",
  biography: "Led a zeppelin wing.",
  biographySource: "https://www.example.org/people/mori",
};

test("the biography card is saved with its history, and nobody is found by languages, protocol or an address", async () => {
  const id = await add(card);
  expect(await read(officer, id)).toMatchObject(card);
  const changed = { ...card, languages: "Zapotec; English, fluent", protocolNotes: "" };
  expect(await updatePerson(officer, edit(id, 1, changed))).toMatchObject({ data: { version: 2 } });
  expect(await updatePerson(officer, edit(id, 2, changed))).toMatchObject({ data: { version: 2 } });
  expect(await read(leader, id)).toMatchObject({ ...changed, protocolNotes: null });
  const [latest] = await withViewer(officer, (db) => listRevisions(db, "person", id));
  expect(latest?.changes.map(({ field }) => field).sort()).toEqual(["languages", "protocolNotes"]);
  for (const q of ["zapotec", "wineglass", "example.org"]) {
    const { filters } = readPersonFilters({ q });
    expect((await withViewer(officer, (db) => listPeople(db, filters, 1))).rows, q).toEqual([]);
  }
  await expect(asOwner("update person set biography_source = null where id = $1", [id])).rejects.toThrow(
    /person_biography_is_cited/,
  );
  await expect(
    asOwner("update person set biography_source = 'javascript:alert(1)' where id = $1", [id]),
  ).rejects.toThrow(/person_biography_source_is_a_page/);
});

test("a position and an organisation typed with a new person become posts on record, each once", async () => {
  const chief = { familyName: "Ono", position: "Chief of staff", organisation: "Fleet command" };
  const first = await add({ ...chief, postSince: "2025-04-01" });
  const second = await add({ ...chief, familyName: "Ueda", organisation: "FLEET command" });
  const [one, other] = [await read(officer, first), await read(officer, second)];
  expect(one).toMatchObject({ position: "Chief of staff", organisation: "Fleet command" });
  expect(other?.career[0]?.postId).toBe(one?.career[0]?.postId);
  expect(one?.career).toMatchObject([{ startsOn: "2025-04-01", endsOn: null }]);
  const bare = await read(officer, await add({ familyName: "Kudo", organisation: "Fleet command" }));
  expect(bare).toMatchObject({ position: null, organisation: "Fleet command" });
});

test("people are found by every spelling, without accents, in their own script, by post and with a slip", async () => {
  const id = await add({
    familyName: "Brzęczyszczykiewicz",
    givenName: "Łukasz",
    nativeName: "山本 太郎",
    nativeLanguage: "ja",
    otherNames: "Grzegorz Brzenczyszczykiewicz\nالعميد محمّد المصري",
    position: "Harbour master",
    organisation: "Coastal flotilla",
  });
  const find = async (q: string) => {
    const { filters } = readPersonFilters({ q });
    const { rows, isNear } = await withViewer(officer, (db) => listPeople(db, filters, 1));
    return { found: rows.map((row) => row.id), isNear };
  };
  for (const q of ["brzeczy lukasz", "ŁUKASZ", "山本", "太郎", "محمد المصري", "grzegorz", "harbour coastal"])
    expect(await find(q), q).toEqual({ found: [id], isNear: false });
  for (const q of ["brzeczyszczykewicz", "lukash", "Brzencyszczykiewicz"])
    expect(await find(q), q).toEqual({ found: [id], isNear: true });
  expect((await find("nobody-at-all")).found).toEqual([]);
});

test("who may not see is told nothing, who may not change is refused", async () => {
  const id = await add();
  expect(await read(elsewhere, id)).toBeNull();
  expect(await updatePerson(elsewhere, edit(id, 1))).toMatchObject({ code: "not-found" });
  expect(await updatePerson(leader, edit(id, 1))).toMatchObject({ code: "forbidden" });
  expect(await createPerson(leader, person())).toMatchObject({ code: "forbidden" });
  expect(await createPerson(officer, person({ nationality: "ZZZ" }))).toMatchObject({ code: "invalid" });
  const theirs = await add({ nationality: "JPN" }, await createViewer({ countries: ["JPN"] }));
  expect(await updatePerson(officer, edit(theirs, 1, { nationality: "NOR" }))).toMatchObject({
    fields: { nationality: expect.any(Array) },
  });
});

test("the database shows each viewer exactly what the policy allows", async () => {
  for (const nationality of ["JPN", "NOR", "GBR", "USA"]) await add({ nationality });
  const all = await asOwner<{ id: string; nationality: string; created_by_id: string }>(
    "select id, nationality, created_by_id from person",
  );
  const guest = await createViewer({ roles: ["VIEWER"], allCountries: true });
  const liaison = await createViewer({ roles: ["VIEWER"], nation: "GBR" });
  const both = await createViewer({ roles: ["VIEWER", "LEADER"], countries: ["NOR"] });
  for (const viewer of [officer, elsewhere, leader, ally, guest, liaison, both]) {
    const allowed = all.filter((row) =>
      canViewPerson(viewer, { nationality: row.nationality, createdById: row.created_by_id }),
    );
    const shown = await withViewer(viewer, (db) => db.person.findMany({ select: { id: true } }));
    expect(shown.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
    const found = await withViewer(viewer, (db) => countPeople(db, NO_PERSON_FILTERS));
    expect(found).toBe(allowed.length);
  }
});

test("lists are filtered, counted and paged by name", async () => {
  const { filters } = readPersonFilters({ q: "unique kenji", country: "JPN", active: "1" });
  await add({ familyName: "Unique" });
  const { rows, info } = await withViewer(officer, (db) => listPeople(db, filters, 1));
  expect(rows.map(({ name }) => name)).toEqual(["Unique, Kenji"]);
  expect(info.total).toBe(await withViewer(officer, (db) => countPeople(db, filters)));
  const all = await withViewer(officer, (db) => listPeople(db, NO_PERSON_FILTERS, 1));
  const names = all.rows.map(({ familyName }) => familyName);
  expect(names).toEqual([...names].sort());
});

test("the picker offers own counterparts first, and text finds the rest", async () => {
  const met = await add({ familyName: "Abe", givenName: "Met" });
  await add({ familyName: "Aoki", givenName: "Unmet" });
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({
      attendance: [{ personId: met, side: "PARTNER", role: "PRINCIPAL" }],
      venue: "Ministry",
      city: "Tokyo",
    }),
  );
  expect(result.ok).toBe(true);
  const offered = await withViewer(officer, (db) => lookupPeople(db, officer, ""));
  expect(offered.map(({ value, group }) => [value, group])).toEqual([[met, "Your counterparts"]]);
  expect(await withViewer(officer, (db) => lookupPeople(db, officer, "", ["ISL"]))).toEqual([]);
  const ofJapan = await withViewer(officer, (db) => lookupPeople(db, officer, "", ["JPN"]));
  expect(ofJapan[0]?.value).toBe(met);
  expect(ofJapan.map(({ group }) => group)).toContain("Others");
  expect(new Set(ofJapan.map(({ nationality }) => nationality))).toEqual(new Set(["JPN"]));
  const found = await withViewer(officer, (db) => lookupPeople(db, officer, "a met"));
  expect(found.map(({ label }) => label)).toEqual(["Abe, Met", "Aoki, Unmet"]);
  expect(await withViewer(elsewhere, (db) => lookupPeople(db, elsewhere, "Abe"))).toEqual([]);
  expect(await withViewer(officer, (db) => lookupPeople(db, officer, "%_\\"))).toEqual([]);
  const options = () => withViewer(officer, (db) => listFormOptions(db, officer, null));
  expect(await options()).toMatchObject({ places: [{ venue: "Ministry" }] });
  // The browser suggests places before anything can say how they are marked.
  await asOwner("update engagement set marking = 'CUI' where venue = 'Ministry'");
  expect(await options()).toMatchObject({ places: [] });
  const { rows } = await withViewer(officer, (db) => listAttended(db, met, 1));
  expect(rows).toMatchObject([{ engagement: { type: "BILAT" }, part: { rankText: "Lt Gen" } }]);
  expect(await asOwner("select band from attendance where person_id = $1", [met])).toEqual([
    { band: "THREE_STAR" },
  ]);
});

test("people taken out of use by several at one moment are so once, with one revision", async () => {
  const ids = [await add({ familyName: "Arai" }), await add({ familyName: "Baba" })];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      deactivatePeople(officer, index % 2 === 0 ? ids : ids.toReversed()),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const revisions = await asOwner("select 1 from revision where subject_id = any($1) and version = 2", [ids]);
  expect(revisions).toHaveLength(2);
});
