import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { discardDraftAction } from "@/lib/crises/sitreps/actions";
import { correctSitrepAction } from "@/lib/crises/sitreps/corrections/actions";

/** Asks what is wrong and opens the correction as a draft, which will have the id `draftId`. */
export function CorrectSitrep({ id, draftId }: { id: string; draftId: string }) {
  return (
    <Dialog trigger="Correct" title="Correct this report">
      <Form action={correctSitrepAction}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="draftId" value={draftId} />
        <p>
          The published report stays as it is. The correction keeps its number, gains a letter and takes its
          place once you publish it.
        </p>
        <FormTextareaField
          name="reason"
          label="What is wrong"
          hint="Printed at the head of the corrected copy."
        />
        <div className="flex gap-3">
          <SubmitButton pendingLabel="Opening…">Write the correction</SubmitButton>
          <Button variant="quiet" data-close-dialog="">
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Removes a draft after asking. */
export function DiscardDraft({ id, version }: { id: string; version: number }) {
  return (
    <Dialog trigger="Discard draft" triggerVariant="quiet" title="Discard this draft?">
      <Form action={discardDraftAction}>
        <RecordKey id={id} version={version} />
        <p>Its text is lost; the log entries it cites stay.</p>
        <div className="flex gap-3">
          <SubmitButton variant="danger" pendingLabel="Discarding…">
            Discard
          </SubmitButton>
          <Button variant="quiet" data-close-dialog="">
            Keep it
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
