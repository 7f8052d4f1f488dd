import { describe, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer, HOME, setUp } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { createReviewChain, saveReviewChain } from "./mutations";
import { findChain, getReviewChain } from "./queries";
import { reviewChainSchema } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer();
const post = await createPost("Desk officer");
const chief = await createPost("Chief");

const input = (fields: Record<string, unknown> = {}) =>
  reviewChainSchema.parse({
    name: `Reports ${newId().slice(-6)}`,
    kind: "REPORT",
    isActive: "on",
    steps: [
      { postIds: [post], days: "3", climbsToPostId: chief },
      { postIds: [chief], days: "5" },
    ],
    ...fields,
  });

test("an admin creates a chain, reorders its steps and retires it, each on record", async () => {
  const id = newId();
  const made = input({ countryCode: "JPN" });
  expect(await createReviewChain(admin, { ...made, id })).toMatchObject({ ok: true });
  const chain = await withViewer(officer, (db) => getReviewChain(db, id));
  expect(chain?.steps.map(({ posts }) => posts[0]?.title)).toEqual(["Desk officer", "Chief"]);
  const turned = { ...made, steps: [...made.steps].reverse() };
  expect(await saveReviewChain(admin, { ...turned, id, version: 1 })).toMatchObject({ ok: true });
  expect(await saveReviewChain(admin, { ...turned, id, version: 1 })).toMatchObject({ code: "stale" });
  expect(await saveReviewChain(admin, { ...turned, isActive: false, id, version: 2 })).toMatchObject({
    ok: true,
  });
  const facts = { kind: "REPORT" as const, objectiveIds: [], countryCodes: ["JPN"] };
  expect(await withViewer(officer, (db) => findChain(db, [officer.id], facts))).toBeNull();
  const audit = await asOwner<{ type: string }>(
    "select type from audit_event where subject_id = $1 order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual(["chain.created", "chain.changed", "chain.changed"]);
});

test("whoever is no admin is refused, and posts of others and a taken name are named beside their fields", async () => {
  const made = input();
  expect(await createReviewChain(officer, { ...made, id: newId() })).toMatchObject({ code: "forbidden" });
  expect(await createReviewChain(admin, { ...made, id: newId() })).toMatchObject({ ok: true });
  const foreign = newId();
  await withViewer(setUp, (db) =>
    db.post.createMany({
      data: [{ id: foreign, title: "Their chief", nation: "JPN", createdById: setUp.id }],
    }),
  );
  const wrong = { ...made, steps: [{ postIds: [foreign], days: 3, climbsToPostId: null }], id: newId() };
  const result = await createReviewChain(admin, wrong);
  expect(result.ok ? [] : Object.keys(result.fields ?? {}).sort()).toEqual(["name", "steps.0.postIds"]);
});

const held = await createPost("Held by the admin");
const later = await createPost("Held by the admin later");
const both = await createHolder([held], { roles: ["PORTFOLIO_ADMIN", "APPROVER"] });
await asOwner(
  "insert into post_holding (id, post_id, user_id, starts_on) values ($1, $2, $3, current_date + 30)",
  [newId(), later, both.id],
);
const steps = (...posts: string[]) => posts.map((id) => ({ postIds: [id], days: 3, climbsToPostId: null }));
const fieldsOf = (result: Awaited<ReturnType<typeof saveReviewChain>>) =>
  result.ok ? [] : Object.keys(result.fields ?? {}).sort();
const refused = /42501/;

describe("nobody brings reviews to themselves", () => {
  test("by a step of a chain, decided or climbed to, today or later", async () => {
    const id = newId();
    for (const [posts, climbsToPostId, field] of [
      [[post, held], null, "steps.0.postIds"],
      [[later], null, "steps.0.postIds"],
      [[post], held, "steps.0.climbsToPostId"],
    ] as const) {
      const made = input({ steps: [{ postIds: [...posts], days: "3", climbsToPostId }] });
      const result = await createReviewChain(both, { ...made, id });
      expect(fieldsOf(result as Awaited<ReturnType<typeof saveReviewChain>>)).toEqual([field]);
    }
    expect(await createReviewChain(both, { ...input({ steps: steps(post, chief) }), id })).toMatchObject({
      ok: true,
    });
    const add =
      "insert into review_chain_step (id, chain_id, sort, post_ids, days) values (gen_random_uuid(), $1::uuid, 9, $2::uuid[], 3)";
    for (const own of [held, later]) {
      await expect(runSql(both, add, id, [own])).rejects.toThrow(refused);
      await expect(
        runSql(
          both,
          "update review_chain_step set post_ids = post_ids || $2::uuid where chain_id = $1::uuid",
          id,
          own,
        ),
      ).rejects.toThrow(refused);
      await expect(
        runSql(
          both,
          "update review_chain_step set climbs_to_post_id = $2::uuid where chain_id = $1::uuid",
          id,
          own,
        ),
      ).rejects.toThrow(refused);
    }
    expect(await runSql(both, add, id, [chief])).toBe(1);
  });

  test("nor by what a chain that another admin put them in holds for; its steps move, go, and have other days", async () => {
    const id = newId();
    const made = input({ countryCode: "JPN", steps: steps(post, held), isActive: "on" });
    expect(await createReviewChain(admin, { ...made, id })).toMatchObject({ ok: true });
    const wider = { ...made, countryCode: null, kind: "PLAN" as const };
    expect(fieldsOf(await saveReviewChain(both, { ...wider, id, version: 1 }))).toEqual([
      "countryCode",
      "kind",
    ]);
    await expect(
      runSql(both, "update review_chain set country_code = null where id = $1::uuid", id),
    ).rejects.toThrow(/nobody says what comes/);

    const moved = {
      ...made,
      steps: [...steps(held), ...steps(chief), ...steps(post)].map((step) => ({ ...step, days: 4 })),
    };
    expect(await saveReviewChain(both, { ...moved, id, version: 1 })).toMatchObject({ ok: true });
    const saved = await withViewer(admin, (db) => getReviewChain(db, id));
    expect(saved?.steps.map(({ sort, posts, days }) => [sort, posts[0]?.id, days])).toEqual([
      [0, held, 4],
      [1, chief, 4],
      [2, post, 4],
    ]);
    expect(await saveReviewChain(both, { ...moved, isActive: false, id, version: 2 })).toMatchObject({
      ok: true,
    });
    expect(fieldsOf(await saveReviewChain(both, { ...moved, id, version: 3 }))).toEqual(["isActive"]);
    // Without the post it is any chain.
    expect(await saveReviewChain(both, { ...wider, steps: steps(post), id, version: 3 })).toMatchObject({
      ok: true,
    });
  });
});

test("a form that says too much or too little is told where", () => {
  const faults = (fields: Record<string, unknown>) => {
    const read = reviewChainSchema.safeParse({
      name: "x",
      kind: "PLAN",
      steps: [{ postIds: [post], days: "3" }],
      ...fields,
    });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };
  expect(faults({})).toEqual([]);
  expect(faults({ steps: [] })).toEqual(["steps"]);
  expect(faults({ steps: [{ postIds: [], days: "3" }] })).toEqual(["steps.0.postIds"]);
  expect(faults({ steps: [{ postIds: [post], days: "0" }] })).toEqual(["steps.0.days"]);
  expect(faults({ steps: [{ postIds: [post], days: "soon" }] })).toEqual(["steps.0.days"]);
  expect(faults({ steps: [{ postIds: [post], days: "3", climbsToPostId: post }] })).toEqual([
    "steps.0.climbsToPostId",
  ]);
  expect(faults({ countryCode: "JPN", objectiveId: post })).toEqual(["countryCode"]);
});

test("the chain of the nearest organisation of the author holds", async () => {
  const command = newId();
  const unit = newId();
  await withViewer(setUp, (db) =>
    db.organisation.createMany({
      data: [
        { id: command, name: "Command", nation: HOME, createdById: setUp.id },
        { id: unit, name: "Unit", nation: HOME, parentId: command, createdById: setUp.id },
      ],
    }),
  );
  const author = await createHolder([await createPost("Attaché", unit)], { roles: ["OFFICER"] });
  const facts = { kind: "REPORT" as const, objectiveIds: [], countryCodes: [] };
  await asOwner("update review_chain set is_active = false");
  expect(
    await createReviewChain(admin, { ...input({ organisationId: command }), id: newId() }),
  ).toMatchObject({ ok: true });
  expect((await withViewer(author, (db) => findChain(db, [author.id], facts)))?.steps).toHaveLength(2);
  // Once the author has left the post, what they wrote is reviewed where whoever follows sends it in.
  const follows = await createHolder([await createPost("Attaché", unit)], { roles: ["OFFICER"] });
  await asOwner("update post_holding set ends_on = current_date - 1 where user_id = $1", [author.id]);
  expect(await withViewer(author, (db) => findChain(db, [author.id], facts))).toBeNull();
  const sentBy = [author.id, follows.id];
  expect((await withViewer(follows, (db) => findChain(db, sentBy, facts)))?.steps).toHaveLength(2);
  expect(await withViewer(officer, (db) => findChain(db, [officer.id], facts))).toBeNull();
});
