import type { CrisisState } from "./filters";
import type { Alert } from "./rules";

/** Stands beside words and figures that were not checked against a source. */
export const NOT_VERIFIED = "Not verified";

export const CRISIS_STATE_LABELS: Readonly<Record<CrisisState, string>> = {
  running: "Running",
  closed: "Closed",
  historical: "Historical samples",
};

/** The criteria are the product's own and say when to enter the rung. */
export const ALERT_LABELS: Record<Alert, { name: string; criteria: string }> = {
  WATCH: {
    name: "Watch",
    criteria: "Signs of trouble that need someone to look every day; nothing has happened yet.",
  },
  ADVISORY: {
    name: "Advisory",
    criteria:
      "The signs agree from more than one source; posts and partners should know and review their plans.",
  },
  WARNING: {
    name: "Warning",
    criteria: "A crisis is expected within days unless something changes; leaders must weigh options now.",
  },
  CRISIS: {
    name: "Crisis",
    criteria: "People, forces or vital interests are in danger and decisions are due within hours.",
  },
  RECOVERY: {
    name: "Recovery",
    criteria: "The danger has passed; posture comes down, promises are kept and losses are counted.",
  },
  CLOSED: {
    name: "Closed",
    criteria: "Nothing is left to do. The record stays; what follows is a new crisis.",
  },
};

/** A stretch of time in words: `40 min`, `11 h 32 min`, `3 d 2 h`; `less than a minute` for none. Takes whole minutes. */
export function minutesInWords(minutes: number): string {
  if (minutes < 0) return `${minutesInWords(-minutes)} before`;
  if (minutes === 0) return "less than a minute";
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    [days, "d"],
    [hours, "h"],
    [rest, "min"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
