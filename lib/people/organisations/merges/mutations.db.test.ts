import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { arrangeMerges, attend, movedBy, namesOf, OPENS, referencesTo } from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { countMoving } from "../../merging/queries";
import { createPerson } from "../../mutations";
import { getPerson } from "../../queries";
import { createPersonSchema } from "../../schema";
import { createOrganisation, updateOrganisation } from "../mutations";
import { findOrganisationOptions, listFormerNames, listOrganisations, listWithBelow } from "../queries";
import { createOrganisationSchema, editOrganisationSchema } from "../schema";
import { distinguishOrganisations, mergeOrganisations, undoOrganisationMerge } from "./mutations";
import { listOrganisationMerges } from "./queries";
import { organisationMergeSchema } from "./schema";

const { officer, colleague, admin, addOrganisation, organisation, organisationsInput, mergeOf } =
  await arrangeMerges();

const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

test("a merge of organisations moves all that names the one, also what whoever merges cannot see, and undo gives exactly that back", async () => {
  const stamp = newId().slice(-8);
  const [ours, theirs] = [`Ministry of Defence ${stamp}`, `Ministry of Defense ${stamp}`];
  const winner = await addOrganisation({ name: ours, abbreviation: `MOD${stamp}` });
  const loser = await addOrganisation({ name: theirs, nativeName: "防衛省" });
  const before = await addOrganisation();
  expect(await mergeOrganisations(officer, await organisationsInput(loser, before))).toMatchObject({
    ok: true,
  });
  await addOrganisation({ name: `Bureau ${stamp}`, parentId: loser });
  const [third, fourth] = [await addOrganisation(), await addOrganisation()];
  expect(await distinguishOrganisations(officer, { oneId: loser, otherId: third })).toMatchObject({
    ok: true,
  });
  expect(await distinguishOrganisations(officer, { oneId: fourth, otherId: loser })).toMatchObject({
    ok: true,
  });
  await asOwner(
    `insert into post (id, title, organisation_id, nation, created_by_id, updated_at)
     select gen_random_uuid(), t, o, 'JPN', $3, now() from (values ('Minister', $1::uuid), ('Vice-minister', $2::uuid)) v(t, o)`,
    [winner, loser, officer.id],
  );
  await createChain({ organisationId: loser, steps: [{ posts: [await createPost("Approver")] }] });
  for (const name of [ours, theirs, ` ${theirs.toUpperCase()} `])
    expect(await attend(officer, { organisation: name })).toMatchObject({ ok: true });
  await asOwner(
    `insert into organisation_name (id, organisation_id, name, starts_on, ends_on)
     values (gen_random_uuid(), $1, $2, '1990-01-01', '2006-12-31'), (gen_random_uuid(), $1, $3, null, '1989-12-31')`,
    [loser, `Agency of Defence ${stamp}`, ours],
  );
  // Each of the two spellings has a post without a title by now. A draft of somebody else names the one as a reader.
  const hidden = await attend(colleague, { organisation: "Elsewhere" });
  if (!hidden.ok) throw new Error(JSON.stringify(hidden));
  await asOwner("insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')", [
    hidden.data.id,
    loser,
  ]);
  const names = await namesOf("organisation", [winner, loser]);
  const counts = await withViewer(officer, (db) => countMoving(db, "organisation", winner, loser));
  expect(
    Object.fromEntries(counts.map(({ table, column, count }) => [`${table}.${column}`, count])),
  ).toMatchObject({
    "post.organisation_id": 2,
    "organisation.parent_id": 1,
    "organisation.merged_into_id": 1,
    "review_chain.organisation_id": 1,
    "organisation_name.organisation_id": 2,
    "organisation_distinction.one_id": 1,
  });

  const both = await organisationsInput(winner, loser, { nativeName: "loser", name: "loser" });
  // A record names the one as a reader, a chain holds for it: it is an admin's act.
  expect(await mergeOrganisations(officer, both)).toMatchObject({ code: "forbidden" });
  expect(await mergeOrganisations(admin, both)).toMatchObject({ ok: true, data: { id: winner } });
  expect(await organisation(winner)).toMatchObject({ name: theirs, nativeName: "防衛省", posts: 4 });
  // A name with days is a former name, and not another name as well.
  const former = (id: string) => withViewer(officer, (db) => listFormerNames(db, id));
  expect((await former(winner)).map(({ name, endsOn }) => [name, endsOn])).toEqual([
    [`Agency of Defence ${stamp}`, "2006-12-31"],
    [ours, "1989-12-31"],
  ]);
  expect(await former(loser)).toEqual([]);
  expect((await organisation(winner)).otherNames).toEqual([(await organisation(before)).name]);
  const found = async (q: string) =>
    (await withViewer(officer, (db) => listOrganisations(db, { q, country: null }, 1))).rows.map(
      ({ id }) => id,
    );
  expect(await found(`Agency ${stamp}`)).toEqual([winner]);
  expect(await found(ours)).toEqual([winner]);
  expect(await organisation(loser)).toMatchObject({ mergedIntoId: winner, isActive: false });
  // Nobody gives a former name to what was merged.
  await expect(
    withViewer(officer, (db) =>
      db.organisationName.createMany({ data: [{ id: newId(), organisationId: loser, name: "Late" }] }),
    ),
  ).rejects.toThrow(/row-level security/);
  expect(await movedBy("organisation", loser)).toEqual(
    [
      ...(await referencesTo("organisation")).map(({ name, key }) => `${name}.${key}`),
      "organisation.is_active",
    ].sort(),
  );
  const [record] = await asOwner<{ reader_ids: string[] }>(
    "select reader_ids from engagement where id = $1",
    [hidden.data.id],
  );
  expect(record?.reader_ids).toContain(winner);

  const audit = await asOwner<{ before: object; after: object }>(
    "select before, after from audit_event where type = 'organisation.merged' and subject_id = any($1) order by sequence",
    [[winner, loser]],
  );
  expect(audit.slice(-2)).toMatchObject([
    { before: { name: ours, merged: null }, after: { name: theirs, merged: theirs } },
    { before: { mergedInto: null }, after: { mergedInto: ours } },
  ]);

  // What comes after the merge stays with the winner.
  const since = await addOrganisation({ parentId: winner });
  expect(await undoOrganisationMerge(officer, await mergeOf("organisation", winner))).toMatchObject({
    code: "forbidden",
  });
  expect(await undoOrganisationMerge(admin, await mergeOf("organisation", winner))).toMatchObject({
    ok: true,
    data: { id: loser },
  });
  expect((await namesOf("organisation", [winner, loser])).filter((line) => !line.includes(since))).toEqual(
    names,
  );
  expect(await organisation(since)).toMatchObject({ parentId: winner });
  expect(await organisation(winner)).toMatchObject({
    name: ours,
    nativeName: null,
    otherNames: [],
    posts: 2,
  });
  expect(await organisation(loser)).toMatchObject({ name: theirs, mergedIntoId: null, isActive: true });
  expect(await former(winner)).toEqual([]);
  expect(await found(theirs)).toEqual([loser]);
  expect(await found(`Agency ${stamp}`)).toEqual([loser]);
});

test("an organisation that was merged is meant by either name, in lists, pickers, what is below, and by whoever types it", async () => {
  const stamp = newId().slice(-8);
  const [ours, theirs] = [`Ministry of Defence ${stamp}`, `Ministry of Defense ${stamp}`];
  const [native, short, dated] = [`ドリス${stamp}`, `KD${stamp}`, `Agency of Defence ${stamp}`];
  const winner = await addOrganisation({ name: ours });
  const loser = await addOrganisation({ name: theirs, nativeName: native, abbreviation: short });
  const { version } = await organisation(loser);
  const named = {
    id: loser,
    version,
    name: theirs,
    nativeName: native,
    abbreviation: short,
    kind: "MINISTRY",
    nation: "JPN",
    isActive: "on",
    formerNames: [{ id: "", name: dated, startsOn: "", endsOn: "2006-12-31" }],
  };
  expect(await updateOrganisation(officer, editOrganisationSchema.parse(named))).toMatchObject({ ok: true });
  const input = await organisationsInput(winner, loser, { name: "loser" });
  expect(await mergeOrganisations(officer, input)).toMatchObject({ ok: true });
  for (const q of [ours, theirs, native, short, dated]) {
    const listed = await withViewer(officer, (db) => listOrganisations(db, { q, country: null }, 1));
    expect(listed.rows.map(({ id }) => id)).toEqual([winner]);
    const offered = await withViewer(officer, (db) => findOrganisationOptions(db, q));
    expect(offered.map(({ value }) => value)).toContain(winner);
    expect(offered.map(({ value }) => value)).not.toContain(loser);
    const asked = await withViewer(officer, (db) => listWithBelow(db, [loser]));
    expect(asked.map(({ name }) => name)).toContain(q);
    const made = await createPerson(
      officer,
      createPersonSchema.parse({
        id: newId(),
        familyName: `Sato${newId().slice(-6)}`,
        givenName: "Ken",
        nationality: "JPN",
        position: `Clerk ${q}`,
        organisation: q,
        isDistinct: "on",
      }),
    );
    if (!made.ok) throw new Error(JSON.stringify(made));
    const person = await withViewer(officer, (db) => getPerson(db, made.data.id));
    expect(person?.career[0]?.organisationId).toBe(winner);
  }
  expect(
    await createOrganisation(
      officer,
      createOrganisationSchema.parse({ id: newId(), name: ours, kind: "MINISTRY", nation: "JPN" }),
    ),
  ).toMatchObject({ code: "invalid", fields: { name: [expect.stringContaining(theirs)] } });
});

test("organisations with users below them are merged by an admin who is none of these", async () => {
  const [one, other] = [await addOrganisation({ nation: HOME }), await addOrganisation({ nation: HOME })];
  const below = await addOrganisation({ nation: HOME, parentId: one });
  const inside = await createHolder([await createPost("Chief", below)], { roles: ["SYSTEM_ADMIN"] });
  for (const by of [officer, inside])
    expect(await mergeOrganisations(by, await organisationsInput(other, one))).toMatchObject({
      code: "forbidden",
    });
  expect(await mergeOrganisations(admin, await organisationsInput(other, one))).toMatchObject({ ok: true });
  expect(await undoOrganisationMerge(officer, await mergeOf("organisation", other))).toMatchObject({
    code: "forbidden",
  });
});

test("no merge is undone that would put the one that stays below itself", async () => {
  const [above, below] = [await addOrganisation(), await addOrganisation()];
  const [stays, goes] = [
    await addOrganisation({ parentId: above }),
    await addOrganisation({ parentId: below }),
  ];
  expect(
    await mergeOrganisations(officer, await organisationsInput(stays, goes, { parent: "loser" })),
  ).toMatchObject({ ok: true });
  await asOwner("update organisation set parent_id = $1 where id = $2", [stays, above]);
  expect(await undoOrganisationMerge(officer, await mergeOf("organisation", stays))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("was part of before the merge"),
  });
});

test("no merge of organisations lets anybody read or review what they did not", async () => {
  const organisations = async (winner: string, loser: string, by: Viewer = admin) => {
    const result = await mergeOrganisations(by, await organisationsInput(winner, loser));
    return result.ok ? null : result.message;
  };
  const [staff, named] = [
    await addOrganisation({ nation: HOME }, admin),
    await addOrganisation({ nation: HOME }, admin),
  ];
  const part = await addOrganisation({ nation: HOME, parentId: staff }, admin);
  await createHolder([await createPost("Planner", part)]);
  await createChain({ organisationId: named, steps: [{ posts: [await createPost("A")] }] });
  for (const pair of [
    [staff, named],
    [named, staff],
  ] as const)
    expect(await organisations(...pair)).toContain("chain of approval");
  // Nor does it take away who reviews them.
  const unit = await addOrganisation({ nation: HOME, parentId: named }, admin);
  await createHolder([await createPost("Writer", unit)]);
  const empty = await addOrganisation({ nation: HOME }, admin);
  expect(await organisations(empty, unit)).toContain("nobody would review");
  expect(await organisations(unit, empty)).toBeNull();
  const reader = await addOrganisation({ nation: HOME }, admin);
  const hidden = await attend(colleague, { organisation: "Elsewhere" });
  if (!hidden.ok) throw new Error(JSON.stringify(hidden));
  await asOwner("insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')", [
    hidden.data.id,
    reader,
  ]);
  expect(await organisations(part, reader)).toContain(OPENS);
  // What is above one of them alone is read by whoever holds a post in it.
  const below = await addOrganisation({ nation: HOME, parentId: reader }, admin);
  const apart = await addOrganisation({ nation: HOME }, admin);
  await createHolder([await createPost("Analyst", apart)]);
  for (const pair of [
    [below, apart],
    [apart, below],
  ] as const)
    expect(await organisations(...pair)).toContain(OPENS);
  // The holder may sit in a part of the one, too.
  const whole = await addOrganisation({ nation: HOME }, admin);
  const inner = await addOrganisation({ nation: HOME, parentId: whole }, admin);
  await createHolder([await createPost("Clerk", inner)]);
  expect(await organisations(whole, reader)).toContain(OPENS);
  expect(await organisations(reader, part, officer)).toContain("an admin who holds none");
});

test("unknown, identical, merged, foreign and nested organisations are refused, each with a clear sentence", async () => {
  const [one, other, third] = [await addOrganisation(), await addOrganisation(), await addOrganisation()];
  const below = await addOrganisation({ parentId: await addOrganisation({ parentId: one }) });
  const wanted = await organisationsInput(one, other);
  expect(organisationMergeSchema.safeParse({ ...wanted, loserId: one }).success).toBe(false);
  expect(await mergeOrganisations(officer, { ...wanted, loserId: one })).toMatchObject({ code: "invalid" });
  expect(await mergeOrganisations(officer, { ...wanted, loserId: newId() })).toMatchObject({
    code: "not-found",
  });
  expect(await mergeOrganisations(elsewhere, wanted)).toMatchObject({ code: "not-found" });
  expect(await mergeOrganisations(leader, wanted)).toMatchObject({ code: "forbidden" });
  expect(await mergeOrganisations(officer, { ...wanted, loserVersion: 7 })).toMatchObject({ code: "stale" });
  for (const input of [await organisationsInput(one, below), await organisationsInput(below, one)])
    expect(await mergeOrganisations(officer, input)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("part of the other"),
    });

  expect(await mergeOrganisations(officer, wanted)).toMatchObject({ ok: true });
  for (const input of [await organisationsInput(third, other), await organisationsInput(other, third)])
    expect(await mergeOrganisations(officer, input)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("was merged into"),
    });
  const { version, name } = await organisation(other);
  const edit = { id: other, version, name, kind: "MINISTRY", nation: "JPN", isActive: "on" };
  expect(await updateOrganisation(officer, editOrganisationSchema.parse(edit))).toMatchObject({
    code: "conflict",
  });
  // The app moves nothing by itself, and takes up nothing that was merged.
  await expect(
    withViewer(officer, (db) =>
      db.organisation.updateMany({ where: { id: one }, data: { mergedIntoId: third, isActive: false } }),
    ),
  ).rejects.toThrow(/row-level security/);
  const foreign = withViewer(
    elsewhere,
    (db) => db.$executeRaw`
      insert into organisation_merge (id, winner_id, loser_id, merged_by_id, before, after)
      values (gen_random_uuid(), ${one}::uuid, ${third}::uuid, ${elsewhere.id}::uuid, '{}', '{}')`,
  );
  await expect(foreign).rejects.toThrow(/row-level security/);
});

test("of merges of the same organisations at one moment one is made", async () => {
  const [one, other, third] = [await addOrganisation(), await addOrganisation(), await addOrganisation()];
  const inputs = [
    await organisationsInput(one, other),
    await organisationsInput(other, one),
    await organisationsInput(one, other),
    await organisationsInput(third, other),
  ];
  const results = await Promise.all(inputs.map((input) => mergeOrganisations(officer, input)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(["conflict", "stale"]).toContain(result.code);
  const merged = await asOwner(
    "select 1 from organisation where id = any($1) and merged_into_id is not null",
    [[one, other, third]],
  );
  expect(merged).toHaveLength(1);
});

test("a merge that later changes made untrue is not undone, and says why", async () => {
  const [a, b, c] = [await addOrganisation(), await addOrganisation(), await addOrganisation()];
  const name = (await organisation(b)).name;
  expect(await mergeOrganisations(officer, await organisationsInput(a, b, { name: "loser" }))).toMatchObject({
    ok: true,
  });
  const first = await mergeOf("organisation", a);
  expect(await mergeOrganisations(officer, await organisationsInput(c, a))).toMatchObject({ ok: true });
  // What was merged before leads to the last that stayed.
  expect(await organisation(b)).toMatchObject({ mergedIntoId: c });
  const through = await withViewer(officer, (db) => listOrganisationMerges(db, c));
  expect(through.map(({ loserId, through }) => [loserId, through])).toEqual([
    [a, null],
    [b, name],
  ]);
  expect(await undoOrganisationMerge(officer, first)).toMatchObject({
    message: expect.stringContaining("undo that merge first"),
  });
  expect(await undoOrganisationMerge(officer, await mergeOf("organisation", c))).toMatchObject({ ok: true });
  expect(await organisation(b)).toMatchObject({ mergedIntoId: a });

  const edited = async (id: string, fields: Record<string, unknown>) => {
    const { version, name, parentId } = await organisation(id);
    const input = {
      id,
      version,
      name,
      kind: "MINISTRY",
      nation: "JPN",
      isActive: "on",
      ...(parentId && { parentId }),
      ...fields,
    };
    return updateOrganisation(officer, editOrganisationSchema.parse(input));
  };
  const renamed = `Renamed ${newId()}`;
  expect(await edited(a, { name: renamed })).toMatchObject({ ok: true });
  expect(await undoOrganisationMerge(officer, first)).toMatchObject({
    message: expect.stringContaining("changed since the merge"),
  });
  expect(await edited(a, { name })).toMatchObject({ ok: true });
  expect(await undoOrganisationMerge(officer, first)).toMatchObject({ ok: true });
  expect(await undoOrganisationMerge(officer, first)).toMatchObject({
    message: "This merge was undone already.",
  });

  // What was above the one that went is part of what came with it since: apart, each would be part of the other.
  const above = await addOrganisation();
  const [stays, goes] = [await addOrganisation(), await addOrganisation({ parentId: above })];
  const part = await addOrganisation({ parentId: goes });
  expect(await mergeOrganisations(officer, await organisationsInput(stays, goes))).toMatchObject({
    ok: true,
  });
  expect(await edited(above, { parentId: part })).toMatchObject({ ok: true });
  expect(await undoOrganisationMerge(officer, await mergeOf("organisation", stays))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("part of the other"),
  });
});
