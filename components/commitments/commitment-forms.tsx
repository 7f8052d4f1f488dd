import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import {
  changeCommitmentAction,
  closeCommitmentAction,
  overtakeCommitmentAction,
  reopenCommitmentAction,
} from "@/lib/commitments/actions";

import type { CommitmentRow } from "@/lib/commitments/queries";
import { isOpen, OPEN_STATES } from "@/lib/commitments/rules";
import { COMMITMENT_TEXT_LIMITS } from "@/lib/commitments/schema";
import type { CalendarDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS } from "@/lib/engagements/labels";

/** What can be done with a promise as it stands: close it, say what overtook it, move it on; or reopen it. */
export function CommitmentForms({ promise, today }: { promise: CommitmentRow; today: CalendarDate }) {
  const target = (
    <>
      <input type="hidden" name="id" value={promise.id} />
      <input type="hidden" name="version" value={promise.version} />
    </>
  );
  if (!isOpen(promise.state))
    return (
      <Form action={reopenCommitmentAction} className="gap-3">
        {target}
        <p>Reopening takes the evidence and the day it was closed off the promise; the history keeps them.</p>
        <SubmitButton className="w-fit">Reopen</SubmitButton>
      </Form>
    );
  return (
    <div className="grid gap-4">
      <Disclosure summary="Done" open>
        <Form action={closeCommitmentAction} className="gap-4">
          {target}
          <FormTextField name="closedOn" type="date" label="Done on" defaultValue={today} />
          <FormTextareaField
            name="evidence"
            label="What shows it"
            rows={2}
            maxLength={COMMITMENT_TEXT_LIMITS.evidence}
          />
          <SubmitButton className="w-fit">Close as done</SubmitButton>
        </Form>
      </Disclosure>
      <Disclosure summary="Another date, owner or state">
        <Form action={changeCommitmentAction} savedMessage="Saved." className="gap-4">
          {target}
          <input type="hidden" name="ownerUserId" value={promise.ownerUserId ?? ""} />
          <FormTextField name="dueOn" type="date" label="Due" defaultValue={promise.dueOn ?? ""} />
          <FormTextField
            name="ownerName"
            label="Owner"
            maxLength={COMMITMENT_TEXT_LIMITS.ownerName}
            defaultValue={promise.ownerName ?? ""}
          />
          <FormSelectField
            name="state"
            label="State"
            defaultValue={promise.state}
            options={OPEN_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
            className="w-56"
          />
          <SubmitButton className="w-fit">Save</SubmitButton>
        </Form>
      </Disclosure>
      <Disclosure summary="Overtaken by events">
        <Form action={overtakeCommitmentAction} className="gap-4">
          {target}
          <FormTextareaField
            name="evidence"
            id="field-overtaken-evidence"
            label="What overtook it"
            rows={2}
            maxLength={COMMITMENT_TEXT_LIMITS.evidence}
          />
          <SubmitButton variant="secondary" className="w-fit">
            Close as overtaken
          </SubmitButton>
        </Form>
      </Disclosure>
    </div>
  );
}
