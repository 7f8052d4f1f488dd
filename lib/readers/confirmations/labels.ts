import { type CalendarDate, formatDate } from "@/lib/dates";

/** What it opens, on one line: "Reader group Principals, from 1 Jan 2026 to 1 Feb 2026". */
export function memberWords({
  group,
  startsOn,
  endsOn,
}: {
  group: { name: string };
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
}): string {
  const days = [startsOn && `from ${formatDate(startsOn)}`, endsOn && `to ${formatDate(endsOn)}`];
  return [`Reader group ${group.name}`, days.filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
