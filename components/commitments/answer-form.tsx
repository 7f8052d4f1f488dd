"use client";

import { useState } from "react";
import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import type { Keep } from "@/components/kept-words/kept-words";
import { FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import type { FormText } from "@/components/ui/merging";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { answerCommitmentAction } from "@/lib/commitments/actions";
import { ANSWER_LABELS } from "@/lib/commitments/labels";
import { ANSWERS, COMMITMENT_TEXT_LIMITS } from "@/lib/commitments/schema";
import type { CalendarDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import { SIDES } from "@/lib/engagements/schema";
import type { AnswerKind, Side } from "@/lib/generated/prisma/enums";
import type { Result } from "@/lib/result";

type Save = (data: FormData) => Promise<Result<{ version: number }>>;

type AnswerFormProps = {
  keep: Keep;
  promise: { id: string; version: number; text: string; bySide: Side };
  today: CalendarDate;
  answerId: string;
  engagementId: string | undefined;
  reporting: (save: Save) => Save;
};

const NOTE_LABELS: Readonly<Record<AnswerKind, string>> = {
  STILL_OPEN: "What was said",
  DONE: "What shows it",
  RENEGOTIATED: "Why",
  OVERTAKEN: "What overtook it",
  BROKEN: "Who said so, and why",
};

/** How a promise stands, and only what that answer has to say. What is typed is kept until it is saved. */
export function AnswerForm({ keep, promise, today, answerId, engagementId, reporting }: AnswerFormProps) {
  return (
    <KeptForm
      keep={keep}
      id={answerId}
      idName="answerId"
      version={promise.version}
      action={reporting(answerCommitmentAction)}
      staleNote={<SavedVersionNote href={`/commitments/${promise.id}`} />}
      className="gap-4"
    >
      {(said) => (
        <>
          <input type="hidden" name="id" value={promise.id} />
          <input type="hidden" name="engagementId" value={engagementId ?? ""} />
          <AnswerFields said={said} promise={promise} today={today} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton className="w-fit">Save how it stands</SubmitButton>
            <KeptLine />
          </div>
        </>
      )}
    </KeptForm>
  );
}

type AnswerFieldsProps = Pick<AnswerFormProps, "promise" | "today"> & { said: FormText };

function AnswerFields({ said, promise, today }: AnswerFieldsProps) {
  const [answer, setAnswer] = useState<AnswerKind>(
    ANSWERS.find((kind) => kind === said.answer) ?? "STILL_OPEN",
  );
  return (
    <>
      {/* Words that were only shown are not brought back over those that were agreed since. */}
      <input type="hidden" name={SHOWN_TEXT} value={promise.text} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <FormSelectField
          name="answer"
          label="How it stands"
          value={answer}
          onChange={(event) => setAnswer(event.target.value as AnswerKind)}
          options={ANSWERS.map((value) => ({
            value,
            label: `${ANSWER_LABELS[value]}${value === "RENEGOTIATED" ? ", to another day or other words" : ""}`,
          }))}
        />
        <FormTextField
          name="askedOn"
          type="date"
          label={answer === "RENEGOTIATED" ? "Agreed on" : "Learned on"}
          defaultValue={said.askedOn ?? today}
        />
      </div>
      {answer === "DONE" ? (
        <FormTextField name="closedOn" type="date" label="Done on" defaultValue={said.closedOn ?? today} />
      ) : null}
      {answer === "RENEGOTIATED" ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormTextField name="dueOn" type="date" label="New due date" defaultValue={said.dueOn} />
            <FormSelectField
              name="askedBySide"
              label="Asked for by"
              defaultValue={said.askedBySide ?? promise.bySide}
              options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
            />
          </div>
          <FormTextareaField
            name="text"
            label="In its new words"
            hint="Leave them as they are when only the day was put off."
            rows={2}
            maxLength={COMMITMENT_TEXT_LIMITS.text}
            defaultValue={said.text === said[SHOWN_TEXT] ? promise.text : said.text}
          />
        </>
      ) : null}
      <FormTextareaField
        name="note"
        label={NOTE_LABELS[answer]}
        optional={answer === "STILL_OPEN"}
        rows={2}
        maxLength={COMMITMENT_TEXT_LIMITS.note}
        defaultValue={said.note}
      />
    </>
  );
}

/** The promise as it was when the form was opened. */
const SHOWN_TEXT = "shownText";
