import { coversAny, hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Who may change a series: who began it, and the officers of its countries. Seeing it is the database's to decide. */
export function canChangeSeries(
  viewer: Viewer,
  series: { createdById: string; countryCodes: readonly string[] },
): boolean {
  return (
    viewer.isHome &&
    hasRole(viewer, "OFFICER") &&
    (series.createdById === viewer.id || coversAny(viewer, series.countryCodes))
  );
}
