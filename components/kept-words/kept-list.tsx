"use client";

import { useEffect, useState } from "react";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/dates";
import {
  dropOldWords,
  dropWords,
  type FormName,
  type KeptPlace,
  type KeptWords,
  keepWords,
  listWords,
  readWords,
  type Writer,
  wayTo,
} from "./kept-words";

/** What was let go here, for as long as the page stands. */
type Gone = { place: KeptPlace; words: KeptWords | null };

/**
 * What this device keeps of the forms of the person who looks and was never saved: which form and when, and of what was typed no more
 * than the title of something new. Nothing where there is none.
 */
export function KeptList({ writer }: { writer: Writer }) {
  const { id, timeZone } = writer;
  const [kept, setKept] = useState<readonly KeptPlace[]>([]);
  const [gone, setGone] = useState<readonly Gone[]>([]);

  // The server knows nothing of the browser's storage. Another tab may save or begin a form meanwhile.
  useEffect(() => {
    dropOldWords(new Date());
    const look = () => setKept(listWords({ id }));
    look();
    window.addEventListener("storage", look);
    return () => window.removeEventListener("storage", look);
  }, [id]);

  function letGo(place: KeptPlace) {
    setGone([...gone, { place, words: readWords(place.slot) }]);
    dropWords(place.slot);
    setKept(listWords({ id }));
  }

  function takeBack({ place, words }: Gone) {
    if (words) keepWords(place.slot, words);
    setGone(gone.filter((one) => one.place.slot !== place.slot));
    setKept(listWords({ id }));
  }

  const rows = [
    ...kept.map((place) => ({ place, was: null })),
    ...gone
      .filter(({ place }) => !kept.some(({ slot }) => slot === place.slot))
      .map((was) => ({ place: was.place, was })),
  ].toSorted((one, other) => other.place.keptAt.localeCompare(one.place.keptAt));
  if (rows.length === 0) return null;
  return (
    <Section
      title="Not saved yet, on this device"
      note="What you typed here and never saved. It is kept for 30 days, the last ten of each form, in this browser alone, and shown to nobody else who signs in."
      className="print:hidden"
    >
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
        {rows.map(({ place, was }) => (
          <li
            key={place.slot}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <span className="min-w-0 flex-1 basis-52 wrap-anywhere">
              {place.at && !was ? (
                <Anchor href={`${place.at}${wayTo(place.slot)}`} className="prose-link font-medium">
                  {nameOf(place)}
                </Anchor>
              ) : (
                <span className={was ? "text-muted line-through" : "font-medium"}>{nameOf(place)}</span>
              )}{" "}
              <span className="text-sm whitespace-nowrap tabular-nums text-muted">
                {formatInstant(new Date(place.keptAt), timeZone)}
              </span>
            </span>
            <span role="status" className="text-sm text-muted">
              {was ? "Let go" : null}
            </span>
            <Button size="sm" variant="quiet" onClick={() => (was ? takeBack(was) : letGo(place))}>
              {was ? "Take it back" : "Let it go"}
              <span className="sr-only"> ({nameOf(place)})</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The form, and the title of what is new or the reference of the record in whose address it stands. */
function nameOf({ form, isNew, title, at }: KeptPlace): string {
  const reference = at?.split(/[/?]/).find((part) => /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(part));
  const name = FORM_NAMES[form];
  if (isNew) return `New ${name.charAt(0).toLowerCase()}${name.slice(1)}${title ? `: ${title}` : ""}`;
  return reference ? `${name}, ${reference}` : name;
}

const FORM_NAMES: Readonly<Record<FormName, string>> = {
  engagement: "Engagement",
  sitrep: "Situation report",
  "log-entry": "Log entry",
  crisis: "Crisis",
  lesson: "Lesson",
  outcome: "Outcome",
  objective: "Objective",
  reading: "Value of an indicator",
  comment: "Comment",
  counterparts: "Counterparts of a handover",
  sensitivity: "Sensitivity of a handover",
  decision: "Comment of a review",
  unpublishing: "Why a record is unpublished",
  correction: "What is wrong in a report",
  answer: "How a promise stands",
};
