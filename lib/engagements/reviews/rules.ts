import type { EngagementStatus, ReviewDecision, ReviewState } from "@/lib/generated/prisma/enums";
import type { ChainFacts } from "@/lib/review-chains/rules";
import { reviewKindOf } from "@/lib/review-chains/rules";
import { inCountryOrder } from "../rules";

/** Whether a step waits past its day. */
export function isOverdue(step: { dueAt: Date | null; decision: unknown }, now: Date): boolean {
  return step.decision === null && step.dueAt !== null && step.dueAt <= now;
}

/** What of a record, whose countries come with the main partner first, decides about its chain. */
export function chainFactsOf(record: {
  status: EngagementStatus;
  countries: readonly { code: string; role: string }[];
  objectiveIds: readonly string[];
}): Omit<ChainFacts, "organisationIds"> {
  const main = record.countries[0]?.code ?? null;
  return {
    kind: reviewKindOf(record.status),
    objectiveIds: record.objectiveIds,
    countryCodes: inCountryOrder(record.countries, main).map(({ code }) => code),
  };
}

/** Whether a change makes the report of what was shared as a plan: it is reviewed once more, by the chain of reports. */
export function becomesReport(
  before: { publication: string; status: EngagementStatus },
  after: { status: EngagementStatus },
): boolean {
  return (
    before.publication === "PUBLISHED" &&
    reviewKindOf(before.status) === "PLAN" &&
    reviewKindOf(after.status) === "REPORT"
  );
}

/** Something that happened on the way of a record to its readers. */
export type ReviewEvent = {
  at: Date;
  what: "SUBMITTED" | "APPROVED" | "RETURNED" | "WITHDRAWN" | "CLIMBED" | "UNPUBLISHED";
  /** Null where the product itself acted, or where the viewer may not know the users. */
  who: string | null;
  /** The post in which they acted, or to which the step climbed. */
  post: string | null;
  comment: string | null;
};

type EventSource = {
  submittedAt: Date;
  submittedBy: string | null;
  state: ReviewState;
  closedAt: Date | null;
  steps: readonly {
    decision: ReviewDecision | null;
    decidedAt: Date | null;
    decidedBy: string | null;
    decidedIn: string | null;
    climbedAt: Date | null;
    climbsTo: { title: string } | null;
    comment: string | null;
  }[];
};

/** Everything that happened in the reviews of a record, in its order. */
export function eventsOf(
  reviews: readonly EventSource[],
  unpublications: readonly { doneAt: Date; doneBy: string | null; reason: string }[],
): ReviewEvent[] {
  const events: ReviewEvent[] = [];
  for (const { doneAt, doneBy, reason } of unpublications)
    events.push({ at: doneAt, what: "UNPUBLISHED", who: doneBy, post: null, comment: reason });
  for (const { submittedAt, submittedBy, state, closedAt, steps } of reviews) {
    events.push({ at: submittedAt, what: "SUBMITTED", who: submittedBy, post: null, comment: null });
    for (const step of steps) {
      if (step.climbedAt)
        events.push({
          at: step.climbedAt,
          what: "CLIMBED",
          who: null,
          post: step.climbsTo?.title ?? null,
          comment: null,
        });
      if (step.decision && step.decidedAt)
        events.push({
          at: step.decidedAt,
          what: step.decision,
          who: step.decidedBy,
          post: step.decidedIn,
          comment: step.comment,
        });
    }
    if (state === "WITHDRAWN" && closedAt)
      events.push({ at: closedAt, what: "WITHDRAWN", who: submittedBy, post: null, comment: null });
  }
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}
