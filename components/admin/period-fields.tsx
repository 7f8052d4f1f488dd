import { FormTextField } from "@/components/ui/form";
import type { CalendarDate } from "@/lib/dates";

type PeriodFieldsProps = {
  /** What stands before the names of the two fields, such as `members.0.`. */
  prefix?: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
};

/** First and last day of a cover, side by side; no last day means until further notice. */
export function PeriodFields({ prefix = "", startsOn, endsOn }: PeriodFieldsProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <FormTextField name={`${prefix}startsOn`} label="First day" type="date" defaultValue={startsOn} />
      <FormTextField
        name={`${prefix}endsOn`}
        label="Last day"
        optional
        type="date"
        defaultValue={endsOn ?? ""}
      />
    </div>
  );
}
