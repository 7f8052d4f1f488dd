"use client";

import { useId, useState } from "react";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { COMMITMENT_STATES, SIDES } from "@/lib/engagements/schema";
import { useFormSetting } from "./form-context";
import { emptyRow, type PromiseRow } from "./form-values";
import { AddRow, RowFrame } from "./row-frame";
import { useRows } from "./use-rows";

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

function PromiseLine({ row, index, owners, onRemove }: PromiseLineProps) {
  const { options } = useFormSetting();
  const [owner, setOwner] = useState(row.ownerName);
  const name = (field: keyof PromiseRow) => `commitments.${index}.${field}`;
  const nth = `promise ${index + 1}`;
  const user = options.users.find(({ label }) => label === owner.trim());
  return (
    <RowFrame name={nth} onRemove={onRemove}>
      <input type="hidden" name={name("id")} value={row.id} />
      <input type="hidden" name={name("version")} value={row.version} />
      <input type="hidden" name={name("ownerUserId")} value={user?.value ?? ""} />
      <FormTextField
        name={name("text")}
        label={`Promise ${index + 1}`}
        defaultValue={row.text}
        maxLength={500}
      />
      <div className="grid gap-3 sm:grid-cols-[9rem_1fr_11rem]">
        <FormSelectField
          name={name("bySide")}
          label={<>Made by{of(nth)}</>}
          defaultValue={row.bySide}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <FormTextField
          name={name("ownerName")}
          label={<>Owner{of(nth)}</>}
          list={owners}
          autoComplete="off"
          maxLength={120}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
        />
        <FormTextField name={name("dueOn")} type="date" label={<>Due{of(nth)}</>} defaultValue={row.dueOn} />
      </div>
      {row.id ? (
        <FormSelectField
          name={name("state")}
          label={<>State{of(nth)}</>}
          defaultValue={row.state}
          options={COMMITMENT_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
          className="w-56"
        />
      ) : null}
    </RowFrame>
  );
}

function of(nth: string) {
  return <span className="sr-only"> of {nth}</span>;
}
