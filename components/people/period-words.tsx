import { UnknownValue } from "@/components/ui/table";
import { type CalendarDate, formatDate } from "@/lib/dates";

type PeriodWordsProps = { startsOn: CalendarDate | null; endsOn: CalendarDate | null };

/** From when to when, both inclusive; a day that is not known says so. */
export function PeriodWords({ startsOn, endsOn }: PeriodWordsProps) {
  if (startsOn === null && endsOn === null) return <UnknownValue />;
  if (startsOn === null) return <>until {formatDate(endsOn ?? "")}</>;
  if (endsOn === null) return <>since {formatDate(startsOn)}</>;
  return (
    <>
      {formatDate(startsOn)} to {formatDate(endsOn)}
    </>
  );
}
