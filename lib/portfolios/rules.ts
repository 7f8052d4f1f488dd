import type { CalendarDate } from "@/lib/dates";

type Period = { startsOn: CalendarDate; endsOn: CalendarDate | null };

/** Where a period stands on a day, both ends included. */
export function periodState(
  { startsOn, endsOn }: Period,
  today: CalendarDate,
): "FUTURE" | "IN_FORCE" | "ENDED" {
  if (today < startsOn) return "FUTURE";
  return endsOn !== null && endsOn < today ? "ENDED" : "IN_FORCE";
}

/** Somebody named for a portfolio, directly or by a post that they hold, on the days of all of these. */
type Named = Period & { isBackup: boolean; isDisabled: boolean };

/**
 * Those named on the day, each with whether they cover: everybody but the backups, and they when nobody else can, because the post
 * is vacant, who was named has left or their account is disabled. The same rule as cover_on() in the database.
 */
export function coverOn<Row extends Named>(
  named: readonly Row[],
  day: CalendarDate,
): (Row & { covers: boolean })[] {
  const present = named.filter((row) => periodState(row, day) === "IN_FORCE");
  const isHeld = present.some((row) => !row.isBackup && !row.isDisabled);
  return present.map((row) => ({ ...row, covers: !row.isBackup || !isHeld }));
}

/** Whether someone who can sign in covers it on that day as more than a backup. A portfolio not in force needs nobody. */
export function isCovered(portfolio: Period & { cover: readonly Named[] }, day: CalendarDate): boolean {
  return (
    periodState(portfolio, day) !== "IN_FORCE" ||
    coverOn(portfolio.cover, day).some((row) => !row.isBackup && !row.isDisabled)
  );
}

type WithCountries = Period & { id: string; name: string; countries: readonly { code: string }[] };

/** Names of the portfolios that a country belongs to, by its code: those that have not ended, without the one with this id. */
export function namesByCountry(
  portfolios: readonly WithCountries[],
  exceptId: string,
  today: CalendarDate,
): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  for (const portfolio of portfolios)
    if (portfolio.id !== exceptId && periodState(portfolio, today) !== "ENDED")
      for (const { code } of portfolio.countries) names[code] = [...(names[code] ?? []), portfolio.name];
  return names;
}
