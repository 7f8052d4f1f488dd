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

/** Names of the fields, for revisions. */
export const OBJECTIVE_FIELD_LABELS = {
  code: "Code",
  lineOfEffort: "Line of effort",
  text: "Objective",
  dueOn: "Due on",
  owner: "Owner",
  ownerPost: "Owner's post",
  isActive: "In force",
  indicators: "Indicators",
} as const;

/** "12.5", "1,200": at most two decimals. */
export function formatValue(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}
