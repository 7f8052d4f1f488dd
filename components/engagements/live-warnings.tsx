"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { busyPeople, type Warning } from "@/lib/engagements/warnings/rules";
import { readForm } from "@/lib/form-data";
import { useFormSetting } from "./form-context";
import { WarningList } from "./warning-list";

const PAUSE_MS = 400;
/** An answer that takes longer comes too late to be of use. */
const PATIENCE_MS = 10_000;
const EVENTS = ["input", "change", "click", "keyup"] as const;

type Live = { warnings: readonly Warning[]; askSoon: () => void };

const LiveContext = createContext<Live>({ warnings: [], askSoon: () => {} });

type LiveWarningsProps = {
  /** An element in the form. */
  within: RefObject<HTMLElement | null>;
  /** The parts of the form. */
  children: ReactNode;
};

/**
 * The parts of the form and below them, before it is saved, what its reviewers would be warned of: as on record at first, and asked
 * again a moment after something changed. It holds up nothing: an answer that does not come is none.
 */
export function LiveWarnings({ within, children }: LiveWarningsProps) {
  const { warnings: onRecord } = useFormSetting();
  const [warnings, setWarnings] = useState(onRecord);
  const last = useRef<string | null>(null);
  const [watch] = useState(makeWatch);

  // Every key and press in the form bubbles to it, whatever the field is made of.
  useEffect(() => {
    const form = within.current?.closest("form");
    if (!form) return;
    const ask = async () => {
      const question = questionIn(form);
      if (question === last.current) return;
      last.current = question;
      try {
        const found = question === null ? [] : await findWarnings(question);
        if (question === last.current) setWarnings(found);
      } catch {
        last.current = "";
      }
    };
    const stop = watch.begin(ask);
    for (const event of EVENTS) form.addEventListener(event, watch.askSoon);
    return () => {
      stop();
      for (const event of EVENTS) form.removeEventListener(event, watch.askSoon);
    };
  }, [within, watch]);

  const live = useMemo(() => ({ warnings, askSoon: watch.askSoon }), [warnings, watch]);
  return (
    <LiveContext value={live}>
      {children}
      <WarningList warnings={warnings.filter(({ field }) => !field?.startsWith("gifts."))} />
      {/* What is on record is in the banner of the page. */}
      {warnings !== onRecord && warnings.some(({ marking }) => marking === "CUI") ? <RaisedMarking /> : null}
    </LiveContext>
  );
}

/**
 * Who of the people in the form is at another engagement at the time, by id. Asks when these `rows` change: people may join the form
 * with an answer, of which no event tells.
 */
export function useBusyPeople(rows: readonly unknown[]): readonly string[] {
  const { warnings, askSoon } = useContext(LiveContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what is watched
  useEffect(askSoon, [rows, askSoon]);
  return useMemo(() => busyPeople(warnings), [warnings]);
}

/** Puts off the question while one more change follows the last. */
function makeWatch() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ask: (() => void) | undefined;
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask?.(), PAUSE_MS);
  };
  return {
    askSoon,
    begin(asking: () => void) {
      ask = asking;
      askSoon();
      return () => {
        clearTimeout(timer);
        ask = undefined;
      };
    },
  };
}

async function findWarnings(question: string): Promise<Warning[]> {
  const response = await fetch("/api/warnings", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: question,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the question for warnings was answered ${response.status}`);
  return response.json() as Promise<Warning[]>;
}

/** The fields that the warnings look at; what else is written stays in the form. Of gifts, each says in its own row what is to be said. */
const FIELDS = [
  "id",
  "eventId",
  "type",
  "subtype",
  "title",
  "status",
  "startsOn",
  "endsOn",
  "datePrecision",
  "startTime",
  "endTime",
  "timeZone",
  "hostCountry",
  "countries",
  "attendance",
  "objectives",
  "responsibleOfficerId",
  "backupOfficerId",
  "commitments",
  "exerciseSeriesId",
  "exerciseEditionId",
  "marking",
  "sets",
] as const;

/** What is asked, as JSON; null until the form says what is meant, where and when. */
function questionIn(form: HTMLFormElement): string | null {
  const { type, countries, startsOn, ...rest } = readForm(new FormData(form));
  if (!type || !countries || !startsOn) return null;
  const fields: Record<string, unknown> = { type, countries, startsOn, ...rest };
  return JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, fields[field]])));
}
