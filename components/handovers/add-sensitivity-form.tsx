"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { MarkingChoice } from "@/components/layout/marking-choice";
import { FormSelectField, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { addSensitivityAction } from "@/lib/handovers/actions";
import { HANDOVER_TEXT_LIMITS } from "@/lib/handovers/schema";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";

type AddSensitivityFormProps = {
  /** The id that it will have. */
  id: string;
  keep: Keep;
  handoverId: string;
  markings: readonly { value: string; label: string }[];
};

/** A sensitivity that is added to a handover; the form keeps what is typed. */
export function AddSensitivityForm({ id, keep, handoverId, markings }: AddSensitivityFormProps) {
  return (
    <KeptForm
      id={id}
      keep={keep}
      action={addSensitivityAction}
      scope="add-sensitivity"
      savedMessage="It stands above."
      clearOnSuccess
      className="gap-3 print:hidden"
    >
      {(said) => (
        <>
          <input type="hidden" name="handoverId" value={handoverId} />
          <FormTextareaField
            name="text"
            label="Add a sensitivity"
            hint={`One thing at a time: each is signed for by itself. ${NO_CLASSIFIED_TEXT}`}
            defaultValue={said.text}
            maxLength={HANDOVER_TEXT_LIMITS.sensitivity}
            rows={3}
          />
          <MarkingChoice initial={said.marking}>
            <FormSelectField
              name="marking"
              label="Marking"
              className="max-w-56"
              defaultValue={said.marking}
              options={markings}
            />
          </MarkingChoice>
          <SubmitButton variant="secondary" className="w-fit" pendingLabel="Adding…">
            <Icon name="plus" />
            Add it
          </SubmitButton>
        </>
      )}
    </KeptForm>
  );
}
