import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { discardDraftAction } from "@/lib/crises/sitreps/actions";

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
