"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormTextField } from "@/components/ui/form";
import { readMoment } from "@/lib/crises/moments";
import { formatInstant } from "@/lib/dates";

type MomentFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultValue?: string;
  optional?: boolean;
  /** The year about which a two-digit year is meant. */
  pivotYear: number;
  /** The zone of a local time, null while it is not known; without it that of the form's `timeZone` field. */
  zone?: string | null;
};

/**
 * A moment as a date-time group or as local time in the zone of the form. Says back at once how it was read, so that a wrong
 * day or zone is seen before it is saved.
 */
export function MomentField({ hint, pivotYear, zone, ...field }: MomentFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [echo, setEcho] = useState<string | null>(null);

  // The zone is another field of the same form, so the echo listens to the form, not to its own input alone.
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const read = () =>
      setEcho(echoOf(input.current?.value ?? "", zone === undefined ? zoneOf(form) : zone, pivotYear));
    // A zone that follows another field changes without a key being pressed.
    if (zone !== undefined) read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [pivotYear, zone]);

  return (
    <FormTextField
      {...field}
      ref={input}
      hint={
        <>
          {hint}
          {echo ? <span className="block font-medium text-foreground tabular-nums">{echo}</span> : null}
        </>
      }
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      placeholder="271530Z OCT 26 or 2026-10-27 15:30"
    />
  );
}

function zoneOf(form: HTMLFormElement): string {
  const field = form.elements.namedItem("timeZone");
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement ? field.value : "UTC";
}

function echoOf(text: string, zone: string | null, pivotYear: number): string | null {
  if (text.trim() === "" || zone === null) return null;
  const reading = readMoment(text, zone, { pivotYear, now: new Date() });
  if (!reading.ok) return null;
  if (reading.isDayOnly) return `Read as ${formatInstant(reading.instant, zone, "DAY")}, the day only`;
  const local = zone === "UTC" ? "" : `, ${formatInstant(reading.instant, zone)} there`;
  return `Read as ${formatInstant(reading.instant, "UTC")}${local}`;
}
