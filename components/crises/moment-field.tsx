"use client";

import { type ReactNode, useState } from "react";
import { FormTextField } from "@/components/ui/form";
import { readMoment } from "@/lib/crises/moments";
import { formatInstant, isTimeZone } from "@/lib/dates";

type MomentFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultValue?: string;
  optional?: boolean;
  /** The year about which a two-digit year is meant. */
  pivotYear: number;
  /** The zone of a local time, empty while it is not known. */
  zone: string;
};

/** Said of the zone that counts for all moments of a form. */
export const LOCAL_TIMES_HINT = "Times without a zone letter are read as local time here.";

/**
 * A moment as a date-time group or as local time in the zone of the form. Says back at once how it was read, so that a wrong
 * day or zone is seen before it is saved.
 */
export function MomentField({ hint, pivotYear, zone, ...field }: MomentFieldProps) {
  const [text, setText] = useState(field.defaultValue ?? "");
  const echo = echoOf(text, zone, pivotYear);
  return (
    <FormTextField
      {...field}
      onInput={(event) => setText(event.currentTarget.value)}
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

function echoOf(text: string, zone: string, pivotYear: number): string | null {
  // A browser may not know every zone that the server knows.
  if (text.trim() === "" || !isTimeZone(zone)) return null;
  const reading = readMoment(text, zone, { pivotYear, now: new Date() });
  if (!reading.ok) return null;
  if (reading.isDayOnly) return `Read as ${formatInstant(reading.instant, zone, "DAY")}, the day only`;
  const local = zone === "UTC" ? "" : `, ${formatInstant(reading.instant, zone)} there`;
  return `Read as ${formatInstant(reading.instant, "UTC")}${local}`;
}
