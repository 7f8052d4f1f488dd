import type { Publication } from "@/lib/generated/prisma/enums";

/** Whether those who review it decide about what they read: its promises, outcomes and files stay as they are until then. */
export function isInReview({ publication }: { publication: Publication }): boolean {
  return publication === "SUBMITTED";
}

/** Said of a promise, outcome or file of such a record. */
export const IN_REVIEW =
  "This engagement is in review, and its promises, outcomes and files stay as they are until that is decided. Its author or a co-author takes it back first.";
