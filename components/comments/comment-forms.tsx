"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { textField } from "@/components/ui/merged-fields";
import { RecordKey } from "@/components/ui/record-key";
import type { BearerKey } from "@/lib/bearers/schema";
import { addCommentAction, changeCommentAction, removeCommentAction } from "@/lib/comments/actions";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";

type AddCommentProps = {
  /** The id that it will have. */
  id: string;
  keep: Keep;
  of: BearerKey;
  /** In characters. */
  maxLength: number;
};

export function AddComment({ id, keep, of, maxLength }: AddCommentProps) {
  return (
    <KeptForm
      id={id}
      keep={keep}
      action={addCommentAction}
      scope="comment"
      savedMessage="Your comment stands above."
      clearOnSuccess
      className="gap-3 print:hidden"
    >
      {(said) => (
        <>
          <input type="hidden" name="of.type" value={of.type} />
          <input type="hidden" name="of.id" value={of.id} />
          <FormTextareaField
            name="text"
            label="Add a comment"
            hint={NO_CLASSIFIED_TEXT}
            defaultValue={said.text}
            maxLength={maxLength}
            rows={2}
          />
          <SubmitButton variant="secondary" className="w-fit" pendingLabel="Adding…">
            <Icon name="send" />
            Comment
          </SubmitButton>
        </>
      )}
    </KeptForm>
  );
}

const LABEL = "Your comment";
const FIELDS = [textField("text", LABEL)];

type ChangeCommentProps = {
  comment: { id: string; version: number; text: string };
  keep: Keep;
  /** In characters. */
  maxLength: number;
};

export function ChangeComment({ comment: { id, version, text }, keep, maxLength }: ChangeCommentProps) {
  return (
    <Disclosure key={version} summary="Change it" className="w-full">
      <KeptMergingForm
        id={id}
        keep={keep}
        record={{ version, values: { text } }}
        fields={FIELDS}
        action={changeCommentAction}
        className="gap-3"
      >
        {(said) => (
          <>
            <FormTextareaField
              name="text"
              id={`field-comment-${id}`}
              label={LABEL}
              hint="Within half an hour of writing it."
              defaultValue={said.text}
              maxLength={maxLength}
              rows={2}
            />
            <SubmitButton variant="secondary" size="sm" className="w-fit">
              Save the comment
            </SubmitButton>
          </>
        )}
      </KeptMergingForm>
    </Disclosure>
  );
}

export function RemoveComment({ id, authorName }: { id: string; authorName: string }) {
  return (
    <Form action={removeCommentAction} className="w-fit">
      <RecordKey id={id} />
      <SubmitButton variant="link" className="text-sm" pendingLabel="Removing…">
        Remove<span className="sr-only"> the comment of {authorName}</span>
      </SubmitButton>
    </Form>
  );
}
