import { keepFor } from "@/components/kept-words/kept-words";
import { Section } from "@/components/layout/section";
import type { Viewer } from "@/lib/auth/viewer";
import { type Bearer, keyOf } from "@/lib/bearers/rules";
import { canChangeComment, canComment, canRemoveComment } from "@/lib/comments/policy";
import type { CommentView } from "@/lib/comments/queries";
import { COMMENT_LENGTH } from "@/lib/comments/schema";
import { formatInstant } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { AddComment, ChangeComment, RemoveComment } from "./comment-forms";

type CommentSectionProps = {
  viewer: Viewer;
  bearer: Bearer;
  comments: readonly CommentView[];
  now: Date;
};

const READERS: Readonly<Record<Bearer["type"], string>> = {
  engagement: "Whoever may read this record reads them; if it is released to allies, so are they.",
  exercise_edition: "Your own nation reads them; the nations that were asked to the exercise do not.",
};

/** What readers of a record say about it, oldest first, and the way to say more. */
export function CommentSection({ viewer, bearer, comments, now }: CommentSectionProps) {
  const mayComment = canComment(viewer, bearer);
  if (comments.length === 0 && !mayComment) return null;
  return (
    <Section
      id="comments"
      title="Comments"
      note={mayComment ? READERS[bearer.type] : undefined}
      className={comments.length > 0 ? undefined : "print:hidden"}
    >
      {comments.length > 0 ? (
        <ol className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {comments.map((comment) => (
            <li key={comment.id} id={`comment-${comment.id}`} className="grid gap-1.5 px-4 py-3">
              <CommentBody comment={comment} zone={viewer.timeZone} />
              {comment.text !== null ? (
                <div className="flex flex-wrap items-start gap-x-3 gap-y-2 empty:hidden print:hidden">
                  {canChangeComment(viewer, comment, now) ? (
                    <ChangeComment
                      comment={{ id: comment.id, version: comment.version, text: comment.text }}
                      keep={keepFor(viewer, "comment", comment.id)}
                      maxLength={COMMENT_LENGTH}
                    />
                  ) : null}
                  {canRemoveComment(viewer, bearer, comment) ? (
                    <RemoveComment id={comment.id} authorName={comment.authorName} />
                  ) : null}
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {mayComment ? (
        <AddComment
          id={newId()}
          keep={keepFor(viewer, "comment", `${bearer.record.id}.new`)}
          of={keyOf(bearer)}
          maxLength={COMMENT_LENGTH}
        />
      ) : null}
    </Section>
  );
}

function CommentBody({ comment, zone }: { comment: CommentView; zone: string }) {
  const when = formatInstant(comment.createdAt, zone);
  if (comment.removedAt)
    return (
      <p className="text-sm text-muted">
        A comment by {comment.authorName}, {when}, was removed by {comment.removedByName},{" "}
        {formatInstant(comment.removedAt, zone)}.
      </p>
    );
  return (
    <>
      <p className="text-sm text-muted">
        <span className="font-medium text-foreground">{comment.authorName}</span>, {when}
        {comment.changedAt ? ` · changed ${formatInstant(comment.changedAt, zone)}` : null}
      </p>
      <p className="max-w-prose whitespace-pre-line wrap-anywhere">{comment.text}</p>
    </>
  );
}
