import { ReasonLine } from "@/components/audit/revision-list";
import { DiscardDraft } from "@/components/engagements/discard-draft";
import { PublishForm } from "@/components/engagements/publish-form";
import { WarningList } from "@/components/engagements/warning-list";
import { keepFor } from "@/components/kept-words/kept-words";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import { publishEngagementAction } from "@/lib/engagements/actions";
import { type Keep, keptWords } from "@/lib/engagements/discards/rules";
import { fieldLabel } from "@/lib/engagements/field-labels";
import { changesSince, type History, reasonsSince } from "@/lib/engagements/history";
import { canPublish, type Succession } from "@/lib/engagements/policy";
import { NO_APPROVER } from "@/lib/engagements/reviews/labels";
import { canSubmit, decidingPost, lacksRoleToDecide } from "@/lib/engagements/reviews/policy";
import { openStepOf, type ReviewView } from "@/lib/engagements/reviews/queries";
import { asksAgain, type ReviewEvent } from "@/lib/engagements/reviews/rules";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Warning } from "@/lib/engagements/warnings/rules";
import { DecisionForm } from "./reason-forms";
import { WithdrawForm } from "./review-forms";
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
  /** Null where nothing is left to submit or to take back. */
  succession: Succession | null;
  /** What keeps the draft from being discarded; null where the viewer discards nothing. */
  keeps: readonly Keep[] | null;
  history: History;
};

/**
 * What still stands between a record and its readers, or what of it nobody has approved yet, and what can be done about it. On
 * paper its steps and how they were decided.
 */
export function ReviewPanel(props: ReviewPanelProps) {
  const { viewer, record, reviews, events, warnings, nextChain, succession, keeps, history } = props;
  const now = new Date();
  const zone = viewer.timeZone;
  const { id, reference, version } = record;
  const kept = keeps && keptWords(keeps);
  const maySubmit = succession !== null && canSubmit(viewer, record, succession);
  const latest = reviews.at(-1);
  const step = latest ? openStepOf(latest) : null;
  const mayDecide = latest && step && decidingPost(viewer, latest, step) !== null;
  const isLast = latest !== undefined && step?.sort === latest.steps.at(-1)?.sort;
  const change = record.approval?.change ?? null;
  const returned =
    change || record.publication === "RETURNED"
      ? latest?.steps.find(({ decision }) => decision === "RETURNED")
      : null;

  return (
    <Section
      title={change ? "Changed since it was approved" : HEADINGS[record.publication]}
      boxed
      className={latest && record.publication !== "DRAFT" ? undefined : "print:hidden"}
    >
      <div className="grid gap-4">
        {change ? <ChangeLine {...{ record, change, history, zone }} /> : null}
        <p className="max-w-prose print:hidden">
          {change ? explainChange(latest?.state === "RETURNED") : explain(record, nextChain, isLast)}
        </p>
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
          {mayDecide ? (
            <DecisionForm
              record={{ id, reference, version }}
              keep={keepFor(viewer, "decision", step.id)}
              stepId={step.id}
              words={decisionWords(isLast, change)}
            />
          ) : null}
          {latest && step && lacksRoleToDecide(viewer, latest, step) ? (
            <p className="max-w-prose text-sm">{NO_APPROVER}</p>
          ) : null}
          {record.publication === "SUBMITTED" && maySubmit ? <WithdrawForm record={record} /> : null}
          {canPublish(viewer, record) && (nextChain === null || maySubmit) ? (
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

type ChangeLineProps = { record: EngagementDetail; change: Change; history: History; zone: string };
type Change = NonNullable<NonNullable<EngagementDetail["approval"]>["change"]>;

/** Who changed what was approved, when, in what, and why. */
function ChangeLine({ record, change, history, zone }: ChangeLineProps) {
  const fields = changesSince(history, change.from)
    ?.filter(({ field, from, to }) => asksAgain({ [field]: { from, to } }))
    .map((told) => fieldLabel(told.field));
  const reasons = reasonsSince(history, change.from);
  return (
    <p className="max-w-prose wrap-anywhere">
      {change.by ?? "Someone you may not see"} changed it last, {formatInstant(change.at, zone)}
      {fields && fields.length > 0 ? `: ${fields.join(", ")}` : ""}.{" "}
      <Anchor
        href={`/engagements/${record.reference}/history?since=${change.from}#since`}
        className="prose-link print:hidden"
      >
        What was changed
      </Anchor>
      {reasons.map(({ version, reason }) => (
        <ReasonLine key={version} reason={reason} />
      ))}
    </p>
  );
}

const HEADINGS: Readonly<Record<EngagementDetail["publication"], string>> = {
  DRAFT: "Draft",
  SUBMITTED: "In review",
  RETURNED: "Returned to its author",
  PUBLISHED: "Review",
};

function decisionWords(isLast: boolean, change: Change | null) {
  if (change) return { approve: "Confirm the change", give: "Return the change" };
  return { approve: isLast ? "Approve and publish" : "Approve", give: "Return to its author" };
}

function explainChange(isReturned: boolean): string {
  return isReturned
    ? "It stays published. The comment asks for another change, which is confirmed like this one."
    : "It stays published. One holder of these posts who wrote none of it confirms the change, or returns it with a comment.";
}

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
