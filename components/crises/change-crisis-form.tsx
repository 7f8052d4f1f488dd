import { Form, FormRadioGroup, FormTextareaField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { changeCrisisAction } from "@/lib/crises/actions";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { type Alert, alertMoves } from "@/lib/crises/rules";

type ChangeCrisisFormProps = {
  crisis: { id: string; version: number; reference: string; title: string; summary: string; alert: Alert };
};

export function ChangeCrisisForm({ crisis }: ChangeCrisisFormProps) {
  const choices = [crisis.alert, ...alertMoves(crisis.alert)];
  return (
    <Form
      action={changeCrisisAction}
      staleNote={<SavedVersionNote href={`/crises/${crisis.reference}/edit`} />}
    >
      <RecordKey {...crisis} />
      <FormRadioGroup
        name="alert"
        label="Alert level"
        defaultValue={crisis.alert}
        choices={choices.map((value) => ({
          value,
          label: value === crisis.alert ? `${ALERT_LABELS[value].name} (now)` : ALERT_LABELS[value].name,
          hint: ALERT_LABELS[value].criteria,
        }))}
      />
      <FormTextField name="title" label="Title" defaultValue={crisis.title} maxLength={120} />
      <FormTextareaField name="summary" label="Summary" defaultValue={crisis.summary} maxLength={4000} />
      <FormTextareaField
        name="reason"
        label="Reason"
        hint="Kept with the change and shown in the history of the alert."
        maxLength={1000}
      />
      <FormButtons cancelHref={`/crises/${crisis.reference}`}>Save the change</FormButtons>
    </Form>
  );
}
