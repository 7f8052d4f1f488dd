import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit, canView, type GuardedEngagement } from "@/lib/engagements/policy";
import { canEditEdition, canReadEdition, type EditionAccess } from "@/lib/exercises/editions/policy";

/** Who may do what with what a record bears: word for word what the row policies of the database decide. */

/** A record with what decides about it. */
export type GuardedBearer =
  | { type: "engagement"; record: GuardedEngagement }
  | { type: "exercise_edition"; record: EditionAccess };

/**
 * Whether the viewer reads what the record bears. Of an engagement whoever reads it. An edition is open to the nations that were
 * asked because they were asked, and nobody decided to release what is kept or said beside it: that stays with the nation that keeps
 * the record, as its lessons do.
 */
export function canReadBorne(viewer: Viewer, bearer: GuardedBearer): boolean {
  return bearer.type === "engagement"
    ? canView(viewer, bearer.record)
    : viewer.isHome && canReadEdition(viewer, bearer.record);
}

/** Whether the viewer may change the record, and so the files that it bears. */
export function canChangeBorne(viewer: Viewer, bearer: GuardedBearer): boolean {
  return bearer.type === "engagement"
    ? canEdit(viewer, bearer.record)
    : canReadBorne(viewer, bearer) && canEditEdition(viewer, bearer.record);
}

/**
 * Whether the viewer answers for what stands beside the record: its author and co-authors; of an edition whoever added it, and admins,
 * since what was shipped nobody here added.
 */
export function answersFor(viewer: Viewer, bearer: GuardedBearer): boolean {
  return bearer.type === "engagement"
    ? bearer.record.editorIds.includes(viewer.id)
    : bearer.record.createdById === viewer.id || isAdmin(viewer);
}
