import type { EngagementInput } from "../schema";
import type { Act, ManyChangeOf } from "./schema";

/** What became of one row; `STALE` was changed by someone else since the page was opened. */
export const OUTCOMES = ["DONE", "UNCHANGED", "STALE", "REFUSED"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The record's values with the change in them; the very same object where they have it already. Null: not a change of values. */
export function applied(values: EngagementInput, change: ManyChangeOf): EngagementInput | null {
  switch (change.act) {
    case "ADD_OBJECTIVE":
      return withList(values, "objectives", added(values.objectives, change.objectiveId));
    case "REMOVE_OBJECTIVE":
      return withList(values, "objectives", without(values.objectives, change.objectiveId));
    case "ADD_TAG":
      return withList(values, "tags", added(values.tags, change.tagId));
    case "REMOVE_TAG":
      return withList(values, "tags", without(values.tags, change.tagId));
    case "SET_OFFICER":
      return values.responsibleOfficerId === change.officerId
        ? values
        : { ...values, responsibleOfficerId: change.officerId };
    case "RAISE_MARKING":
      return values.marking === "CUI" ? values : { ...values, marking: "CUI" };
    case "CONFIRM":
      return inStatus(values, "CONFIRMED", { closingReasonId: null, statusReason: null });
    case "POSTPONE":
      return inStatus(values, "POSTPONED", change);
    case "CANCEL":
      return inStatus(values, "CANCELLED", change);
    case "SUBMIT":
      return null;
  }
}

/**
 * Why this is not done to a record among many, though its own form would do it; null where nothing speaks against it. To confirm
 * what was held opens its report again, which is for who looks at that report.
 */
export function refusalAmongMany(
  { status }: Pick<EngagementInput, "status">,
  { act }: { act: Act },
): string | null {
  return act === "CONFIRM" && status === "COMPLETE"
    ? "It was held already. To open its report again, change it by itself."
    : null;
}

function inStatus(
  values: EngagementInput,
  status: EngagementInput["status"],
  { closingReasonId, statusReason }: Pick<EngagementInput, "closingReasonId" | "statusReason">,
): EngagementInput {
  return values.status === status ? values : { ...values, status, closingReasonId, statusReason };
}

function withList(
  values: EngagementInput,
  field: "objectives" | "tags",
  list: string[] | null,
): EngagementInput {
  return list === null ? values : { ...values, [field]: list };
}

function added(list: readonly string[], id: string): string[] | null {
  return list.includes(id) ? null : [...list, id];
}

function without(list: readonly string[], id: string): string[] | null {
  return list.includes(id) ? list.filter((one) => one !== id) : null;
}
