"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { FormTextField, SubmitButton } from "@/components/ui/form";
import { choiceField, dayField } from "@/components/ui/merged-fields";
import { textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { formatDate } from "@/lib/dates";
import { setDepartureAction, setSuccessionAction } from "@/lib/handovers/actions";
import type { HandoverView } from "@/lib/handovers/queries";

/** What the forms show of a handover. */
export type HandoverDays = Pick<
  HandoverView,
  "id" | "version" | "postVersion" | "saidOn" | "lastOn" | "overlapFrom" | "incomingId"
>;

const LABELS = {
  departsOn: "Departs on",
  incomingId: "Who follows",
  overlapFrom: "First day of the overlap",
  lastOn: "Last day of the overlap",
} as const;

const DEPARTURE = [dayField("departsOn", LABELS.departsOn)];

/** The day somebody departs, where that is before their last day as holder. */
export function DepartureForm({ handover }: { handover: HandoverDays }) {
  return (
    <MergingForm
      id={handover.id}
      record={{ version: handover.version, values: textOf({ departsOn: handover.saidOn }, DEPARTURE) }}
      fields={DEPARTURE}
      action={setDepartureAction}
      scope="departure"
    >
      {(said) => (
        <>
          <FormTextField
            name="departsOn"
            label={LABELS.departsOn}
            optional
            hint={
              handover.lastOn
                ? `Where nothing stands here it is the last day as holder of the post, ${formatDate(handover.lastOn)}.`
                : "No last day as holder of the post is set yet; an admin sets it."
            }
            type="date"
            defaultValue={said.departsOn}
          />
          <SubmitButton className="w-fit">Save the day</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

type SuccessionFormProps = { handover: HandoverDays; users: readonly ComboboxOption[] };

/** Who follows and on which days both hold the post: these become its holders, and have access as holders do. */
export function SuccessionForm({ handover, users }: SuccessionFormProps) {
  const fields = [
    choiceField("incomingId", LABELS.incomingId, users),
    dayField("overlapFrom", LABELS.overlapFrom),
    dayField("lastOn", LABELS.lastOn),
  ];
  return (
    <MergingForm
      id={handover.id}
      // Of the post, which has the holders.
      record={{ version: handover.postVersion, values: textOf(handover, fields) }}
      fields={fields}
      action={setSuccessionAction}
      scope="succession"
    >
      {(said) => (
        <>
          <Combobox
            name="incomingId"
            label={LABELS.incomingId}
            optional
            options={users}
            defaultChosen={chosenIn(users, said.incomingId)}
          />
          <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
            <FormTextField
              name="overlapFrom"
              label={LABELS.overlapFrom}
              optional
              hint="Whoever follows holds the post from here on."
              type="date"
              defaultValue={said.overlapFrom}
            />
            <FormTextField
              name="lastOn"
              label={LABELS.lastOn}
              hint="Whoever leaves holds the post until here."
              type="date"
              defaultValue={said.lastOn}
            />
          </div>
          <SubmitButton className="w-fit">Save who follows</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}
