import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
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
    const wrong = await checkReferences(db, input, null);
    if (wrong) return wrong;
    await db.reviewChain.createMany({ data: [{ id, ...columnsOf(input) }] });
    await writeSteps(db, id, input);
    const made = await requireChain(db, id);
    await recordAudit(db, viewer, {
      type: "chain.created",
      subject: { type: "review_chain", id, name: input.name },
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
      const wrong = await checkReferences(db, input, before);
      if (wrong) return wrong;
      const { count } = await db.reviewChain.updateMany({
        where: { id, version },
        data: { ...columnsOf(input), version: { increment: 1 } },
      });
      if (count === 0) return staleFailure("chain of review");
      await db.reviewChainStep.deleteMany({ where: { chainId: id } });
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

async function writeSteps(db: Db, chainId: string, { steps }: ReviewChainInput): Promise<void> {
  await db.reviewChainStep.createMany({ data: steps.map((step, sort) => ({ chainId, sort, ...step })) });
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
