"use client";

import { Button } from "@/components/ui/button";
import { FormCheckboxField, FormTextField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";

type PeriodFieldsProps = {
  /** Where the row stands in the form: "career.2". */
  row: string;
  /** What the row is called for whoever hears it: "post 3". */
  noun: string;
  values: { startsOn: string | null; endsOn: string | null; isActing: boolean };
  onRemove: () => void;
};

/** From when to when a post was held, whether standing in, and the way to take the row out. */
export function PeriodFields({ row, noun, values, onRemove }: PeriodFieldsProps) {
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <FormTextField
          name={`${row}.startsOn`}
          label="First day"
          optional
          type="date"
          defaultValue={values.startsOn ?? ""}
        />
        <FormTextField
          name={`${row}.endsOn`}
          label="Last day"
          optional
          type="date"
          defaultValue={values.endsOn ?? ""}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FormCheckboxField name={`${row}.isActing`} label="Acting" defaultChecked={values.isActing} />
        <Button size="sm" onClick={onRemove}>
          <Icon name="trash" />
          Remove<span className="sr-only"> {noun}</span>
        </Button>
      </div>
    </>
  );
}
