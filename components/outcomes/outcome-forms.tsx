"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import { type Keep, keepFor, type Writer } from "@/components/kept-words/kept-words";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { addMonths, type CalendarDate } from "@/lib/dates";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import { checkStepAction, reachStepAction, recordOutcomeAction } from "@/lib/outcomes/actions";
import { EVIDENCE_HINTS, STEP_LABELS } from "@/lib/outcomes/labels";
import { OUTCOME_TEXT_LIMITS } from "@/lib/outcomes/schema";

/** Months after which a step is looked at again, unless another day is given. */
const CHECK_AFTER = 6;

type OutcomeFormsProps = {
  writer: Writer;
  outcome: { id: string; version: number };
  /** Where it stands on the page of its engagement. */
  href: string;
  next: LadderStep | null;
  top: LadderStep | null;
  /** The day on which the next step is proposed to have been reached. */
  proposedOn: CalendarDate;
  /** The day it is where the viewer is. */
  today: CalendarDate;
};

/** What can be said of an outcome: that the next step was reached, or how the highest stands when looked at again. Both keep what is typed. */
export function OutcomeForms({ writer, outcome, href, next, top, proposedOn, today }: OutcomeFormsProps) {
  const version = <input type="hidden" name="version" value={outcome.version} />;
  // What is said of a step may be no longer true of the one after it, so it is not carried over.
  const stale = <SavedVersionNote href={href} />;
  const checkOn = addMonths(today, CHECK_AFTER);
  return (
    <div className="grid gap-2 print:hidden">
      {next ? (
        <Disclosure summary={`Next step: ${STEP_LABELS[next].toLowerCase()}`}>
          <KeptForm
            key={outcome.version}
            id={outcome.id}
            keep={keepFor(writer, "outcome", `${outcome.id}.${next}`)}
            start={{ reachedOn: proposedOn, checkOn }}
            action={reachStepAction}
            scope={`${outcome.id}-next`}
            staleNote={stale}
            className="gap-4"
          >
            {(said) => (
              <>
                {version}
                <input type="hidden" name="step" value={next} />
                <FormTextareaField
                  name="evidence"
                  label="What shows it"
                  hint={EVIDENCE_HINTS[next]}
                  rows={2}
                  defaultValue={said.evidence}
                  maxLength={OUTCOME_TEXT_LIMITS.evidence}
                />
                <div className="flex flex-wrap gap-4">
                  <FormTextField
                    name="reachedOn"
                    type="date"
                    label="Reached on"
                    defaultValue={said.reachedOn}
                  />
                  <FormTextField
                    name="checkOn"
                    type="date"
                    label="Check again on"
                    defaultValue={said.checkOn}
                  />
                </div>
                <SubmitButton className="w-fit">Save the step</SubmitButton>
              </>
            )}
          </KeptForm>
        </Disclosure>
      ) : null}
      {top ? (
        <Disclosure summary={`Check again: ${STEP_LABELS[top].toLowerCase()}`}>
          <KeptForm
            key={outcome.version}
            id={outcome.id}
            keep={keepFor(writer, "outcome", `${outcome.id}.${top}.again`)}
            start={{ finding: "HOLDS", checkOn }}
            action={checkStepAction}
            scope={`${outcome.id}-again`}
            staleNote={stale}
            className="gap-4"
          >
            {(said) => (
              <>
                {version}
                <FormSelectField
                  name="finding"
                  label="Does it still hold?"
                  defaultValue={said.finding}
                  options={[
                    { value: "HOLDS", label: "It holds" },
                    { value: "GONE", label: "It does not hold any more" },
                  ]}
                />
                <FormTextareaField
                  name="evidence"
                  label="What shows it"
                  rows={2}
                  defaultValue={said.evidence}
                  maxLength={OUTCOME_TEXT_LIMITS.evidence}
                />
                <FormTextField
                  name="checkOn"
                  type="date"
                  label="Check again on"
                  hint="Where it holds."
                  defaultValue={said.checkOn}
                />
                <SubmitButton className="w-fit">Save</SubmitButton>
              </>
            )}
          </KeptForm>
        </Disclosure>
      ) : null}
    </div>
  );
}

type NewOutcomeFormProps = {
  /** The id that it will have. */
  id: string;
  keep: Keep;
  engagementId: string;
};

/** Something else that is to come of the engagement. */
export function NewOutcomeForm({ id, keep, engagementId }: NewOutcomeFormProps) {
  return (
    <Disclosure summary="Add an outcome" className="print:hidden">
      <KeptForm
        id={id}
        keep={keep}
        action={recordOutcomeAction}
        scope="new-outcome"
        clearOnSuccess
        className="gap-4"
      >
        {(said) => (
          <>
            <input type="hidden" name="engagementId" value={engagementId} />
            <FormTextField
              name="text"
              label="What is to come of it"
              hint="One thing that can be seen to happen or not."
              defaultValue={said.text}
              maxLength={OUTCOME_TEXT_LIMITS.text}
            />
            <SubmitButton className="w-fit">Add</SubmitButton>
          </>
        )}
      </KeptForm>
    </Disclosure>
  );
}
