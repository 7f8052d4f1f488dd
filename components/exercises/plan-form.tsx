"use client";

import type { ComponentProps } from "react";
import { FormCheckboxField, FormTextareaField } from "@/components/ui/form";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { formatDate } from "@/lib/dates";
import { saveEditionAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { Buttons } from "./edition-form-parts";
import { PlanFields } from "./plan-fields";

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
const fieldsOf = (types: PlanFormProps["types"]): readonly MergedField[] =>
  Object.entries(LABELS).map(([name, label]) => ({
    names: [name],
    label,
    ...(name.endsWith("On") ? { words: (values: FormText) => formatDate(values[name] ?? "") } : {}),
    ...(name === "moves" ? { words: () => "yes" } : {}),
    ...(name === "typeCode"
      ? { words: (values: FormText) => types.find(({ value }) => value === values[name])?.label ?? "" }
      : {}),
  }));

/** What is planned of an edition, and moving what has not happened when its days move. */
export function PlanForm({ edition, isPlanned, limits, ...plan }: PlanFormProps) {
  const fields = fieldsOf(plan.types);
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
