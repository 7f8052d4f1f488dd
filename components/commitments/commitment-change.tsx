"use client";

import { useEffect, useRef, useState } from "react";
import type { Keep } from "@/components/kept-words/kept-words";
import {
  type Owner,
  OwnerField,
  type OwnerOptions,
  type Parties,
  PartyFields,
  shownName,
} from "@/components/promises/party-fields";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { type FormStart, type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { Notice } from "@/components/ui/notice";
import { changeCommitmentAction, reopenCommitmentAction } from "@/lib/commitments/actions";
import { outcomeWords, type PromiseFacts } from "@/lib/commitments/labels";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { isOpen, OPEN_STATES } from "@/lib/engagements/promises/rules";
import { SIDES } from "@/lib/engagements/schema";
import type { CommitmentState, Side } from "@/lib/generated/prisma/enums";
import type { Result } from "@/lib/result";
import type { ComboboxOption } from "../ui/combobox-options";
import { Disclosure } from "../ui/disclosure";
import { AnswerForm } from "./answer-form";

export type ChangeablePromise = PromiseFacts &
  Owner &
  Parties & { id: string; version: number; text: string; bySide: Side };

type CommitmentChangeProps = {
  /** How an answer is kept until it is saved. */
  keep: Keep;
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
export function CommitmentChange({
  keep,
  promise,
  today,
  answerId,
  engagementId,
  options,
}: CommitmentChangeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState<{
    before: ChangeablePromise;
    version: number;
    isAnswer: boolean;
  } | null>(null);
  // The answer comes before the page that shows the promise as it is now.
  const isHere = saved !== null && promise.version >= saved.version;
  // An answer is begun anew once it was given, and not because the page was read again.
  const [answer, setAnswer] = useState({ id: answerId, isGiven: false });
  if (answer.isGiven && answer.id !== answerId) setAnswer({ id: answerId, isGiven: false });
  const words = isHere ? wordsOf(saved, promise) : null;
  // Somebody else closed it while these forms were open: what stands in them stays.
  const [wasOpen] = useState(isOpen(promise.state));
  const isClosedElsewhere = wasOpen && !isOpen(promise.state) && saved?.version !== promise.version;

  // The form that held the focus is gone, and with it the place of a reader who does not see the page.
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);

  const reporting =
    (save: Save, isAnswer = false): Save =>
    async (data) => {
      const result = await save(data);
      if (result.ok) {
        setSaved({ before: promise, version: result.data.version, isAnswer });
        if (isAnswer) setAnswer((current) => ({ ...current, isGiven: true }));
      }
      return result;
    };

  return (
    <div className="grid gap-4">
      <div ref={box} tabIndex={-1} className="empty:hidden focus:outline-none">
        {words ? <Notice tone="success">{words}</Notice> : null}
      </div>
      {isClosedElsewhere ? (
        <Notice tone="warning" title="Somebody else closed this promise meanwhile">
          What you typed is still below. Reopen the promise to save it.
        </Notice>
      ) : null}
      {isOpen(promise.state) ? null : (
        <Form action={reporting(reopenCommitmentAction)} className="gap-3">
          <Target promise={promise} />
          <p>
            Reopening takes the evidence and the day it was closed off the promise; the history keeps them.
          </p>
          <SubmitButton className="w-fit">Reopen</SubmitButton>
        </Form>
      )}
      {isOpen(promise.state) || isClosedElsewhere ? (
        <>
          <AnswerForm
            key={answer.id}
            keep={keep}
            promise={promise}
            today={today}
            answerId={answer.id}
            engagementId={engagementId}
            reporting={(save) => reporting(save, true)}
          />
          {options ? (
            <Disclosure summary="Owner, recipient or state">
              <OwnerForm promise={promise} options={options} save={reporting(changeCommitmentAction)} />
            </Disclosure>
          ) : null}
        </>
      ) : null}
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
  const posts = [...options.posts, promise.ownerPost, promise.toPost].filter((post) => post !== null);
  const fields = fieldsOf(posts);
  const postOf = (id: string | undefined) => posts.find(({ value }) => value === id) ?? null;
  return (
    <MergingForm
      id={promise.id}
      record={{ version: promise.version, values: textOf(saidOf(promise), fields) }}
      fields={fields}
      action={save}
      className="gap-4"
    >
      {(said, base) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <OwnerField
              bySide={promise.bySide}
              owner={{
                ownerName: said.ownerName || said[SHOWN.owner] || null,
                ownerUserId: said.ownerUserId || null,
                ownerPersonId: said.ownerPersonId || null,
              }}
              options={options}
            />
            <PartyFields
              parties={{
                ownerPost: postOf(said.ownerPostId),
                toSide: SIDES.find((side) => side === said.toSide) ?? null,
                toName: said.toName || said[SHOWN.to] || null,
                toPersonId: said.toPersonId || null,
                toPost: postOf(said.toPostId),
              }}
              options={options}
            />
            {hasDue({ values: said, base }) ? (
              <FormTextField
                name="dueOn"
                id="field-first-due"
                type="date"
                label={LABELS.dueOn}
                optional
                defaultValue={said.dueOn}
              />
            ) : null}
            <FormSelectField
              name="state"
              label={LABELS.state}
              defaultValue={said.state}
              options={OPEN_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
            />
          </div>
          <SubmitButton className="w-fit">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

/** A first due date is given here; another one is agreed, in an answer. */
function hasDue({ values, base }: FormStart): boolean {
  return base.dueOn === "" || values.dueOn !== base.dueOn;
}

const SHOWN = { owner: shownName("ownerName"), to: shownName("toName") };

const LABELS = { dueOn: "Due", state: "State" } as const;

/** Who is known by an id is named beside it; who is not, by the name alone. */
function saidOf(promise: ChangeablePromise) {
  const { ownerName, ownerUserId, ownerPersonId, ownerPost, toName, toPersonId, toPost } = promise;
  const isOwn = promise.bySide === "OWN";
  const ownerId = isOwn ? ownerUserId : ownerPersonId;
  return {
    ...promise,
    ownerName: ownerId ? null : ownerName,
    [SHOWN.owner]: ownerId ? ownerName : null,
    ownerUserId: isOwn ? ownerUserId : null,
    ownerPersonId: isOwn ? null : ownerPersonId,
    ownerPostId: ownerPost?.value ?? null,
    toName: toPersonId ? null : toName,
    [SHOWN.to]: toPersonId ? toName : null,
    toPostId: toPost?.value ?? null,
  };
}

/** The fields of the form, as two versions of them are compared. */
function fieldsOf(posts: readonly ComboboxOption[]): readonly MergedField[] {
  const postWords = (name: string) => (values: FormText) =>
    posts.find(({ value }) => value === values[name])?.label ?? "a post not open to you";
  return [
    {
      names: ["ownerName", SHOWN.owner, "ownerUserId", "ownerPersonId"],
      label: "Owner",
      words: (values) => values.ownerName || (values[SHOWN.owner] ?? ""),
    },
    { names: ["ownerPostId"], label: "Owner's post", words: postWords("ownerPostId") },
    {
      names: ["toSide"],
      label: "Given to",
      words: ({ toSide }) => SIDE_LABELS[toSide as Side] ?? "",
    },
    {
      names: ["toName", SHOWN.to, "toPersonId"],
      label: "To whom",
      words: (values) => values.toName || (values[SHOWN.to] ?? ""),
    },
    { names: ["toPostId"], label: "Recipient's post", words: postWords("toPostId") },
    {
      names: ["dueOn"],
      label: LABELS.dueOn,
      words: ({ dueOn = "" }) => formatDate(dueOn),
      isDrawn: hasDue,
    },
    {
      names: ["state"],
      label: LABELS.state,
      words: ({ state }) => COMMITMENT_STATE_LABELS[state as CommitmentState] ?? "",
    },
  ];
}
