import { counted } from "@/lib/counts";
import { type CalendarDate, daysBetween, formatDate } from "@/lib/dates";
import type { ExerciseRole, InvitationState } from "@/lib/generated/prisma/enums";
import { lowerFirst, milestoneName } from "../../labels";
import { nextMilestone, type PlannedMilestone } from "../milestones/rules";
import { type LifeFacts, type Phase, phaseOf } from "../rules";

/** Days before a milestone from which it asks for attention. */
export const AMBER_DAYS = 30;

export type Health = "RED" | "AMBER" | "GREEN" | "GREY";

export type Finding = { health: Health; reason: string };

/** How one milestone stands on a day, with the reason in words. */
export function milestoneHealth(
  { state, plannedOn }: Pick<PlannedMilestone, "state" | "plannedOn">,
  today: CalendarDate,
): Finding {
  if (state === "DONE") return { health: "GREEN", reason: "Done" };
  if (state === "NOT_NEEDED") return { health: "GREY", reason: "Not needed" };
  if (plannedOn === null) return { health: "GREY", reason: "No day set" };
  const days = daysBetween(today, plannedOn);
  if (days < 0) return { health: "RED", reason: `Overdue since ${formatDate(plannedOn)}` };
  if (days === 0) return { health: "AMBER", reason: "Today" };
  if (days <= AMBER_DAYS) return { health: "AMBER", reason: days === 1 ? "Tomorrow" : `In ${days} days` };
  return { health: "GREEN", reason: "On its way" };
}

export type Participation = { role: ExerciseRole; state: InvitationState };

/** Somebody besides the host and the observers has said yes. */
function hasConfirmedParticipant(participants: readonly Participation[]): boolean {
  return participants.some(
    ({ role, state }) => state === "CONFIRMED" && (role === "PARTICIPANT" || role === "CO_HOST"),
  );
}

export type EditionFacts = Omit<LifeFacts, "milestones"> & {
  milestones: readonly PlannedMilestone[];
  participants: readonly Participation[];
  /** Lessons without an owner; null when the viewer may not read lessons. */
  lessonsWithoutOwner: number | null;
};

/**
 * Red, amber or green, worst first, with every reason in words. Red: a milestone is overdue, or the final planning conference
 * is held or past and nobody besides the host is confirmed. Amber: a milestone falls due within 30 days, or a lesson has no
 * owner. Green: neither. Grey: nothing to judge by, since it has no dates, is cancelled, was not planned here or has no milestone
 * to come with a day: unknown is not green.
 */
export function editionHealth(edition: EditionFacts, today: CalendarDate): [Finding, ...Finding[]] {
  const phase = phaseOf(edition, today);
  if (phase === "CANCELLED") return [{ health: "GREY", reason: "Cancelled" }];
  if (phase === "UNDATED") return [{ health: "GREY", reason: "No dates yet" }];
  const findings = [...findingsOf(edition, phase, today)].sort(
    (one, other) => SEVERITY.indexOf(one.health) - SEVERITY.indexOf(other.health),
  );
  const [first, ...rest] = findings;
  if (first) return [first, ...rest];
  if (edition.milestones.length === 0) return [{ health: "GREY", reason: "No milestones on record" }];
  if (phase === "FINISHED")
    return [
      {
        health: "GREEN",
        reason: edition.isReviewClosed ? "Review closed" : "All milestones on record are done",
      },
    ];
  const next = nextMilestone(edition.milestones);
  const dayless = edition.milestones.filter(
    ({ state, plannedOn }) => state === "PLANNED" && plannedOn === null,
  ).length;
  if (!next?.plannedOn)
    return [
      dayless > 0
        ? { health: "GREY", reason: "No milestone to come has a day" }
        : { health: "GREEN", reason: "Nothing is due" },
    ];
  return [
    { health: "GREEN", reason: `Next: ${milestoneName(next)}, ${formatDate(next.plannedOn)}` },
    ...(dayless > 0
      ? [
          {
            health: "GREY" as const,
            reason: counted(dayless, "milestone has no day", "milestones have no day"),
          },
        ]
      : []),
  ];
}

/** From the worst to the best. */
export const SEVERITY: readonly Health[] = ["RED", "AMBER", "GREEN", "GREY"];

function* findingsOf(edition: EditionFacts, phase: Phase, today: CalendarDate): Generator<Finding> {
  for (const milestone of edition.milestones) {
    const { health, reason } = milestoneHealth(milestone, today);
    if (milestone.state !== "PLANNED" || (health !== "RED" && health !== "AMBER")) continue;
    yield { health, reason: `${milestoneName(milestone)}: ${lowerFirst(reason)}` };
  }
  const isFinalBehind = edition.milestones.some(
    ({ kind, state, plannedOn }) =>
      kind === "FPC" &&
      (state === "DONE" || (state === "PLANNED" && plannedOn !== null && plannedOn < today)),
  );
  if (
    isFinalBehind &&
    (phase === "PLANNING" || phase === "UNDER_WAY") &&
    !hasConfirmedParticipant(edition.participants)
  )
    yield {
      health: "RED",
      reason: "The final planning conference is behind us and no participant besides the host is confirmed",
    };
  const { lessonsWithoutOwner: without } = edition;
  if (without)
    yield {
      health: "AMBER",
      reason: counted(without, "lesson has no owner", "lessons have no owner"),
    };
}
