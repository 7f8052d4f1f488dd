"use client";

import type { ComponentProps } from "react";
import { FormCheckboxField, FormTextareaField } from "@/components/ui/form";
import { textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { saveEditionAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { Buttons } from "./edition-form-parts";
import { PlanFields } from "./plan-fields";
import { PLAN_LABELS, planFields } from "./plan-versions";

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
> & {
  series: { slug: string };
  /** Their ids. */
  tags: readonly string[];
};

type PlanFormProps = Omit<ComponentProps<typeof PlanFields>, "said" | "limits"> & {
  edition: Plan;
  limits: ComponentProps<typeof PlanFields>["limits"] & { cancelReason: number };
  /** Whether anything is still to come that moves with its days. */
  isPlanned: boolean;
};

/** What is planned of an edition, and moving what has not happened when its days move. */
export function PlanForm({ edition, isPlanned, limits, ...plan }: PlanFormProps) {
  const fields = planFields(plan);
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
              label={PLAN_LABELS.moves}
              hint="When the days change, milestones still to come move by as many days: planning with STARTEX, the review with ENDEX."
              defaultChecked={said.moves !== ""}
            />
          ) : null}
          <FormTextareaField
            name="cancelReason"
            label={PLAN_LABELS.cancelReason}
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
