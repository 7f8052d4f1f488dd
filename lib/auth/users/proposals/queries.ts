import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { canManageUser } from "../policy";

const parts = {
  user: true,
  proposedBy: { select: { id: true, name: true, roles: true, disabledAt: true } },
} as const satisfies Prisma.AccessProposalInclude;

/** A proposal with the account it is for and who made it. */
export type ProposalView = Prisma.AccessProposalGetPayload<{ include: typeof parts }>;

/** Proposals that nobody has decided, the oldest first, also those that nobody can confirm any more; of one account, or of all. */
export async function listWaitingProposals(db: Db, userId?: string): Promise<ProposalView[]> {
  return db.accessProposal.findMany({
    where: { state: "WAITING", ...(userId ? { userId } : {}) },
    include: parts,
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
  });
}

export async function getProposal(db: Db, id: string): Promise<ProposalView | null> {
  return db.accessProposal.findUnique({ where: { id }, include: parts });
}

/** Ids of the admins who could confirm this: they manage the account as it is and as it would be, and are neither of the two. */
export async function listConfirmers(
  db: Db,
  { userId, roles, proposedById, user }: Pick<ProposalView, "userId" | "roles" | "proposedById" | "user">,
): Promise<string[]> {
  const admins = await db.user.findMany({
    where: {
      disabledAt: null,
      roles: { hasSome: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"] },
      id: { notIn: [userId, proposedById] },
    },
    select: { id: true, roles: true },
  });
  return admins
    .filter((admin) => canManageUser(admin, user) && canManageUser(admin, { roles }))
    .map(({ id }) => id);
}
