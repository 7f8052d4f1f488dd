import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import {
  addOrganisation,
  admin,
  attend,
  colleague,
  mergeOf,
  movedBy,
  namesOf,
  officer,
  organisation,
  organisationsInput,
  post,
  postsInput,
  referencesTo,
} from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { HOME } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { mergePeople, undoMerge } from "../merges/mutations";
import { mergeSchema } from "../merges/schema";
import { createPerson } from "../mutations";
import {
  distinguishOrganisations,
  mergeOrganisations,
  undoOrganisationMerge,
} from "../organisations/merges/mutations";
import { listOrganisationMerges } from "../organisations/merges/queries";
import { updateOrganisation } from "../organisations/mutations";
import { listFormerNames, listOrganisations } from "../organisations/queries";
import { editOrganisationSchema } from "../organisations/schema";
import { mergePosts, undoPostMerge } from "../posts/merges/mutations";
import { getPostInWords, listPosts } from "../posts/queries";
import { getPerson } from "../queries";
import { createPersonSchema } from "../schema";
import { hasWordsFor } from "./labels";
import { countMoving } from "./queries";

test.each(["person", "organisation", "post"] as const)(
  "whatever names a %s, now or later, can be moved and has words of its own",
  async (kind) => {
    const references = await referencesTo(kind);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter(({ row_key }) => row_key === null)).toEqual([]);
    expect(references.filter(({ name, key }) => !hasWordsFor(name, key))).toEqual([]);
    const whole = await asOwner(
      `select 1 from pg_constraint where contype = 'f' and confrelid = $1::regclass and cardinality(conkey) <> 1`,
      [kind],
    );
    expect(whole).toEqual([]);
    // A uuid that says by its name what it is of, in a table that no merge is of, is among them.
    const named = await asOwner<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind = 'r'
       where table_schema = 'public' and column_name ~ ('(^|_)' || $1 || '_ids?$') and udt_name in ('uuid', '_uuid')
         and table_name <> 'merge_holding' and column_name <> 'reader_post_ids'`,
      [kind],
    );
    const known = references.map(({ name, key }) => `${name}.${key}`);
    expect(named.map(({ column }) => column).filter((column) => !known.includes(column))).toEqual([]);
  },
);

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

  expect(
    await mergeOrganisations(
      officer,
      await organisationsInput(winner, loser, { nativeName: "loser", name: "loser" }),
    ),
  ).toMatchObject({ ok: true, data: { id: winner } });
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

test("a merge of posts moves all that names the one, joins what one person held twice, and undo gives exactly that back", async () => {
  const stamp = newId().slice(-8);
  const [winner, loser] = [
    await createPost(`Defence attaché ${stamp}`),
    await createPost(`Defense attaché ${stamp}`),
  ];
  const before = await createPost("Attaché before");
  expect(await mergePosts(admin, await postsInput(loser, before))).toMatchObject({ ok: true });
  const holder = await createHolder([winner, loser]);
  const addPerson = async () => {
    const input = createPersonSchema.parse({
      id: newId(),
      familyName: `Own${newId().slice(-6)}`,
      givenName: "Ann",
      nationality: HOME,
      isDistinct: "on",
    });
    const made = await createPerson(officer, input);
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.data.id;
  };
  const [both, one] = [await addPerson(), await addPerson()];
  const hold = (postId: string, personId: string, startsOn: string | null, endsOn: string | null) =>
    asOwner(
      "insert into post_holding (id, post_id, person_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, $3, $4)",
      [postId, personId, startsOn, endsOn],
    );
  await hold(winner, both, "2020-01-01", "2021-06-30");
  await hold(loser, both, "2021-07-01", "2022-06-30");
  await hold(loser, one, "2023-01-01", null);

  const chain = await createChain({ countryCode: "JPN", steps: [{ posts: [loser], climbsTo: loser }] });
  const record = await createEngagement(officer, newId(), engagementInput());
  if (!record.ok) throw new Error(JSON.stringify(record));
  const engagementId = record.data.id;
  const review = newId();
  await asOwner(
    `insert into review (id, engagement_id, chain_id, chain_name, kind, state, submitted_by_id, closed_at) values ($1, $2, $3, 'Chain', 'REPORT', 'APPROVED', $4, now())`,
    [review, engagementId, chain, officer.id],
  );
  await asOwner(
    `insert into review_step (id, review_id, sort, post_ids, days, climbs_to_post_id, opened_at, decision, decided_by_id, decided_in_post_id, decided_at)
     values (gen_random_uuid(), $1, 0, array[$2::uuid], 3, $2, now(), 'APPROVED', $3, $2, now())`,
    [review, loser, holder.id],
  );
  const series = await createSeries();
  const edition = await editionsOf(officer, series).create({ startsOn: "2027-05-03", endsOn: "2027-05-14" });
  const statements: [string, unknown[]][] = [
    [
      `insert into commitment (id, engagement_id, text, by_side, owner_post_id, to_post_id, updated_at) values (gen_random_uuid(), $1, 'Send the plan', 'OWN', $2, $2, now())`,
      [engagementId, loser],
    ],
    [
      `insert into exercise_lesson (id, edition_id, number, kind, text, owner_post_id) values (gen_random_uuid(), $1, 1, 'LESSON', 'Fuel', $2)`,
      [edition.id, loser],
    ],
    [
      `insert into exercise_milestone (id, edition_id, kind, owner_post_id) select gen_random_uuid(), $1, k, $2
       from unnest(enum_range(null::milestone_kind)) k where not exists (select 1 from exercise_milestone m where m.edition_id = $1 and m.kind = k) limit 1`,
      [edition.id, loser],
    ],
    [`update exercise_milestone set owner_post_id = $2 where edition_id = $1`, [edition.id, loser]],
    [
      `insert into notice (id, post_id, kind, subject_type, subject_id, actor_id) values (gen_random_uuid(), $2, 'CHANGED', 'engagement', $1, $3)`,
      [engagementId, loser, colleague.id],
    ],
    [
      `insert into objective (id, code, line_of_effort_id, text, owner_post_id) select gen_random_uuid(), $1, id, 'Presence', $2 from picklist_item limit 1`,
      [`X${stamp}`, loser],
    ],
    [
      `with p as (insert into portfolio (id, name, starts_on, updated_at) values (gen_random_uuid(), $1, '2026-01-01', now()) returning id)
       insert into portfolio_post (id, portfolio_id, post_id, starts_on) select gen_random_uuid(), id, $2, '2026-01-01' from p`,
      [`Portfolio ${stamp}`, loser],
    ],
    // Handed over by one user, once in each, and only one of these under way.
    [
      `insert into handover (id, post_id, outgoing_user_id, started_by_id, ending, closed_by_id, closed_at)
       values (gen_random_uuid(), $1, $3, $3, null, null, null), (gen_random_uuid(), $1, $3, $3, 'CALLED_OFF', $3, now()),
              (gen_random_uuid(), $2, $3, $3, 'CALLED_OFF', $3, now())`,
      [loser, winner, holder.id],
    ],
    [
      `insert into post_distinction (id, one_id, other_id, said_by_id) values (gen_random_uuid(), $1, $2, $3), (gen_random_uuid(), $2, $1, $3)`,
      [loser, await createPost("Third"), admin.id],
    ],
    [
      `insert into watch (id, post_id, subject_type, subject_key, created_by_id) select gen_random_uuid(), p, 'country', k, $3
       from (values ($1::uuid, 'JPN'), ($1, 'NOR'), ($2::uuid, 'JPN')) v(p, k)`,
      [loser, winner, holder.id],
    ],
    [
      `insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')`,
      [engagementId, loser],
    ],
  ];
  for (const [sql, values] of statements) await asOwner(sql, values);

  const names = await namesOf("post", [winner, loser]);
  expect(await mergePosts(officer, await postsInput(winner, loser))).toMatchObject({ code: "forbidden" });
  expect(await mergePosts(admin, await postsInput(winner, loser))).toMatchObject({ ok: true });
  expect(await movedBy("post", loser)).toEqual(
    [...(await referencesTo("post")).map(({ name, key }) => `${name}.${key}`), "post.is_active"].sort(),
  );
  // What both watched the winner watches already; nothing else names the loser any more.
  const left = (await namesOf("post", [loser])).map((line) => line.split(" ")[0]);
  expect(left).toEqual(["watch.post_id"]);
  const [now] = await asOwner<{ reader_ids: string[]; reader_post_ids: string[] }>(
    "select reader_ids, reader_post_ids from engagement where id = $1",
    [engagementId],
  );
  expect(now).toMatchObject({ reader_ids: expect.arrayContaining([winner]), reader_post_ids: [winner] });
  const terms = (await post(winner)).holders.filter(({ personId }) => personId === both);
  expect(terms.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([["2020-01-01", "2022-06-30"]]);
  const words = await withViewer(admin, (db) => getPostInWords(db, loser));
  expect(words?.titles).toEqual([`Defence attaché ${stamp}`, `Defense attaché ${stamp}`, "Attaché before"]);
  const listed = await withViewer(admin, (db) => listPosts(db, { q: `Defense ${stamp}`, country: null }, 1));
  expect(listed.rows.map(({ id }) => id)).toEqual([winner]);

  expect(await undoPostMerge(admin, await mergeOf("post", winner))).toMatchObject({
    ok: true,
    data: { id: loser },
  });
  expect(await namesOf("post", [winner, loser])).toEqual(names);
  const [back] = await asOwner<{ reader_ids: string[]; reader_post_ids: string[] }>(
    "select reader_ids, reader_post_ids from engagement where id = $1",
    [engagementId],
  );
  expect(back).toMatchObject({ reader_ids: expect.arrayContaining([loser]), reader_post_ids: [loser] });
  expect((await post(loser)).holders.filter(({ personId }) => personId === both)).toMatchObject([
    { startsOn: "2021-07-01", endsOn: "2022-06-30" },
  ]);
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

test("a person and a post that were merged come apart in any order, each holding with its own", async () => {
  const [winner, loser] = [await createPost("Head of signals"), await createPost("Head, signals")];
  const add = async () => {
    const input = createPersonSchema.parse({
      id: newId(),
      familyName: `Twin${newId().slice(-6)}`,
      givenName: "Ann",
      nationality: HOME,
      isDistinct: "on",
    });
    const made = await createPerson(officer, input);
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.data.id;
  };
  const [ann, twin] = [await add(), await add()];
  const rows = await asOwner<{ id: string }>(
    `insert into post_holding (id, post_id, person_id, starts_on, ends_on)
     values (gen_random_uuid(), $1, $3, '2020-01-01', '2020-12-31'), (gen_random_uuid(), $2, $3, '2021-01-01', '2021-12-31') returning id`,
    [winner, loser, ann],
  );
  const held = () =>
    asOwner(
      "select id, post_id, person_id, starts_on::text, ends_on::text from post_holding where id = any($1) order by id",
      [rows.map(({ id }) => id)],
    );
  const before = await held();
  expect(await mergePosts(admin, await postsInput(winner, loser))).toMatchObject({ ok: true });
  expect(await held()).toHaveLength(1);
  const [one, other] = await withViewer(admin, async (db) => [
    await getPerson(db, twin),
    await getPerson(db, ann),
  ]);
  const people = mergeSchema.parse({
    winnerId: twin,
    loserId: ann,
    winnerVersion: one?.version,
    loserVersion: other?.version,
    fields: {},
  });
  expect(await mergePeople(admin, people)).toMatchObject({ ok: true });
  expect(await undoPostMerge(admin, await mergeOf("post", winner))).toMatchObject({ ok: true });
  expect((await held()).map(({ person_id }) => person_id)).toEqual([twin, twin]);
  const [merge] = await asOwner<{ id: string }>("select id from person_merge where loser_id = $1", [ann]);
  expect(await undoMerge(admin, merge?.id ?? "")).toMatchObject({ ok: true });
  expect(await held()).toEqual(before);
});
