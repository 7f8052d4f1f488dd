import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import type { Publication } from "@/lib/generated/prisma/enums";
import { type Failure, ok, type Result } from "@/lib/result";
import { valuesOf } from "../form-values";
import { publishEngagement, updateEngagement } from "../mutations";
import { getEngagementById } from "../queries";
import { applied, type Outcome, refusalAmongMany } from "./rules";
import type { ChangeManyInput, ManyChangeOf } from "./schema";

export type RowOutcome = {
  id: string;
  outcome: Outcome;
  /** The version on record now, for another change of the same row; null where there is nothing to be seen. */
  version: number | null;
  /** Why nothing was done; null where something was or had been. */
  why: string | null;
};

/**
 * Does the same to each engagement by the mutation of its own, in a transaction of its own: what one row refuses holds up
 * no other, and the answer says of each what became of it. To ask twice is harmless.
 */
export async function changeMany(
  viewer: Viewer,
  { rows, ...change }: ChangeManyInput,
): Promise<Result<RowOutcome[]>> {
  const outcomes: RowOutcome[] = [];
  for (const { id, version } of rows)
    outcomes.push(await changeOne(viewer, id, version, change as ManyChangeOf));
  return ok(outcomes);
}

async function changeOne(
  viewer: Viewer,
  id: string,
  version: number,
  change: ManyChangeOf,
): Promise<RowOutcome> {
  const record = await withViewer(viewer, (db) => getEngagementById(db, id));
  if (record) {
    const values = valuesOf(record);
    const refusal = refusalAmongMany(values, change);
    if (refusal) return { id, outcome: "REFUSED", version: record.version, why: refusal };
    const wanted = applied(values, change);
    const isSo = wanted === null ? isSentOn(record.publication) : wanted === values;
    if (isSo) return { id, outcome: "UNCHANGED", version: record.version, why: null };
    const result = await (wanted === null
      ? publishEngagement(viewer, id, version)
      : updateEngagement(viewer, id, version, wanted));
    return result.ok
      ? { id, outcome: "DONE", version: result.data.version, why: null }
      : failed(id, record.version, result);
  }
  return { id, outcome: "REFUSED", version: null, why: "It is gone, or not open to you any more." };
}

function isSentOn(publication: Publication): boolean {
  return publication === "PUBLISHED" || publication === "SUBMITTED";
}

function failed(id: string, version: number, { code, message, fields }: Failure): RowOutcome {
  if (code === "stale")
    return { id, outcome: "STALE", version, why: "It was changed since this page was opened." };
  const reasons = Object.values(fields ?? {}).flat();
  return { id, outcome: "REFUSED", version, why: reasons.length > 0 ? reasons.join(" ") : message };
}
