import { addDays, type CalendarDate, formatDate } from "@/lib/dates";
import { type Failure, invalidField } from "@/lib/result";
import type { Period, Rank } from "../holdings/rules";

/** A rank before the present one. Days are inclusive; null where it is not known. */
export type EarlierRank = Rank & Period & { id: string };

type Present = Rank & {
  /** Date of rank: its first day. */
  rankSince: CalendarDate | null;
};

/** Whether it is another rank, and not the same one written in other words. */
function isOtherRank(one: Rank, other: Rank): boolean {
  if (one.rankCode !== null && other.rankCode !== null) return one.rankCode !== other.rankCode;
  return (one.rankText ?? "").toLowerCase() !== (other.rankText ?? "").toLowerCase();
}

/**
 * What becomes an earlier rank when what is said of somebody changes: whoever has another rank from a day on had the one before until the
 * day before. Null where nothing does: the rank is the same, or put right, or nobody knows since when the new one is held. Fails
 * where the days of rank contradict each other.
 * @param today the last day that a rank can have begun on
 */
export function rankLeft(
  before: Present,
  after: Present,
  earlier: readonly EarlierRank[],
  today: CalendarDate,
): Omit<EarlierRank, "id"> | Failure | null {
  const { rankSince } = after;
  if (rankSince === null) return null;
  const wrong = (message: string) => invalidField("rankSince", message);
  if (after.rankText === null && after.rankCode === null)
    return wrong("Give the rank that is held since this day, or leave it empty.");
  if (rankSince > today) return wrong("That day is yet to come; give the rank held today.");
  const last =
    earlier
      .flatMap(({ startsOn, endsOn }) => endsOn ?? startsOn ?? [])
      .toSorted()
      .at(-1) ?? "";
  if (last >= rankSince)
    return wrong(`An earlier rank was held until ${formatDate(last)}, as the page of this person says.`);
  const hadOne = before.rankText !== null || before.rankCode !== null;
  if (!hadOne || !isOtherRank(before, after)) return null;
  if (before.rankSince !== null && before.rankSince >= rankSince)
    return wrong(
      `${before.rankText ?? "The rank before"} is on record since ${formatDate(before.rankSince)}. Give the first day of the new rank, or leave this empty where nobody knows it.`,
    );
  const { rankText, rankCode, service } = before;
  return { rankText, rankCode, service, startsOn: before.rankSince, endsOn: addDays(rankSince, -1) };
}
