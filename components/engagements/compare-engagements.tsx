"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormOptions } from "@/lib/engagements/views";
import type { FormValues } from "./form-values";
import { type Conflict, mergeVersions, type Taken, type Version } from "./merge-versions";
import { fieldLabel, rowName, wordsOf } from "./value-words";

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

/**
 * The saved version and what was typed, put together: what only one of the two changed is told, what both changed is there to
 * choose and starts with what was typed, because that is nowhere else.
 */
export function CompareVersions({ base, saved, typed, options, onMerge }: CompareVersionsProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, Version>>>({});
  const choiceOf = (key: string): Version => choices[key] ?? "typed";
  const { values, conflicts, taken } = mergeVersions({ base, saved, typed }, choiceOf);

  if (conflicts.length === 0 && taken.length === 0)
    return (
      <Notice title="The saved version says the same as yours">
        <Button size="sm" className="mt-1" onClick={() => onMerge(values)}>
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
        {conflicts.length === 0
          ? "Nothing was changed by both, so all of it stays."
          : "Choose which version stays of what both changed; everything else stays."}{" "}
        Then check the form and save it again; until then nothing is overwritten.
      </p>
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.key}
          conflict={conflict}
          options={options}
          choice={choiceOf(conflict.key)}
          onChoose={(choice) => setChoices((current) => ({ ...current, [conflict.key]: choice }))}
        />
      ))}
      <TakenList from="saved" taken={taken} options={options} />
      <TakenList from="typed" taken={taken} options={options} />
      <Button variant="primary" className="w-fit" onClick={() => onMerge(values)}>
        Put these into the form
      </Button>
    </section>
  );
}

type ConflictChoiceProps = {
  conflict: Conflict;
  options: FormOptions;
  choice: Version;
  onChoose: (choice: Version) => void;
};

function ConflictChoice({ conflict, options, choice, onChoose }: ConflictChoiceProps) {
  const { key, field, row, part } = conflict;
  const about = [row && rowName(field, row, options), part && fieldLabel(part, field)].filter(Boolean);
  const words = (version: Version) =>
    part === null && conflict[version].length === 0 && row
      ? ["Taken out"]
      : wordsOf(field, conflict[version], options);
  return (
    <fieldset className="grid min-w-0 gap-2 border-t border-border pt-3">
      <legend className="float-left w-full break-words font-medium">
        {[fieldLabel(field), ...about].join(": ")}
        <span className="font-normal text-warning"> changed by both</span>
      </legend>
      <div className="clear-both grid gap-2 sm:grid-cols-2">
        {(["saved", "typed"] as const).map((version) => (
          <label
            key={version}
            className="flex min-w-0 items-start gap-2 rounded-md border border-border p-2 has-checked:border-primary has-checked:bg-selected"
          >
            <input
              type="radio"
              name={`compare ${key}`}
              form="compare-versions"
              checked={choice === version}
              onChange={() => onChoose(version)}
              className="mt-1 accent-primary"
            />
            <span className="grid min-w-0">
              <span className="text-xs font-semibold text-muted">{VERSION_LABELS[version]}</span>
              <Lines of={words(version)} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What stays of what one of the two changed alone, a line to each change. */
function TakenList({
  from,
  taken,
  options,
}: {
  from: Version;
  taken: readonly Taken[];
  options: FormOptions;
}) {
  const own = taken.filter((one) => one.from === from);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={`taken-${from}`} className="grid min-w-0 gap-1 border-t border-border pt-3">
      <h3 id={`taken-${from}`} className="font-medium">
        {VERSION_LABELS[from]}, and stays
      </h3>
      <ul className="grid gap-1 text-sm">
        {own.map(({ field, what, value }) => (
          <li key={JSON.stringify([field, what, value])} className="grid min-w-0">
            <span className="text-muted">
              {fieldLabel(field)}, {what}
            </span>
            <Lines of={wordsOf(field, value, options)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const VERSION_LABELS: Record<Version, string> = {
  saved: "Saved meanwhile",
  typed: "Typed by you",
};

function Lines({ of: lines }: { of: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="break-words whitespace-pre-line">
      {line}
    </span>
  ));
}
