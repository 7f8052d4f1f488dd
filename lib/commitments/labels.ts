import { fieldLabelOf } from "@/lib/audit/describe";
import { type CalendarDate, formatFullDate } from "@/lib/dates";
import { isOpen } from "@/lib/engagements/promises/rules";
import type { AnswerKind, CommitmentState } from "@/lib/generated/prisma/enums";
import type { StateFilter } from "./filters";

/** Said instead of the state when its day has passed; the words for states stand with those of engagements. */
export const OVERDUE_LABEL = "Overdue";

export const STATE_FILTER_LABELS: Readonly<Record<StateFilter, string>> = {
  open: "Open",
  overdue: "Overdue",
  closed: "Closed",
};

const FIELD_LABELS: Readonly<Record<string, string>> = {
  engagement: "Made at",
  text: "Commitment",
  bySide: "Promised by",
  ownerName: "Owner",
  ownerUserId: "Owner's account",
  ownerPost: "Owner's post",
  toSide: "Promised to",
  toName: "Given to",
  toPost: "Recipient's post",
  dueOn: "Due on",
  missedOn: "Missed before it was put off",
  state: "State",
  evidence: "Evidence or reason",
  closedOn: "Closed on",
};

/** The name of a field, for revisions. */
export function commitmentFieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? fieldLabelOf(field);
}

export const ANSWER_LABELS: Readonly<Record<AnswerKind, string>> = {
  STILL_OPEN: "Still open",
  DONE: "Done",
  RENEGOTIATED: "Renegotiated",
  OVERTAKEN: "Overtaken by events",
  BROKEN: "Will not be kept",
};

const CLOSED_WORDS: Readonly<Record<Exclude<CommitmentState, "OPEN" | "IN_WORK">, string>> = {
  DONE: "as done",
  OVERTAKEN: "as overtaken by events",
  BROKEN: "as not to be kept",
};

/** What is told of a promise when it changes. */
export type PromiseFacts = {
  state: CommitmentState;
  dueOn: CalendarDate | null;
  ownerName: string | null;
  closedOn: CalendarDate | null;
};

/** What became of a promise, in sentences for who has just changed it. */
export function outcomeWords(before: PromiseFacts, after: PromiseFacts): string {
  const due = after.dueOn ? `due ${formatFullDate(after.dueOn)}` : "without a due date";
  if (after.state !== "OPEN" && after.state !== "IN_WORK") {
    const how = CLOSED_WORDS[after.state];
    const when = after.closedOn ? ` on ${formatFullDate(after.closedOn)}` : "";
    return `Closed ${how}${when}. It now stands among the closed commitments.`;
  }
  if (!isOpen(before.state)) return `Open again, ${due}. It now stands among the open commitments.`;
  const sentences = [
    ...(before.dueOn === after.dueOn
      ? []
      : [`Now ${due}${before.dueOn ? ` instead of ${formatFullDate(before.dueOn)}` : ""}.`]),
    ...(before.ownerName === after.ownerName
      ? []
      : [after.ownerName ? `Its owner is now ${after.ownerName}.` : "Nobody is named as its owner now."]),
    ...(before.state === after.state
      ? []
      : [after.state === "IN_WORK" ? "It is in work now." : "It is open now, no longer in work."]),
  ];
  return ["Saved.", ...sentences].join(" ");
}
