import type { CsvColumn } from "@/lib/csv";
import type { MarkingLevel } from "@/lib/markings/rules";
import { COUNT_LABELS, KIND_LABELS, objectiveFieldLabel as labelOf, STANDING_LABELS } from "../labels";
import type { IndicatorModel } from "../prepare";
import type { IndicatorView, ObjectiveView } from "../queries";
import { standingOf } from "../rules";

export const OBJECTIVE_COLUMNS: readonly CsvColumn<ObjectiveView>[] = [
  { head: labelOf("code"), cell: ({ code }) => code },
  { head: labelOf("lineOfEffort"), cell: ({ lineOfEffort }) => lineOfEffort },
  { head: labelOf("text"), cell: ({ text }) => text },
  { head: labelOf("dueOn"), cell: ({ dueOn }) => dueOn },
  { head: labelOf("reviewOn"), cell: ({ reviewOn }) => reviewOn },
  { head: labelOf("owner"), cell: ({ owner }) => owner?.name },
  { head: labelOf("ownerPost"), cell: ({ ownerPost }) => ownerPost?.title },
  { head: "Indicators", cell: ({ indicators }) => indicators.map(({ name }) => name).join("; ") },
  { head: "In use", cell: ({ isActive }) => isActive },
];

export type IndicatorLine = Pick<IndicatorModel, "value" | "asOf"> & {
  objective: ObjectiveView;
  indicator: IndicatorView;
  /** Of what the record counts the highest marking of what was counted. */
  marking: MarkingLevel;
};

/** Every indicator with the value that it stands at and the day of that: what the record counts is of today (UTC). */
export const INDICATOR_COLUMNS: readonly CsvColumn<IndicatorLine>[] = [
  { head: labelOf("code"), cell: ({ objective }) => objective.code },
  { head: labelOf("text"), cell: ({ objective }) => objective.text },
  { head: "Indicator", cell: ({ indicator }) => indicator.name },
  { head: "Kind", cell: ({ indicator }) => KIND_LABELS[indicator.kind] },
  { head: "Unit", cell: ({ indicator }) => indicator.unit },
  { head: "Baseline", cell: ({ indicator }) => indicator.baseline },
  { head: "Target", cell: ({ indicator }) => indicator.target },
  { head: "Latest value", cell: ({ value }) => value },
  { head: "As of", cell: ({ asOf }) => asOf },
  {
    head: "Source",
    cell: ({ indicator: { countedBy, readings } }) =>
      countedBy ? COUNT_LABELS[countedBy] : readings.at(-1)?.source,
  },
  { head: "Standing", cell: ({ indicator, value }) => STANDING_LABELS[standingOf(indicator, value)] },
  { head: "In use", cell: ({ objective, indicator }) => objective.isActive && indicator.isActive },
];
