import type { Viewer } from "@/lib/auth/viewer";
import { canEdit, canView, type GuardedEngagement } from "@/lib/engagements/policy";
import type { Marking } from "@/lib/generated/prisma/enums";
import { compareLevels } from "@/lib/markings/rules";

/** Who may read and keep files: word for word what the row policies of the database decide. */

/** Whether the file of a record is open: with the record, up to the viewer's ceiling; to an ally only what was released with it. */
export function canReadFile(viewer: Viewer, record: GuardedEngagement, file: { marking: Marking }): boolean {
  return (
    canView(viewer, record) &&
    compareLevels(file.marking, viewer.markingCeiling) <= 0 &&
    (viewer.isHome || compareLevels(file.marking, record.marking) <= 0)
  );
}

/** Whether the viewer may add files to the record and remove them. */
export function canKeepFiles(viewer: Viewer, record: GuardedEngagement): boolean {
  return canEdit(viewer, record);
}
