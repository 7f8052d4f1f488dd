"use client";

import { FormCheckboxField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { formatDate } from "@/lib/dates";
import { saveEditionAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EDITION_TEXT_LIMITS } from "@/lib/exercises/editions/schema";
import { Buttons } from "./edition-form-parts";

type Plan = Pick<
  Edition,
  | "id"
  | "version"
  | "reference"
  | "name"
  | "year"
  | "startsOn"
  | "endsOn"
  | "place"
  | "summary"
  | "cancelReason"
> & { series: { slug: string } };

type PlanFormProps = {
  edition: Plan;
  /** Whether anything is still to come that moves with its days. */
  isPlanned: boolean;
};

const LABELS = {
  name: "Name",
  year: "Year",
  startsOn: "First day (STARTEX)",
  endsOn: "Last day (ENDEX)",
  place: "Place",
  summary: "In brief",
  moves: "Move what has not happened",
  cancelReason: "Cancelled because",
} as const;

/** The fields of the form, as two versions of them are compared. */
const FIELDS: readonly MergedField[] = Object.entries(LABELS).map(([name, label]) => ({
  names: [name],
  label,
  ...(name.endsWith("On") ? { words: (values: FormText) => formatDate(values[name] ?? "") } : {}),
  ...(name === "moves" ? { words: () => "yes" } : {}),
}));

/** What is planned of an edition, and moving what has not happened when its days move. */
export function PlanForm({ edition, isPlanned }: PlanFormProps) {
  const values = textOf({ ...edition, moves: true }, FIELDS);
  return (
    <MergingForm
      id={edition.id}
      record={{ version: edition.version, values }}
      fields={isPlanned ? FIELDS : FIELDS.filter(({ names }) => names[0] !== "moves")}
      action={saveEditionAction}
    >
      {(said) => (
        <>
          <PlanFields said={said} />
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
            maxLength={EDITION_TEXT_LIMITS.cancelReason}
            defaultValue={said.cancelReason}
          />
          <Buttons edition={edition} />
        </>
      )}
    </MergingForm>
  );
}

/** What a new edition has as well; what is not said is empty. */
export function PlanFields({ said }: { said: FormText }) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        optional
        hint="Only where it has one of its own; else it is the series and the year."
        maxLength={EDITION_TEXT_LIMITS.name}
        defaultValue={said.name}
      />
      <FormTextField name="year" label={LABELS.year} type="number" defaultValue={said.year} />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField
          name="startsOn"
          label={LABELS.startsOn}
          optional
          type="date"
          defaultValue={said.startsOn}
        />
        <FormTextField name="endsOn" label={LABELS.endsOn} optional type="date" defaultValue={said.endsOn} />
      </div>
      <FormTextField
        name="place"
        label={LABELS.place}
        optional
        maxLength={EDITION_TEXT_LIMITS.place}
        defaultValue={said.place}
      />
      <FormTextareaField
        name="summary"
        label={LABELS.summary}
        optional
        hint="Unclassified. Aim, scenario, training audience. Nations that take part can read this."
        maxLength={EDITION_TEXT_LIMITS.summary}
        defaultValue={said.summary}
      />
    </>
  );
}
