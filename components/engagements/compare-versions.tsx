"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormOptions } from "@/lib/engagements/views";
import { differingFields, type FormField, type FormValues } from "./form-values";
import { fieldLabel, wordsOf } from "./value-words";

type CompareVersionsProps = {
  /** What both began with. */
  base: FormValues;
  /** What someone else saved meanwhile. */
  saved: FormValues;
  /** What stands in the form. */
  typed: FormValues;
  options: FormOptions;
  onMerge: (merged: FormValues) => void;
};

type Choice = "saved" | "typed";

/**
 * The saved version beside what was typed, for each field in which they differ. What only one of the two changed is
 * chosen already; what both changed starts with what was typed, because that is nowhere else.
 */
export function CompareVersions({ base, saved, typed, options, onMerge }: CompareVersionsProps) {
  const fields = differingFields(saved, typed);
  const changedHere = new Set(differingFields(base, typed));
  const changedThere = new Set(differingFields(base, saved));
  const [choices, setChoices] = useState<Partial<Record<FormField, Choice>>>({});
  const choiceOf = (field: FormField): Choice =>
    choices[field] ?? (changedHere.has(field) ? "typed" : "saved");

  if (fields.length === 0)
    return (
      <Notice title="The saved version says the same as yours">
        <Button size="sm" className="mt-1" onClick={() => onMerge(typed)}>
          Go on from the saved version
        </Button>
      </Notice>
    );

  return (
    <section
      aria-label="Compare the versions"
      className="grid gap-4 rounded-lg border border-control bg-surface p-4"
    >
      <p>
        Choose for each field which version stays. Then check the form and save it again; until then nothing
        is overwritten.
      </p>
      {fields.map((field) => (
        <fieldset key={field} className="grid min-w-0 gap-2 border-t border-border pt-3">
          <legend className="float-left w-full font-medium">
            {fieldLabel(field)}
            {changedHere.has(field) && changedThere.has(field) ? (
              <span className="font-normal text-warning"> changed by both</span>
            ) : null}
          </legend>
          <div className="clear-both grid gap-2 sm:grid-cols-2">
            {(["saved", "typed"] as const).map((choice) => (
              <label
                key={choice}
                className="flex min-w-0 items-start gap-2 rounded-md border border-border p-2 has-checked:border-primary has-checked:bg-selected"
              >
                <input
                  type="radio"
                  name={`compare ${field}`}
                  form="compare-versions"
                  checked={choiceOf(field) === choice}
                  onChange={() => setChoices((current) => ({ ...current, [field]: choice }))}
                  className="mt-1 accent-primary"
                />
                <span className="grid min-w-0">
                  <span className="text-xs font-semibold text-muted">
                    {choice === "saved" ? "Saved meanwhile" : "Typed by you"}
                  </span>
                  {wordsOf(field, choice === "saved" ? saved : typed, options).map((line) => (
                    <span key={line} className="break-words whitespace-pre-line">
                      {line}
                    </span>
                  ))}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Button
        variant="primary"
        className="w-fit"
        onClick={() => onMerge(merge(saved, typed, fields, choiceOf))}
      >
        Put these into the form
      </Button>
    </section>
  );
}

function merge(
  saved: FormValues,
  typed: FormValues,
  fields: readonly FormField[],
  choiceOf: (field: FormField) => Choice,
): FormValues {
  const mine = fields.filter((field) => choiceOf(field) === "typed").map((field) => [field, typed[field]]);
  return { ...saved, ...Object.fromEntries(mine) };
}
