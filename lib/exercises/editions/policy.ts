/**
 * Who may do what with an edition, for buttons and messages. The row policies of the database say the same and decide; a test
 * holds the two equal.
 */
import { coversAny, hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

export type EditionAccess = {
  /** Null for what the product ships from published sources. */
  createdById: string | null;
  /** Who takes part or is to, the hosts among them: of those who were asked, all but who declined (decision 042). */
  countryCodes: readonly string[];
  /** Everyone who was asked, whatever the answer. */
  participants: readonly { code: string }[];
};

/** What comes from sources is open to everyone; what we plan, to us and to the nations that were asked and did not decline. */
export function canReadEdition(
  viewer: Viewer,
  { createdById, countryCodes }: Pick<EditionAccess, "createdById" | "countryCodes">,
): boolean {
  return createdById === null || viewer.isHome || isAdmin(viewer) || countryCodes.includes(viewer.nation);
}

/** Whether the viewer may add an edition at all. */
export function canCreateEditions(viewer: Viewer): boolean {
  return isAdmin(viewer) || (hasRole(viewer, "OFFICER") && viewer.isHome);
}

/** Admins, and officers who cover a country that hosts or was asked: they hear its answer, also that it declines or comes after all. */
export function canEditEdition(
  viewer: Viewer,
  { participants }: Pick<EditionAccess, "participants">,
): boolean {
  const codes = participants.map(({ code }) => code);
  return isAdmin(viewer) || (canCreateEditions(viewer) && coversAny(viewer, codes));
}

/** What a review brought stays with the nation that keeps the record. */
export function canReadLessons(
  viewer: Viewer,
  edition: Pick<EditionAccess, "createdById" | "countryCodes">,
): boolean {
  return viewer.isHome && canReadEdition(viewer, edition);
}
