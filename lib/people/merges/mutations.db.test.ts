import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { watch } from "@/lib/watches/mutations";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { changeContacts, readContacts } from "../contacts/mutations";
import { contactsSchema } from "../contacts/schema";
import { listLikelyDuplicates, listLikelyPairs } from "../duplicates/queries";
import { createPerson, updatePerson } from "../mutations";
import { getPerson } from "../queries";
import { createPersonSchema, editPersonSchema } from "../schema";
import { distinguishPeople, mergePeople, undoMerge } from "./mutations";
import { listMerges, listMoving } from "./queries";
import { agrees, offered } from "./rules";
import { distinctSchema, mergeSchema } from "./schema";

const officer = await createViewer({ countries: ["JOR"] });
const colleague = await createViewer({ countries: ["JOR"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

const facts = (fields: Record<string, unknown> = {}) => ({
  familyName: "al-Masri",
  givenName: "Muhammad",
  nationality: "JOR",
  rankText: "Colonel",
  service: "ARMY",
  isDistinct: "on",
  ...fields,
});

async function add(fields: Record<string, unknown> = {}, by: Viewer = officer): Promise<string> {
  const result = await createPerson(by, createPersonSchema.parse({ ...facts(fields), id: newId() }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

async function person(id: string) {
  const found = await withViewer(officer, (db) => getPerson(db, id));
  if (!found) throw new Error("not visible");
  return found;
}

async function input(winnerId: string, loserId: string, fields: Record<string, "winner" | "loser"> = {}) {
  return mergeSchema.parse({
    winnerId,
    loserId,
    winnerVersion: (await person(winnerId)).version,
    loserVersion: (await person(loserId)).version,
    fields,
  });
}

async function meet(personId: string, by: Viewer = officer, fields: Record<string, unknown> = {}) {
  const result = await createEngagement(
    by,
    newId(),
    engagementInput({
      countries: [{ code: "JOR", role: "HOST" }],
      attendance: [{ personId, side: "PARTNER", role: "PRINCIPAL" }],
      venue: "Ministry",
      city: "Amman",
      ...fields,
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}

const standsAt = (personId: string) =>
  asOwner<{ id: string }>("select id from attendance where person_id = $1 order by id", [personId]);

test("a gift names the place of who gave it, and so is theirs whom they became", async () => {
  const [winner, loser] = [await add(), await add({ familyName: "El Masri", givenName: "Mohamed" })];
  const { name } = await person(loser);
  const { id } = await meet(loser, officer, {
    gifts: [{ direction: "RECEIVED", description: "Dagger", giverName: name }],
  });
  const givers = () =>
    asOwner<{ person_id: string }>(
      "select person_id from gift g join attendance a on a.id = g.giver_id where g.engagement_id = $1",
      [id],
    );
  expect(await givers()).toEqual([{ person_id: loser }]);
  expect(await mergePeople(officer, await input(winner, loser))).toMatchObject({ ok: true });
  expect(await givers()).toEqual([{ person_id: winner }]);
});

test("a merge moves every reference, also those of records that whoever merges cannot open, and undo moves exactly these back", async () => {
  const winner = await add({ position: "Director of plans", organisation: "Joint staff" });
  const loser = await add({
    familyName: "El Masri",
    givenName: "Mohamed",
    position: "Deputy",
    source: "Card",
  });
  await meet(winner);
  await meet(loser);
  // A draft of somebody else, which the officer cannot see.
  await meet(loser, colleague);
  const saved = await changeContacts(
    officer,
    contactsSchema.parse({ id: loser, version: 1, contacts: [{ kind: "EMAIL", value: "m@example.org" }] }),
  );
  expect(saved.ok).toBe(true);
  await asOwner(
    "insert into watch (id, user_id, subject_type, subject_key, created_by_id) values (gen_random_uuid(), $1, 'person', $2, $1)",
    [colleague.id, loser],
  );
  const watched = async () =>
    (
      await asOwner<{ key: string }>("select subject_key as key from watch where user_id = $1", [
        colleague.id,
      ])
    ).map(({ key }) => key);
  const [atWinner, atLoser] = [await standsAt(winner), await standsAt(loser)];
  expect([atWinner.length, atLoser.length]).toEqual([1, 2]);
  expect(await withViewer(officer, (db) => listMoving(db, winner, loser))).toMatchObject({
    engagements: 1,
    posts: 1,
    shared: [],
  });

  expect(await mergePeople(officer, await input(winner, loser, { familyName: "loser" }))).toMatchObject({
    ok: true,
    data: { id: winner },
  });
  const after = await person(winner);
  expect(after).toMatchObject({ familyName: "El Masri", givenName: "Muhammad", source: null });
  expect(after.otherNames).toEqual(["al-Masri Muhammad", "El Masri Mohamed"]);
  expect(after.career.map(({ title }) => title).sort()).toEqual(["Deputy", "Director of plans"]);
  expect(await standsAt(loser)).toEqual([]);
  expect(await standsAt(winner)).toHaveLength(3);
  expect((await person(loser)).mergedIntoId).toBe(winner);
  expect(await watched()).toEqual([winner]);
  expect(await readContacts(officer, winner)).toMatchObject({
    data: { contacts: [{ kind: "EMAIL", value: "m@example.org" }] },
  });
  const audit = await asOwner<{ type: string; subject_id: string }>(
    "select type, subject_id from audit_event where type = 'person.merged' and subject_id = any($1) order by sequence",
    [[winner, loser]],
  );
  expect(audit).toHaveLength(2);

  // What comes after the merge stays with the winner.
  await meet(winner);
  const [merge] = await withViewer(officer, (db) => listMerges(db, winner));
  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ ok: true, data: { id: loser } });
  expect(await standsAt(loser)).toEqual(atLoser);
  expect(await watched()).toEqual([loser]);
  expect(await standsAt(winner)).toHaveLength(2);
  expect(await person(winner)).toMatchObject({ familyName: "al-Masri", otherNames: [] });
  expect(await person(loser)).toMatchObject({ mergedIntoId: null, position: "Deputy" });
  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ code: "conflict" });
});

test("a form that was open during a merge, or is saved at that moment, names the one who stays", async () => {
  const winner = await add();
  const loser = await add({ familyName: "El Masri", position: "Deputy", organisation: "Joint staff" });
  const form = engagementInput({
    countries: [{ code: "JOR", role: "HOST" }],
    attendance: [{ personId: loser, side: "PARTNER", role: "PRINCIPAL" }],
    commitments: [
      { text: "Send the charts", bySide: "PARTNER", ownerPersonId: loser },
      { text: "Send the tables", bySide: "OWN", toSide: "PARTNER", toPersonId: loser },
    ],
    venue: "Ministry",
    city: "Amman",
  });
  const saved = await createEngagement(officer, newId(), form);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const opened = await withViewer(officer, (db) => getEngagementById(db, saved.data.id));
  if (!opened) throw new Error("not visible");
  const rows = valuesOf(opened);
  expect(await mergePeople(officer, await input(winner, loser))).toMatchObject({ ok: true });

  const named = async (engagementId: string) =>
    (
      await asOwner<{ id: string }>(
        `select person_id as id from attendance where engagement_id = $1
         union all select coalesce(owner_person_id, to_person_id) from commitment where engagement_id = $1`,
        [engagementId],
      )
    ).map(({ id }) => id);
  const stale = { ...rows, venue: "Staff building" };
  const changed = await updateEngagement(officer, opened.id, opened.version, stale);
  expect(changed).toMatchObject({ ok: true, data: { version: opened.version + 1 } });
  expect(await named(opened.id)).toEqual([winner, winner, winner]);
  const id = newId();
  expect(await createEngagement(officer, id, form)).toMatchObject({ ok: true });
  expect(await named(id)).toEqual([winner, winner, winner]);
  const [met] = await asOwner("select position, organisation from attendance where engagement_id = $1", [id]);
  expect(met, "as held by the one who stays").toEqual({ position: "Deputy", organisation: "Joint staff" });
  // The same form once more is no other form for the merge.
  expect(await createEngagement(officer, id, form)).toMatchObject({ ok: true });
  expect(await watch(officer, { type: "person", key: loser, post: null })).toMatchObject({ ok: true });
  expect(
    await asOwner("select subject_key from watch where subject_key = any($1)", [[winner, loser]]),
  ).toEqual([{ subject_key: winner }]);

  const [merge] = await withViewer(officer, (db) => listMerges(db, winner));
  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ ok: true });

  const fresh = await input(winner, loser);
  const ids = Array.from({ length: 4 }, () => newId());
  const [merged, ...meetings] = await Promise.all([
    mergePeople(officer, fresh),
    ...ids.map((one) => createEngagement(officer, one, form)),
  ]);
  expect([merged, ...meetings].map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  for (const one of ids) expect(await named(one)).toEqual([winner, winner, winner]);
});

test("whatever names a person names the one who stays, but for what is changed with the person alone", async () => {
  const OF_THE_PERSON = ["person", "person_contact", "person_distinction", "person_rank", "post_holding"];
  const unguarded = await asOwner<{ name: string }>(
    `select r.name from references_to('person') r
     where r.name <> all($1) and not exists (
       select 1 from pg_trigger t where t.tgrelid = r.name::regclass and t.tgfoid = 'name_who_stays'::regproc
         and encode(t.tgargs, 'escape') like r.key || '%')`,
    [OF_THE_PERSON],
  );
  expect(unguarded).toEqual([]);
});

test("a post that both held is held once after a merge, and undo gives each their days back", async () => {
  const office = (position: string) => ({ position, organisation: "General staff" });
  const hold = (personId: string, days: Record<string, unknown>) =>
    asOwner(
      `update post_holding set ${Object.keys(days).map((name, index) => `${name} = $${index + 2}`)} where person_id = $1`,
      [personId, ...Object.values(days)],
    );
  const careerOf = async (id: string) =>
    (await person(id)).career.map(({ title, startsOn, endsOn }) => [title, startsOn, endsOn]);
  const undo = async (winnerId: string) => {
    const [merge] = await withViewer(officer, (db) => listMerges(db, winnerId));
    return undoMerge(officer, merge?.id ?? "");
  };

  const winner = await add(office("Head of plans"));
  await hold(winner, { starts_on: "2023-01-01", ends_on: "2024-06-30" });
  const loser = await add(office("Head of plans"));
  await hold(loser, { starts_on: "2024-07-01" });
  expect(await mergePeople(officer, await input(winner, loser))).toMatchObject({ ok: true });
  expect(await careerOf(winner)).toEqual([["Head of plans", "2023-01-01", null]]);
  expect(await undo(winner)).toMatchObject({ ok: true });
  expect(await careerOf(winner)).toEqual([["Head of plans", "2023-01-01", "2024-06-30"]]);
  expect(await careerOf(loser)).toEqual([["Head of plans", "2024-07-01", null]]);

  // With a gap between them the two stay apart; who holds it from no day that is known goes with the later.
  await hold(loser, { starts_on: "2025-01-01" });
  const undated = await add(office("Head of plans"));
  expect(await mergePeople(officer, await input(winner, loser))).toMatchObject({ ok: true });
  expect(await mergePeople(officer, await input(winner, undated))).toMatchObject({ ok: true });
  const apart = [
    ["Head of plans", "2025-01-01", null],
    ["Head of plans", "2023-01-01", "2024-06-30"],
  ];
  expect(await careerOf(winner)).toEqual(apart);

  // Days that somebody set right since the merge are not taken back.
  await asOwner("update post_holding set starts_on = '2025-02-01' where person_id = $1 and ends_on is null", [
    winner,
  ]);
  expect(await undo(winner)).toMatchObject({ ok: true });
  expect(await careerOf(undated)).toEqual([["Head of plans", null, null]]);
  expect(await careerOf(winner)).toEqual([["Head of plans", "2025-02-01", null], apart[1]]);

  // Standing in for the holder is something else than holding.
  const acting = await add(office("Head of plans"));
  await hold(acting, { starts_on: "2025-03-01", is_acting: true });
  expect(await mergePeople(officer, await input(winner, acting))).toMatchObject({ ok: true });
  expect(await careerOf(winner)).toHaveLength(3);
});

test("merges that joined the time in one post are undone in the reverse order only", async () => {
  const both = await createViewer({ countries: ["JOR", "NOR"] });
  const seen = async (id: string) => {
    const found = await withViewer(both, (db) => getPerson(db, id));
    if (!found) throw new Error("not visible");
    return found;
  };
  const postId = newId();
  await asOwner(
    "insert into post (id, title, nation, created_by_id, updated_at) values ($1, 'Head of signals', 'JOR', $2, now())",
    [postId, both.id],
  );
  const held = async (startsOn: string, endsOn: string | null, nationality = "JOR") => {
    const id = await add({ nationality }, both);
    await asOwner(
      "insert into post_holding (id, post_id, person_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)",
      [newId(), postId, id, startsOn, endsOn],
    );
    return id;
  };
  const daysOf = async (id: string) =>
    (await seen(id)).career.map(({ startsOn, endsOn }) => [startsOn, endsOn]);
  const merge = async (winnerId: string, loserId: string) => {
    const [winnerVersion, loserVersion] = [(await seen(winnerId)).version, (await seen(loserId)).version];
    const asked = mergeSchema.parse({ winnerId, loserId, winnerVersion, loserVersion, fields: {} });
    expect(await mergePeople(both, asked)).toMatchObject({ ok: true });
    const [row] = await asOwner<{ id: string }>("select id from person_merge where loser_id = $1", [loserId]);
    return row?.id ?? "";
  };
  const [before, until, since] = [
    ["2022-01-01", "2022-12-31"],
    ["2023-01-01", "2024-06-30"],
    ["2024-07-01", null],
  ] as const;

  const winner = await held(...until);
  const next = await held(...since);
  // Not open to the officer, who may undo the first merge only.
  const abroad = await held(...before, "NOR");
  const [first, second] = [await merge(winner, next), await merge(winner, abroad)];
  expect(await daysOf(winner)).toEqual([["2022-01-01", null]]);
  expect(await withViewer(officer, (db) => listMerges(db, winner))).toMatchObject([{ id: first }]);
  for (const by of [officer, both])
    expect(await undoMerge(by, first)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("undo that merge first"),
    });
  expect((await seen(next)).mergedIntoId).toBe(winner);
  expect(await daysOf(winner)).toEqual([["2022-01-01", null]]);
  for (const id of [second, first]) expect(await undoMerge(both, id)).toMatchObject({ ok: true });
  expect(await Promise.all([abroad, winner, next].map(daysOf))).toEqual([[before], [until], [since]]);

  // Also what the first merge brought whole; what stands apart holds up nothing.
  const idle = await add({}, both);
  const [brought, joined, apart] = [
    await held(...until),
    await held(...since),
    await held("2020-01-01", "2020-12-31"),
  ];
  const merges = [await merge(idle, brought), await merge(idle, joined), await merge(idle, apart)] as const;
  expect(await undoMerge(both, merges[0])).toMatchObject({ code: "conflict" });
  expect(await undoMerge(both, merges[1])).toMatchObject({ ok: true });
  expect(await undoMerge(both, merges[0])).toMatchObject({ ok: true });
  expect(await Promise.all([brought, joined, idle].map(daysOf))).toEqual([
    [until],
    [since],
    [["2020-01-01", "2020-12-31"]],
  ]);
});

test("a merge asks about the biography with the address it came from, and about the rest of the card; undo gives all back", async () => {
  const page = (name: string) => `https://www.example.org/${name}`;
  const cardOf = async (id: string) => {
    const { languages, protocolNotes, biography, biographySource } = await person(id);
    return { languages, protocolNotes, biography, biographySource };
  };
  const winner = await add({
    languages: "Arabic",
    biography: "Led a company.",
    biographySource: page("old"),
  });
  const loser = await add({
    languages: "Arabic; English, good",
    protocolNotes: "Addressed as Pasha.",
    biography: "Led a company and a battalion.",
    biographySource: page("new"),
  });
  const [ofWinner, ofLoser] = [await cardOf(winner), await cardOf(loser)];
  const sides = [await person(winner), await person(loser)] as const;
  const preview = (["languages", "protocolNotes", "biography"] as const).map((field) => [
    agrees(field, ...sides),
    offered(field, ...sides),
  ]);
  expect(preview).toEqual([
    [false, "winner"],
    [false, "loser"],
    [false, "winner"],
  ]);

  const taken = { protocolNotes: "loser", biography: "loser" } as const;
  expect(await mergePeople(officer, await input(winner, loser, taken))).toMatchObject({ ok: true });
  expect(await cardOf(winner)).toEqual({ ...ofLoser, languages: "Arabic" });
  const [merge] = await withViewer(officer, (db) => listMerges(db, winner));
  expect(await undoMerge(officer, merge?.id ?? "")).toMatchObject({ ok: true });
  expect(await cardOf(winner)).toEqual(ofWinner);
  expect(await cardOf(loser)).toEqual(ofLoser);
});

test("a partner sees no card, nor what it was before, nor what a merge did to it", async () => {
  const card = { biography: "Led a company.", biographySource: "https://www.example.org/hadid" };
  const [winner, loser] = [await add({ familyName: "Hadid" }), await add({ familyName: "Hadid", ...card })];
  const merge = await input(winner, loser, { biography: "loser" });
  expect(await mergePeople(officer, merge)).toMatchObject({ ok: true });
  const ids = { in: [winner, loser] };
  const readBy = (viewer: Viewer) =>
    withViewer(viewer, async (db) => ({
      cards: await db.person.count({ where: { id: ids, biography: { not: null } } }),
      revisions: await db.revision.count({ where: { subjectId: ids } }),
      merges: await db.personMerge.count({ where: { winnerId: winner } }),
    }));
  expect(await readBy(leader)).toEqual({ cards: 2, revisions: 4, merges: 1 });
  const partner = await createViewer({ roles: ["VIEWER"], nation: "JOR", countries: ["JOR"] });
  const guest = await createViewer({ roles: ["VIEWER"], allCountries: true });
  for (const viewer of [partner, guest])
    expect(await readBy(viewer)).toEqual({ cards: 0, revisions: 0, merges: 0 });
});

test("unknown, identical, merged and foreign people are refused, each with a clear sentence", async () => {
  const [one, other, third] = [await add(), await add(), await add()];
  const wanted = await input(one, other);
  expect(mergeSchema.safeParse({ ...wanted, loserId: one }).success).toBe(false);
  expect(await mergePeople(officer, { ...wanted, loserId: one })).toMatchObject({ code: "invalid" });
  expect(await mergePeople(officer, { ...wanted, loserId: newId() })).toMatchObject({ code: "not-found" });
  expect(await mergePeople(elsewhere, wanted)).toMatchObject({ code: "not-found" });
  expect(await mergePeople(leader, wanted)).toMatchObject({ code: "forbidden" });
  expect(await mergePeople(officer, { ...wanted, loserVersion: 7 })).toMatchObject({ code: "stale" });

  expect(await mergePeople(officer, wanted)).toMatchObject({ ok: true });
  expect(await mergePeople(officer, await input(third, other))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("was merged into"),
  });
  expect(await mergePeople(officer, await input(other, third))).toMatchObject({ code: "conflict" });
  expect(
    await updatePerson(
      officer,
      editPersonSchema.parse({ ...facts(), id: other, version: 2, isActive: "on" }),
    ),
  ).toMatchObject({ code: "conflict" });
});

test("of a chain the last merge is undone first, and a change since is not overwritten", async () => {
  const [a, b, c] = [await add(), await add({ givenName: "Mohammed" }), await add({ givenName: "Mohamad" })];
  await mergePeople(officer, await input(b, a, { givenName: "loser" }));
  await mergePeople(officer, await input(c, b));
  const merge = async (id: string) => (await withViewer(officer, (db) => listMerges(db, id)))[0]?.id ?? "";
  expect(await undoMerge(officer, await merge(b))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("undo that merge first"),
  });
  expect(await undoMerge(officer, await merge(c))).toMatchObject({ ok: true });
  const { version } = await person(b);
  await updatePerson(
    officer,
    editPersonSchema.parse({ ...facts({ givenName: "Mo" }), id: b, version, isActive: "on" }),
  );
  expect(await undoMerge(officer, await merge(b))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("changed since the merge"),
  });
});

test("every table that names a person has an id by which a merge can move its rows", async () => {
  const without = await asOwner(
    `select c.conrelid::regclass::text from pg_constraint c
     where c.contype = 'f' and c.confrelid = 'person'::regclass and c.conrelid not in ('person'::regclass, 'person_merge'::regclass)
       and (cardinality(c.conkey) <> 1
            or not exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'id' and a.atttypid = 'uuid'::regtype))`,
  );
  expect(without).toEqual([]);
});

test("the app moves nobody by itself", async () => {
  const [one, other] = [await add(), await add()];
  const merged = withViewer(officer, (db) =>
    db.person.updateMany({ where: { id: one }, data: { mergedIntoId: other } }),
  );
  await expect(merged).rejects.toThrow(/row-level security/);
  const foreign = withViewer(elsewhere, (db) =>
    db.personMerge.createMany({
      data: [{ winnerId: one, loserId: other, mergedById: elsewhere.id, before: {}, after: {} }],
    }),
  );
  await expect(foreign).rejects.toThrow(/row-level security/);
});

test("likely duplicates are offered across transliterations, swapped names, scripts and slips, never across nations", async () => {
  const like = async (fields: {
    familyName: string;
    givenName: string;
    nativeName?: string;
    nationality?: string;
  }) =>
    (
      await withViewer(officer, (db) =>
        listLikelyDuplicates(db, { nativeName: null, otherNames: [], nationality: "JOR", ...fields }),
      )
    ).map(({ id }) => id);
  const id = await add({
    familyName: "Qadiri",
    givenName: "Yusuf",
    nativeName: "يوسف القادري",
    nativeLanguage: "ar",
  });
  expect(await like({ familyName: "Kaderi", givenName: "Youssef" })).toEqual([id]);
  expect(await like({ familyName: "Yusuf", givenName: "Qadiri" })).toEqual([id]);
  expect(await like({ familyName: "Q", givenName: "J", nativeName: "يُوسُف القادري" })).toEqual([id]);
  expect(await like({ familyName: "Qadibi", givenName: "Yusuf" })).toEqual([id]);
  expect(await like({ familyName: "Haddad", givenName: "Yusuf" })).toEqual([]);
  expect(await like({ familyName: "Qadiri", givenName: "Yusuf", nationality: "NOR" })).toEqual([]);

  const again = createPersonSchema.parse({
    id: newId(),
    ...facts({ familyName: "Al-Qaderi", givenName: "Youssef" }),
    isDistinct: "",
  });
  expect(await createPerson(officer, again)).toMatchObject({
    code: "invalid",
    fields: { isDistinct: expect.any(Array) },
  });
  const twin = await add({ familyName: "Al-Qaderi", givenName: "Youssef" });
  const pairs = async () =>
    (await withViewer(officer, (db) => listLikelyPairs(db))).pairs
      .map(({ one, other }) => [one.id, other.id].sort())
      .filter((pair) => pair.includes(id));
  expect(await pairs()).toEqual([[id, twin].sort()]);
  expect(await distinguishPeople(officer, { oneId: id, otherId: twin })).toMatchObject({ ok: true });
  expect(await pairs()).toEqual([]);
});

test("contact details are for officers of the country and admins, and each reading is on record", async () => {
  const id = await add();
  const row = contactsSchema.parse({
    id,
    version: 1,
    contacts: [{ kind: "PHONE", value: "+962 6 123 4567" }],
  });
  expect(await changeContacts(officer, row)).toMatchObject({ ok: true });
  expect(await readContacts(leader, id)).toMatchObject({ code: "forbidden" });
  expect(await readContacts(elsewhere, id)).toMatchObject({ code: "not-found" });
  const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
  for (const viewer of [officer, admin])
    expect(await readContacts(viewer, id)).toMatchObject({ data: { contacts: [{ kind: "PHONE" }] } });
  for (const viewer of [leader, elsewhere])
    expect(await withViewer(viewer, (db) => db.personContact.count())).toBe(0);
  const audit = await asOwner<{ actor_id: string; outcome: string }>(
    "select actor_id, outcome from audit_event where subject_id = $1 and type in ('contact.read', 'access.refused') order by sequence",
    [id],
  );
  expect(audit).toEqual([
    { actor_id: leader.id, outcome: "refused" },
    { actor_id: officer.id, outcome: "success" },
    { actor_id: admin.id, outcome: "success" },
  ]);
  const kept = await asOwner<{ text: string }>(
    "select coalesce(before::text, '') || coalesce(after::text, '') as text from audit_event",
  );
  expect(kept.some(({ text }) => text.includes("962 6"))).toBe(false);
});

test("that two are not the same is said once, and of nobody and themselves", async () => {
  const [one, other] = [await add({ familyName: "Haddad" }), await add({ familyName: "Haddad" })];
  const said = (oneId: string, otherId: string) => distinguishPeople(officer, { oneId, otherId });
  const answers = await Promise.all([said(one, other), said(other, one), said(one, other)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(
    await asOwner("select 1 from person_distinction where $1 in (one_id, other_id)", [one]),
  ).toHaveLength(1);
  expect(distinctSchema.safeParse({ oneId: one, otherId: one }).success).toBe(false);
});
