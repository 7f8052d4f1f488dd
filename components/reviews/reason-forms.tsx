"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import type { Keep } from "@/components/kept-words/kept-words";
import { FormTextareaField, SubmitButton } from "@/components/ui/form";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { decideStepAction, unpublishEngagementAction } from "@/lib/engagements/reviews/actions";
import { COMMENT_LIMIT } from "@/lib/engagements/reviews/schema";

type ReasonFormProps = { record: { id: string; reference: string; version: number }; keep: Keep };

type DecisionFormProps = ReasonFormProps & { stepId: string; words: { approve: string; give: string } };

/** Approve or return, with a comment; `words` say what either does. */
export function DecisionForm({ record, keep, stepId, words }: DecisionFormProps) {
  return (
    <KeptForm
      keep={keep}
      id={stepId}
      idName="stepId"
      version={record.version}
      action={decideStepAction}
      staleNote={<SavedVersionNote href={`/engagements/${record.reference}`} />}
    >
      {(said) => (
        <>
          <FormTextareaField
            name="comment"
            label={
              <>
                Comment <span className="font-normal text-muted">(needed to return it)</span>
              </>
            }
            hint="Its author reads it. To return it, say what is to be changed."
            defaultValue={said.comment}
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
            <KeptLine />
          </div>
        </>
      )}
    </KeptForm>
  );
}

/** Admins take a published record out of the lists, and say why. */
export function UnpublishForm({ record, keep }: ReasonFormProps) {
  return (
    <KeptForm
      keep={keep}
      id={record.id}
      version={record.version}
      action={unpublishEngagementAction}
      staleNote={<SavedVersionNote href={`/engagements/${record.reference}`} />}
    >
      {(said) => (
        <>
          <FormTextareaField
            name="reason"
            label="Why it is taken out of the lists"
            hint="It becomes its author's draft again; who may have read it stays on record."
            defaultValue={said.reason}
            maxLength={COMMENT_LIMIT}
            rows={2}
          />
          <SubmitButton variant="danger" className="justify-self-start" pendingLabel="Unpublishing…">
            Unpublish
          </SubmitButton>
        </>
      )}
    </KeptForm>
  );
}
