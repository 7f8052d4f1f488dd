"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { isAhead } from "@/lib/engagements/rules";
import { busyPeople, type Warning } from "@/lib/engagements/warnings/rules";
import type { EngagementStatus } from "@/lib/generated/prisma/enums";
import { useFormSetting } from "./form-context";
import { valuesIn } from "./use-kept-draft";

const PAUSE_MS = 400;
/** An answer that takes longer comes too late to be of use. */
const PATIENCE_MS = 10_000;
const EVENTS = ["input", "change", "click", "keyup"] as const;

/**
 * What stands in the way of the plan in the form around `box`, asked a moment after its days, times or people (`rows`) change;
 * of a saved one the page has said it as it is on record. It holds up nothing: an answer that does not come is none.
 */
export function useClashes(
  box: RefObject<HTMLElement | null>,
  rows: readonly unknown[],
): { busy: readonly string[]; warnings: readonly Warning[] } {
  const { busy, isSaved } = useFormSetting();
  const [warnings, setWarnings] = useState<readonly Warning[] | null>(null);
  const last = useRef<string | null>(null);

  // Every key and press in the form bubbles to it, whatever the field is made of; people may join it with an answer, later.
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const planNow = () => (rows.length > 0 ? planIn(form) : null);
    last.current ??= JSON.stringify(isSaved ? planNow() : null);
    const ask = async () => {
      const plan = planNow();
      const question = JSON.stringify(plan);
      if (question === last.current) return;
      last.current = question;
      try {
        const found = plan ? await findClashes(plan) : [];
        if (question === last.current) setWarnings(found);
      } catch {
        last.current = "";
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    };
    wait();
    for (const event of EVENTS) form.addEventListener(event, wait);
    return () => {
      clearTimeout(timer);
      for (const event of EVENTS) form.removeEventListener(event, wait);
    };
  }, [box, isSaved, rows]);

  return { busy: warnings ? busyPeople(warnings) : busy, warnings: warnings ?? [] };
}

async function findClashes(plan: object): Promise<Warning[]> {
  const response = await fetch("/api/clashes", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(plan),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the question for clashes was answered ${response.status}`);
  return response.json() as Promise<Warning[]>;
}

/** The fields that decide who is where; null where nothing is planned. */
function planIn(form: HTMLFormElement) {
  const values = valuesIn(form);
  if (!isAhead({ status: values.status as EngagementStatus })) return null;
  const { type, startsOn, endsOn, datePrecision, startTime, endTime, timeZone } = values;
  const { status, hostCountry, countries, attendance } = values;
  const when = { startsOn, endsOn, datePrecision, startTime, endTime, timeZone };
  return {
    id: String(new FormData(form).get("id")),
    type,
    status,
    ...when,
    hostCountry,
    countries,
    attendance,
  };
}
