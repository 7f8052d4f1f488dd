"use client";

import { useState } from "react";
import type { Failure } from "@/lib/result";
import { Button } from "./button";
import { DescriptionList } from "./description-list";
import { StandingDialog } from "./dialog";
import { SubmitButton, useFormFailure } from "./form";

type ConfirmQuestionProps = {
  /** What cannot be undone, and what can. */
  note: string;
  /** Sent when the answer is yes. */
  name: string;
  value: string;
  pendingLabel: string;
  /** What the button says that does nothing. */
  no: string;
};

/**
 * Asks in a dialog what the last answer of the form around it asked ("unconfirmed"), and shows what is about to be done. Stands inside
 * the form, which is sent again when the answer is yes; nothing is drawn as long as nothing is asked.
 */
export function ConfirmQuestion({ note, name, value, pendingLabel, no }: ConfirmQuestionProps) {
  const failure = useFormFailure();
  const [answered, setAnswered] = useState<Failure | null>(null);
  if (!failure?.question || failure === answered) return null;
  const { title, parts, yes } = failure.question;
  const goBack = () => setAnswered(failure);
  return (
    <StandingDialog title={title} onEscape={goBack}>
      <p>{note}</p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by the keyboard
        tabIndex={0}
        aria-label="As it will read"
        className="max-h-[50dvh] overflow-y-auto border-y border-border"
      >
        <DescriptionList
          items={parts.map(({ label, text }) => ({
            label,
            value: <span className="wrap-break-word whitespace-pre-line">{text}</span>,
          }))}
        />
      </section>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name={name} value={value} pendingLabel={pendingLabel}>
          {yes}
        </SubmitButton>
        <Button variant="secondary" onClick={goBack}>
          {no}
        </Button>
      </div>
    </StandingDialog>
  );
}
