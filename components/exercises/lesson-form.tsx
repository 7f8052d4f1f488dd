"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { FormSelectField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { choiceField, dayField, textField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { addLessonAction, saveLessonAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EDITION_TEXT_LIMITS, LESSON_KINDS, LESSON_STATES } from "@/lib/exercises/editions/schema";
import { LESSON_KIND_LABELS, LESSON_STATE_LABELS } from "@/lib/exercises/labels";
import { Buttons, type EditionKey } from "./edition-form-parts";
import { OwnerField, type Owners, ownerChoice, ownerValue } from "./owner-field";

/** What the form shows of a lesson. */
export type LessonFacts = Pick<
  NonNullable<Edition["lessons"]>[number],
  | "number"
  | "kind"
  | "text"
  | "action"
  | "dueOn"
  | "state"
  | "outcome"
  | "ownerUserId"
  | "ownerPostId"
  | "owner"
>;

type LessonFormProps = {
  keep: Keep;
  edition: EditionKey;
  /** Null for a new one. */
  lesson: LessonFacts | null;
  owners: Owners;
  /** The id that a new one will have. */
  newId: string;
};

const LABELS = {
  kind: "Kind",
  text: "What was seen or learned",
  action: "What is to be done",
  dueOn: "Due",
  state: "State",
  outcome: "What came of it",
} as const;

const KINDS = LESSON_KINDS.map((value) => ({ value, label: LESSON_KIND_LABELS[value] }));
const STATES = LESSON_STATES.map((value) => ({ value, label: LESSON_STATE_LABELS[value] }));

/** The fields of a lesson, as two versions of them are compared. */
function fieldsOf(owners: Owners, lesson: LessonFacts): MergedField[] {
  return [
    choiceField("kind", LABELS.kind, KINDS),
    textField("text", LABELS.text),
    textField("action", LABELS.action),
    ownerChoice(owners, lesson),
    dayField("dueOn", LABELS.dueOn),
    choiceField("state", LABELS.state, STATES),
    textField("outcome", LABELS.outcome),
  ];
}

/** An observation or lesson, new or not; it keeps what is typed. */
export function LessonForm({ keep, edition, lesson, owners, newId }: LessonFormProps) {
  if (!lesson)
    return (
      <KeptForm id={newId} keep={keep} start={{ kind: "LESSON" }} action={addLessonAction}>
        {(said) => (
          <>
            <input type="hidden" name="editionId" value={edition.id} />
            <LessonFields said={said} owners={owners} held={null} />
            <div className="flex flex-wrap gap-3">
              <Buttons edition={edition} word="Add" />
              <KeptLine />
            </div>
          </>
        )}
      </KeptForm>
    );
  const fields = fieldsOf(owners, lesson);
  return (
    <KeptMergingForm
      id={edition.id}
      keep={keep}
      record={{
        version: edition.version,
        values: textOf({ ...lesson, owner: ownerValue(lesson) }, fields),
      }}
      fields={fields}
      action={saveLessonAction}
    >
      {(said) => (
        <>
          <input type="hidden" name="number" value={lesson.number} />
          <LessonFields said={said} owners={owners} held={lesson} />
          <FormSelectField
            name="state"
            label={LABELS.state}
            className="w-56"
            defaultValue={said.state}
            options={STATES}
          />
          <FormTextareaField
            name="outcome"
            label={LABELS.outcome}
            hint="Needed when it is done or dropped."
            optional
            rows={2}
            maxLength={EDITION_TEXT_LIMITS.outcome}
            defaultValue={said.outcome}
          />
          <div className="flex flex-wrap gap-3">
            <Buttons edition={edition} word="Save" />
            <KeptLine />
          </div>
        </>
      )}
    </KeptMergingForm>
  );
}

type LessonFieldsProps = { said: FormText; owners: Owners; held: LessonFacts | null };

function LessonFields({ said, owners, held }: LessonFieldsProps) {
  return (
    <>
      <FormSelectField
        name="kind"
        label={LABELS.kind}
        hint="An observation is noted; a lesson asks somebody to change something."
        className="w-56"
        defaultValue={said.kind}
        options={KINDS}
      />
      <FormTextareaField
        name="text"
        label={LABELS.text}
        hint="Unclassified."
        maxLength={EDITION_TEXT_LIMITS.text}
        defaultValue={said.text}
      />
      <FormTextareaField
        name="action"
        label={LABELS.action}
        optional
        rows={2}
        maxLength={EDITION_TEXT_LIMITS.action}
        defaultValue={said.action}
      />
      <OwnerField owners={owners} value={said.owner} held={held} />
      <FormTextField name="dueOn" label={LABELS.dueOn} optional type="date" defaultValue={said.dueOn} />
    </>
  );
}
