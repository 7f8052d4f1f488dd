"use client";

import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import { type PlaceZone, ZoneField } from "@/components/ui/zone-field";
import { DATE_PRECISIONS, type DatePrecision, formatInstant, readLocalTime } from "@/lib/dates";
import { formatDtg } from "@/lib/dtg";
import { DATE_PRECISION_LABELS } from "@/lib/engagements/labels";
import { useFormSetting } from "./form-context";
import type { FormValues } from "./form-values";

type WhenFieldsProps = {
  initial: FormValues;
  /** Zone of the place as far as the countries tell, or null. */
  placeZone: PlaceZone | null;
  /** Told of the first day after each change, as typed. */
  onStart: (startsOn: string) => void;
};

/** When it is: as exact as it is known, with local times of the place and what they are in Z. */
export function WhenFields({ initial, placeZone, onStart }: WhenFieldsProps) {
  const { viewer, strangeZone } = useFormSetting();
  const [precision, setPrecision] = useState(readPrecision(initial.datePrecision));
  const [startsOn, setStartsOn] = useState(initial.startsOn);
  const [endsOn, setEndsOn] = useState(initial.endsOn);
  const [startTime, setStartTime] = useState(initial.startTime);
  const [endTime, setEndTime] = useState(initial.endTime);
  const [ownZone, setOwnZone] = useState(initial.timeZone);
  const zone = ownZone || placeZone?.zone || "UTC";

  function start(value: string) {
    setStartsOn(value);
    onStart(value);
  }

  return (
    <>
      <div className="flex max-w-2xl flex-wrap items-start gap-x-4 gap-y-5">
        <FormTextField
          name="startsOn"
          label={precision === "DAY" ? "Date" : precision === "MONTH" ? "Month" : "Year"}
          {...dateInputs[precision]}
          value={shown(startsOn, precision)}
          onChange={(event) => start(event.target.value)}
        />
        <FormTextField
          name="endsOn"
          label={precision === "DAY" ? "Last day" : "Until"}
          optional
          {...dateInputs[precision]}
          value={shown(endsOn, precision)}
          onChange={(event) => setEndsOn(event.target.value)}
        />
        <FormSelectField
          name="datePrecision"
          label="How well it is known"
          value={precision}
          onChange={(event) => setPrecision(readPrecision(event.target.value))}
          options={DATE_PRECISIONS.map((value) => ({ value, label: DATE_PRECISION_LABELS[value] }))}
          className="w-64"
        />
      </div>
      {precision === "DAY" ? (
        <Disclosure
          summary={startTime ? "Times" : "Add times"}
          open={initial.startTime !== "" || initial.endTime !== ""}
        >
          <div className="grid gap-4">
            <div className="flex flex-wrap items-start gap-4">
              <FormTextField
                name="startTime"
                type="time"
                label="From"
                value={startTime}
                onChange={(event) => setStartTime(event.target.value)}
              />
              <FormTextField
                name="endTime"
                type="time"
                label="To"
                optional
                value={endTime}
                onChange={(event) => setEndTime(event.target.value)}
              />
              <ZoneField
                label="Time zone of the place"
                hint={strangeZone && `${strangeZone} It stays on record unless you choose another.`}
                className="min-w-64 flex-1"
                initial={initial.timeZone}
                placeZone={placeZone}
                unknown="UTC"
                onZone={setOwnZone}
              />
            </div>
            <p aria-live="polite" className="text-sm text-muted empty:hidden">
              {inWords(startsOn, startTime, zone, viewer.timeZone)}
            </p>
          </div>
        </Disclosure>
      ) : (
        <input type="hidden" name="timeZone" value={ownZone} />
      )}
    </>
  );
}

const dateInputs = {
  DAY: { type: "date" },
  MONTH: { type: "month", pattern: "[0-9]{4}-[0-9]{2}", placeholder: "2026-03" },
  YEAR: { type: "text", inputMode: "numeric", maxLength: 4, placeholder: "2026" },
} as const;

/** The part of the date that the field can show; the rest is kept in case the day is known after all. */
function shown(date: string, precision: DatePrecision): string {
  return precision === "YEAR" ? date.slice(0, 4) : precision === "MONTH" ? date.slice(0, 7) : date;
}

function inWords(day: string, time: string, zone: string, hereZone: string): string {
  if (!day || !time) return "";
  const reading = readLocalTime(`${day}T${time}`, zone);
  if (!reading) return "";
  const note =
    reading.fit === "SKIPPED"
      ? " The clocks skip this time on that day; the moment after is taken."
      : reading.fit === "REPEATED"
        ? " The clocks show this time twice on that day; the first is taken."
        : "";
  const here = hereZone === zone ? "" : `, ${formatInstant(reading.instant, hereZone)} here`;
  return `${formatDtg(reading.instant)}, ${formatInstant(reading.instant, zone)} there${here}.${note}`;
}

function readPrecision(text: string): DatePrecision {
  return DATE_PRECISIONS.find((precision) => precision === text) ?? "DAY";
}
