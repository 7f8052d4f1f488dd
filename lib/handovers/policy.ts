import { coversAny, hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { HandoverEnding } from "@/lib/generated/prisma/enums";

/** Who may read and change a handover: word for word what the row policies of the database decide. */

export type GuardedHandover = {
  postId: string;
  outgoingId: string;
  /** Users who hold the post today in their own right (UTC day). */
  holderIds: readonly string[];
  /** Users who are named to hold it from a later day on. */
  laterIds: readonly string[];
  /** What the post covers. */
  countryCodes: readonly string[];
  closedAt: Date | null;
};

/** Whether the viewer leads who holds the post: a leader or approver who covers one of its countries. */
function leadsPost(viewer: Viewer, { countryCodes }: Pick<GuardedHandover, "countryCodes">): boolean {
  return viewer.isHome && hasRole(viewer, "LEADER", "APPROVER") && coversAny(viewer, countryCodes);
}

/** Whether the viewer may know that there is one. */
export function canViewHandover(viewer: Viewer, handover: GuardedHandover): boolean {
  if (hasRole(viewer, "SYSTEM")) return true;
  return (
    viewer.isHome && (isAdmin(viewer) || handover.laterIds.includes(viewer.id) || isNear(viewer, handover))
  );
}

/** Whether the viewer may read what it says in words of its own, up to their ceiling: who holds the post and who leads it. */
export function canReadWords(viewer: Viewer, handover: GuardedHandover): boolean {
  return hasRole(viewer, "SYSTEM") || (viewer.isHome && isNear(viewer, handover));
}

/** Who leaves prepares the pack while they hold the post; nobody does in their name. */
export function canPrepare(viewer: Viewer, handover: GuardedHandover): boolean {
  return isHolder(viewer, handover) && handover.outgoingId === viewer.id && handover.closedAt === null;
}

/** Whoever holds the post in their own right and is not the one who leaves signs. */
export function canSign(viewer: Viewer, handover: GuardedHandover): boolean {
  return isHolder(viewer, handover) && handover.outgoingId !== viewer.id && handover.closedAt === null;
}

/** Who leaves and admins say on which day. */
export function canSetDeparture(viewer: Viewer, handover: GuardedHandover): boolean {
  return canPrepare(viewer, handover) || (viewer.isHome && isAdmin(viewer) && handover.closedAt === null);
}

/** Who follows, and admins, say that it was taken over; admins alone call it off. */
export function canClose(viewer: Viewer, handover: GuardedHandover, ending: HandoverEnding): boolean {
  if (handover.closedAt !== null) return false;
  return (viewer.isHome && isAdmin(viewer)) || (ending === "TAKEN_OVER" && canSign(viewer, handover));
}

function isNear(viewer: Viewer, handover: GuardedHandover): boolean {
  return viewer.posts.includes(handover.postId) || leadsPost(viewer, handover);
}

function isHolder(viewer: Viewer, { postId, holderIds }: GuardedHandover): boolean {
  return viewer.isHome && viewer.posts.includes(postId) && holderIds.includes(viewer.id);
}
