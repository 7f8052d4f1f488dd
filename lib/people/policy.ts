import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Who may read and change a person: word for word what the row policies of the database decide. */

export type GuardedPerson = { nationality: string; createdById: string };

export function canViewPerson(viewer: Viewer, person: GuardedPerson): boolean {
  if (person.createdById === viewer.id) return true;
  if (person.nationality === viewer.nation) return true;
  return viewer.isHome && (viewer.allCountries || viewer.countries.includes(person.nationality));
}

/** Whether the viewer may change what they see: as an officer of the person's country, or of the record itself. */
export function canEditPerson(viewer: Viewer, person: GuardedPerson): boolean {
  return (
    canViewPerson(viewer, person) &&
    (hasRole(viewer, "SYSTEM") || (hasRole(viewer, "OFFICER") && viewer.isHome))
  );
}

export function canCreatePerson(viewer: Viewer): boolean {
  return hasRole(viewer, "SYSTEM", "OFFICER");
}
