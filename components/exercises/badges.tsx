import { Badge } from "@/components/ui/badge";
import type { CalendarDate } from "@/lib/dates";
import { type Finding, type Health, milestoneHealth } from "@/lib/exercises/editions/health/rules";
import type { PlannedMilestone } from "@/lib/exercises/editions/milestones/rules";
import type { Phase } from "@/lib/exercises/editions/rules";
import {
  HEALTH_LABELS,
  INVITATION_STATE_LABELS,
  LESSON_STATE_LABELS,
  MILESTONE_STATE_LABELS,
  PHASE_LABELS,
  SERIES_STATUS_LABELS,
} from "@/lib/exercises/labels";
import type {
  InvitationState,
  LessonState,
  MilestoneState,
  SeriesStatus,
} from "@/lib/generated/prisma/enums";

export function SeriesStatusBadge({ status }: { status: SeriesStatus }) {
  const look = { ACTIVE: "success", DISCONTINUED: "neutral", RENAMED: "info" } as const;
  const icon = { ACTIVE: "circle-check", DISCONTINUED: "ban", RENAMED: "refresh" } as const;
  return (
    <Badge tone={look[status]} icon={icon[status]}>
      {SERIES_STATUS_LABELS[status]}
    </Badge>
  );
}

/** Stands beside a fact that nobody has checked against its source. */
export function NotVerified() {
  return (
    <Badge tone="warning" icon="circle-help">
      Not verified
    </Badge>
  );
}

/** Red, amber or green of an edition or milestone. */
export function HealthBadge({ health }: { health: Health }) {
  const look = { RED: "danger", AMBER: "warning", GREEN: "success", GREY: "neutral" } as const;
  const icon = {
    RED: "circle-alert",
    AMBER: "clock",
    GREEN: "circle-check",
    GREY: "circle-dashed",
  } as const;
  return (
    <Badge tone={look[health]} icon={icon[health]}>
      {HEALTH_LABELS[health]}
    </Badge>
  );
}

/** The badge with every reason for it in words. */
export function HealthWords({ findings }: { findings: readonly [Finding, ...Finding[]] }) {
  const [worst] = findings;
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
      <HealthBadge health={worst.health} />
      {findings.length === 1 ? (
        <span>{worst.reason}</span>
      ) : (
        <ul className="grid gap-0.5">
          {findings.map(({ reason, health }) => (
            <li key={reason}>
              {reason}
              {health === worst.health ? null : (
                <span className="text-muted"> ({HEALTH_LABELS[health].toLowerCase()})</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function PhaseBadge({ phase }: { phase: Phase }) {
  const look = {
    UNDATED: "neutral",
    PLANNING: "info",
    UNDER_WAY: "success",
    REVIEW: "info",
    FINISHED: "neutral",
    CANCELLED: "neutral",
  } as const;
  const icon = {
    UNDATED: "circle-dashed",
    PLANNING: "calendar",
    UNDER_WAY: "circle-dot",
    REVIEW: "search",
    FINISHED: "check",
    CANCELLED: "ban",
  } as const;
  return (
    <Badge tone={look[phase]} icon={icon[phase]}>
      {PHASE_LABELS[phase]}
    </Badge>
  );
}

/** Stands beside what is invented for the demonstration. */
export function Fictional() {
  return (
    <Badge tone="info" icon="info">
      Fictional
    </Badge>
  );
}

export function InvitationBadge({ state }: { state: InvitationState }) {
  const look = { INVITED: "info", CONFIRMED: "success", DECLINED: "neutral" } as const;
  const icon = { INVITED: "mail", CONFIRMED: "circle-check", DECLINED: "circle-x" } as const;
  return (
    <Badge tone={look[state]} icon={icon[state]}>
      {INVITATION_STATE_LABELS[state]}
    </Badge>
  );
}

export function MilestoneStateBadge({ state }: { state: MilestoneState }) {
  const look = { PLANNED: "neutral", DONE: "success", NOT_NEEDED: "neutral" } as const;
  const icon = { PLANNED: "circle", DONE: "circle-check", NOT_NEEDED: "minus" } as const;
  return (
    <Badge tone={look[state]} icon={icon[state]}>
      {MILESTONE_STATE_LABELS[state]}
    </Badge>
  );
}

export function LessonStateBadge({ state }: { state: LessonState }) {
  const look = { OPEN: "info", IN_WORK: "info", DONE: "success", DROPPED: "neutral" } as const;
  const icon = { OPEN: "circle", IN_WORK: "circle-dot", DONE: "circle-check", DROPPED: "ban" } as const;
  return (
    <Badge tone={look[state]} icon={icon[state]}>
      {LESSON_STATE_LABELS[state]}
    </Badge>
  );
}

type MilestoneStandingProps = {
  milestone: Pick<PlannedMilestone, "state" | "plannedOn">;
  isCancelled: boolean;
  /** Day in UTC. */
  today: CalendarDate;
};

/** How a milestone stands: what is still to come of a cancelled edition is not judged, for it falls away. */
export function MilestoneStanding({ milestone, isCancelled, today }: MilestoneStandingProps) {
  if (milestone.state !== "PLANNED") return <MilestoneStateBadge state={milestone.state} />;
  if (isCancelled) return <span className="text-sm text-muted">Edition cancelled</span>;
  const { health, reason } = milestoneHealth(milestone, today);
  return (
    <span className="grid justify-items-start gap-0.5">
      <HealthBadge health={health} />
      <span className="text-xs text-muted">{reason}</span>
    </span>
  );
}
