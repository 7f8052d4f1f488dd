"use client";

import { listTimeZones } from "@/lib/time-zones";
import { Combobox } from "./combobox";
import type { ComboboxOption } from "./combobox-options";

/** The zone of a place as far as its country tells: that of the capital. The country is named as in a sentence. */
export type PlaceZone = { zone: string; country: string };

type ZoneFieldProps = {
  label: string;
  hint?: string | null | undefined;
  className?: string;
  /** The zone that was chosen, empty for none. */
  initial: string;
  /** Zones that are offered before all others. */
  likely?: readonly string[];
  /** What counts until somebody chooses; the field is sent empty then, and the server takes the same. */
  placeZone?: PlaceZone | null;
  /** What the field says while none is chosen and no country tells its zone either. */
  unknown?: string;
  /** Told of the chosen zone after each change, empty for none. */
  onZone: (zone: string) => void;
};

/** A time zone, sent as `timeZone` and found by any part of its name. That of a place follows the country until somebody chooses. */
export function ZoneField({
  label,
  hint,
  className,
  initial,
  likely = [],
  placeZone,
  unknown = "Choose a time zone",
  onZone,
}: ZoneFieldProps) {
  return (
    <Combobox
      name="timeZone"
      label={label}
      hint={hint}
      {...(className ? { className } : {})}
      placeholder={placeZone ? `${placeZone.zone}, capital of ${placeZone.country}` : unknown}
      options={likely.length > 0 ? likelyFirst(likely) : ALL}
      // What is on record stays, known to this browser or not.
      defaultChosen={initial ? [optionOf(initial)] : []}
      onChosen={([chosen]) => onZone(chosen?.value ?? "")}
    />
  );
}

function optionOf(zone: string): ComboboxOption {
  return { value: zone, label: zone, keywords: zone.replaceAll(/[/_]/g, " ") };
}

const ALL = listTimeZones().map(optionOf);

function likelyFirst(likely: readonly string[]): readonly ComboboxOption[] {
  const first = [...new Set(["UTC", ...likely])];
  return [
    ...first.map((zone) => ({ ...optionOf(zone), group: "Likely" })),
    ...ALL.filter(({ value }) => !first.includes(value)).map((option) => ({ ...option, group: "All zones" })),
  ];
}
