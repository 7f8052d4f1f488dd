"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "./button";
import type { ToldChange, ToldConflict, ToldMerge } from "./merging";
import type { Choose, Version } from "./three-versions";

type CompareVersionsProps = {
  /** What comes of the versions, given which one stays of a conflict by its key; null while the saved one is on its way. */
  merge: ((choose: Choose) => ToldMerge) | null;
  /** Asked to put into the form what comes of them, by these choices and by what stands in it by then. */
  onMerge: (choose: Choose) => void;
};

/**
 * The saved version and what was typed, put together: what only one of the two changed is told, what both changed is there to
 * choose and starts with what was typed, because that is nowhere else.
 */
export function CompareVersions({ merge, onMerge }: CompareVersionsProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, Version>>>({});
  const choiceOf = (key: string): Version => choices[key] ?? "typed";
  const told = merge?.(choiceOf) ?? null;
  return (
    <>
      <p role="status">{told ? summaryOf(told) : "Fetching the saved version …"}</p>
      {told ? (
        <Comparison
          told={told}
          choiceOf={choiceOf}
          onChoose={(key, choice) => setChoices((current) => ({ ...current, [key]: choice }))}
          onMerge={() => onMerge(choiceOf)}
        />
      ) : null}
    </>
  );
}

function summaryOf({ conflicts, taken }: ToldMerge): string {
  const count = (from: Version) => taken.filter((one) => one.from === from).length;
  return `The saved version is here. Changed by both: ${conflicts.length}; by the other alone: ${count("saved")}; by you alone: ${count("typed")}.`;
}

type ComparisonProps = {
  told: ToldMerge;
  choiceOf: Choose;
  onChoose: (key: string, choice: Version) => void;
  onMerge: () => void;
};

function Comparison({ told: { conflicts, taken }, choiceOf, onChoose, onMerge }: ComparisonProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);

  // It is what the reader waits for; whoever writes on is not taken from their field. The form around it moves the focus to its summary
  // in the same moment where both come at once, and has done so by then.
  useEffect(() => {
    queueMicrotask(() => {
      if (!document.activeElement?.matches("input, select, textarea")) heading.current?.focus();
    });
  }, []);

  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-4 rounded-lg border border-control bg-surface p-4"
    >
      <div className="grid gap-1">
        <h2 ref={heading} id={headingId} tabIndex={-1} className="scroll-mt-20 text-lg font-semibold">
          Compare the versions
        </h2>
        <p>
          {INTRODUCTIONS[conflicts.length > 0 ? "asked" : taken.length > 0 ? "apart" : "same"]} Then check the
          form and save it again; until then nothing is overwritten.
        </p>
      </div>
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.key}
          conflict={conflict}
          choice={choiceOf(conflict.key)}
          onChoose={(choice) => onChoose(conflict.key, choice)}
        />
      ))}
      <TakenList from="saved" taken={taken} />
      <TakenList from="typed" taken={taken} />
      <Button variant="primary" className="w-fit" onClick={onMerge}>
        {conflicts.length + taken.length > 0 ? "Put these into the form" : "Go on from the saved version"}
      </Button>
    </section>
  );
}

const INTRODUCTIONS = {
  asked: "Choose which version stays of what both changed; everything else stays.",
  apart: "Nothing was changed by both, so all of it stays.",
  same: "The saved version says the same as yours.",
} as const;

type ConflictChoiceProps = {
  conflict: ToldConflict;
  choice: Version;
  onChoose: (choice: Version) => void;
};

function ConflictChoice({ conflict: { key, label, words }, choice, onChoose }: ConflictChoiceProps) {
  return (
    <fieldset className="grid min-w-0 gap-2 border-t border-border pt-3">
      <legend className="float-left w-full break-words font-medium">
        {label}
        <span className="font-normal text-warning"> changed by both</span>
      </legend>
      <p className="clear-both grid min-w-0 text-sm text-muted">
        <span className="text-xs font-semibold">When you opened it</span>
        <Lines of={words.base} />
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
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
              <Lines of={words[version]} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What stays of what one of the two changed alone, a line to each change. */
function TakenList({ from, taken }: { from: Version; taken: readonly ToldChange[] }) {
  const own = taken.filter((one) => one.from === from);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={`taken-${from}`} className="grid min-w-0 gap-1 border-t border-border pt-3">
      <h3 id={`taken-${from}`} className="font-medium">
        {VERSION_LABELS[from]}, and stays
      </h3>
      <ul className="grid gap-1 text-sm">
        {own.map(({ label, what, words }) => (
          <li key={JSON.stringify([label, what, words])} className="grid min-w-0">
            <span className="text-muted">
              {label}, {what}
            </span>
            <Lines of={words} />
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
  return lines.map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text may be alike, and stay where they are
    <span key={place} dir="auto" className="break-words whitespace-pre-line">
      {line}
    </span>
  ));
}
