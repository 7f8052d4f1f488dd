import { FormTextField } from "@/components/ui/form";

type PeriodFieldsProps = {
  /** What stands before the names of the two fields, such as `members.0.`. */
  prefix?: string;
  /** What stands in them at first, YYYY-MM-DD. */
  startsOn: string | undefined;
  endsOn: string | undefined;
};

/** First and last day of a cover, side by side; no last day means until further notice. */
export function PeriodFields({ prefix = "", startsOn, endsOn }: PeriodFieldsProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <FormTextField name={`${prefix}startsOn`} label="First day" type="date" defaultValue={startsOn} />
      <FormTextField name={`${prefix}endsOn`} label="Last day" optional type="date" defaultValue={endsOn} />
    </div>
  );
}
