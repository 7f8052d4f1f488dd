import { distance } from "fastest-levenshtein";
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

type Named = { code: string; name: string; aliases: readonly string[] };

/**
 * Which of the countries are meant by what somebody typed to find one: by their code, or a part of any of their names. Where
 * none is, those with a name, or a word of one, that is the fewest slips away: one from five letters on, two from eight.
 */
export function findNamed<Country extends Named>(
  countries: readonly Country[],
  text: string,
): { found: Country[]; isNear: boolean } {
  const wanted = levelled(text.trim());
  const found = countries.filter((country) => isNamed(country, wanted));
  if (found.length > 0) return { found, isNear: false };
  const near = countries.map((country) => ({ country, slips: slipsFrom(country, wanted) }));
  const fewest = Math.min(slipsAllowed(wanted), ...near.map(({ slips }) => slips));
  return {
    found: near.flatMap(({ country, slips }) => (slips > 0 && slips === fewest ? country : [])),
    isNear: true,
  };
}

function isNamed(country: Named, wanted: string): boolean {
  return (
    levelled(country.code) === wanted || namesOf(country).some((known) => levelled(known).includes(wanted))
  );
}

function slipsFrom(country: Named, wanted: string): number {
  const words = namesOf(country).map(levelled);
  return Math.min(
    ...words.flatMap((name) => [name, ...name.split(/[^\p{L}]+/u)]).map((word) => distance(word, wanted)),
  );
}

function slipsAllowed({ length }: string): number {
  return length >= 8 ? 2 : length >= 5 ? 1 : 0;
}

function namesOf({ name, aliases }: Named): string[] {
  return [name, ...aliases];
}
