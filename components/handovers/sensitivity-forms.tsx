import { keepFor, type Writer } from "@/components/kept-words/kept-words";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import type { Marking } from "@/lib/generated/prisma/enums";
import { removeSensitivityAction } from "@/lib/handovers/actions";
import type { PackSensitivity } from "@/lib/handovers/pack/queries";
import { MARKING_LEVEL_LABELS } from "@/lib/markings/labels";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { ChangeSensitivityForm } from "./change-sensitivity-form";

/** Markings that somebody may write up to their ceiling. */
export function markingOptions(ceiling: Marking) {
  return MARKING_LEVELS.filter((level) => level === "UNCLASSIFIED" || ceiling === "CUI").map((value) => ({
    value,
    label: MARKING_LEVEL_LABELS[value].name,
  }));
}

type SensitivityControlsProps = { writer: Writer; row: PackSensitivity; ceiling: Marking };

export function SensitivityControls({ writer, row, ceiling }: SensitivityControlsProps) {
  const { id, version, text, marking } = row;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
      <Disclosure summary="Change it" className="w-full">
        <ChangeSensitivityForm
          keep={keepFor(writer, "sensitivity", id)}
          row={{ id, version, text, marking }}
          markings={markingOptions(ceiling)}
        />
      </Disclosure>
      <Form action={removeSensitivityAction} scope={`remove-${id}`} className="w-fit">
        <RecordKey id={id} version={version} />
        <SubmitButton variant="link" className="text-sm" pendingLabel="Removing…">
          Remove<span className="sr-only"> ({text.slice(0, 80)})</span>
        </SubmitButton>
      </Form>
    </div>
  );
}
