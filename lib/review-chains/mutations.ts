import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { listPostsAhead } from "@/lib/auth/posts/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, unlessTaken, withViewer } from "@/lib/db";
import {
  type Failure,
  faultsIn,
  invalidField,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { scopeWords } from "./labels";
import { canManageReviewChains } from "./policy";
import { getReviewChain, listOwnPosts, lockChains, type ReviewChainView } from "./queries";
import type { CreateReviewChainInput, ReviewChainInput, SaveReviewChainInput } from "./schema";

/** Creates a chain with its steps, under the id of the form. It holds for what is submitted from now on. */
export async function createReviewChain(
  viewer: Viewer,
  input: CreateReviewChainInput,
): Promise<Result<{ id: string }>> {
  const { id } = input;
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    if (!canManageReviewChains(viewer))
      return refuse(db, viewer, null, input.name, "create a chain of review");
    await lockChains(db);
    const wrong = (await checkReferences(db, input, null)) ?? (await checkOwnSteps(db, input, null));
    if (wrong) return wrong;
    await db.reviewChain.createMany({ data: [{ id, ...columnsOf(input) }] });
    await writeSteps(db, id, input);
    const made = await requireChain(db, id);
    await recordChange(db, viewer, {
      type: "chain.created",
      subject: { type: "review_chain", id, name: input.name },
      version: 1,
      before: {},
      after: recorded(made),
    });
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "chain.created", content: input }, create, nameTaken);
}

/** Changes a chain or retires it. What is in review keeps the steps it was submitted with. */
export async function saveReviewChain(viewer: Viewer, input: SaveReviewChainInput): Promise<Result<null>> {
  const { id, version } = input;
  return unlessTaken<Result<null>>(nameTaken, () =>
    withViewer(viewer, async (db) => {
      if (!canManageReviewChains(viewer)) return refuse(db, viewer, id, null, "change this chain of review");
      await lockChains(db);
      const before = await getReviewChain(db, id);
      if (!before) return notFoundFailure("chain of review");
      const wrong = (await checkReferences(db, input, before)) ?? (await checkOwnSteps(db, input, before));
      if (wrong) return wrong;
      const { count } = await db.reviewChain.updateMany({
        where: { id, version },
        data: { ...columnsOf(input), version: { increment: 1 } },
      });
      if (count === 0) return staleFailure("chain of review");
      await writeSteps(db, id, input);
      await recordChange(db, viewer, {
        type: "chain.changed",
        subject: { type: "review_chain", id, name: input.name },
        version: version + 1,
        before: recorded(before),
        after: recorded(await requireChain(db, id)),
      });
      return ok(null);
    }),
  );
}

/** What the database alone can say about the input; a post that has been retired stays where it stands already. */
async function checkReferences(
  db: Db,
  input: ReviewChainInput,
  before: ReviewChainView | null,
): Promise<Failure | null> {
  const fields: Record<string, string[]> = {};
  const namesake = await db.reviewChain.findFirst({
    where: { name: input.name, ...(before ? { NOT: { id: before.id } } : {}) },
    select: { id: true },
  });
  if (namesake) fields.name = [NAME_TAKEN];
  const { objectiveId, countryCode, organisationId } = input;
  if (objectiveId && !(await db.objective.findUnique({ where: { id: objectiveId }, select: { id: true } })))
    fields.objectiveId = ["Choose an objective."];
  if (countryCode && !(await db.country.findUnique({ where: { code: countryCode }, select: { code: true } })))
    fields.countryCode = ["Choose a country."];
  if (
    organisationId &&
    !(await db.organisation.findUnique({
      where: { id: organisationId, mergedIntoId: null },
      select: { id: true },
    }))
  )
    fields.organisationId = ["Choose an organisation."];

  const kept =
    before?.steps.flatMap(({ posts, climbsTo }) => [...posts, ...(climbsTo ? [climbsTo] : [])]) ?? [];
  const known = new Set([...(await listOwnPosts(db)), ...kept].map(({ id }) => id));
  input.steps.forEach(({ postIds, climbsToPostId }, index) => {
    if (!postIds.every((id) => known.has(id)))
      fields[`steps.${index}.postIds`] = ["Choose posts of your own nation."];
    if (climbsToPostId && !known.has(climbsToPostId))
      fields[`steps.${index}.climbsToPostId`] = ["Choose a post of your own nation."];
  });
  return faultsIn(fields);
}

/**
 * What comes to a post to be decided, its holders read: nobody brings it to a post of their own. Where another admin named one, its step may
 * move, have other days or go. The wall says the same of the rows.
 */
async function checkOwnSteps(
  db: Db,
  input: ReviewChainInput,
  before: ReviewChainView | null,
): Promise<Failure | null> {
  const own = await listPostsAhead(db);
  const isOwn = (id: string | null) => id !== null && own.includes(id);
  const fields: Record<string, string[]> = {};
  const rows = rowsOfSteps(before ? await savedSteps(db, before.id) : [], input.steps);
  let standsInIt = false;
  input.steps.forEach(({ postIds, climbsToPostId }, index) => {
    const [decides, climbs] = [postIds.some(isOwn), isOwn(climbsToPostId)];
    standsInIt ||= decides || climbs;
    if (rows[index]) return;
    if (decides) fields[`steps.${index}.postIds`] = [NOT_ONESELF];
    if (climbs) fields[`steps.${index}.climbsToPostId`] = [NOT_ONESELF];
  });
  if (before && standsInIt) {
    const changed = {
      kind: input.kind !== before.kind,
      objectiveId: input.objectiveId !== (before.objective?.id ?? null),
      countryCode: input.countryCode !== before.countryCode,
      organisationId: input.organisationId !== (before.organisation?.id ?? null),
      isActive: input.isActive && !before.isActive,
    };
    for (const [field, is] of Object.entries(changed)) if (is) fields[field] = [NOT_FOR_ONESELF];
  }
  return faultsIn(fields);
}

const NOT_ONESELF =
  "You hold a post of this step, or will: leave the step as it was, choose other posts, or ask another admin.";
const NOT_FOR_ONESELF =
  "A step of this chain comes to a post that you hold or will hold: take it out, or ask another admin to change this.";

const NAME_TAKEN = "Another chain has this name.";

function nameTaken(): Failure {
  return invalidField("name", NAME_TAKEN);
}

const refuse = refusalBy(
  "review_chain",
  "Only admins decide who reviews what. Nothing was changed; the attempt is on record.",
);

function columnsOf({
  steps: _,
  name,
  kind,
  objectiveId,
  countryCode,
  organisationId,
  isActive,
}: ReviewChainInput) {
  return { name, kind, objectiveId, countryCode, organisationId, isActive };
}

/** Rows whose posts stay are kept, in their new place: the wall lets nobody write one anew that names a post of theirs. */
async function writeSteps(db: Db, chainId: string, { steps }: ReviewChainInput): Promise<void> {
  const saved = await savedSteps(db, chainId);
  const rows = rowsOfSteps(saved, steps);
  const kept = rows.flatMap((row) => row?.id ?? []);
  await db.reviewChainStep.deleteMany({ where: { chainId, id: { notIn: kept } } });
  // No two steps have one place, not for a moment either.
  await db.reviewChainStep.updateMany({
    where: { chainId },
    data: { sort: { increment: saved.length + steps.length } },
  });
  for (const [sort, { days }] of steps.entries()) {
    const row = rows[sort];
    if (row) await db.reviewChainStep.updateMany({ where: { id: row.id }, data: { sort, days } });
  }
  await db.reviewChainStep.createMany({
    data: steps.flatMap((step, sort) => (rows[sort] ? [] : [{ chainId, sort, ...step }])),
  });
}

type SavedStep = { id: string; postIds: string[]; climbsToPostId: string | null };

function savedSteps(db: Db, chainId: string): Promise<SavedStep[]> {
  return db.reviewChainStep.findMany({
    where: { chainId },
    orderBy: { sort: "asc" },
    select: { id: true, postIds: true, climbsToPostId: true },
  });
}

/** For each step of the form the row that has its posts already, or null; each row is of one step. */
function rowsOfSteps(saved: readonly SavedStep[], steps: ReviewChainInput["steps"]): (SavedStep | null)[] {
  const left = [...saved];
  const posts = ({ postIds, climbsToPostId }: Omit<SavedStep, "id">) =>
    [...postIds.toSorted(), climbsToPostId].join(" ");
  return steps.map((step) => {
    const place = left.findIndex((row) => posts(row) === posts(step));
    return place < 0 ? null : (left.splice(place, 1)[0] ?? null);
  });
}

async function requireChain(db: Db, id: string): Promise<ReviewChainView> {
  const view = await getReviewChain(db, id);
  if (!view) throw new Error(`chain of review ${id} vanished in its own transaction`);
  return view;
}

/** The chain as the audit trail keeps it: posts by title. */
function recorded(chain: ReviewChainView): Record<string, unknown> {
  return {
    name: chain.name,
    holdsFor: scopeWords(chain),
    isActive: chain.isActive,
    steps: chain.steps.map(({ posts, days, climbsTo }) => ({
      posts: posts.map(({ title }) => title).join(" or "),
      days,
      climbsTo: climbsTo?.title ?? null,
    })),
  };
}
