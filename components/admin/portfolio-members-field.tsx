"use client";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { FormCheckboxField } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { useRows } from "@/components/ui/use-rows";
import { PeriodFields } from "./period-fields";

type Member = { userId: string; startsOn: string; endsOn: string | null; isBackup: boolean };

type PortfolioMembersFieldProps = {
  members: readonly Member[];
  people: readonly ComboboxOption[];
  /** First day offered for someone new, YYYY-MM-DD. */
  today: string;
};

/** The people of a portfolio, each with days and whether only as backup. */
export function PortfolioMembersField({ members, people, today }: PortfolioMembersFieldProps) {
  const { rows, add, remove } = useRows(members);
  const chosen = (userId: string) => people.filter((person) => person.value === userId);

  return (
    <Fieldset
      legend="People"
      hint="Whoever covers sees the countries above from the first to the last day, both included. For a successor end the one and add the other."
    >
      {rows.length > 0 ? (
        <ol className="clear-both grid gap-4">
          {rows.map(({ key, value: member }, index) => (
            <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
              <Combobox
                name={`members.${index}.userId`}
                label={`Person ${index + 1}`}
                options={people}
                defaultChosen={chosen(member.userId)}
              />
              <PeriodFields prefix={`members.${index}.`} startsOn={member.startsOn} endsOn={member.endsOn} />
              <div className="flex flex-wrap items-center justify-between gap-3">
                <FormCheckboxField
                  name={`members.${index}.isBackup`}
                  label="Backup only"
                  defaultChecked={member.isBackup}
                />
                <Button size="sm" onClick={() => remove(key)}>
                  <Icon name="trash" />
                  Remove<span className="sr-only"> person {index + 1}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="clear-both text-muted">Nobody covers these countries yet.</p>
      )}
      <Button
        className="justify-self-start"
        onClick={() => add({ userId: "", startsOn: today, endsOn: null, isBackup: false })}
      >
        <Icon name="plus" />
        Add a person
      </Button>
    </Fieldset>
  );
}
