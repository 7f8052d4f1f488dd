import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import {
  decideStepAction,
  nameWriterAction,
  reassignStepAction,
  unpublishEngagementAction,
  withdrawEngagementAction,
} from "@/lib/engagements/reviews/actions";
import { COMMENT_LIMIT } from "@/lib/engagements/reviews/schema";

type RecordProps = { record: { id: string; reference: string; version: number } };

type DecisionFormProps = RecordProps & { stepId: string; words: { approve: string; give: string } };

/** Approve or return, with a comment; `words` say what either does. */
export function DecisionForm({ record, stepId, words }: DecisionFormProps) {
  return (
    <Form
      action={decideStepAction}
      staleNote={<SavedVersionNote href={`/engagements/${record.reference}`} />}
    >
      <input type="hidden" name="stepId" value={stepId} />
      <input type="hidden" name="version" value={record.version} />
      <FormTextareaField
        name="comment"
        label={
          <>
            Comment <span className="font-normal text-muted">(needed to return it)</span>
          </>
        }
        hint="Its author reads it. To return it, say what is to be changed."
        maxLength={COMMENT_LIMIT}
        rows={3}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="decision" value="APPROVED" pendingLabel="Approving…">
          {words.approve}
        </SubmitButton>
        <SubmitButton name="decision" value="RETURNED" variant="secondary" pendingLabel="Returning…">
          {words.give}
        </SubmitButton>
      </div>
    </Form>
  );
}

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

/** Admins take a published record out of the lists, and say why. */
export function UnpublishForm({ record }: RecordProps) {
  return (
    <Form
      action={unpublishEngagementAction}
      staleNote={<SavedVersionNote href={`/engagements/${record.reference}`} />}
    >
      <RecordKey id={record.id} version={record.version} />
      <FormTextareaField
        name="reason"
        label="Why it is taken out of the lists"
        hint="It becomes its author's draft again; who may have read it stays on record."
        maxLength={COMMENT_LIMIT}
        rows={2}
      />
      <SubmitButton variant="danger" className="justify-self-start" pendingLabel="Unpublishing…">
        Unpublish
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
