import type { CalendarDate } from "@/lib/dates";
import type { EngagementStatus, LadderStep } from "@/lib/generated/prisma/enums";

/** The ladder from the bottom: each step stands on those before it. */
export const LADDER = [
  "ATTENDED",
  "DISCUSSED",
  "AGREED",
  "ACTED",
  "SUSTAINED",
] as const satisfies readonly LadderStep[];

type Reached = { step: LadderStep; reachedOn: CalendarDate };

/** The highest step reached, or null. */
export function topOf<Step extends Reached>(steps: readonly Step[]): Step | null {
  return steps.toSorted((a, b) => LADDER.indexOf(b.step) - LADDER.indexOf(a.step))[0] ?? null;
}

/** The one step that can be reached next: a step needs its own evidence and that of all below. Null at the top. */
export function nextStep(steps: readonly Reached[]): LadderStep | null {
  return LADDER.find((step) => !steps.some((reached) => reached.step === step)) ?? null;
}

/**
 * The day on which a step is proposed to have been reached: attended is what was, on the last day of an engagement that is
 * over; all other steps follow it and are seen today.
 */
export function proposedDay(step: LadderStep, lastDay: CalendarDate, today: CalendarDate): CalendarDate {
  return step === "ATTENDED" && lastDay < today ? lastDay : today;
}

/**
 * What keeps a step from being reached on a day; empty when it may. Of dates, the latest reached binds, and before the first day on which
 * the engagement may have begun nothing came of it.
 */
export function stepProblems(
  steps: readonly Reached[],
  { step, reachedOn, checkOn }: { step: LadderStep; reachedOn: CalendarDate; checkOn: CalendarDate },
  { startsOn, today }: { startsOn: CalendarDate; today: CalendarDate },
): { field: "step" | "reachedOn" | "checkOn"; message: string }[] {
  const problems: ReturnType<typeof stepProblems> = [];
  const next = nextStep(steps);
  if (step !== next)
    problems.push({
      field: "step",
      message: next
        ? "A step needs the evidence of those below it; the next one comes first."
        : "All steps are reached.",
    });
  const top = topOf(steps);
  if (reachedOn > today) problems.push({ field: "reachedOn", message: "That day is yet to come." });
  else if (top && reachedOn < top.reachedOn)
    problems.push({ field: "reachedOn", message: "The step below was reached later than that." });
  else if (reachedOn < startsOn)
    problems.push({ field: "reachedOn", message: "The engagement took place later than that." });
  if (checkOn <= reachedOn)
    problems.push({ field: "checkOn", message: "Look again after the day it was reached." });
  return problems;
}

/** Whether something can have come of it yet: of what is only planned nothing has. */
export function hasTakenPlace(status: EngagementStatus): boolean {
  return status === "COMPLETE" || status === "EXECUTING";
}
