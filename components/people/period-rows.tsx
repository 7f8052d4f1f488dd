"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FormCheckboxField, FormTextField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { dayField, tickField } from "@/components/ui/merged-fields";
import { type FormText, rowsIn } from "@/components/ui/merging";
import { RemoveRow } from "@/components/ui/remove-row";
import { useRows } from "@/components/ui/use-rows";

const LABELS = { startsOn: "First day", endsOn: "Last day", isActing: "Acting" } as const;

/** The days of a row as two versions of it are compared by. */
export const PERIOD_FIELDS = [
  dayField("startsOn", LABELS.startsOn),
  dayField("endsOn", LABELS.endsOn),
] as const;

/** Whether the row is of somebody who stands in. */
export const ACTING_FIELD = tickField("isActing", LABELS.isActing);

type PeriodRowsProps = {
  /** Under which the rows are sent. */
  name: string;
  /** What a row is called: "post". */
  noun: string;
  /** What stands in the form at first; of each row its id, which is empty while it is new, its days, and whether standing in where that
   * is asked. */
  said: FormText;
  /** What another begins with. */
  blank: FormText;
  /** Said where there is none. */
  empty: string;
  /** The fields of a row beside its days, given where it stands in the form ("career.2") and its place in the list. */
  children: (row: FormText, at: string, index: number) => ReactNode;
};

/** Who held what from when to when, the latest first, each row with its days, whether standing in where that is asked, and its way out. */
export function PeriodRows({ name, noun, said, blank, empty, children }: PeriodRowsProps) {
  const { rows, addFirst, remove } = useRows(rowsIn(said, name));
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
                    label={LABELS.startsOn}
                    optional
                    type="date"
                    defaultValue={value.startsOn}
                  />
                  <FormTextField
                    name={`${at}.endsOn`}
                    label={LABELS.endsOn}
                    optional
                    type="date"
                    defaultValue={value.endsOn}
                  />
                </div>
                <div className="flex flex-wrap items-center justify-between gap-3">
                  {value.isActing === undefined ? null : (
                    <FormCheckboxField
                      name={`${at}.isActing`}
                      label={LABELS.isActing}
                      defaultChecked={value.isActing !== ""}
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
