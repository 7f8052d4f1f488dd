"use client";

import { FormTextField, SubmitButton } from "@/components/ui/form";
import { textField } from "@/components/ui/merged-fields";
import { type FormText, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { changeItemAction } from "@/lib/picklists/actions";
import type { PicklistItemView } from "@/lib/picklists/queries";
import { ITEM_LIMITS } from "@/lib/picklists/schema";

const LABELS = { label: "Words", note: "Note" } as const;

const FIELDS = [textField("label", LABELS.label), textField("note", LABELS.note)];

/** Words and note of an item. Where it stands and whether it is in use is changed beside it. */
export function ChangeItemForm({ item }: { item: PicklistItemView }) {
  return (
    <MergingForm
      id={item.id}
      record={{ version: item.version, values: textOf(item, FIELDS) }}
      fields={FIELDS}
      action={changeItemAction}
      savedMessage="Saved."
    >
      {(said) => (
        <>
          <ItemFields of={item} said={said} />
          <SubmitButton className="justify-self-start">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

type ItemFieldsProps = {
  /** The item that is changed; null for a new one. */
  of: Pick<PicklistItemView, "id" | "label"> | null;
  said: FormText;
};

export function ItemFields({ of: item, said }: ItemFieldsProps) {
  const of = item ? <span className="sr-only"> of {item.label}</span> : null;
  const id = (field: string) => `${field}-${item?.id ?? "new"}`;
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <FormTextField
        id={id("label")}
        name="label"
        label={
          <>
            {LABELS.label}
            {of}
          </>
        }
        maxLength={ITEM_LIMITS.label}
        defaultValue={said.label}
        autoComplete="off"
      />
      <FormTextField
        id={id("note")}
        name="note"
        label={
          <>
            {LABELS.note}
            {of}
          </>
        }
        optional
        hint="What it means, or where it comes from."
        maxLength={ITEM_LIMITS.note}
        defaultValue={said.note}
        autoComplete="off"
      />
    </div>
  );
}
