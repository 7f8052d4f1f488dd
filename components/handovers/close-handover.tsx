import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormRadioGroup, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";

import type { HandoverEnding } from "@/lib/generated/prisma/enums";
import { closeHandoverAction } from "@/lib/handovers/actions";

const CHOICES = {
  TAKEN_OVER: { label: "It is taken over", hint: "Whoever follows has what they need." },
  CALLED_OFF: {
    label: "It is called off",
    hint: "The holder stays. It starts again when they get a later last day.",
  },
} as const satisfies Record<HandoverEnding, { label: string; hint: string }>;

/** Ends a handover, after asking how. */
export function CloseHandover({
  handover,
  endings,
}: {
  handover: { id: string; version: number };
  endings: readonly HandoverEnding[];
}) {
  const [first] = endings;
  if (!first) return null;
  return (
    <Dialog trigger="Close the handover" title="Close this handover?">
      <Form action={closeHandoverAction} staleNote={<SavedVersionNote href={`/handovers/${handover.id}`} />}>
        <RecordKey id={handover.id} version={handover.version} />
        <p>
          Nothing in it changes any more; what was prepared and signed stays. Who holds the post is not
          changed by it.
        </p>
        {endings.length > 1 ? (
          <FormRadioGroup
            name="ending"
            label="How it ends"
            defaultValue={first}
            choices={endings.map((value) => ({ value, ...CHOICES[value] }))}
          />
        ) : (
          <input type="hidden" name="ending" value={first} />
        )}
        <div className="flex gap-3">
          <SubmitButton pendingLabel="Closing…">Close it</SubmitButton>
          <Button variant="quiet" data-close-dialog="">
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
