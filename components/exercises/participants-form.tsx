"use client";

import { RowFrame } from "@/components/engagements/row-frame";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { FormSelectField, useFieldErrors } from "@/components/ui/form";
import { choiceField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, rowsIn, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { useRows } from "@/components/ui/use-rows";
import { saveParticipantsAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { INVITATION_STATES, ROLES } from "@/lib/exercises/editions/schema";
import { EXERCISE_ROLE_LABELS, INVITATION_STATE_LABELS } from "@/lib/exercises/labels";
import { Buttons, type EditionKey } from "./edition-form-parts";

type Participant = Edition["participants"][number];

type ParticipantsFormProps = {
  edition: EditionKey;
  participants: readonly Participant[];
  countries: readonly ComboboxOption[];
};

const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: EXERCISE_ROLE_LABELS[value] }));
const STATE_OPTIONS = INVITATION_STATES.map((value) => ({ value, label: INVITATION_STATE_LABELS[value] }));

/** The participants, as two versions of them are compared: each country takes part once. */
function fieldsOf(countries: readonly ComboboxOption[]): readonly MergedField[] {
  const country = choiceField("code", "Country", countries);
  return [
    {
      names: ["participants"],
      label: "Participant",
      rows: {
        keys: ["code"],
        fields: [
          country,
          choiceField("role", "Role", ROLE_OPTIONS),
          choiceField("state", "Answer", STATE_OPTIONS),
        ],
        nameOf: (row) => country.words?.(row) ?? "",
      },
    },
  ];
}

/** Who takes part: countries with their role and their answer. Pasted names become rows. */
export function ParticipantsForm({ edition, participants, countries }: ParticipantsFormProps) {
  const known = countries.map(({ value }) => value);
  const held = participants
    .filter(({ code }) => !known.includes(code))
    .map(({ code, name }) => ({ value: code, label: name }));
  const named = [...countries, ...held];
  const fields = fieldsOf(named);
  return (
    <MergingForm
      id={edition.id}
      record={{ version: edition.version, values: textOf({ participants }, fields) }}
      fields={fields}
      action={saveParticipantsAction}
    >
      {(said) => (
        <>
          <ParticipantRows said={said} countries={countries} named={named} />
          <Buttons edition={edition} />
        </>
      )}
    </MergingForm>
  );
}

type ParticipantRowsProps = {
  said: FormText;
  countries: readonly ComboboxOption[];
  /** Those and the ones that take part already. */
  named: readonly ComboboxOption[];
};

function ParticipantRows({ said, countries, named }: ParticipantRowsProps) {
  const { rows, add, remove } = useRows(rowsIn(said, "participants"));
  const codes = rows.map(({ value }) => value.code);
  const nameOf = (code: string | undefined) => named.find(({ value }) => value === code)?.label ?? code ?? "";
  return (
    <>
      <Combobox
        name="participants"
        label="Countries"
        hint="Type to narrow; a pasted list of names is split into its lines."
        placeholder="Type a country"
        multiple
        options={countries.filter(({ value }) => !codes.includes(value))}
        onPick={(picked) =>
          add(
            ...picked
              .filter(({ value }) => !codes.includes(value))
              .map(({ value }) => ({ code: value, role: "PARTICIPANT", state: "INVITED" })),
          )
        }
      />
      <ul className="grid gap-2">
        {rows.map(({ key, value }, index) => (
          <ParticipantLine
            key={key}
            index={index}
            value={value}
            name={nameOf(value.code)}
            onRemove={() => remove(key)}
          />
        ))}
      </ul>
    </>
  );
}

type LineProps = { index: number; value: FormText; name: string; onRemove: () => void };

function ParticipantLine({ index, value, name, onRemove }: LineProps) {
  const errors = useFieldErrors(`participants.${index}.code`);
  return (
    <RowFrame name={name} onRemove={onRemove} className="sm:grid-cols-[1fr_10rem_10rem] sm:items-end">
      <input type="hidden" name={`participants.${index}.code`} value={value.code} />
      <div className="grid min-h-10 content-center max-sm:pr-9">
        <span className="font-medium">{name}</span>
        {errors.map((error) => (
          <span key={error} className="text-sm font-medium text-danger">
            {error}
          </span>
        ))}
      </div>
      <FormSelectField
        name={`participants.${index}.role`}
        label={<span className="sr-only">Role of {name}</span>}
        defaultValue={value.role}
        options={ROLE_OPTIONS}
        className="-mt-1.5"
      />
      <FormSelectField
        name={`participants.${index}.state`}
        label={<span className="sr-only">Answer of {name}</span>}
        defaultValue={value.state}
        options={STATE_OPTIONS}
        className="-mt-1.5"
      />
    </RowFrame>
  );
}
