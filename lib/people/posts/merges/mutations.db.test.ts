import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { mergePosts, undoPostMerge } from "@/lib/people/posts/merges/mutations";
import { getPostInWords, listPosts } from "@/lib/people/posts/queries";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createCoveringPost } from "@/testing/handovers";
import { arrangeMerges, attend, movedBy, namesOf, OPENS, referencesTo } from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { HOME } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { mergePeople, undoMerge } from "../../merges/mutations";
import { mergeSchema } from "../../merges/schema";
import { refusalWords } from "../../merging/labels";
import { mergeRefusal } from "../../merging/queries";
import { createPerson } from "../../mutations";
import { getPerson } from "../../queries";
import { createPersonSchema } from "../../schema";

const { officer, colleague, admin, addOrganisation, post, postsInput, mergeOf } = await arrangeMerges();

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
