import { Dialog } from "@/components/ui/dialog";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { removeFileAction } from "@/lib/attachments/actions";

/** Asks why before a file is taken out of sight. */
export function RemoveFile({ id, name }: { id: string; name: string }) {
  return (
    <Dialog
      trigger={<Icon name="trash" label={`Remove ${name}`} />}
      triggerVariant="quiet"
      triggerSize="sm"
      title="Remove this file"
    >
      <Form action={removeFileAction}>
        <p className="wrap-anywhere">
          Nobody can download “{name}” after this. That it was here, who removed it and why stays on record.
        </p>
        <RecordKey id={id} />
        <FormTextField name="reason" id={`field-reason-${id}`} label="Reason" maxLength={300} required />
        <SubmitButton variant="danger" pendingLabel="Removing…">
          Remove the file
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
