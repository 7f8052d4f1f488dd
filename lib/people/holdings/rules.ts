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

type Period = Pick<Held, "startsOn" | "endsOn">;

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

/** A rank and the first and last day on which it was written down that somebody had it. */
export type Ranked = {
  rankText: string | null;
  rankCode: string | null;
  service: Service | null;
  firstOn: CalendarDate;
  lastOn: CalendarDate;
};

/** What is known of the day itself; between two ranks the one that was written down nearer to it, the later of two as near. */
export function rankOn(ranks: readonly Ranked[], day: CalendarDate): Ranked | null {
  const distance = ({ firstOn, lastOn }: Ranked) =>
    Math.max(0, daysBetween(day, firstOn), daysBetween(lastOn, day));
  const [nearest] = ranks.toSorted((a, b) => distance(a) - distance(b) || b.lastOn.localeCompare(a.lastOn));
  return nearest ?? null;
}

function byWeight(a: Period & { isActing: boolean }, b: Period & { isActing: boolean }): number {
  return Number(a.isActing) - Number(b.isActing) || (b.startsOn ?? "").localeCompare(a.startsOn ?? "");
}
