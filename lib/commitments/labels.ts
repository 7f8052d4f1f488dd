import type { StateFilter } from "./filters";

/** Said instead of the state when its day has passed; the words for states stand with those of engagements. */
export const OVERDUE_LABEL = "Overdue";

export const STATE_FILTER_LABELS: Readonly<Record<StateFilter, string>> = {
  open: "Open",
  overdue: "Overdue",
  closed: "Closed",
};

/** Names of the fields, for revisions. */
export const COMMITMENT_FIELD_LABELS = {
  engagement: "Made at",
  text: "Commitment",
  bySide: "Promised by",
  ownerName: "Owner",
  ownerUserId: "Owner's account",
  dueOn: "Due on",
  state: "State",
  evidence: "Evidence or reason",
  closedOn: "Closed on",
} as const;
