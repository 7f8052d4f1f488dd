import type { Changes } from "@/lib/audit/diff";
import type { EngagementStatus, ReviewDecision, ReviewState } from "@/lib/generated/prisma/enums";
import { compareLevels, type MarkingLevel, releasableNations } from "@/lib/markings/rules";
import type { ChainFacts } from "@/lib/review-chains/rules";
import { reviewKindOf } from "@/lib/review-chains/rules";
import { heldWith, inCountryOrder } from "../countries/rules";
import { isSubstance } from "../sections";
import type { Approval } from "../views";

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
  const countries = heldWith(record.countries);
  const main = countries[0]?.code ?? null;
  return {
    kind: reviewKindOf(record.status),
    objectiveIds: record.objectiveIds,
    countryCodes: inCountryOrder(countries, main).map(({ code }) => code),
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

/** Whether a change opens a shared report again: what is closed after that is a report once more. */
export function reopensReport(
  before: { publication: string; status: EngagementStatus },
  after: { status: EngagementStatus },
): boolean {
  return (
    before.publication === "PUBLISHED" &&
    reviewKindOf(before.status) === "REPORT" &&
    reviewKindOf(after.status) === "PLAN"
  );
}

type ReviewFacts = Omit<Approval, "change"> & {
  state: ReviewState;
  changedFrom: number | null;
  submittedById: string;
  submittedAt: Date;
  closedAt: Date | null;
};

/** Which of its reviews, oldest first, approved a record as it is published: its last approval is the moment it was published at. */
export function approvalOf(
  { publishedAt }: { publishedAt: Date | null },
  reviews: readonly ReviewFacts[],
  names: ReadonlyMap<string, string>,
): Approval | null {
  const approved = reviews.find(
    ({ state, changedFrom, closedAt }) =>
      state === "APPROVED" && changedFrom === null && closedAt?.getTime() === publishedAt?.getTime(),
  );
  if (!approved) return null;
  const { chainId, chainName, kind } = approved;
  const latest = reviews.at(-1);
  const isWaiting = latest?.state === "OPEN" || latest?.state === "RETURNED";
  if (!latest || latest.changedFrom === null || !isWaiting) return { chainId, chainName, kind, change: null };
  const by = names.get(latest.submittedById) ?? null;
  return {
    chainId,
    chainName,
    kind,
    change: { from: latest.changedFrom, by, at: latest.submittedAt, isOpen: latest.state === "OPEN" },
  };
}

/**
 * Whether those who approved a record are asked about a change of it, told as revisions tell it: of its substance, or where it
 * opens the record further. A plan that goes its way asks nobody.
 */
export function asksAgain(changes: Changes): boolean {
  return Object.entries(changes).some(([field, { from, to }]) =>
    field === "status"
      ? reviewKindOf(from as EngagementStatus) === "REPORT" || (to !== "CONFIRMED" && to !== "EXECUTING")
      : isSubstance(field) || opens(field, from, to),
  );
}

function opens(field: string, from: unknown, to: unknown): boolean {
  const [had, has] = [from, to].map((value) => (Array.isArray(value) ? value.map(String) : [])) as [
    string[],
    string[],
  ];
  switch (field) {
    case "marking":
      return compareLevels(to as MarkingLevel, from as MarkingLevel) < 0;
    case "disseminationControls":
      return had.some((control) => !has.includes(control));
    case "relTo":
      return releasableNations(has).some((nation) => !releasableNations(had).includes(nation));
    case "closeHold":
      return from === true;
    case "shareable":
      return to === "yes";
    default:
      return false;
  }
}

/**
 * Whether what was approved speaks for the record in this status: the approval of a plan says nothing of its report. That of a report
 * that was opened again does: what becomes of it is a change.
 */
export function speaksFor(approval: Pick<Approval, "kind">, status: EngagementStatus): boolean {
  return approval.kind === "REPORT" || reviewKindOf(status) === "PLAN";
}

/** Something that happened on the way of a record to its readers. */
export type ReviewEvent = {
  at: Date;
  what:
    | "SUBMITTED"
    | "APPROVED"
    | "RETURNED"
    | "WITHDRAWN"
    | "CLIMBED"
    | "UNPUBLISHED"
    /** Changed after it was approved, and the change confirmed. */
    | "CHANGED"
    | "CONFIRMED";
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
  changedFrom: number | null;
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
  for (const { submittedAt, submittedBy, state, changedFrom, closedAt, steps } of reviews) {
    const isChange = changedFrom !== null;
    events.push({
      at: submittedAt,
      what: isChange ? "CHANGED" : "SUBMITTED",
      who: submittedBy,
      post: null,
      comment: null,
    });
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
          what: isChange && step.decision === "APPROVED" ? "CONFIRMED" : step.decision,
          who: step.decidedBy,
          post: step.decidedIn,
          comment: step.comment,
        });
    }
    // What ended the review of a change stands for itself: another submission, or the end of its publication.
    if (state === "WITHDRAWN" && closedAt && !isChange)
      events.push({ at: closedAt, what: "WITHDRAWN", who: submittedBy, post: null, comment: null });
  }
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}
