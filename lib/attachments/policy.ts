import type { Viewer } from "@/lib/auth/viewer";
import { canChangeBorne, canReadBorne, type GuardedBearer } from "@/lib/bearers/policy";
import type { Marking } from "@/lib/generated/prisma/enums";
import { compareLevels } from "@/lib/markings/rules";

/** Who may read and keep files: word for word what the row policies of the database decide. */

/** Whether the file of a record is open: with what it bears, up to the viewer's ceiling; to an ally only what was released with it. */
export function canReadFile(viewer: Viewer, bearer: GuardedBearer, file: { marking: Marking }): boolean {
  return (
    canReadBorne(viewer, bearer) &&
    compareLevels(file.marking, viewer.markingCeiling) <= 0 &&
    (viewer.isHome ||
      (bearer.type === "engagement" && compareLevels(file.marking, bearer.record.marking) <= 0))
  );
}

/** Whether the viewer may add files to the record and remove them. */
export function canKeepFiles(viewer: Viewer, bearer: GuardedBearer): boolean {
  return canChangeBorne(viewer, bearer);
}
