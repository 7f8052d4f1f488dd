import type { CalendarDate } from "@/lib/dates";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { dayByTemplate, faultOfMilestoneDay, faultOfOrder, type Offset } from "../editions/days/rules";
import { isOwnDay, MILESTONE_ORDER } from "../editions/milestones/rules";
import type { Period } from "../editions/rules";

export type UsedOffset = Offset & { isUsed: boolean };

type Choosable = { typeCodes: readonly string[]; isDefault: boolean; isActive: boolean };

/** The template that is proposed for an edition of this type: the one that names it, else the one that stands in for all. */
export function templateFor<One extends Choosable>(
  templates: readonly One[],
  typeCode: string | null,
): One | null {
  const active = templates.filter(({ isActive }) => isActive);
  return (
    active.find(({ typeCodes }) => typeCode !== null && typeCodes.includes(typeCode)) ??
    active.find(({ isDefault }) => isDefault) ??
    null
  );
}

export type OfferedMilestone = {
  kind: MilestoneKind;
  plannedOn: CalendarDate;
  /** Whether its day is over: it would be overdue the moment it is planned. */
  isPast: boolean;
};

/** What a template gives an edition of these days besides those days themselves, in the order in which it is held. */
export function offeredMilestones(
  milestones: readonly UsedOffset[],
  period: Period,
  today: CalendarDate,
): OfferedMilestone[] {
  return milestones
    .filter(({ kind, isUsed }) => isUsed && !isOwnDay(kind))
    .map((offset) => {
      const plannedOn = dayByTemplate(offset, period);
      return { kind: offset.kind, plannedOn, isPast: plannedOn < today };
    })
    .sort((a, b) => MILESTONE_ORDER.indexOf(a.kind) - MILESTONE_ORDER.indexOf(b.kind));
}

/** An edition of one day shows what holds for every edition: what is before its first day must be so by the offset alone. */
const ANY_DAY = { startsOn: "2001-07-01", endsOn: "2001-07-01" };

/** What is wrong with when a milestone of a template falls, in words, or null. */
export function faultOfOffset(offset: Offset, all: readonly UsedOffset[]): string | null {
  if (isOwnDay(offset.kind))
    return offset.months === 0 && offset.days === 0 && offset.anchor === offset.kind
      ? null
      : "This day is the edition's own.";
  const isRight = faultOfMilestoneDay(offset.kind, dayByTemplate(offset, ANY_DAY), ANY_DAY) === null;
  if (isRight) {
    const others = all
      .filter(({ isUsed }) => isUsed)
      .map((row) => ({ ...plannedBy(row), heldOn: null, heldUntil: null }));
    return faultOfOrder(plannedBy(offset), others) === null
      ? null
      : "It stands out of its order: design, concept, initial, main and final conference with scenario, logistics, personnel and site survey before the last, then the decision brief; after ENDEX hotwash, report, summary, lessons.";
  }
  return MILESTONE_ORDER.indexOf(offset.kind) < MILESTONE_ORDER.indexOf("STARTEX")
    ? "It comes before STARTEX: give months or days below zero."
    : "It comes after ENDEX: give months or days above zero.";
}

function plannedBy(offset: Offset) {
  return {
    kind: offset.kind,
    number: 1,
    state: "PLANNED" as const,
    plannedOn: dayByTemplate(offset, ANY_DAY),
  };
}
