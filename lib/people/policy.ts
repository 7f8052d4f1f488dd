import { hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Who may read and change people, posts and organisations: word for word what the row policies of the database decide. */

type GuardedPerson = { nationality: string; createdById: string };

/** Whether the viewer may know who people are. As a viewer and nothing else, one knows them by rank and position only. */
export function canKnowPeople(viewer: Pick<Viewer, "roles">): boolean {
  return viewer.roles.some((role) => role !== "VIEWER");
}

/** Whether the viewer may read how people stand, and that it is kept: nobody of another nation. */
export function canKnowStandings(viewer: Pick<Viewer, "roles" | "isHome">): boolean {
  return viewer.isHome && canKnowPeople(viewer);
}

export function canViewPerson(viewer: Viewer, person: GuardedPerson): boolean {
  if (!canKnowPeople(viewer)) return false;
  if (person.createdById === viewer.id) return true;
  if (person.nationality === viewer.nation) return true;
  return viewer.isHome && (viewer.allCountries || viewer.countries.includes(person.nationality));
}

/** Whether the viewer may change what they see, and read how to reach the person: as an officer or an admin of the nation
 * that keeps the record. */
export function canEditPerson(viewer: Viewer, person: GuardedPerson): boolean {
  return canViewPerson(viewer, person) && canEditPosts(viewer);
}

export function canCreatePerson(viewer: Viewer): boolean {
  return hasRole(viewer, "SYSTEM", "OFFICER");
}

/** Whether the viewer may put posts and organisations on record and change those they see. */
export function canEditPosts(viewer: Viewer): boolean {
  return hasRole(viewer, "SYSTEM") || (viewer.isHome && (hasRole(viewer, "OFFICER") || isAdmin(viewer)));
}

/**
 * Whether the viewer says what a post with these holders is called, to which organisation and nation it belongs and whether it is in use: what
 * its users read follows that, and authors choose readers by it, so it is the admins' to say and nobody's of a post of their own.
 */
export function canPlacePost(viewer: Viewer, holders: readonly { userId: string | null }[]): boolean {
  const users = holders.flatMap(({ userId }) => userId ?? []);
  return hasRole(viewer, "SYSTEM") || users.length === 0 || (isAdmin(viewer) && !users.includes(viewer.id));
}

/** Who of the product's users holds which post decides what they may do, and is the admins' to say, though not of themselves. */
export function canAppoint(viewer: Viewer): boolean {
  return hasRole(viewer, "SYSTEM") || (viewer.isHome && isAdmin(viewer));
}
