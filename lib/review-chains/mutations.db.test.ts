import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
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
  expect(await withViewer(officer, (db) => findChain(db, officer.id, facts))).toBeNull();
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
  expect((await withViewer(author, (db) => findChain(db, author.id, facts)))?.steps).toHaveLength(2);
  expect(await withViewer(officer, (db) => findChain(db, officer.id, facts))).toBeNull();
});
