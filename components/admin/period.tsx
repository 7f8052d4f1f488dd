import { type CalendarDate, formatDate } from "@/lib/dates";

/** First and last day of a cover in words; no last day means until further notice. */
export function Period({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate | null }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatDate(startsOn)} – {endsOn ? formatDate(endsOn) : "open"}
    </span>
  );
}
