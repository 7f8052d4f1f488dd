import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { discardEngagementAction } from "@/lib/engagements/discards/actions";
import { REASON_LIMIT } from "@/lib/engagements/discards/schema";

/** Asks why before a draft that was logged by mistake is out of reach for good. */
export function DiscardDraft({ record }: { record: { id: string; reference: string; version: number } }) {
  const { id, reference, version } = record;
  return (
    <Dialog trigger="Discard draft" triggerVariant="quiet" title="Discard this draft?">
      <Form
        action={discardEngagementAction}
        staleNote={<SavedVersionNote href={`/engagements/${reference}`} />}
      >
        <p>
          Nobody can open {reference} after this: not you, nor the co-authors and readers it names. Its
          reference is not given again. That it was here, who discarded it and why stays in the audit trail.
        </p>
        <RecordKey id={id} version={version} />
        <FormTextareaField
          name="reason"
          label="Reason"
          hint="For example: logged twice, or with the wrong country."
          maxLength={REASON_LIMIT}
          rows={2}
          required
        />
        <div className="flex flex-wrap gap-3">
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
