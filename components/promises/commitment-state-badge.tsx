import { Badge } from "@/components/ui/badge";
import { OVERDUE_LABEL } from "@/lib/commitments/labels";
import { isOverdue } from "@/lib/commitments/rules";
import { counted } from "@/lib/counts";
import { type CalendarDate, daysBetween } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS } from "@/lib/engagements/labels";
import type { CommitmentState } from "@/lib/generated/prisma/enums";

type CommitmentStateBadgeProps = {
  state: CommitmentState;
  dueOn: CalendarDate | null;
  /** The day it is where the viewer is. */
  today: CalendarDate;
};

/** The state of a promise; one that is past its due date and not closed shouts. */
export function CommitmentStateBadge({ state, dueOn, today }: CommitmentStateBadgeProps) {
  if (dueOn !== null && isOverdue({ state, dueOn }, today)) {
    const days = daysBetween(dueOn, today);
    return (
      <Badge tone="danger" icon="alert">
        {OVERDUE_LABEL} by {counted(days, "day")}
      </Badge>
    );
  }
  if (state === "DONE")
    return (
      <Badge tone="success" icon="circle-check">
        {COMMITMENT_STATE_LABELS.DONE}
      </Badge>
    );
  if (state === "BROKEN")
    return (
      <Badge tone="danger" icon="circle-x">
        {COMMITMENT_STATE_LABELS.BROKEN}
      </Badge>
    );
  if (state === "OVERTAKEN") return <Badge icon="ban">{COMMITMENT_STATE_LABELS.OVERTAKEN}</Badge>;
  return (
    <Badge tone="info" icon={state === "IN_WORK" ? "circle-dot" : "circle"}>
      {COMMITMENT_STATE_LABELS[state]}
    </Badge>
  );
}
