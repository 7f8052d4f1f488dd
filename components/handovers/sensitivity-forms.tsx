import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import type { Marking } from "@/lib/generated/prisma/enums";
import { addSensitivityAction, removeSensitivityAction } from "@/lib/handovers/actions";
import type { PackSensitivity } from "@/lib/handovers/pack/queries";
import { HANDOVER_TEXT_LIMITS } from "@/lib/handovers/schema";
import { MARKING_LEVEL_LABELS, NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { ChangeSensitivityForm } from "./change-sensitivity-form";

/** Markings that somebody may write up to their ceiling. */
export function markingOptions(ceiling: Marking) {
  return MARKING_LEVELS.filter((level) => level === "UNCLASSIFIED" || ceiling === "CUI").map((value) => ({
    value,
    label: MARKING_LEVEL_LABELS[value].name,
  }));
}

export function AddSensitivity({
  id,
  handoverId,
  ceiling,
}: {
  id: string;
  handoverId: string;
  ceiling: Marking;
}) {
  return (
    <Form
      action={addSensitivityAction}
      scope="add-sensitivity"
      savedMessage="It stands above."
      clearOnSuccess
      className="gap-3 print:hidden"
    >
      <RecordKey id={id} />
      <input type="hidden" name="handoverId" value={handoverId} />
      <FormTextareaField
        name="text"
        label="Add a sensitivity"
        hint={`One thing at a time: each is signed for by itself. ${NO_CLASSIFIED_TEXT}`}
        maxLength={HANDOVER_TEXT_LIMITS.sensitivity}
        rows={3}
      />
      <FormSelectField
        name="marking"
        label="Marking"
        className="max-w-56"
        options={markingOptions(ceiling)}
      />
      <SubmitButton variant="secondary" className="w-fit" pendingLabel="Adding…">
        <Icon name="plus" />
        Add it
      </SubmitButton>
    </Form>
  );
}

export function SensitivityControls({ row, ceiling }: { row: PackSensitivity; ceiling: Marking }) {
  const { id, version, text, marking } = row;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
      <Disclosure summary="Change it" className="w-full">
        <ChangeSensitivityForm row={{ id, version, text, marking }} markings={markingOptions(ceiling)} />
      </Disclosure>
      <Form action={removeSensitivityAction} scope={`remove-${id}`} className="w-fit">
        <RecordKey id={id} version={version} />
        <SubmitButton variant="link" className="text-sm" pendingLabel="Removing…">
          Remove<span className="sr-only">: {text.slice(0, 80)}</span>
        </SubmitButton>
      </Form>
    </div>
  );
}
