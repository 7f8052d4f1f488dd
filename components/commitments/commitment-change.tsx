"use client";

import { useEffect, useRef, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import {
  changeCommitmentAction,
  closeCommitmentAction,
  overtakeCommitmentAction,
  reopenCommitmentAction,
} from "@/lib/commitments/actions";
import { outcomeWords, type PromiseFacts } from "@/lib/commitments/labels";
import { isOpen, OPEN_STATES } from "@/lib/commitments/rules";
import { COMMITMENT_TEXT_LIMITS } from "@/lib/commitments/schema";
import type { CalendarDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS } from "@/lib/engagements/labels";
import type { Result } from "@/lib/result";

export type ChangeablePromise = PromiseFacts & { id: string; version: number; ownerUserId: string | null };

type Save = (data: FormData) => Promise<Result<{ version: number }>>;

/** The forms for a promise and, once one of them was sent, what became of it. */
export function CommitmentChange({ promise, today }: { promise: ChangeablePromise; today: CalendarDate }) {
  const box = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState<{ before: ChangeablePromise; version: number } | null>(null);
  const isUntouched = saved?.version === saved?.before.version;
  // The answer comes before the page that shows the promise as it is now.
  const isHere = saved !== null && promise.version >= saved.version;
  const words = !isHere ? null : isUntouched ? "Nothing was changed." : outcomeWords(saved.before, promise);

  // The form that held the focus is gone, and with it the place of a reader who does not see the page.
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);

  const reporting =
    (save: Save): Save =>
    async (data) => {
      const result = await save(data);
      if (result.ok) setSaved({ before: promise, version: result.data.version });
      return result;
    };

  return (
    <div className="grid gap-4">
      <div ref={box} tabIndex={-1} className="empty:hidden focus:outline-none">
        {words ? <Notice tone={isUntouched ? "info" : "success"}>{words}</Notice> : null}
      </div>
      <CommitmentForms key={promise.version} promise={promise} today={today} reporting={reporting} />
    </div>
  );
}

type CommitmentFormsProps = {
  promise: ChangeablePromise;
  today: CalendarDate;
  reporting: (save: Save) => Save;
};

/** What can be done with a promise as it stands: close it, say what overtook it, move it on; or reopen it. */
function CommitmentForms({ promise, today, reporting }: CommitmentFormsProps) {
  const target = (
    <>
      <input type="hidden" name="id" value={promise.id} />
      <input type="hidden" name="version" value={promise.version} />
    </>
  );
  if (!isOpen(promise.state))
    return (
      <Form action={reporting(reopenCommitmentAction)} className="gap-3">
        {target}
        <p>Reopening takes the evidence and the day it was closed off the promise; the history keeps them.</p>
        <SubmitButton className="w-fit">Reopen</SubmitButton>
      </Form>
    );
  return (
    <div className="grid gap-4">
      <Disclosure summary="Done" open>
        <Form action={reporting(closeCommitmentAction)} className="gap-4">
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
        <Form action={reporting(changeCommitmentAction)} className="gap-4">
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
        <Form action={reporting(overtakeCommitmentAction)} className="gap-4">
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
