import { clsx } from "clsx";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { formatInstant } from "@/lib/dates";
import type { ReviewStepView, ReviewView } from "@/lib/engagements/reviews/queries";
import { isOverdue } from "@/lib/engagements/reviews/rules";
import { holderWords } from "@/lib/review-chains/labels";

type ReviewStepsProps = { review: ReviewView; now: Date; zone: string };

/** The steps of a review in a line: which post, who decided and when, and where it waits. */
export function ReviewSteps({ review, now, zone }: ReviewStepsProps) {
  return (
    <ol className="grid gap-2 md:flex md:flex-wrap md:items-stretch">
      {review.steps.map((step, index) => {
        const { icon, word, ink } = lookOf(step, review, now);
        return (
          <li
            key={step.id}
            aria-current={word === "Waiting" || word === "Overdue" ? "step" : undefined}
            className="grid min-w-0 flex-1 basis-52 content-start gap-0.5 rounded-md border border-border px-3 py-2"
          >
            <p className={clsx("flex items-center gap-1.5 text-sm font-medium", ink)}>
              <Icon name={icon} />
              Step {index + 1}: {word}
            </p>
            <p className="font-medium wrap-anywhere">{postsInWords(step)}</p>
            <p className="text-sm text-muted">{detailOf(step, zone)}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** The posts any one of which decides, as words; one that the viewer may not know is not named. */
export function postsInWords({ posts }: Pick<ReviewStepView, "posts">): string {
  return posts.map(({ title }) => title).join(" or ") || "A post you may not see";
}

function detailOf(step: ReviewStepView, zone: string): string {
  if (step.decidedAt)
    return [
      step.decidedBy ?? "A holder of the post",
      step.decidedIn && step.posts.length > 1 ? `as ${step.decidedIn}` : null,
      formatInstant(step.decidedAt, zone),
    ]
      .filter(Boolean)
      .join(" · ");
  const holders = new Map(step.posts.flatMap((post) => post.holders.map((one) => [one.name, one])));
  const held = holders.size > 0 ? `Held by ${holderWords([...holders.values()])}` : "Nobody holds it today";
  if (!step.openedAt) return held;
  const climbed = step.climbedAt ? ` · climbed ${formatInstant(step.climbedAt, zone)}` : "";
  return `${held}${step.dueAt ? ` · due ${formatInstant(step.dueAt, zone)}` : ""}${climbed}`;
}

function lookOf(
  step: ReviewStepView,
  review: ReviewView,
  now: Date,
): { icon: IconName; word: string; ink: string } {
  if (step.decision === "APPROVED") return { icon: "circle-check", word: "Approved", ink: "text-success" };
  if (step.decision === "RETURNED") return { icon: "circle-x", word: "Returned", ink: "text-danger" };
  if (review.state !== "OPEN") return { icon: "circle-dashed", word: "Not reached", ink: "text-muted" };
  if (!step.openedAt) return { icon: "circle-dashed", word: "To come", ink: "text-muted" };
  return isOverdue(step, now) || step.climbedAt
    ? { icon: "alert", word: "Overdue", ink: "text-warning" }
    : { icon: "clock", word: "Waiting", ink: "text-info" };
}
