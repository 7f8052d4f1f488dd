import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import {
  nameWriterAction,
  reassignStepAction,
  withdrawEngagementAction,
} from "@/lib/engagements/reviews/actions";

type RecordProps = { record: { id: string; reference: string; version: number } };

/** Its writers take it back from review. */
export function WithdrawForm({ record }: RecordProps) {
  return (
    <Form
      action={withdrawEngagementAction}
      staleNote={<SavedVersionNote href={`/engagements/${record.reference}`} />}
    >
      <RecordKey id={record.id} version={record.version} />
      <SubmitButton variant="secondary" className="justify-self-start" pendingLabel="Taking it back…">
        Take it back
      </SubmitButton>
    </Form>
  );
}

/** Admins name a co-author of what has nobody left who writes it. */
export function NameWriterForm({ id, officers }: { id: string; officers: readonly ComboboxOption[] }) {
  return (
    <Form action={nameWriterAction}>
      <input type="hidden" name="id" value={id} />
      <Combobox
        name="userId"
        label="Co-author"
        hint="Officers who may change it today. It opens to nobody else; whom you name submits it and says who reads it."
        options={officers}
      />
      <SubmitButton className="justify-self-start" pendingLabel="Naming…">
        Name as co-author
      </SubmitButton>
    </Form>
  );
}

/** Admins give a step that nobody can decide to other posts. */
export function ReassignForm({ stepId, posts }: { stepId: string; posts: readonly ComboboxOption[] }) {
  return (
    <Form action={reassignStepAction} savedMessage="The step is theirs now.">
      <input type="hidden" name="stepId" value={stepId} />
      <Combobox
        name="postIds"
        label="Give it to"
        hint="Any one of these posts decides it."
        multiple
        options={posts}
      />
      <SubmitButton className="justify-self-start">Give the step to these posts</SubmitButton>
    </Form>
  );
}
