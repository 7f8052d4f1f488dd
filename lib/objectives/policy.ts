import { hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Objectives and their indicators are the admins' to set. */
export function canManageObjectives(viewer: Viewer): boolean {
  return viewer.isHome && isAdmin(viewer);
}

/** Officers and admins of the nation that keeps the record write down the values of indicators. */
export function canRecordReadings(viewer: Viewer): boolean {
  return viewer.isHome && (hasRole(viewer, "OFFICER") || isAdmin(viewer));
}

/** By what the nation judges itself stays with it. */
export function canReadIndicators(viewer: Viewer): boolean {
  return viewer.isHome;
}
