import { addDays } from "@/lib/dates";
import type { PreparedAttendance } from "@/lib/engagements/prepared";
import { type Dice, diceOf } from "./random";
import type { DemoEngagement } from "./story";

/**
 * What the meetings that took place say of their partners: the more often somebody was met, the better known, as far as whoever
 * wrote the report says so; and for some of those who led, when to meet again.
 * @param told by first day
 */
export function withRelationships(told: readonly DemoEngagement[]): DemoEngagement[] {
  const met = new Map<string, number>();
  return told.map((one) => {
    if (one.status !== "COMPLETE") return one;
    const dice = diceOf(`relationships ${one.id}`);
    return { ...one, attendance: (one.attendance ?? []).map((row) => known(one, row, met, dice)) };
  });
}

function known(
  { startsOn, endsOn }: DemoEngagement,
  row: PreparedAttendance,
  met: Map<string, number>,
  dice: Dice,
): PreparedAttendance {
  if (row.side === "OWN" || row.attended === false || !row.personId) return row;
  const times = (met.get(row.personId) ?? 0) + 1;
  met.set(row.personId, times);
  const leads = row.role === "PRINCIPAL";
  return {
    ...row,
    strength: dice.chance(leads ? 0.7 : 0.15) ? strengthAfter(times, dice) : null,
    nextContactOn:
      leads && dice.chance(0.3) ? addDays(endsOn ?? startsOn, dice.pick([30, 45, 60, 90, 120, 180])) : null,
  };
}

function strengthAfter(times: number, dice: Dice): NonNullable<PreparedAttendance["strength"]> {
  if (times === 1) return "NEW";
  if (times <= 3) return "ACQUAINTED";
  return times > 7 && dice.chance(0.5) ? "TRUSTED" : "WORKING";
}
