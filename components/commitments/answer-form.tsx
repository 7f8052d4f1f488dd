"use client";

import { useState } from "react";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
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

/** How a promise stands, and only what that answer has to say. */
export function AnswerForm({ promise, today, answerId, engagementId, reporting }: AnswerFormProps) {
  const [answer, setAnswer] = useState<AnswerKind>("STILL_OPEN");
  return (
    <Form
      action={reporting(answerCommitmentAction)}
      staleNote={<SavedVersionNote href={`/commitments/${promise.id}`} />}
      className="gap-4"
    >
      <input type="hidden" name="id" value={promise.id} />
      <input type="hidden" name="version" value={promise.version} />
      <input type="hidden" name="answerId" value={answerId} />
      <input type="hidden" name="engagementId" value={engagementId ?? ""} />
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
          defaultValue={today}
        />
      </div>
      {answer === "DONE" ? (
        <FormTextField name="closedOn" type="date" label="Done on" defaultValue={today} />
      ) : null}
      {answer === "RENEGOTIATED" ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormTextField name="dueOn" type="date" label="New due date" />
            <FormSelectField
              name="askedBySide"
              label="Asked for by"
              defaultValue={promise.bySide}
              options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
            />
          </div>
          <FormTextareaField
            name="text"
            label="In its new words"
            hint="Leave them as they are when only the day was put off."
            rows={2}
            maxLength={COMMITMENT_TEXT_LIMITS.text}
            defaultValue={promise.text}
          />
        </>
      ) : null}
      <FormTextareaField
        name="note"
        label={NOTE_LABELS[answer]}
        optional={answer === "STILL_OPEN"}
        rows={2}
        maxLength={COMMITMENT_TEXT_LIMITS.note}
      />
      <SubmitButton className="w-fit">Save how it stands</SubmitButton>
    </Form>
  );
}
