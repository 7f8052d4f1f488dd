import type { Viewer, ViewerFacts } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import type { ReviewKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { createViewer, HOME, setUp } from "./people";

/** A post of the own nation that nobody holds yet. Gives its id. */
export async function createPost(title: string, organisationId: string | null = null): Promise<string> {
  const id = newId();
  await withViewer(setUp, (db) =>
    db.post.createMany({ data: [{ id, title, nation: HOME, organisationId, createdById: setUp.id }] }),
  );
  return id;
}

/** A leader and approver who sees no country and holds these posts, unless told otherwise. */
export async function createHolder(
  posts: readonly string[],
  facts: Partial<ViewerFacts> = {},
): Promise<Viewer> {
  const viewer = await createViewer({ roles: ["LEADER", "APPROVER"], posts: [...posts], ...facts });
  await withViewer(setUp, (db) =>
    db.postHolding.createMany({ data: posts.map((postId) => ({ postId, userId: viewer.id })) }),
  );
  return viewer;
}

type ChainFacts = {
  kind?: ReviewKind;
  countryCode?: string;
  organisationId?: string;
  objectiveId?: string;
  steps: { posts: string[]; days?: number; climbsTo?: string }[];
};

/** A chain in force, for reports unless told otherwise. Gives its id. */
export async function createChain({ kind = "REPORT", steps, ...scope }: ChainFacts): Promise<string> {
  const id = newId();
  await withViewer(setUp, async (db) => {
    await db.reviewChain.createMany({ data: [{ id, name: `Chain ${id.slice(-6)}`, kind, ...scope }] });
    await db.reviewChainStep.createMany({
      data: steps.map(({ posts, days = 3, climbsTo = null }, sort) => ({
        chainId: id,
        sort,
        postIds: posts,
        days,
        climbsToPostId: climbsTo,
      })),
    });
  });
  return id;
}
