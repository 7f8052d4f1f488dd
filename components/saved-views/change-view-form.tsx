"use client";

import { FormCheckboxField, FormTextField, SubmitButton } from "@/components/ui/form";
import { textField, tickField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { changeViewAction } from "@/lib/saved-views/actions";
import type { SavedViewRow } from "@/lib/saved-views/queries";

type ChangeViewFormProps = {
  view: Pick<SavedViewRow, "id" | "version" | "name" | "isShared">;
  mayShare: boolean;
};

const LABELS = { name: "Name of the view", isShared: "Share with everybody of our nation" } as const;

/** What a view is called, and whether others find it. */
export function ChangeViewForm({ view, mayShare }: ChangeViewFormProps) {
  const fields: MergedField[] = [
    textField("name", LABELS.name),
    { ...tickField("isShared", LABELS.isShared), isDrawn: () => mayShare },
  ];
  return (
    <MergingForm
      id={view.id}
      record={{ version: view.version, values: textOf(view, fields) }}
      fields={fields}
      action={changeViewAction}
      className="gap-4"
    >
      {(said) => (
        <>
          <FormTextField name="name" label={LABELS.name} defaultValue={said.name} maxLength={80} />
          {mayShare ? <ShareField isShared={said.isShared !== ""} /> : null}
          <SubmitButton className="justify-self-start">Save changes</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

export function ShareField({ isShared }: { isShared: boolean }) {
  return (
    <FormCheckboxField
      name="isShared"
      label={LABELS.isShared}
      hint="They find it among theirs; each sees only what is open to them."
      defaultChecked={isShared}
    />
  );
}
