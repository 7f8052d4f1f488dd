import type { CalendarDate } from "@/lib/dates";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";

/** The first milestone of its kind, done on the day it was held, and to come where it was not. */
export function milestone(
  kind: MilestoneKind,
  plannedOn: CalendarDate | null,
  heldOn: CalendarDate | null = null,
) {
  return {
    kind,
    number: 1,
    state: heldOn ? ("DONE" as const) : ("PLANNED" as const),
    plannedOn,
    heldOn,
  };
}
