import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormTextareaField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { addCommentAction, changeCommentAction, removeCommentAction } from "@/lib/comments/actions";
import { COMMENT_LENGTH } from "@/lib/comments/schema";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";

export function AddComment({ id, engagementId }: { id: string; engagementId: string }) {
  return (
    <Form
      action={addCommentAction}
      savedMessage="Your comment stands above."
      clearOnSuccess
      className="gap-3 print:hidden"
    >
      <RecordKey id={id} />
      <input type="hidden" name="engagementId" value={engagementId} />
      <FormTextareaField
        name="text"
        label="Add a comment"
        hint={NO_CLASSIFIED_TEXT}
        maxLength={COMMENT_LENGTH}
        rows={2}
      />
      <SubmitButton variant="secondary" className="w-fit" pendingLabel="Adding…">
        <Icon name="send" />
        Comment
      </SubmitButton>
    </Form>
  );
}

export function ChangeComment({ id, version, text }: { id: string; version: number; text: string }) {
  return (
    <Disclosure key={version} summary="Change it" className="w-full">
      <Form action={changeCommentAction} className="gap-3">
        <RecordKey id={id} version={version} />
        <FormTextareaField
          name="text"
          id={`field-comment-${id}`}
          label="Your comment"
          hint="Within half an hour of writing it."
          defaultValue={text}
          maxLength={COMMENT_LENGTH}
          rows={2}
        />
        <SubmitButton variant="secondary" size="sm" className="w-fit">
          Save the comment
        </SubmitButton>
      </Form>
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
