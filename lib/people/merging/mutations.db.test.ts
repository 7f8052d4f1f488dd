import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { mergePosts, undoPostMerge } from "@/lib/people/posts/merges/mutations";
import { listPostMerges, listPostPairs } from "@/lib/people/posts/merges/queries";
import { postMergeSchema } from "@/lib/people/posts/merges/schema";
import { getPost, getPostInWords, listPosts } from "@/lib/people/posts/queries";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createCoveringPost } from "@/testing/handovers";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { mergePeople, undoMerge } from "../merges/mutations";
import { mergeSchema } from "../merges/schema";
import { createPerson } from "../mutations";
import {
  distinguishOrganisations,
  mergeOrganisations,
  undoOrganisationMerge,
} from "../organisations/merges/mutations";
import {
  listLikelyOrganisations,
  listOrganisationMerges,
  listOrganisationPairs,
} from "../organisations/merges/queries";
import { organisationMergeSchema } from "../organisations/merges/schema";
import { createOrganisation, updateOrganisation } from "../organisations/mutations";
import {
  findOrganisationOptions,
  getOrganisation,
  listFormerNames,
  listOrganisations,
  listWithBelow,
} from "../organisations/queries";
import { createOrganisationSchema, editOrganisationSchema } from "../organisations/schema";
import { getPerson } from "../queries";
import { createPersonSchema } from "../schema";
import { refusalWords, wordsOfMoving } from "./labels";
import { countMoving, mergeRefusal } from "./queries";
import type { MergeKindName } from "./rules";

const officer = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"], allCountries: true });

async function addOrganisation(fields: Record<string, unknown> = {}, by: Viewer = officer): Promise<string> {
  const input = createOrganisationSchema.parse({
    id: newId(),
    name: `Office ${newId()}`,
    kind: "MINISTRY",
    nation: "JPN",
    ...fields,
  });
  const result = await createOrganisation(by, input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return input.id;
}

async function organisation(id: string, by: Viewer = admin) {
  const row = await withViewer(by, (db) => getOrganisation(db, id));
  if (!row) throw new Error("not visible");
  return row;
}

async function post(id: string) {
  const row = await withViewer(admin, (db) => getPost(db, id));
  if (!row) throw new Error("not visible");
  return row;
}

type Sides = Record<string, "winner" | "loser">;

async function organisationsInput(winnerId: string, loserId: string, fields: Sides = {}) {
  const [winner, loser] = [await organisation(winnerId), await organisation(loserId)];
  const versions = { winnerVersion: winner.version, loserVersion: loser.version };
  return organisationMergeSchema.parse({ winnerId, loserId, ...versions, fields });
}

async function postsInput(winnerId: string, loserId: string, fields: Sides = {}) {
  const [winner, loser] = [await post(winnerId), await post(loserId)];
  const versions = { winnerVersion: winner.version, loserVersion: loser.version };
  return postMergeSchema.parse({ winnerId, loserId, ...versions, fields });
}

async function mergeOf(kind: MergeKindName, winnerId: string): Promise<string> {
  const list = kind === "post" ? listPostMerges : listOrganisationMerges;
  const [merge] = await withViewer(admin, (db) => list(db, winnerId));
  return merge?.id ?? "";
}

type Reference = { name: string; key: string; row_key: string | null; is_list: boolean };

const referencesTo = (kind: MergeKindName) =>
  asOwner<Reference>("select name, key, row_key, is_list from references_to($1)", [kind]);

/** Every row that names one of these, by the column in which it does. */
async function namesOf(kind: MergeKindName, ids: readonly string[]): Promise<string[]> {
  const parts = (await referencesTo(kind)).map(
    ({ name, key, row_key, is_list }) => `
      select '${name}.${key} ' || ${row_key} || ' ' || ${key}::text as line from ${name}
      where ${is_list ? `${key} && $1::uuid[]` : `${key} = any($1::uuid[])`}`,
  );
  const found = await asOwner<{ line: string }>(`${parts.join(" union all ")} order by 1`, [ids]);
  return found.map(({ line }) => line);
}

const movedBy = async (kind: MergeKindName, loserId: string) =>
  (
    await asOwner<{ column: string }>(
      `select distinct table_name || '.' || column_name as column from merge_move
       where merge_id in (select id from ${kind}_merge where loser_id = $1) order by 1`,
      [loserId],
    )
  ).map(({ column }) => column);

const attend = (by: Viewer, words: { position?: string; organisation: string }) =>
  createEngagement(
    by,
    newId(),
    engagementInput({
      countries: [{ code: "JPN", role: "HOST" }],
      attendance: [
        {
          name: "Mori",
          nationality: "JPN",
          side: "PARTNER",
          role: "PRINCIPAL",
          rankText: "Colonel",
          ...words,
        },
      ],
    }),
  );

test.each(["person", "organisation", "post"] as const)(
  "whatever names a %s, now or later, can be moved and has words of its own",
  async (kind) => {
    const references = await referencesTo(kind);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter(({ row_key }) => row_key === null)).toEqual([]);
    const words = wordsOfMoving(references.map(({ name, key }) => ({ table: name, column: key, count: 1 })));
    expect(
      words.filter((one) => one.startsWith("1 row of ")),
      "called by their table alone",
    ).toEqual([]);
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

const refusal = async (winner: string, loser: string, by: Viewer = admin) => {
  const result = await mergePosts(by, await postsInput(winner, loser));
  return result.ok ? null : result.message;
};

/** What a post can open to whoever holds it, with what the database says of it. */
const bearing: [string, (postId: string) => Promise<unknown>][] = [
  [
    "readers",
    async (postId) => {
      const hidden = await attend(colleague, { organisation: "Elsewhere" });
      if (!hidden.ok) throw new Error(JSON.stringify(hidden));
      await asOwner(
        "insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')",
        [hidden.data.id, postId],
      );
    },
  ],
  [
    "portfolios",
    (postId) =>
      asOwner(
        `with p as (insert into portfolio (id, name, starts_on, updated_at) values (gen_random_uuid(), $2, '2026-01-01', now()) returning id)
         insert into portfolio_post (id, portfolio_id, post_id, starts_on) select gen_random_uuid(), id, $1, '2026-01-01' from p`,
        [postId, `Portfolio ${postId}`],
      ),
  ],
  [
    "handovers",
    (postId) =>
      asOwner(
        `insert into handover (id, post_id, outgoing_user_id, started_by_id, ending, closed_by_id, closed_at)
         values (gen_random_uuid(), $1, $2, $2, 'CALLED_OFF', $2, now())`,
        [postId, colleague.id],
      ),
  ],
  ["approvals", (postId) => createChain({ steps: [{ posts: [postId] }] })],
  [
    "approvals",
    async (postId) => createChain({ steps: [{ posts: [await createPost("A")], climbsTo: postId }] }),
  ],
];

const codeOf = (winner: string, loser: string) =>
  withViewer(admin, (db) => mergeRefusal(db, "post", winner, loser));
// Whatever it is: an admin who may not read it learns of no record that names the post.
const OPENS = "would read, cover or approve more";

test.each(bearing)("no merge lets who holds one post have what another opens: %s", async (code, bear) => {
  const [held, opens] = [await createPost("Held"), await createPost("Opens")];
  await createHolder([held]);
  await bear(opens);
  for (const pair of [
    [held, opens],
    [opens, held],
  ] as const) {
    expect(await codeOf(...pair)).toBe(code);
    expect(await refusal(...pair)).toContain(OPENS);
  }
  expect(refusalWords(code)).toBe(refusalWords("portfolios"));
  // Who holds both, on the same days, gains nothing.
  await asOwner(
    "insert into post_holding (id, post_id, user_id) select gen_random_uuid(), $1, user_id from post_holding where post_id = $2",
    [opens, held],
  );
  expect(await refusal(held, opens)).toBeNull();
});

test("no merge lets who leads one post read what was handed over in another", async () => {
  const covers = await createCoveringPost("Covers", ["NOR"]);
  const handed = await createPost("Handed over");
  await asOwner(
    "insert into handover (id, post_id, outgoing_user_id, started_by_id) values (gen_random_uuid(), $1, $2, $2)",
    [handed, colleague.id],
  );
  for (const pair of [
    [covers, handed],
    [handed, covers],
  ] as const) {
    expect(await codeOf(...pair)).toBe("handovers");
    expect(await refusal(...pair)).toContain(OPENS);
  }
  const other = await createCoveringPost("Covers as well", ["NOR"]);
  await asOwner("update handover set post_id = $2 where post_id = $1", [handed, other]);
  expect(await refusal(covers, other)).toBeNull();
});

test("posts that users hold are merged by an admin who holds neither, where both belong to one place", async () => {
  const [held, apart] = [
    await createPost("Held"),
    await createPost("Apart", await addOrganisation({}, admin)),
  ];
  const user = await createHolder([held], { roles: ["SYSTEM_ADMIN"], allCountries: true });
  expect(await refusal(held, apart)).toContain("not in the same organisation");
  const closed = await createPost("Closed");
  await asOwner("update post set is_active = false where id = $1", [closed]);
  expect(await refusal(held, closed)).toContain("no longer in use");
  const free = await createPost("Free");
  for (const by of [officer, user])
    expect(await refusal(held, free, by)).toContain("an admin who holds none");
  // Nor past the form: the wall itself says no.
  await expect(
    withViewer(
      officer,
      (db) => db.$executeRaw`
        insert into post_merge (id, winner_id, loser_id, merged_by_id, before, after)
        values (gen_random_uuid(), ${held}::uuid, ${free}::uuid, ${officer.id}::uuid, '{}', '{}')`,
    ),
  ).rejects.toThrow(/refused: holders/);
  expect(await refusal(held, free)).toBeNull();
  expect(await undoPostMerge(user, await mergeOf("post", held))).toMatchObject({ code: "forbidden" });
  expect(await undoPostMerge(admin, await mergeOf("post", held))).toMatchObject({ ok: true });
});

test.each([
  [
    "a portfolio",
    "with p as (insert into portfolio (id, name, starts_on, updated_at) values (gen_random_uuid(), gen_random_uuid(), '2026-01-01', now()) returning id) insert into portfolio_post (id, portfolio_id, post_id, starts_on) select gen_random_uuid(), id, $1, '2026-01-01' from p",
  ],
  [
    "a chain",
    "with c as (insert into review_chain (id, name, kind, is_active, updated_at) values (gen_random_uuid(), gen_random_uuid(), 'REPORT', false, now()) returning id) insert into review_chain_step (id, chain_id, sort, post_ids, days) select gen_random_uuid(), id, 0, array[$1::uuid], 3 from c",
  ],
  [
    "a record",
    "insert into engagement_access (engagement_id, reader_id, kind) select id, $1, 'READER' from engagement order by id limit 1",
  ],
])(
  "posts that nobody holds yet are merged by an admin where %s names one, and taken apart by one",
  async (_, name) => {
    await attend(colleague, { organisation: "Elsewhere" });
    const [winner, loser] = [await createPost("Winner"), await createPost("Loser")];
    expect(await mergePosts(officer, await postsInput(winner, loser))).toMatchObject({ ok: true });
    await asOwner(name, [winner]);
    const merge = await mergeOf("post", winner);
    const undone = `update post_merge set undone_at = now(), undone_by_id = $2::uuid where id = $1::uuid`;
    expect(await undoPostMerge(officer, merge)).toMatchObject({ code: "forbidden" });
    expect(await runSql(officer, undone, merge, officer.id)).toBe(0);
    expect(await undoPostMerge(admin, merge)).toMatchObject({ ok: true });
    for (const pair of [
      [winner, loser],
      [loser, winner],
    ] as const) {
      expect(await mergePosts(officer, await postsInput(...pair))).toMatchObject({ code: "forbidden" });
      const past = `insert into post_merge (id, winner_id, loser_id, merged_by_id, before, after) values (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, '{}', '{}')`;
      await expect(runSql(officer, past, ...pair, officer.id)).rejects.toThrow(/refused: holders/);
    }
    expect(await mergePosts(admin, await postsInput(winner, loser))).toMatchObject({ ok: true });
  },
);

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

test("whoever names a post as a reader after a merge means the post that stayed, also when the merge is undone", async () => {
  const [winner, loser] = [await createPost("Stays"), await createPost("Goes")];
  const [moved, anew] = [
    await attend(colleague, { organisation: "Here" }),
    await attend(colleague, { organisation: "There" }),
  ];
  if (!moved.ok || !anew.ok) throw new Error("no records");
  const name = (engagementId: string, readerId: string) =>
    asOwner("insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')", [
      engagementId,
      readerId,
    ]);
  for (const { data } of [moved, anew]) await name(data.id, loser);
  expect(await mergePosts(admin, await postsInput(winner, loser))).toMatchObject({ ok: true });
  await asOwner("delete from engagement_access where engagement_id = $1 and reader_id = $2", [
    anew.data.id,
    winner,
  ]);
  await name(anew.data.id, winner);
  expect(await undoPostMerge(admin, await mergeOf("post", winner))).toMatchObject({ ok: true });
  const readers = await asOwner<{ engagement_id: string; reader_id: string }>(
    "select engagement_id, reader_id from engagement_access where engagement_id = any($1) and reader_id = any($2)",
    [
      [moved.data.id, anew.data.id],
      [winner, loser],
    ],
  );
  expect(new Map(readers.map((row) => [row.engagement_id, row.reader_id]))).toEqual(
    new Map([
      [moved.data.id, loser],
      [anew.data.id, winner],
    ]),
  );
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

test("likely pairs are offered by spelling, never across nations, organisations or numbers, and not once they were told apart", async () => {
  const stamp = "Kestrel";
  const id = await addOrganisation({ name: `Ministry of ${stamp} Defence`, abbreviation: "MKD" });
  const like = async (fields: Record<string, string | null>) =>
    (
      await withViewer(officer, (db) =>
        listLikelyOrganisations(db, {
          name: "",
          nativeName: null,
          abbreviation: null,
          nation: "JPN",
          ...fields,
        }),
      )
    ).map((row) => row.id);
  expect(await like({ name: `Ministry of ${stamp} Defense` })).toEqual([id]);
  expect(await like({ name: `${stamp} Defence, Ministry` })).toEqual([id]);
  expect(await like({ name: "Something else", abbreviation: "mkd" })).toEqual([id]);
  await asOwner(
    "insert into organisation_name (id, organisation_id, name) values (gen_random_uuid(), $1, $2)",
    [id, `${stamp} Self-Defence Agency`],
  );
  expect(await like({ name: `${stamp} Self Defense Agency` })).toEqual([id]);
  expect(await like({ name: `Ministry of ${stamp} Defense`, nation: "NOR" })).toEqual([]);
  expect(await like({ name: `Deputy Ministry of ${stamp} Defence` })).toEqual([]);
  const [first] = [
    await addOrganisation({ name: `1st ${stamp} Brigade` }),
    await addOrganisation({ name: `2nd ${stamp} Brigade` }),
  ];
  expect(await like({ name: `3rd ${stamp} Brigade` })).toEqual([]);
  const twin = await addOrganisation({ name: `Ministry of ${stamp} Defense` });
  const pairs = async () =>
    (await withViewer(officer, (db) => listOrganisationPairs(db))).pairs
      .map(({ one, other }) => [one.id, other.id].sort())
      .filter((pair) => pair.includes(id) || pair.includes(first));
  expect(await pairs()).toEqual([[id, twin].sort()]);
  const said = (oneId: string, otherId: string) => distinguishOrganisations(officer, { oneId, otherId });
  const answers = await Promise.all([said(id, twin), said(twin, id)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await pairs()).toEqual([]);

  const [here, there] = [await addOrganisation(), await addOrganisation()];
  const add = async (title: string, organisationId: string) => {
    const postId = newId();
    await withViewer(setUp, (db) =>
      db.post.createMany({
        data: [{ id: postId, title, nation: "JPN", organisationId, createdById: setUp.id }],
      }),
    );
    return postId;
  };
  const posts = [await add("Director of Defence Plans", here), await add("Director, Defense Plans", here)];
  await add("Director of Defence Plans", there);
  await add("Deputy Director of Defence Plans", here);
  const found = (await withViewer(officer, (db) => listPostPairs(db))).pairs.filter(({ one }) =>
    posts.includes(one.id),
  );
  expect(found.map(({ one, other }) => [one.id, other.id].sort())).toEqual([posts.sort()]);
});

test("a crowd of names that begin alike is not compared each with each, and what else they share finds pairs", async () => {
  const organisationId = await addOrganisation();
  await asOwner(
    `insert into post (id, title, organisation_id, nation, created_by_id, updated_at)
     select gen_random_uuid(), 'Desk ' || left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 9), $1::uuid, 'JPN', $2::uuid, now() from generate_series(1, 4000) n
     union all select gen_random_uuid(), title, $1::uuid, 'JPN', $2::uuid, now() from unnest(array['Desk Zwanenburg', 'Desk Zwanenburgh']) title
     union all select gen_random_uuid(), 'Desk', $1::uuid, 'JPN', $2::uuid, now() from generate_series(1, 2)`,
    [organisationId, officer.id],
  );
  const { pairs } = await withViewer(officer, (db) => listPostPairs(db), { timeout: 10_000 });
  const found = pairs
    .filter(({ one }) => one.organisationId === organisationId)
    .map(({ one, other }) => [one.title, other.title].sort().join(" / "));
  expect(found).toContain("Desk Zwanenburg / Desk Zwanenburgh");
  expect(found).toContain("Desk / Desk");
  await asOwner("delete from post where organisation_id = $1", [organisationId]);
});
