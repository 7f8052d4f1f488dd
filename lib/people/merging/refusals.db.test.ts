import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCoveringPost } from "@/testing/handovers";
import {
  addOrganisation,
  admin,
  attend,
  colleague,
  elsewhere,
  leader,
  mergeOf,
  officer,
  organisation,
  organisationsInput,
  postsInput,
} from "@/testing/merges";
import { asOwner } from "@/testing/owner";
import { HOME } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { mergeOrganisations } from "../organisations/merges/mutations";
import { organisationMergeSchema } from "../organisations/merges/schema";
import { updateOrganisation } from "../organisations/mutations";
import { editOrganisationSchema } from "../organisations/schema";
import { mergePosts, undoPostMerge } from "../posts/merges/mutations";

const refusal = async (winner: string, loser: string, by: Viewer = admin) => {
  const result = await mergePosts(by, await postsInput(winner, loser));
  return result.ok ? null : result.message;
};

/** What a post can open to whoever holds it, with what the refusal says of it. */
const bearing: [string, (postId: string) => Promise<unknown>][] = [
  [
    "as a reader",
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
    "portfolio",
    (postId) =>
      asOwner(
        `with p as (insert into portfolio (id, name, starts_on, updated_at) values (gen_random_uuid(), $2, '2026-01-01', now()) returning id)
         insert into portfolio_post (id, portfolio_id, post_id, starts_on) select gen_random_uuid(), id, $1, '2026-01-01' from p`,
        [postId, `Portfolio ${postId}`],
      ),
  ],
  [
    "handed over",
    (postId) =>
      asOwner(
        `insert into handover (id, post_id, outgoing_user_id, started_by_id, ending, closed_by_id, closed_at)
         values (gen_random_uuid(), $1, $2, $2, 'CALLED_OFF', $2, now())`,
        [postId, colleague.id],
      ),
  ],
  ["approves records", (postId) => createChain({ steps: [{ posts: [postId] }] })],
  [
    "approves records",
    async (postId) => createChain({ steps: [{ posts: [await createPost("A")], climbsTo: postId }] }),
  ],
];

test.each(bearing)("no merge lets who holds one post have what another opens: %s", async (words, bear) => {
  const [held, opens] = [await createPost("Held"), await createPost("Opens")];
  await createHolder([held]);
  await bear(opens);
  expect(await refusal(held, opens)).toContain(words);
  expect(await refusal(opens, held)).toContain(words);
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
  expect(await refusal(covers, handed)).toContain("handed over");
  expect(await refusal(handed, covers)).toContain("handed over");
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
  const reader = await addOrganisation({ nation: HOME }, admin);
  const hidden = await attend(colleague, { organisation: "Elsewhere" });
  if (!hidden.ok) throw new Error(JSON.stringify(hidden));
  await asOwner("insert into engagement_access (engagement_id, reader_id, kind) values ($1, $2, 'READER')", [
    hidden.data.id,
    reader,
  ]);
  expect(await organisations(part, reader)).toContain("as a reader");
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
