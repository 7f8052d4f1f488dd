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
