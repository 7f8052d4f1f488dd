"use client";

import { FormSelectField, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { changeSensitivityAction } from "@/lib/handovers/actions";
import type { PackSensitivity } from "@/lib/handovers/pack/queries";
import { HANDOVER_TEXT_LIMITS } from "@/lib/handovers/schema";

type ChangeSensitivityFormProps = {
  row: Pick<PackSensitivity, "id" | "version" | "text" | "marking">;
  markings: readonly { value: string; label: string }[];
};

const LABELS = { text: "What is sensitive", marking: "Marking" } as const;

/** Words and marking of a sensitivity of a handover. */
export function ChangeSensitivityForm({ row, markings }: ChangeSensitivityFormProps) {
  const fields = [textField("text", LABELS.text), choiceField("marking", LABELS.marking, markings)];
  return (
    <MergingForm
      id={row.id}
      record={{ version: row.version, values: textOf(row, fields) }}
      fields={fields}
      action={changeSensitivityAction}
      scope={row.id}
      savedMessage="Saved."
      className="gap-3"
    >
      {(said) => (
        <>
          <FormTextareaField
            name="text"
            label={LABELS.text}
            hint="Whoever has signed for it is asked again."
            defaultValue={said.text}
            maxLength={HANDOVER_TEXT_LIMITS.sensitivity}
            rows={3}
          />
          <FormSelectField
            name="marking"
            label={LABELS.marking}
            className="max-w-56"
            defaultValue={said.marking}
            options={markings}
          />
          <SubmitButton variant="secondary" size="sm" className="w-fit">
            Save it
          </SubmitButton>
        </>
      )}
    </MergingForm>
  );
}
