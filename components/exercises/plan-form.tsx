"use client";

import type { ComponentProps } from "react";
import { FormCheckboxField, FormTextareaField } from "@/components/ui/form";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { formatDate } from "@/lib/dates";
import { saveEditionAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { Buttons } from "./edition-form-parts";
import { PlanFields, TICKS } from "./plan-fields";

type Plan = Pick<
  Edition,
  | "id"
  | "version"
  | "reference"
  | "name"
  | "typeCode"
  | "year"
  | "startsOn"
  | "endsOn"
  | "place"
  | "summary"
  | "cancelReason"
> & { series: { slug: string } };

type PlanFormProps = Omit<ComponentProps<typeof PlanFields>, "said" | "limits"> & {
  edition: Plan;
  limits: ComponentProps<typeof PlanFields>["limits"] & { cancelReason: number };
  /** Whether anything is still to come that moves with its days. */
  isPlanned: boolean;
};

const LABELS = {
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

/** The fields of the form, as two versions of them are compared. */
const fieldsOf = ({
  types,
  templates,
}: Pick<PlanFormProps, "types" | "templates">): readonly MergedField[] => [
  ...Object.entries(LABELS).map(
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

/** What is planned of an edition, and moving what has not happened when its days move. */
export function PlanForm({ edition, isPlanned, limits, ...plan }: PlanFormProps) {
  const fields = fieldsOf(plan);
  const values = textOf({ ...edition, moves: true }, fields);
  return (
    <MergingForm
      id={edition.id}
      record={{ version: edition.version, values }}
      fields={isPlanned ? fields : fields.filter(({ names }) => names[0] !== "moves")}
      action={saveEditionAction}
    >
      {(said) => (
        <>
          <PlanFields {...plan} said={said} limits={limits} />
          {isPlanned ? (
            <FormCheckboxField
              name="moves"
              label={LABELS.moves}
              hint="When the days change, milestones still to come move by as many days: planning with STARTEX, the review with ENDEX."
              defaultChecked={said.moves !== ""}
            />
          ) : null}
          <FormTextareaField
            name="cancelReason"
            label={LABELS.cancelReason}
            optional
            rows={2}
            hint="Leave it empty while it goes ahead. Emptied again, it goes ahead again."
            maxLength={limits.cancelReason}
            defaultValue={said.cancelReason}
          />
          <Buttons edition={edition} />
        </>
      )}
    </MergingForm>
  );
}
