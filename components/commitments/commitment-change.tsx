"use client";

import { useEffect, useRef, useState } from "react";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { changeCommitmentAction, reopenCommitmentAction } from "@/lib/commitments/actions";
import { outcomeWords, type PromiseFacts } from "@/lib/commitments/labels";
import { isOpen, OPEN_STATES } from "@/lib/commitments/rules";
import type { CalendarDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { findPeopleAction } from "@/lib/engagements/pickers/actions";
import { SIDES } from "@/lib/engagements/schema";
import type { Side } from "@/lib/generated/prisma/enums";
import type { Result } from "@/lib/result";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-options";
import { Disclosure } from "../ui/disclosure";
import { AnswerForm } from "./answer-form";

export type ChangeablePromise = PromiseFacts & {
  id: string;
  version: number;
  text: string;
  bySide: Side;
  ownerUserId: string | null;
  ownerPersonId: string | null;
  ownerPost: ComboboxOption | null;
  toSide: Side | null;
  toName: string | null;
  toPersonId: string | null;
  toPost: ComboboxOption | null;
};

/** Users and posts to choose from, and the countries (alpha-3) whose people come first. */
export type OwnerOptions = {
  users: readonly ComboboxOption[];
  posts: readonly ComboboxOption[];
  countries: readonly string[];
};

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
  const isOwn = promise.bySide === "OWN";
  const findPeople = (query: string) => findPeopleAction(query, options.countries);
  return (
    <Form action={save} className="gap-4">
      <Target promise={promise} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Combobox
          name={isOwn ? "ownerUserId" : "ownerPersonId"}
          label="Owner"
          hint="Choose from the list, or type a name."
          createNoun="name"
          newName="ownerName"
          {...(isOwn ? { options: options.users } : { search: findPeople })}
          defaultChosen={chosen(promise.ownerName, isOwn ? promise.ownerUserId : promise.ownerPersonId)}
        />
        <Combobox
          name="ownerPostId"
          label="Owner's post"
          optional
          hint="Whoever holds the post next takes the promise over."
          options={options.posts}
          defaultChosen={promise.ownerPost ? [promise.ownerPost] : []}
        />
        <FormSelectField
          name="toSide"
          label="Given to"
          emptyLabel="Not said"
          defaultValue={promise.toSide ?? ""}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <Combobox
          name="toPersonId"
          label="To whom"
          optional
          createNoun="name"
          newName="toName"
          search={findPeople}
          defaultChosen={chosen(promise.toName, promise.toPersonId)}
        />
        <Combobox
          name="toPostId"
          label="Recipient's post"
          optional
          options={options.posts}
          defaultChosen={promise.toPost ? [promise.toPost] : []}
        />
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

function chosen(name: string | null, id: string | null) {
  if (!name) return [];
  return [id ? { value: id, label: name } : { value: "", label: name, isNew: true as const }];
}
