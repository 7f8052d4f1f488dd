import { counted } from "@/lib/counts";
import { addDays, type CalendarDate, daysBetween, formatDate } from "@/lib/dates";
import type { HandoverView } from "@/lib/handovers/queries";

type Days = Pick<HandoverView, "departsOn" | "lastOn" | "overlapFrom" | "incomingName" | "incomingId">;

/** "7 Jan 2027, in 41 days". */
export function departureWords(departsOn: CalendarDate | null, today: CalendarDate): string {
  if (!departsOn) return "no day is set";
  const days = daysBetween(today, departsOn);
  if (days === 0) return `${formatDate(departsOn)}, today`;
  const count = counted(Math.abs(days), "day");
  return `${formatDate(departsOn)}, ${days > 0 ? `in ${count}` : `${count} ago`}`;
}

/** On which days both hold the post, or for how long nobody does. */
export function overlapWords({ lastOn, overlapFrom }: Days): string {
  if (!overlapFrom) return "Nobody is named to follow.";
  if (!lastOn) return `From ${formatDate(overlapFrom)}; whoever leaves has no last day yet.`;
  if (overlapFrom <= lastOn)
    return `${formatDate(overlapFrom)} to ${formatDate(lastOn)}: on these days both hold the post and cover what it covers.`;
  if (overlapFrom === addDays(lastOn, 1)) return "None: one begins the day after the other ends.";
  return `None: nobody holds the post from ${formatDate(addDays(lastOn, 1))} to ${formatDate(addDays(overlapFrom, -1))}.`;
}
