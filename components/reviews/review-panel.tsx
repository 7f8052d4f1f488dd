import { DiscardDraft } from "@/components/engagements/discard-draft";
import { PublishForm } from "@/components/engagements/publish-form";
import { WarningList } from "@/components/engagements/warning-list";
import { Section } from "@/components/layout/section";
import type { Viewer } from "@/lib/auth/viewer";
import { publishEngagementAction } from "@/lib/engagements/actions";
import { canPublish } from "@/lib/engagements/policy";
import { canSubmit, decidingPost } from "@/lib/engagements/reviews/policy";
import { openStepOf, type ReviewView } from "@/lib/engagements/reviews/queries";
import type { ReviewEvent } from "@/lib/engagements/reviews/rules";
import { type Keep, keptWords } from "@/lib/engagements/rules";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Warning } from "@/lib/engagements/warnings/rules";
import { DecisionForm, WithdrawForm } from "./review-forms";
import { ReviewHistory } from "./review-history";
import { ReviewSteps } from "./review-steps";

type ReviewPanelProps = {
  viewer: Viewer;
  record: EngagementDetail;
  reviews: readonly ReviewView[];
  events: readonly ReviewEvent[];
  warnings: readonly Warning[];
  /** The chain that reviews it when it is sent on now; null where it is published then. */
  nextChain: string | null;
  /** What keeps the draft from being discarded; null where the viewer discards nothing. */
  keeps: readonly Keep[] | null;
};

/** What still stands between a record and its readers, and what can be done about it. On paper its steps and how they were decided. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { viewer, record, reviews, events, warnings, nextChain, keeps } = props;
  const now = new Date();
  const zone = viewer.timeZone;
  const { id, reference, version } = record;
  const kept = keeps && keptWords(keeps);
  const latest = reviews.at(-1);
  const step = latest ? openStepOf(latest) : null;
  const mayDecide = latest && step && decidingPost(viewer, latest, step) !== null;
  const isLast = latest !== undefined && step?.sort === latest.steps.at(-1)?.sort;
  const returned =
    record.publication === "RETURNED" ? latest?.steps.find(({ decision }) => decision === "RETURNED") : null;

  return (
    <Section
      title={HEADINGS[record.publication]}
      boxed
      className={latest && record.publication !== "DRAFT" ? undefined : "print:hidden"}
    >
      <div className="grid gap-4">
        <p className="max-w-prose print:hidden">{explain(record, nextChain, isLast)}</p>
        {returned ? (
          <blockquote className="max-w-prose border-l-4 border-warning pl-3 whitespace-pre-line wrap-anywhere">
            {returned.comment}
            <footer className="text-sm text-muted">
              {[returned.decidedBy, returned.decidedIn].filter(Boolean).join(", ")}
            </footer>
          </blockquote>
        ) : null}
        {latest && record.publication !== "DRAFT" ? (
          <ReviewSteps review={latest} now={now} zone={zone} />
        ) : null}
        <WarningList warnings={warnings} />
        <div className="grid gap-4 empty:hidden print:hidden">
          {mayDecide ? <DecisionForm record={record} stepId={step.id} isLast={isLast} /> : null}
          {record.publication === "SUBMITTED" && canSubmit(viewer, record) ? (
            <WithdrawForm record={record} />
          ) : null}
          {canPublish(viewer, record) && (nextChain === null || canSubmit(viewer, record)) ? (
            // It runs in the browser, and what it is given travels there: not the whole record.
            <PublishForm
              record={{ id, reference, version }}
              action={publishEngagementAction}
              isReviewed={nextChain !== null}
            />
          ) : null}
          {keeps ? (
            kept ? (
              <p className="max-w-prose text-sm text-muted">{kept}</p>
            ) : (
              <div className="justify-self-start">
                <DiscardDraft record={{ id, reference, version }} />
              </div>
            )
          ) : null}
        </div>
        {events.length > 0 ? <ReviewHistory events={events} zone={zone} /> : null}
      </div>
    </Section>
  );
}

const HEADINGS: Readonly<Record<EngagementDetail["publication"], string>> = {
  DRAFT: "Draft",
  SUBMITTED: "In review",
  RETURNED: "Returned to its author",
  PUBLISHED: "Review",
};

function explain({ publication }: EngagementDetail, nextChain: string | null, isLast: boolean): string {
  const next = nextChain
    ? `Submitted, it is reviewed first (${nextChain}) and shared when the last step approves it.`
    : "Published, it stands in the lists and figures of everyone who covers its countries.";
  switch (publication) {
    case "DRAFT":
      return `This is a draft: only its author, the co-authors and named readers see it. ${next}`;
    case "RETURNED":
      return `It came back with a comment; those who reviewed it still see it. ${next}`;
    case "SUBMITTED":
      return `Only its author, co-authors, named readers and the reviewers whose turn has come see it. ${
        isLast
          ? "The approval of this last step publishes it."
          : "Each step is approved by one holder of its posts."
      } A change by its author takes it back.`;
    case "PUBLISHED":
      return "How it came to be shared.";
  }
}
