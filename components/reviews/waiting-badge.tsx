import { Badge } from "@/components/ui/badge";
import type { ReviewStepView } from "@/lib/engagements/reviews/queries";
import { isOverdue } from "@/lib/engagements/reviews/rules";

/** How an open step stands: it waits, waits too long, or has climbed. */
export function WaitingBadge({ step, now }: { step: ReviewStepView; now: Date }) {
  if (step.climbedAt)
    return (
      <Badge tone="danger" icon="arrow-up">
        Climbed
      </Badge>
    );
  return isOverdue(step, now) ? (
    <Badge tone="danger" icon="alert">
      Overdue
    </Badge>
  ) : (
    <Badge tone="info" icon="clock">
      Waiting
    </Badge>
  );
}
