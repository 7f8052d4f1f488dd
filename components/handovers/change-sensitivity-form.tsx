"use client";

import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { MarkingChoice } from "@/components/layout/marking-choice";
import { FormSelectField, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { textOf } from "@/components/ui/merging";
import { changeSensitivityAction } from "@/lib/handovers/actions";
import type { PackSensitivity } from "@/lib/handovers/pack/queries";
import { HANDOVER_TEXT_LIMITS } from "@/lib/handovers/schema";

type ChangeSensitivityFormProps = {
  keep: Keep;
  row: Pick<PackSensitivity, "id" | "version" | "text" | "marking">;
  markings: readonly { value: string; label: string }[];
};

const LABELS = { text: "What is sensitive", marking: "Marking" } as const;

/** Words and marking of a sensitivity of a handover; it keeps what is typed. */
export function ChangeSensitivityForm({ keep, row, markings }: ChangeSensitivityFormProps) {
  const fields = [textField("text", LABELS.text), choiceField("marking", LABELS.marking, markings)];
  return (
    <KeptMergingForm
      id={row.id}
      keep={keep}
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
          <MarkingChoice initial={said.marking}>
            <FormSelectField
              name="marking"
              label={LABELS.marking}
              className="max-w-56"
              defaultValue={said.marking}
              options={markings}
            />
          </MarkingChoice>
          <SubmitButton variant="secondary" size="sm" className="w-fit">
            Save it
          </SubmitButton>
        </>
      )}
    </KeptMergingForm>
  );
}
