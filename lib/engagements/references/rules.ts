import type { CalendarDate } from "@/lib/dates";
import { heldWith } from "../countries/rules";

/**
 * Country part of a reference (TYPE-YYYY-CCC-NNNN): the one partner that takes part; MUL when several do. Those who
 * declined do not count (`heldWith`), observers not unless nobody else is there, nor does the nation that keeps the record.
 * Given at creation from the countries as they are then; a reference never changes afterwards.
 */
export function referenceCountry(
  countries: readonly { code: string; role: string }[],
  homeNation: string,
): string {
  const coming = heldWith(countries);
  const partners = coming.filter(({ code }) => code !== homeNation);
  const active = partners.filter(({ role }) => role !== "OBSERVER");
  const counted = active.length > 0 ? active : partners;
  if (counted.length > 1) return "MUL";
  return counted[0]?.code ?? coming[0]?.code ?? "MUL";
}

/** What numbers are counted under: `KLE-2026-JPN`. */
export function referencePrefix(type: string, startsOn: CalendarDate, country: string): string {
  return `${type}-${startsOn.slice(0, 4)}-${country}`;
}

/** `KLE-2026-JPN-0042`; beyond 9999 the number grows by a digit. */
export function formatReference(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(4, "0")}`;
}

/** Prefix and number of a reference, or null when the text is none. */
export function parseReference(text: string): { prefix: string; number: number } | null {
  const match = /^([A-Z]+(?:-[A-Z]+)?-\d{4}-[A-Z]{3})-(\d{4,9})$/.exec(text);
  return match?.[1] ? { prefix: match[1], number: Number(match[2]) } : null;
}

/** The country that a reference names; MUL, which is none, where it names several. */
export function countryOfReference(reference: string): string | null {
  return reference.split("-").at(-2) ?? null;
}
