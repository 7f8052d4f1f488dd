"use client";

import { RowFrame } from "@/components/engagements/row-frame";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormSelectField, useFieldErrors } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { useRows } from "@/components/ui/use-rows";
import { saveParticipantsAction } from "@/lib/exercises/editions/actions";
import type { Edition } from "@/lib/exercises/editions/queries";
import { INVITATION_STATES, ROLES } from "@/lib/exercises/editions/schema";
import { EXERCISE_ROLE_LABELS, INVITATION_STATE_LABELS } from "@/lib/exercises/labels";
import { Buttons, SavedEdition } from "./edition-form-parts";

type Participant = Edition["participants"][number];

/** Who takes part: countries with their role and their answer. Pasted names become rows. */
export function ParticipantsForm({
  edition,
  countries,
}: {
  edition: Edition;
  countries: readonly ComboboxOption[];
}) {
  const { rows, add, remove } = useRows<Participant>(edition.participants);
  const codes = rows.map(({ value }) => value.code);
  return (
    <Form action={saveParticipantsAction} staleNote={<SavedEdition edition={edition} />}>
      <RecordKey id={edition.id} version={edition.version} />
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
              .map(({ value, label }) => ({
                code: value,
                name: label,
                role: "PARTICIPANT" as const,
                state: "INVITED" as const,
              })),
          )
        }
      />
      <ul className="grid gap-2">
        {rows.map(({ key, value }, index) => (
          <ParticipantLine key={key} index={index} value={value} onRemove={() => remove(key)} />
        ))}
      </ul>
      <Buttons edition={edition} />
    </Form>
  );
}

type LineProps = { index: number; value: Participant; onRemove: () => void };

function ParticipantLine({ index, value, onRemove }: LineProps) {
  const errors = useFieldErrors(`participants.${index}.code`);
  return (
    <RowFrame name={value.name} onRemove={onRemove} className="sm:grid-cols-[1fr_10rem_10rem] sm:items-end">
      <input type="hidden" name={`participants.${index}.code`} value={value.code} />
      <div className="grid min-h-10 content-center">
        <span className="font-medium">{value.name}</span>
        {errors.map((error) => (
          <span key={error} className="text-sm font-medium text-danger">
            {error}
          </span>
        ))}
      </div>
      <FormSelectField
        name={`participants.${index}.role`}
        label={<span className="sr-only">Role of {value.name}</span>}
        defaultValue={value.role}
        options={ROLES.map((role) => ({ value: role, label: EXERCISE_ROLE_LABELS[role] }))}
        className="-mt-1.5"
      />
      <FormSelectField
        name={`participants.${index}.state`}
        label={<span className="sr-only">Answer of {value.name}</span>}
        defaultValue={value.state}
        options={INVITATION_STATES.map((state) => ({ value: state, label: INVITATION_STATE_LABELS[state] }))}
        className="-mt-1.5"
      />
    </RowFrame>
  );
}
