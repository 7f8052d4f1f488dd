import type { ReviewEvent } from "./rules";

/** What happened, as the history of a review says it. */
export const REVIEW_EVENT_LABELS: Readonly<Record<ReviewEvent["what"], string>> = {
  SUBMITTED: "Submitted",
  APPROVED: "Approved",
  RETURNED: "Returned",
  WITHDRAWN: "Taken back",
  CLIMBED: "Climbed",
  CHANGED: "Changed after its approval",
  CONFIRMED: "Change confirmed",
  UNPUBLISHED: "Taken out of the lists",
};

/** What a holder is told who is no approver. */
export const NO_APPROVER =
  "You hold a post that decides this, but you are no approver: one admin proposes that role for you and a second confirms it.";
