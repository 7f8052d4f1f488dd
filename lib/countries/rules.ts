import type { CalendarDate } from "@/lib/dates";
import { levelled } from "@/lib/levelled";
import type { CommandAssignment } from "./commands";

/**
 * The code of the command a country (alpha-3) belonged to on a day; null when it belonged to none or the
 * record does not say. First and last days count in. Should assignments overlap, the one that began last holds.
 */
export function commandOn(
  assignments: readonly CommandAssignment[],
  country: string,
  date: CalendarDate,
): string | null {
  const inForce = assignments.filter(
    (one) =>
      one.country === country &&
      (one.from === null || one.from <= date) &&
      (one.to === null || date <= one.to),
  );
  const latest = inForce.reduce<CommandAssignment | null>(
    (best, one) => (best === null || (one.from ?? "") > (best.from ?? "") ? one : best),
    null,
  );
  return latest?.command ?? null;
}

/** Whether a country is meant by what somebody typed to find it: its code, or a part of any of its names. */
export function isNamed(
  country: { code: string; name: string; aliases: readonly string[] },
  text: string,
): boolean {
  const wanted = levelled(text);
  return (
    levelled(country.code) === wanted ||
    [country.name, ...country.aliases].some((known) => levelled(known).includes(wanted))
  );
}
