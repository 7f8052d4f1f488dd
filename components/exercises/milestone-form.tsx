"use client";

import { Form, FormSelectField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { choiceField, dayField, dayWords, textField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { addMilestoneAction, saveMilestoneAction } from "@/lib/exercises/editions/actions";
import { isOwnDay, type MilestoneKey } from "@/lib/exercises/editions/milestones/rules";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EDITION_TEXT_LIMITS, MILESTONE_STATES } from "@/lib/exercises/editions/schema";
import { MILESTONE_STATE_LABELS } from "@/lib/exercises/labels";
import { AdditionKey, Buttons, type EditionKey } from "./edition-form-parts";
import { OwnerField, type Owners, ownerChoice, ownerValue } from "./owner-field";

/** What the form shows of a milestone. */
export type MilestoneFacts = Pick<
  Edition["milestones"][number],
  "plannedOn" | "state" | "heldOn" | "heldUntil" | "ownerUserId" | "ownerPostId" | "owner" | "note"
>;

type MilestoneFormProps = {
  edition: EditionKey;
  which: MilestoneKey;
  /** Null where the edition does not have it yet. */
  milestone: MilestoneFacts | null;
  owners: Owners;
  /** The id that the milestone will have when the edition does not have it. */
  newId: string;
};

const LABELS = { plannedOn: "Planned day", state: "State", held: "Held on", note: "Note" } as const;

const STATES = MILESTONE_STATES.map((value) => ({ value, label: MILESTONE_STATE_LABELS[value] }));

/** The fields of a milestone, as two versions of them are compared. */
function fieldsOf(kind: MilestoneKey["kind"], owners: Owners, milestone: MilestoneFacts): MergedField[] {
  return [
    ...(isOwnDay(kind) ? [] : [dayField("plannedOn", LABELS.plannedOn)]),
    choiceField("state", LABELS.state, STATES),
    {
      names: ["heldOn", "heldUntil"],
      label: LABELS.held,
      words: ({ heldOn = "", heldUntil = "" }) =>
        [heldOn, heldUntil].filter(Boolean).map(dayWords).join(" to "),
    },
    ownerChoice(owners, milestone),
    textField("note", LABELS.note),
  ];
}

/** One milestone, new or not: when, whether it was held, by whom. */
export function MilestoneForm({ edition, which, milestone, owners, newId }: MilestoneFormProps) {
  const { kind, number } = which;
  const fixed = <input type="hidden" name="kind" value={kind} />;
  if (!milestone)
    return (
      <Form action={addMilestoneAction}>
        <AdditionKey id={newId} edition={edition} />
        {fixed}
        <MilestoneFields said={{ state: "PLANNED" }} held={null} {...{ kind, owners }} />
        <Buttons edition={edition} />
      </Form>
    );
  const fields = fieldsOf(kind, owners, milestone);
  return (
    <MergingForm
      id={edition.id}
      record={{
        version: edition.version,
        values: textOf({ ...milestone, owner: ownerValue(milestone) }, fields),
      }}
      fields={fields}
      action={saveMilestoneAction}
    >
      {(said) => (
        <>
          {fixed}
          <input type="hidden" name="number" value={number} />
          <MilestoneFields held={milestone} {...{ said, kind, owners }} />
          <Buttons edition={edition} />
        </>
      )}
    </MergingForm>
  );
}

type MilestoneFieldsProps = {
  said: FormText;
  kind: MilestoneKey["kind"];
  owners: Owners;
  held: MilestoneFacts | null;
};

function MilestoneFields({ said, kind, owners, held }: MilestoneFieldsProps) {
  return (
    <>
      {isOwnDay(kind) ? (
        <p className="text-muted">
          Its planned day is the {kind === "STARTEX" ? "first" : "last"} day of the edition, and moves with
          it.
        </p>
      ) : (
        <FormTextField
          name="plannedOn"
          label={LABELS.plannedOn}
          optional
          type="date"
          defaultValue={said.plannedOn}
        />
      )}
      <FormSelectField
        name="state"
        label={LABELS.state}
        className="w-56"
        defaultValue={said.state}
        options={STATES}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField name="heldOn" label={LABELS.held} optional type="date" defaultValue={said.heldOn} />
        <FormTextField name="heldUntil" label="Until" optional type="date" defaultValue={said.heldUntil} />
      </div>
      <OwnerField owners={owners} value={said.owner} held={held} />
      <FormTextareaField
        name="note"
        label={LABELS.note}
        optional
        rows={2}
        hint="Unclassified. Nations that take part can read this."
        maxLength={EDITION_TEXT_LIMITS.note}
        defaultValue={said.note}
      />
    </>
  );
}
