import "server-only";
import { hasRole } from "@/lib/auth/roles";
import { calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ReviewKind } from "@/lib/generated/prisma/enums";
import { type ChainFacts, chooseChain } from "./rules";

/** A post with who holds it today (UTC). */
export type PostView = {
  id: string;
  title: string;
  organisation: string | null;
  isActive: boolean;
  holders: HolderView[];
};

/** Somebody who holds a post today, and whether they decide what comes to it. */
type HolderView = { name: string; isApprover: boolean };

export type StepView = {
  sort: number;
  posts: PostView[];
  days: number;
  climbsTo: PostView | null;
};

export type ReviewChainView = {
  id: string;
  name: string;
  kind: ReviewKind;
  objective: { id: string; code: string; text: string } | null;
  countryCode: string | null;
  organisation: { id: string; name: string } | null;
  isActive: boolean;
  version: number;
  steps: StepView[];
};

const include = {
  objective: { select: { id: true, code: true, text: true } },
  organisation: { select: { id: true, name: true } },
  steps: { orderBy: { sort: "asc" } },
} satisfies Prisma.ReviewChainInclude;

/** Every chain by name, those in force first. */
export async function listReviewChains(db: Db): Promise<ReviewChainView[]> {
  const rows = await db.reviewChain.findMany({ orderBy: [{ isActive: "desc" }, { name: "asc" }], include });
  return viewsOf(db, rows);
}

/** One chain, or null. */
export async function getReviewChain(db: Db, id: string): Promise<ReviewChainView | null> {
  const row = await db.reviewChain.findUnique({ where: { id }, include });
  return row && ((await viewsOf(db, [row]))[0] ?? null);
}

/** The chains in force, as far as they decide what they hold for, by name. */
export async function listChainScopes(db: Db) {
  return db.reviewChain.findMany({
    where: { isActive: true },
    orderBy: { name: "asc" },
    select: { id: true, name: true, kind: true, objectiveId: true, countryCode: true, organisationId: true },
  });
}

export type ChainInForce = { id: string; name: string; kind: ReviewKind; steps: ChainStep[] };
type ChainStep = { sort: number; postIds: string[]; days: number; climbsToPostId: string | null };

/** Keeps every chain as it is until the end of the transaction: a submission takes its steps from one that still holds. */
export async function holdChains(db: Db): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock_shared(hashtext('review chains'))`;
}

/** Waits for the submissions that hold them; those that come later wait for the end of the transaction. */
export async function lockChains(db: Db): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('review chains'))`;
}

/**
 * The chain that reviews a record of these facts, with its steps; null where its author publishes.
 * @param writers its author, then whoever sends it in: the organisations are those of the first who holds a post, so that a record
 * whose author left is reviewed where it was written
 */
export async function findChain(
  db: Db,
  writers: readonly string[],
  facts: Omit<ChainFacts, "organisationIds">,
): Promise<ChainInForce | null> {
  const scopes = await listChainScopes(db);
  if (!scopes.some(({ kind }) => kind === facts.kind)) return null;
  let organisationIds: string[] = [];
  for (const id of new Set(writers))
    if (organisationIds.length === 0) organisationIds = await listOrganisationsOf(db, id);
  const chain = chooseChain(scopes, { ...facts, organisationIds });
  if (!chain) return null;
  const steps = await db.reviewChainStep.findMany({
    where: { chainId: chain.id },
    orderBy: { sort: "asc" },
    select: { sort: true, postIds: true, days: true, climbsToPostId: true },
  });
  return { id: chain.id, name: chain.name, kind: chain.kind, steps };
}

/** The organisations of the posts a user holds today (UTC), and those above them, nearest first. */
export async function listOrganisationsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive above (id, parent_id, distance) as (
      select o.id, o.parent_id, 0
      from post_holding h join post p on p.id = h.post_id join organisation o on o.id = p.organisation_id
      where h.user_id = ${userId}::uuid and p.is_active
        and (now() at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
      union
      select o.id, o.parent_id, a.distance + 1 from above a join organisation o on o.id = a.parent_id where a.distance < 20
    )
    select id from above group by id order by min(distance), id`;
  return rows.map(({ id }) => id);
}

/** Posts by id with who holds them today (UTC); those that the viewer may not see are left out. */
export async function postsById(db: Db, ids: readonly string[]): Promise<Map<string, PostView>> {
  const found = await listPosts(db, { id: { in: [...new Set(ids)] } });
  return new Map(found.map((post) => [post.id, post]));
}

/** The nation's own posts that may approve, by title. */
export async function listOwnPosts(db: Db): Promise<PostView[]> {
  return listPosts(db, { nation: env().RAPPORT_NATION, isActive: true });
}

async function listPosts(db: Db, where: Prisma.PostWhereInput): Promise<PostView[]> {
  const today = todayIn("UTC", new Date());
  const posts = await db.post.findMany({
    where,
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      isActive: true,
      organisation: { select: { name: true } },
      holdings: {
        where: { userId: { not: null } },
        select: {
          startsOn: true,
          endsOn: true,
          user: { select: { name: true, roles: true, disabledAt: true } },
        },
      },
    },
  });
  return posts.map(({ id, title, isActive, organisation, holdings }) => ({
    id,
    title,
    isActive,
    organisation: organisation?.name ?? null,
    holders: holdings
      .filter(
        ({ startsOn, endsOn, user }) =>
          user !== null &&
          user.disabledAt === null &&
          (startsOn === null || calendarDateOf(startsOn) <= today) &&
          (endsOn === null || calendarDateOf(endsOn) >= today),
      )
      .flatMap(({ user }) => (user ? [{ name: user.name, isApprover: hasRole(user, "APPROVER") }] : [])),
  }));
}

async function viewsOf(
  db: Db,
  rows: readonly Prisma.ReviewChainGetPayload<{ include: typeof include }>[],
): Promise<ReviewChainView[]> {
  const ids = rows.flatMap(({ steps }) =>
    steps.flatMap((step) => [...step.postIds, ...(step.climbsToPostId ? [step.climbsToPostId] : [])]),
  );
  const posts = await postsById(db, ids);
  const named = (list: readonly string[]) => list.flatMap((id) => posts.get(id) ?? []);
  return rows.map(({ id, name, kind, objective, countryCode, organisation, isActive, version, steps }) => ({
    id,
    name,
    kind,
    objective,
    countryCode,
    organisation,
    isActive,
    version,
    steps: steps.map(({ sort, postIds, days, climbsToPostId }) => ({
      sort,
      posts: named(postIds),
      days,
      climbsTo: (climbsToPostId && posts.get(climbsToPostId)) || null,
    })),
  }));
}
