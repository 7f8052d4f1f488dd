import { addDays, zonedToInstant } from "@/lib/dates";
import type { CubaLogEntry } from "./cuba-1962";

const WASHINGTON = "America/New_York";

/**
 * The instant by which Washington had an event: the recorded receipt, else the event itself. Where only the day is
 * known it is the end of that day, so that no reconstructed report can cite what may have come after its cut-off.
 */
export function knownInWashingtonAt(entry: CubaLogEntry): Date {
  if (entry.reportedAt) return new Date(entry.reportedAt);
  if (entry.reportedOn) return endOfDay(entry.reportedOn, WASHINGTON);
  if (entry.precision === "DAY") return endOfDay(entry.eventUntilOn ?? entry.eventOn, entry.zone);
  return new Date(entry.eventUntilAt ?? entry.eventAt);
}

function endOfDay(day: string, zone: string): Date {
  const instant = zonedToInstant(`${addDays(day, 1)}T00:00`, zone);
  if (!instant) throw new RangeError(`No midnight after ${day} in ${zone}`);
  return instant;
}
