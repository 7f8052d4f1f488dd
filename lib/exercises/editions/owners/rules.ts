import type { CalendarDate } from "@/lib/dates";
import type { LessonState } from "@/lib/generated/prisma/enums";
import { isOpen } from "../lessons/rules";
import { milestoneKey, type PlannedMilestone } from "../milestones/rules";

/** A milestone or lesson that is still somebody's to bring about, by its day. */
export type Duty = {
  key: string;
  ownerUserId: string | null;
  ownerPostId: string | null;
  day: CalendarDate | null;
  /** A lesson, which only the nation that keeps the record reads. */
  staysHome: boolean;
};

type Owned = Pick<Duty, "ownerUserId" | "ownerPostId">;

/** What of an edition is open and can have an owner. */
export function dutiesOf({
  milestones,
  lessons,
}: {
  milestones: readonly (Owned & Omit<PlannedMilestone, "heldOn">)[];
  lessons:
    | readonly (Owned & {
        number: number;
        state: LessonState;
        dueOn: CalendarDate | null;
      })[]
    | null;
}): Duty[] {
  return [
    ...milestones
      .filter(({ state }) => state === "PLANNED")
      .map(({ kind, number, ownerUserId, ownerPostId, plannedOn }) => ({
        key: milestoneKey({ kind, number }),
        ownerUserId,
        ownerPostId,
        day: plannedOn,
        staysHome: false,
      })),
    ...(lessons ?? [])
      .filter(({ state }) => isOpen(state))
      .map(({ number, ownerUserId, ownerPostId, dueOn }) => ({
        key: `lesson ${number}`,
        ownerUserId,
        ownerPostId,
        day: dueOn,
        staysHome: true,
      })),
  ];
}

/** What of it has an owner who did not own it before, and what of the rest has another day. */
export function changedDuties(
  before: readonly Duty[],
  after: readonly Duty[],
): { given: Duty[]; moved: Duty[] } {
  const was = new Map(before.map((duty) => [duty.key, duty]));
  const isNew = ({ key, ownerUserId, ownerPostId }: Duty) =>
    ownerUserId !== (was.get(key)?.ownerUserId ?? null) ||
    ownerPostId !== (was.get(key)?.ownerPostId ?? null);
  const owned = after.filter(({ ownerUserId, ownerPostId }) => ownerUserId !== null || ownerPostId !== null);
  return {
    given: owned.filter(isNew),
    moved: owned.filter((duty) => !isNew(duty) && was.get(duty.key)?.day !== duty.day),
  };
}
