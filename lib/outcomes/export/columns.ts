import type { CsvColumn } from "@/lib/csv";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import { markingLine } from "@/lib/markings/rules";
import { STEP_LABELS } from "../labels";
import type { OutcomeRow, ReachedStep } from "./queries";

type Outcome = Pick<OutcomeRow, "text" | "engagement">;

const WHAT: readonly CsvColumn<Outcome>[] = [
  { head: "Outcome", cell: ({ text }) => text },
  { head: "Marking", cell: ({ engagement }) => markingLine(engagement) },
];

const OF: readonly CsvColumn<Outcome>[] = [
  { head: "Engagement", cell: ({ engagement }) => engagement.reference },
  { head: "Title", cell: ({ engagement }) => engagement.title },
  { head: "Type", cell: ({ engagement }) => engagementType(engagement.type)?.name ?? engagement.type },
  { head: "Status", cell: ({ engagement }) => STATUS_LABELS[engagement.status] },
  { head: "Starts on", cell: ({ engagement }) => engagement.startsOn },
  { head: "Ends on", cell: ({ engagement }) => engagement.endsOn },
  { head: "Countries", cell: ({ engagement }) => engagement.countries.map(({ name }) => name).join("; ") },
  {
    head: "Countries, code",
    cell: ({ engagement }) => engagement.countries.map(({ code }) => code).join("; "),
  },
  { head: "Fictional", cell: ({ engagement }) => engagement.isFictional },
];

export const OUTCOME_COLUMNS: readonly CsvColumn<OutcomeRow>[] = [
  ...WHAT,
  { head: "Highest step", cell: ({ top }) => top && STEP_LABELS[top.step] },
  { head: "What shows it", cell: ({ top }) => top?.evidence },
  { head: "Reached on", cell: ({ top }) => top?.reachedOn },
  { head: "Look again on", cell: ({ top }) => top?.checkOn },
  ...OF,
];

/** Every step that an outcome has reached, a row to each. */
export const STEP_COLUMNS: readonly CsvColumn<Outcome & { step: ReachedStep }>[] = [
  ...WHAT,
  { head: "Step", cell: ({ step }) => STEP_LABELS[step.step] },
  { head: "What shows it", cell: ({ step }) => step.evidence },
  { head: "Reached on", cell: ({ step }) => step.reachedOn },
  { head: "Look again on", cell: ({ step }) => step.checkOn },
  ...OF,
];
