"use client";

import type { Route } from "next";
import Form from "next/form";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { sayEarlyInput } from "./early-input";
import { HoldContext, useHeldSending } from "./held-sending";

type FilterFormProps = { action: string; className: string; children: ReactNode };

/**
 * A GET form whose address holds only the fields that are filled in. Before the page's scripts run, and without them,
 * the browser writes the empty ones as well, which lists read as not set.
 */
export function FilterForm({ action, className, children }: FilterFormProps) {
  const { hold, sendOrWait, isWaiting } = useHeldSending();
  const [unchosen, setUnchosen] = useState("");
  return (
    <HoldContext value={hold}>
      <Form
        ref={begin}
        action={action as Route}
        prefetch={false}
        className={className}
        aria-busy={isWaiting || undefined}
        onSubmit={(event) => {
          if (sendOrWait(event)) setUnchosen(leadToUnchosen(event));
        }}
        onInput={() => setUnchosen("")}
      >
        {children}
        {unchosen ? (
          <p role="alert" className="basis-full text-sm text-danger">
            Not applied: “{unchosen}” is not chosen yet. Choose it from the list, or empty the field.
          </p>
        ) : null}
      </Form>
    </HoldContext>
  );
}

/** Half a word in a picker filters nothing: the list would look as if it did. Gives that word; empty where there is none. */
function leadToUnchosen(event: SubmitEvent<HTMLFormElement>): string {
  const unchosen = event.currentTarget.querySelector<HTMLInputElement>("input[data-unchosen]");
  if (!unchosen) return "";
  event.preventDefault();
  unchosen.focus();
  return unchosen.value.trim();
}

function begin(form: HTMLFormElement | null) {
  if (!form) return;
  leaveOutEmpty(form);
  sayEarlyInput(form);
}

/** The fields themselves are left alone, so that going back finds them as they were. */
function leaveOutEmpty(form: HTMLFormElement) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of new Set(formData.keys())) {
      const filled = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      for (const value of filled) formData.append(name, value);
    }
  });
}
