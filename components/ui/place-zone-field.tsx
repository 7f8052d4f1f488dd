"use client";

import { listTimeZones } from "@/lib/time-zones";
import { Combobox } from "./combobox";

/** The zone of a place as far as its country tells: that of the capital. */
export type PlaceZone = { zone: string; country: string };

type PlaceZoneFieldProps = {
  label: string;
  hint?: string | null | undefined;
  className?: string;
  /** The zone that was chosen, empty for none. */
  initial: string;
  /** What counts until somebody chooses; the field is sent empty then, and the server takes the same. */
  placeZone: PlaceZone | null;
  /** What the field says when no country tells its zone either. */
  unknown: string;
  /** Told of the chosen zone after each change, empty for none. */
  onZone: (zone: string) => void;
};

/** The time zone of a place, sent as `timeZone`: it follows the country until somebody chooses one by hand. */
export function PlaceZoneField({
  label,
  hint,
  className,
  initial,
  placeZone,
  unknown,
  onZone,
}: PlaceZoneFieldProps) {
  return (
    <Combobox
      name="timeZone"
      label={label}
      hint={hint}
      {...(className ? { className } : {})}
      placeholder={placeZone ? `${placeZone.zone}, capital of ${placeZone.country}` : unknown}
      options={zoneOptions}
      defaultChosen={initial ? [{ value: initial, label: initial }] : []}
      onChosen={([chosen]) => onZone(chosen?.value ?? "")}
    />
  );
}

const zoneOptions = listTimeZones().map((zone) => ({
  value: zone,
  label: zone,
  keywords: zone.replaceAll(/[/_]/g, " "),
}));
