import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/counts";
import { formatInstant } from "@/lib/dates";
import type { ReviewRow, ReviewStepView, ReviewView } from "@/lib/engagements/reviews/queries";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Publication, ReviewState } from "@/lib/generated/prisma/enums";
import { postsInWords } from "./review-steps";

type DecidedNoticeProps = {
  record: Pick<EngagementDetail, "publication">;
  /** The review in which it was decided. */
  latest: Pick<ReviewView, "changedFrom" | "state">;
  /** What still waits for the reader's decision: the first, and how many. */
  next: ReviewRow | null;
  total: number;
};

/** What the reader has just decided, and the way to what waits for them next. */
export function DecidedNotice({ record, latest, next, total }: DecidedNoticeProps) {
  const words = latest.changedFrom === null ? WORDS[record.publication] : CHANGE_WORDS[latest.state];
  return words ? (
    <Notice tone="success" title={words}>
      {next ? (
        <p className="wrap-anywhere">
          Next for you:{" "}
          <Anchor href={`/engagements/${next.engagement.reference}`} className="prose-link">
            {next.engagement.title}
          </Anchor>
          {total > 1 ? (
            <>
              ,{" "}
              <Anchor href="/reviews" className="prose-link">
                all {formatCount(total)} that wait
              </Anchor>
            </>
          ) : null}
        </p>
      ) : (
        "Nothing else waits for you."
      )}
    </Notice>
  ) : null;
}

/** Where what the reader has just sent off is now: before those of the step, or, where nobody reviews it, before its readers. */
export function SentNotice({ step, zone }: { step: ReviewStepView | null; zone: string }) {
  if (!step)
    return (
      <Notice tone="success" title="Published.">
        Everyone who may read it finds it from now on.
      </Notice>
    );
  return (
    <Notice tone="success" title="Submitted.">
      <p className="wrap-anywhere">
        It waits for {postsInWords(step)}
        {step.dueAt ? `, due ${formatInstant(step.dueAt, zone)}` : ""}. You are told when it is decided.
      </p>
    </Notice>
  );
}

const WORDS: Readonly<Partial<Record<Publication, string>>> = {
  PUBLISHED: "Approved and published.",
  SUBMITTED: "Approved. It waits for its next step now.",
  RETURNED: "Returned to its author with your comment.",
};

const CHANGE_WORDS: Readonly<Partial<Record<ReviewState, string>>> = {
  APPROVED: "The change is confirmed.",
  RETURNED: "The change is returned with your comment. The record stays published.",
};
