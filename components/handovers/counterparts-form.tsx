"use client";

import { KeptLine } from "@/components/kept-words/kept-line";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { FormSelectField, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, rowsIn, textOf } from "@/components/ui/merging";
import { useRows } from "@/components/ui/use-rows";
import { findPeopleAction } from "@/lib/engagements/pickers/actions";
import { saveCounterpartsAction } from "@/lib/handovers/actions";
import type { ChosenCounterpart } from "@/lib/handovers/pack/queries";
import { MOST_COUNTERPARTS } from "@/lib/handovers/rules";
import { HANDOVER_TEXT_LIMITS } from "@/lib/handovers/schema";

type CounterpartsFormProps = {
  keep: Keep;
  handover: { id: string; version: number };
  chosen: readonly ChosenCounterpart[];
  /** Countries of the post, whose people are offered first. */
  countryCodes: readonly string[];
  markings: readonly { value: string; label: string }[];
};

/** The counterparts, as two versions of them are compared. What each is called goes with the row for a reader. */
function fieldsOf(markings: CounterpartsFormProps["markings"]): readonly MergedField[] {
  return [
    {
      names: ["counterparts"],
      label: "Counterpart",
      rows: {
        keys: ["personId"],
        told: ["personId"],
        fields: [
          { names: ["name", "hint"], label: "Person" },
          textField("note", "How to open"),
          choiceField("marking", "Marking", markings),
        ],
        nameOf: ({ name = "" }) => name,
      },
    },
  ];
}

/** Who is handed over, and how to open with each: proposed by the record, chosen and told by whoever leaves. The form keeps what is typed. */
export function CounterpartsForm(props: CounterpartsFormProps) {
  const { keep, handover, chosen, countryCodes, markings } = props;
  const fields = fieldsOf(markings);
  return (
    <KeptMergingForm
      id={handover.id}
      keep={keep}
      record={{ version: handover.version, values: textOf({ counterparts: chosen }, fields) }}
      fields={fields}
      action={saveCounterpartsAction}
    >
      {(said) => (
        <>
          <CounterpartRows said={said} countryCodes={countryCodes} markings={markings} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>Save</SubmitButton>
            <KeptLine />
          </div>
        </>
      )}
    </KeptMergingForm>
  );
}

type CounterpartRowsProps = Pick<CounterpartsFormProps, "countryCodes" | "markings"> & { said: FormText };

function CounterpartRows({ said, countryCodes, markings }: CounterpartRowsProps) {
  const { rows, add, remove } = useRows(rowsIn(said, "counterparts"));
  const isThere = (id: string) => rows.some(({ value }) => value.personId === id);
  return (
    <>
      {rows.length === 0 ? <p className="text-muted">Nobody is in the pack.</p> : null}
      <ol className="grid gap-4 empty:hidden">
        {rows.map(({ key, value }, index) => {
          const at = `counterparts.${index}`;
          return (
            <li key={key} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
              {["personId", "name", "hint"].map((part) => (
                <input key={part} type="hidden" name={`${at}.${part}`} value={value[part]} />
              ))}
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="font-semibold break-words">{value.name}</p>
                  <p className="text-sm text-muted">{value.hint}</p>
                </div>
                <Button size="sm" onClick={() => remove(key)}>
                  <Icon name="trash" />
                  Leave out<span className="sr-only"> {value.name}</span>
                </Button>
              </div>
              <FormTextareaField
                name={`${at}.note`}
                label={
                  <>
                    How to open<span className="sr-only"> with {value.name}</span>
                  </>
                }
                optional
                defaultValue={value.note}
                maxLength={HANDOVER_TEXT_LIMITS.note}
                rows={2}
              />
              <FormSelectField
                name={`${at}.marking`}
                label={
                  <>
                    Marking<span className="sr-only"> of what is said of {value.name}</span>
                  </>
                }
                className="max-w-56"
                defaultValue={value.marking}
                options={markings}
              />
            </li>
          );
        })}
      </ol>
      {rows.length < MOST_COUNTERPARTS ? (
        <Combobox
          name="person"
          label="Add a counterpart"
          hint={`At most ${MOST_COUNTERPARTS}.`}
          optional
          multiple
          search={async (query) =>
            (await findPeopleAction(query, countryCodes)).filter(({ value }) => !isThere(value))
          }
          onPick={(picked) =>
            add(
              ...picked
                .filter(({ value }) => value !== "" && !isThere(value))
                .map(({ value, label, hint = "" }) => ({
                  personId: value,
                  name: label,
                  hint,
                  note: "",
                  marking: "UNCLASSIFIED",
                })),
            )
          }
        />
      ) : (
        <p className="text-sm text-muted">
          A pack has at most {MOST_COUNTERPARTS}; leave one out to add another.
        </p>
      )}
    </>
  );
}
