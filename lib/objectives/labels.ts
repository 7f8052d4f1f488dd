import { fieldLabelOf } from "@/lib/audit/describe";
import type { IndicatorCount, IndicatorKind } from "@/lib/generated/prisma/enums";
import type { Standing } from "./rules";

export const KIND_LABELS: Readonly<Record<IndicatorKind, string>> = {
  PERFORMANCE: "Performance",
  EFFECT: "Effect",
};

export const COUNT_LABELS: Readonly<Record<IndicatorCount, string>> = {
  HELD: "Engagements held, counted from the record",
  TRAINED: "People trained, counted from the record",
};

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  met: "Target met",
  better: "On the way",
  level: "As it was",
  worse: "Worse than it was",
  unknown: "Not known",
};

const FIELD_LABELS: Readonly<Record<string, string>> = {
  code: "Code",
  lineOfEffort: "Line of effort",
  text: "Objective",
  dueOn: "Due on",
  reviewOn: "Next review on",
  owner: "Owner",
  ownerPost: "Owner's post",
  isActive: "In force",
  indicators: "Indicators",
};

/** The name of a field, for revisions. */
export function objectiveFieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? fieldLabelOf(field);
}

/** "12.5", "1,200": at most two decimals. */
export function formatValue(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}
