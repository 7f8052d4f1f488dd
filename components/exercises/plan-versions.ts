import { mergedTags } from "@/components/tags/tags-field";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import type { FormText, MergedField } from "@/components/ui/merging";
import { formatDate } from "@/lib/dates";
import { MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";

export const PLAN_LABELS = {
  name: "Name",
  typeCode: "Type of exercise",
  year: "Year",
  startsOn: "First day (STARTEX)",
  endsOn: "Last day (ENDEX)",
  place: "Place",
  summary: "In brief",
  moves: "Move what has not happened",
  cancelReason: "Cancelled because",
} as const;

/** The names under which the form tells what was ticked and unticked by hand. */
const TICKS = { ticked: "Milestones taken", unticked: "Milestones left out" } as const;

type PlanChoices = {
  types: readonly { value: string; label: string }[];
  templates: readonly { id: string; name: string }[];
  tags: readonly ComboboxOption[];
};

/** The fields of the form, as two versions of them are compared. */
export const planFields = ({ types, templates, tags }: PlanChoices): readonly MergedField[] => [
  ...Object.entries(PLAN_LABELS).map(
    ([name, label]): MergedField => ({
      names: [name],
      label,
      ...(name.endsWith("On") ? { words: (values: FormText) => formatDate(values[name] ?? "") } : {}),
      ...(name === "moves" ? { words: () => "yes" } : {}),
      ...(name === "typeCode"
        ? { words: (values: FormText) => types.find(({ value }) => value === values[name])?.label ?? "" }
        : {}),
    }),
  ),
  mergedTags(tags),
  {
    names: ["templateId"],
    label: "Planning template",
    words: ({ templateId }) => templates.find(({ id }) => id === templateId)?.name ?? "",
  },
  ...Object.entries(TICKS).map(
    ([name, label]): MergedField => ({
      names: [name],
      label,
      isList: true,
      words: (values) => MILESTONE_LABELS[values[name] as MilestoneKind].name,
    }),
  ),
];

/** What was ticked and unticked by hand. */
export type Ticks = Partial<Record<MilestoneKind, boolean>>;

/** The same in what stands in the fields at first. */
export function ticksIn(said: FormText): Ticks {
  const kindsIn = (name: keyof typeof TICKS) =>
    (said[name] ?? "").split("\n").filter((kind): kind is MilestoneKind => kind in MILESTONE_LABELS);
  return Object.fromEntries([
    ...kindsIn("ticked").map((kind) => [kind, true]),
    ...kindsIn("unticked").map((kind) => [kind, false]),
  ]);
}
