"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { addMonths, type CalendarDate } from "@/lib/dates";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import { checkStepAction, reachStepAction, recordOutcomeAction } from "@/lib/outcomes/actions";
import { EVIDENCE_HINTS, STEP_LABELS } from "@/lib/outcomes/labels";
import { proposedDay } from "@/lib/outcomes/rules";
import { OUTCOME_TEXT_LIMITS } from "@/lib/outcomes/schema";

/** Months after which a step is looked at again, unless another day is given. */
const CHECK_AFTER = 6;

type OutcomeFormsProps = {
  outcome: { id: string; version: number };
  /** Where it stands on the page of its engagement. */
  href: string;
  next: LadderStep | null;
  top: LadderStep | null;
  /** Last day of the engagement. */
  lastDay: CalendarDate;
  /** The day it is where the viewer is. */
  today: CalendarDate;
};

/** What can be said of an outcome: that the next step was reached, or how the highest stands when looked at again. */
export function OutcomeForms({ outcome, href, next, top, lastDay, today }: OutcomeFormsProps) {
  const target = (
    <>
      <input type="hidden" name="id" value={outcome.id} />
      <input type="hidden" name="version" value={outcome.version} />
    </>
  );
  // What is said of a step may be no longer true of the one after it, so it is not carried over.
  const stale = <SavedVersionNote href={href} />;
  const checkOn = addMonths(today, CHECK_AFTER);
  return (
    <div className="grid gap-2 print:hidden">
      {next ? (
        <Disclosure summary={`Next step: ${STEP_LABELS[next].toLowerCase()}`}>
          <Form
            key={outcome.version}
            action={reachStepAction}
            scope={`${outcome.id}-next`}
            staleNote={stale}
            className="gap-4"
          >
            {target}
            <input type="hidden" name="step" value={next} />
            <FormTextareaField
              name="evidence"
              label="What shows it"
              hint={EVIDENCE_HINTS[next]}
              rows={2}
              maxLength={OUTCOME_TEXT_LIMITS.evidence}
            />
            <div className="flex flex-wrap gap-4">
              <FormTextField
                name="reachedOn"
                type="date"
                label="Reached on"
                defaultValue={proposedDay(next, lastDay, today)}
              />
              <FormTextField name="checkOn" type="date" label="Check again on" defaultValue={checkOn} />
            </div>
            <SubmitButton className="w-fit">Save the step</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
      {top ? (
        <Disclosure summary={`Check again: ${STEP_LABELS[top].toLowerCase()}`}>
          <Form
            key={outcome.version}
            action={checkStepAction}
            scope={`${outcome.id}-again`}
            staleNote={stale}
            className="gap-4"
          >
            {target}
            <FormSelectField
              name="finding"
              label="Does it still hold?"
              defaultValue="HOLDS"
              options={[
                { value: "HOLDS", label: "It holds" },
                { value: "GONE", label: "It does not hold any more" },
              ]}
            />
            <FormTextareaField
              name="evidence"
              label="What shows it"
              rows={2}
              maxLength={OUTCOME_TEXT_LIMITS.evidence}
            />
            <FormTextField
              name="checkOn"
              type="date"
              label="Check again on"
              hint="Where it holds."
              defaultValue={checkOn}
            />
            <SubmitButton className="w-fit">Save</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  );
}

/** Something else that is to come of the engagement. */
export function NewOutcomeForm({ id, engagementId }: { id: string; engagementId: string }) {
  return (
    <Disclosure summary="Add an outcome" className="print:hidden">
      <Form key={id} action={recordOutcomeAction} className="gap-4">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="engagementId" value={engagementId} />
        <FormTextField
          name="text"
          label="What is to come of it"
          hint="One thing that can be seen to happen or not."
          maxLength={OUTCOME_TEXT_LIMITS.text}
        />
        <SubmitButton className="w-fit">Add</SubmitButton>
      </Form>
    </Disclosure>
  );
}
