import type { CalendarDate } from "@/lib/dates";
import type { RelationshipStrength } from "@/lib/generated/prisma/enums";
import type { MarkingLevel } from "@/lib/markings/rules";

/** What a meeting says of how somebody stands who was there: the relationship, and the day by which to meet them again. */
export type Said = {
  /** First day of the meeting. */
  on: CalendarDate;
  marking: MarkingLevel;
  strength: RelationshipStrength | null;
  nextContactOn: CalendarDate | null;
};

export type Standing = {
  strength: RelationshipStrength | null;
  nextContactOn: CalendarDate | null;
  /** Of the meetings they are taken from. */
  markings: MarkingLevel[];
};

/**
 * How somebody stands after all meetings: as well known as the last one that says so, and to be met again by the soonest day
 * that their last meeting names. Whoever was met since a day was named is due no more.
 * @param said the latest first
 * @param lastMetOn first day of their last meeting
 */
export function standingAfter(said: readonly Said[], lastMetOn: CalendarDate | null): Standing {
  const known = said.find(({ strength }) => strength !== null);
  const [due] = said
    .filter(({ on, nextContactOn }) => on === lastMetOn && nextContactOn !== null)
    .toSorted((a, b) => ((a.nextContactOn ?? "") < (b.nextContactOn ?? "") ? -1 : 1));
  return {
    strength: known?.strength ?? null,
    nextContactOn: due?.nextContactOn ?? null,
    markings: [known, due].flatMap((one) => one?.marking ?? []),
  };
}

/**
 * Whether the day to meet somebody again has passed.
 * @param today the viewer's own day
 */
export function isOverdue({ nextContactOn }: Pick<Standing, "nextContactOn">, today: CalendarDate): boolean {
  return nextContactOn !== null && nextContactOn < today;
}
