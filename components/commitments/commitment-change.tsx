"use client";

import { useEffect, useRef, useState } from "react";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { changeCommitmentAction, reopenCommitmentAction } from "@/lib/commitments/actions";
import { outcomeWords, type PromiseFacts } from "@/lib/commitments/labels";
import { isOpen, OPEN_STATES } from "@/lib/commitments/rules";
import type { CalendarDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS } from "@/lib/engagements/labels";
import type { Side } from "@/lib/generated/prisma/enums";
import type { Result } from "@/lib/result";
import { Disclosure } from "../ui/disclosure";
import { AnswerForm } from "./answer-form";
import { type Owner, OwnerField, type OwnerOptions, type Parties, PartyFields } from "./party-fields";

export type ChangeablePromise = PromiseFacts &
  Owner &
  Parties & { id: string; version: number; text: string; bySide: Side };

type CommitmentChangeProps = {
  promise: ChangeablePromise;
  today: CalendarDate;
  /** The id that the next answer takes. */
  answerId: string;
  /** The engagement at which the answer is given. */
  engagementId?: string;
  /** Left out where only the answer is wanted. */
  options?: OwnerOptions;
};

type Save = (data: FormData) => Promise<Result<{ version: number }>>;

/** The forms for a promise and, once one of them was sent, what became of it. */
export function CommitmentChange({ promise, today, answerId, engagementId, options }: CommitmentChangeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState<{
    before: ChangeablePromise;
    version: number;
    isAnswer: boolean;
  } | null>(null);
  // The answer comes before the page that shows the promise as it is now.
  const isHere = saved !== null && promise.version >= saved.version;
  const words = isHere ? wordsOf(saved, promise) : null;

  // The form that held the focus is gone, and with it the place of a reader who does not see the page.
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);

  const reporting =
    (save: Save, isAnswer = false): Save =>
    async (data) => {
      const result = await save(data);
      if (result.ok) setSaved({ before: promise, version: result.data.version, isAnswer });
      return result;
    };

  return (
    <div className="grid gap-4">
      <div ref={box} tabIndex={-1} className="empty:hidden focus:outline-none">
        {words ? <Notice tone="success">{words}</Notice> : null}
      </div>
      {isOpen(promise.state) ? (
        <>
          <AnswerForm
            key={answerId}
            promise={promise}
            today={today}
            answerId={answerId}
            engagementId={engagementId}
            reporting={(save) => reporting(save, true)}
          />
          {options ? (
            <Disclosure summary="Owner, recipient or state">
              <OwnerForm
                key={promise.version}
                promise={promise}
                options={options}
                save={reporting(changeCommitmentAction)}
              />
            </Disclosure>
          ) : null}
        </>
      ) : (
        <Form action={reporting(reopenCommitmentAction)} className="gap-3">
          <Target promise={promise} />
          <p>
            Reopening takes the evidence and the day it was closed off the promise; the history keeps them.
          </p>
          <SubmitButton className="w-fit">Reopen</SubmitButton>
        </Form>
      )}
    </div>
  );
}

function wordsOf(
  saved: { before: ChangeablePromise; version: number; isAnswer: boolean },
  promise: ChangeablePromise,
): string {
  if (saved.version !== saved.before.version) return outcomeWords(saved.before, promise);
  return saved.isAnswer ? "Written down: it is still open." : "Nothing was changed.";
}

function Target({ promise }: { promise: ChangeablePromise }) {
  return (
    <>
      <input type="hidden" name="id" value={promise.id} />
      <input type="hidden" name="version" value={promise.version} />
    </>
  );
}

type OwnerFormProps = { promise: ChangeablePromise; options: OwnerOptions; save: Save };

/** Whose promise it is and to whom it was given. A name that is chosen brings its account or person with it. */
function OwnerForm({ promise, options, save }: OwnerFormProps) {
  return (
    <Form action={save} className="gap-4">
      <Target promise={promise} />
      <div className="grid gap-4 sm:grid-cols-2">
        <OwnerField bySide={promise.bySide} owner={promise} options={options} />
        <PartyFields parties={promise} options={options} />
        {promise.dueOn === null ? (
          <FormTextField name="dueOn" id="field-first-due" type="date" label="Due" optional />
        ) : null}
        <FormSelectField
          name="state"
          label="State"
          defaultValue={promise.state}
          options={OPEN_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
        />
      </div>
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}
