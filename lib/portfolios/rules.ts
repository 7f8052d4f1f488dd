import type { CalendarDate } from "@/lib/dates";

export type Period = { startsOn: CalendarDate; endsOn: CalendarDate | null };

/** Where a period stands on a day, both ends included. */
export function periodState(
  { startsOn, endsOn }: Period,
  today: CalendarDate,
): "FUTURE" | "IN_FORCE" | "ENDED" {
  if (today < startsOn) return "FUTURE";
  return endsOn !== null && endsOn < today ? "ENDED" : "IN_FORCE";
}

/** Whether a person covers the portfolio's countries on a day: both the portfolio and the membership must hold. */
export function coversOn(portfolio: Period, member: Period, day: CalendarDate): boolean {
  return periodState(portfolio, day) === "IN_FORCE" && periodState(member, day) === "IN_FORCE";
}

type Cover = Period & { isBackup: boolean; isDisabled: boolean };

/** Whether someone who can sign in covers it on that day as more than a backup. A portfolio not in force needs nobody. */
export function isCovered(portfolio: Period & { members: readonly Cover[] }, day: CalendarDate): boolean {
  return (
    periodState(portfolio, day) !== "IN_FORCE" ||
    portfolio.members.some(
      (member) => !member.isBackup && !member.isDisabled && coversOn(portfolio, member, day),
    )
  );
}

type Named = Period & { id: string; name: string; countries: readonly { code: string }[] };

/** Names of the portfolios that a country belongs to, by its code: those that have not ended, without the one with this id. */
export function namesByCountry(
  portfolios: readonly Named[],
  exceptId: string,
  today: CalendarDate,
): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  for (const portfolio of portfolios)
    if (portfolio.id !== exceptId && periodState(portfolio, today) !== "ENDED")
      for (const { code } of portfolio.countries) names[code] = [...(names[code] ?? []), portfolio.name];
  return names;
}
