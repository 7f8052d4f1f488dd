import type { CommitmentState } from "@/lib/generated/prisma/enums";

export const OPEN_STATES = ["OPEN", "IN_WORK"] as const satisfies readonly CommitmentState[];
export const CLOSED_STATES = ["DONE", "OVERTAKEN", "BROKEN"] as const satisfies readonly CommitmentState[];

/** Whether the promise is still to be kept, as one that says nothing is; a closed one is reopened before anything of it changes. */
export function isOpen(state: CommitmentState = "OPEN"): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/** Who is to keep a promise, as it is typed or read. A post keeps what it promised whoever holds it. */
export type Owner = {
  ownerName?: string | null;
  ownerUserId?: string | null;
  ownerPersonId?: string | null;
  ownerPostId?: string | null;
  ownerPost?: { id: string } | null;
};

/** Whether anybody is to keep it. */
export function isOwned(promise: Owner): boolean {
  const { ownerName, ownerUserId, ownerPersonId, ownerPostId, ownerPost } = promise;
  return Boolean(ownerName || ownerUserId || ownerPersonId || ownerPostId || ownerPost);
}
