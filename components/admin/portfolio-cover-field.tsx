"use client";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { FormCheckboxField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { type FormText, rowsIn } from "@/components/ui/merging";
import { RemoveRow } from "@/components/ui/remove-row";
import { useRows } from "@/components/ui/use-rows";
import { PeriodFields } from "./period-fields";

type PortfolioCoverFieldProps = {
  legend: string;
  hint: string;
  /** What a row names: "post". */
  noun: string;
  /** Where the rows and, in each, the one who is named stand in the form: "posts", "postId". */
  name: string;
  field: string;
  /** What stands in the form at first. */
  said: FormText;
  options: readonly ComboboxOption[];
  /** Said where there is none. */
  empty: string;
  /** First day offered for a new one, YYYY-MM-DD. */
  today: string;
};

/** The posts or the people of a portfolio, each with days and whether only as backup. */
export function PortfolioCoverField(props: PortfolioCoverFieldProps) {
  const { legend, hint, noun, name, field, said, options, empty, today } = props;
  const { rows, add, remove } = useRows(rowsIn(said, name));
  const label = noun.charAt(0).toUpperCase() + noun.slice(1);

  return (
    <Fieldset legend={legend} hint={hint}>
      {rows.length > 0 ? (
        <ol className="clear-both grid gap-4">
          {rows.map(({ key, value: row }, index) => (
            <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
              <Combobox
                name={`${name}.${index}.${field}`}
                label={`${label} ${index + 1}`}
                options={options}
                defaultChosen={chosenIn(options, row[field])}
              />
              <PeriodFields prefix={`${name}.${index}.`} startsOn={row.startsOn} endsOn={row.endsOn} />
              <div className="flex flex-wrap items-center justify-between gap-3">
                <FormCheckboxField
                  name={`${name}.${index}.isBackup`}
                  label="Backup only"
                  defaultChecked={row.isBackup !== ""}
                />
                <RemoveRow what={`${noun} ${index + 1}`} onRemove={() => remove(key)} />
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="clear-both text-muted">{empty}</p>
      )}
      <Button
        className="justify-self-start"
        onClick={() => add({ [field]: "", startsOn: today, endsOn: "", isBackup: "" })}
      >
        <Icon name="plus" />
        Add a {noun}
      </Button>
    </Fieldset>
  );
}
