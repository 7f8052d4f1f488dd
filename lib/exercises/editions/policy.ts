/**
 * Who may do what with an edition, for buttons and messages. The row policies of the database say the same and decide; a test
 * holds the two equal.
 */
import { coversAny, hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

export type EditionAccess = {
  /** Null for what the product ships from published sources. */
  createdById: string | null;
  /** Everyone who was asked, the hosts among them. */
  countryCodes: readonly string[];
};

/** What comes from sources is open to everyone; what we plan, to us and to the nations that were asked. */
export function canReadEdition(viewer: Viewer, { createdById, countryCodes }: EditionAccess): boolean {
  return createdById === null || viewer.isHome || isAdmin(viewer) || countryCodes.includes(viewer.nation);
}

/** Whether the viewer may add an edition at all. */
export function canCreateEditions(viewer: Viewer): boolean {
  return isAdmin(viewer) || (hasRole(viewer, "OFFICER") && viewer.isHome);
}

/** Admins, and officers who cover a country that hosts or was asked. */
export function canEditEdition(viewer: Viewer, edition: Pick<EditionAccess, "countryCodes">): boolean {
  return isAdmin(viewer) || (canCreateEditions(viewer) && coversAny(viewer, edition.countryCodes));
}

/** What a review brought stays with the nation that keeps the record. */
export function canReadLessons(viewer: Viewer, edition: EditionAccess): boolean {
  return viewer.isHome && canReadEdition(viewer, edition);
}
