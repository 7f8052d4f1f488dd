"use client";

import { useId, useState } from "react";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import { useRows } from "@/components/ui/use-rows";
import { WordedDateField } from "@/components/ui/worded-date-field";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { COMMITMENT_STATES, SIDES } from "@/lib/engagements/schema";
import { useFormSetting } from "./form-context";
import { emptyRow, type PromiseRow } from "./form-values";
import { AddRow, RowFrame } from "./row-frame";

/** What was promised, by which side, who owns it and by when. A row left empty is no promise. */
export function PromiseFields({ initial }: { initial: readonly PromiseRow[] }) {
  const { options } = useFormSetting();
  const owners = useId();
  const { rows, add, remove } = useRows(initial.length > 0 ? initial : [emptyRow("commitments")]);
  return (
    <div className="grid gap-3">
      <datalist id={owners}>
        {options.users.map(({ value, label }) => (
          <option key={value} value={label} />
        ))}
      </datalist>
      <ul className="grid gap-2">
        {rows.map(({ key, value }, index) => (
          <PromiseLine key={key} row={value} index={index} owners={owners} onRemove={() => remove(key)} />
        ))}
      </ul>
      <AddRow onAdd={() => add(emptyRow("commitments"))}>Add a commitment</AddRow>
    </div>
  );
}

type PromiseLineProps = { row: PromiseRow; index: number; owners: string; onRemove: () => void };

/** One promise, named by its words from the moment it has some. */
function PromiseLine({ row, index, owners, onRemove }: PromiseLineProps) {
  const { options, today } = useFormSetting();
  const [text, setText] = useState(row.text);
  const [owner, setOwner] = useState(row.ownerName);
  const name = (field: keyof PromiseRow) => `commitments.${index}.${field}`;
  const nth = `promise ${index + 1}`;
  const words = text.trim();
  const named = words ? `“${words.length > 80 ? `${words.slice(0, 79)}…` : words}”` : nth;
  const user = options.users.find(({ label }) => label === owner.trim());
  return (
    <RowFrame name={named} title={words || `Promise ${index + 1}`} onRemove={onRemove}>
      <input type="hidden" name={name("id")} value={row.id} />
      <input type="hidden" name={name("version")} value={row.version} />
      <input type="hidden" name={name("ownerUserId")} value={user?.value ?? ""} />
      <FormTextField
        name={name("text")}
        label={<>What was promised{inRow(nth)}</>}
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={500}
      />
      <div className="grid gap-3 sm:grid-cols-[9rem_1fr]">
        <FormSelectField
          name={name("bySide")}
          label={<>Made by{of(named)}</>}
          defaultValue={row.bySide}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <FormTextField
          name={name("ownerName")}
          label={<>Owner{of(named)}</>}
          list={owners}
          autoComplete="off"
          maxLength={120}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
        />
      </div>
      <WordedDateField
        name={name("dueOn")}
        label={<>Due{of(named)}</>}
        wordsLabel={<>Due, said{of(named)}</>}
        defaultValue={row.dueOn}
        today={today}
      />
      {row.id ? (
        <FormSelectField
          name={name("state")}
          label={<>State{of(named)}</>}
          defaultValue={row.state}
          options={COMMITMENT_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
          className="w-56"
        />
      ) : null}
    </RowFrame>
  );
}

function of(named: string) {
  return <span className="sr-only"> of {named}</span>;
}

/** The name of the field that gives the row its name stays the same while it is typed into. */
function inRow(nth: string) {
  return <span className="sr-only">, {nth}</span>;
}
