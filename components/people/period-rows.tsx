"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FormCheckboxField, FormTextField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RemoveRow } from "@/components/ui/remove-row";
import { useRows } from "@/components/ui/use-rows";
import type { CalendarDate } from "@/lib/dates";

type Period = {
  /** Empty for one that is not on record yet. */
  id: string;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  /** Left out where nobody stands in. */
  isActing?: boolean;
};

type PeriodRowsProps<Row extends Period> = {
  /** Under which the rows are sent. */
  name: string;
  /** What a row is called: "post". */
  noun: string;
  initial: readonly Row[];
  /** What another begins with. */
  blank: Row;
  /** Said where there is none. */
  empty: string;
  /** The fields of a row beside its days, given where it stands in the form ("career.2") and its place in the list. */
  children: (row: Row, at: string, index: number) => ReactNode;
};

/** Who held what from when to when, the latest first, each row with its days, whether standing in where that is asked, and its way out. */
export function PeriodRows<Row extends Period>(props: PeriodRowsProps<Row>) {
  const { name, noun, initial, blank, empty, children } = props;
  const { rows, addFirst, remove } = useRows(initial);
  return (
    <>
      <Button className="w-fit" onClick={() => addFirst(blank)}>
        <Icon name="plus" />
        Add a {noun}
      </Button>
      {rows.length > 0 ? (
        <ol className="grid gap-4">
          {rows.map(({ key, value }, index) => {
            const at = `${name}.${index}`;
            return (
              <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
                <input type="hidden" name={`${at}.id`} value={value.id} />
                {children(value, at, index)}
                <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
                  <FormTextField
                    name={`${at}.startsOn`}
                    label="First day"
                    optional
                    type="date"
                    defaultValue={value.startsOn ?? ""}
                  />
                  <FormTextField
                    name={`${at}.endsOn`}
                    label="Last day"
                    optional
                    type="date"
                    defaultValue={value.endsOn ?? ""}
                  />
                </div>
                <div className="flex flex-wrap items-center justify-between gap-3">
                  {value.isActing === undefined ? null : (
                    <FormCheckboxField
                      name={`${at}.isActing`}
                      label="Acting"
                      defaultChecked={value.isActing}
                    />
                  )}
                  <RemoveRow what={`${noun} ${index + 1}`} onRemove={() => remove(key)} className="ml-auto" />
                </div>
              </li>
            );
          })}
        </ol>
      ) : (
        <p className="text-muted">{empty}</p>
      )}
    </>
  );
}
