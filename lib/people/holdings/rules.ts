import { type CalendarDate, daysBetween } from "@/lib/dates";
import type { Service } from "../ranks";

/** A post as somebody held it. Days are inclusive; null where it is not known or has not ended. */
export type Held = {
  id: string;
  postId: string;
  /** Empty where nobody wrote down what the position was. */
  title: string;
  organisationId: string | null;
  organisation: string | null;
  /** What the organisation was called on the last day, where that is not its name of today. */
  organisationThen: string | null;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  isActing: boolean;
};

export type Period = Pick<Held, "startsOn" | "endsOn">;

/** Whether it holds on the day. A start that nobody knows lies before every day. */
export function holdsOn({ startsOn, endsOn }: Period, day: CalendarDate): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn);
}

/** What was held on the day; of several, a post in their own right before one they stood in for, the latest taken first. */
export function heldOn<Row extends Period & { isActing: boolean }>(
  career: readonly Row[],
  day: CalendarDate,
): Row | null {
  const [first] = career.filter((held) => holdsOn(held, day)).sort(byWeight);
  return first ?? null;
}

/** Latest first; what never ended before what did. */
export function inCareerOrder<Row extends Period & { isActing: boolean }>(career: readonly Row[]): Row[] {
  return [...career].sort(
    (a, b) =>
      (b.endsOn ?? "9999").localeCompare(a.endsOn ?? "9999") ||
      (b.startsOn ?? "").localeCompare(a.startsOn ?? "") ||
      Number(a.isActing) - Number(b.isActing),
  );
}

/** As it is printed, as a STANAG 2116 code, and of which service. */
export type Rank = { rankText: string | null; rankCode: string | null; service: Service | null };

/** A rank and the first and last day on which it is known that somebody had it. */
export type Ranked = Rank & {
  firstOn: CalendarDate;
  lastOn: CalendarDate;
  /** Whether it was held on these days and no others, and not only written down on them. */
  isDated: boolean;
};

/** Stand for the first day of what began nobody knows when, and the last of what has not ended. */
export const ALWAYS: CalendarDate = "1000-01-01";
export const EVER_SINCE: CalendarDate = "9999-12-31";

/**
 * The rank that was held on the day, where the days of one say so. Else, of those that were only written down, the one nearest to the
 * day, the later of two as near. Where all that are known were held on other days, the service alone.
 */
export function rankOn(ranks: readonly Ranked[], day: CalendarDate): Ranked | null {
  const distance = ({ firstOn, lastOn }: Ranked) =>
    Math.max(0, daysBetween(day, firstOn), daysBetween(lastOn, day));
  const [held] = ranks
    .filter(({ isDated, firstOn, lastOn }) => isDated && firstOn <= day && day <= lastOn)
    .toSorted((a, b) => b.firstOn.localeCompare(a.firstOn) || a.lastOn.localeCompare(b.lastOn));
  const [nearest] = ranks
    .filter(({ isDated }) => !isDated)
    .toSorted((a, b) => distance(a) - distance(b) || b.lastOn.localeCompare(a.lastOn));
  const last = ranks.at(-1);
  return held ?? nearest ?? (last ? { ...last, rankText: null, rankCode: null } : null);
}

function byWeight(a: Period & { isActing: boolean }, b: Period & { isActing: boolean }): number {
  return Number(a.isActing) - Number(b.isActing) || (b.startsOn ?? "").localeCompare(a.startsOn ?? "");
}
