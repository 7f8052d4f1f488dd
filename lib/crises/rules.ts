import type { RevisionView } from "@/lib/audit/diff";

/** Rules of a crisis itself: its reference and how its alert moves. */

/** Whether the text has the shape of a crisis's reference; anything else in an address names no crisis. */
export function isCrisisReference(text: string): boolean {
  return /^CR-\d{4}-[A-Z0-9-]{1,30}$/.test(text);
}

/** The product's own alert of a crisis, in the order it is climbed and left. */
export const ALERTS = ["WATCH", "ADVISORY", "WARNING", "CRISIS", "RECOVERY", "CLOSED"] as const;
export type Alert = (typeof ALERTS)[number];

const ALERT_MOVES: Record<Alert, readonly Alert[]> = {
  WATCH: ["ADVISORY", "WARNING", "CRISIS", "CLOSED"],
  ADVISORY: ["WATCH", "WARNING", "CRISIS", "CLOSED"],
  WARNING: ["WATCH", "ADVISORY", "CRISIS", "RECOVERY", "CLOSED"],
  CRISIS: ["RECOVERY"],
  RECOVERY: ["WARNING", "CRISIS", "CLOSED"],
  CLOSED: [],
};

/**
 * The alerts a crisis may move to. It may climb by more than one rung, since events do; CRISIS is left through
 * RECOVERY only, which may fall back; a closed crisis stays closed and what follows is a new one. Product policy.
 */
export function alertMoves(from: Alert): readonly Alert[] {
  return ALERT_MOVES[from];
}

export function canMoveAlert(from: Alert, to: Alert): boolean {
  return ALERT_MOVES[from].includes(to);
}

export type AlertStep = { alert: Alert; at: Date; reason: string | null; actorName: string | null };

/** How the alert moved, oldest first, from the level at which the crisis was opened; `revisions` are its versions. */
export function alertSteps(
  crisis: { alert: Alert; openedAt: Date },
  revisions: readonly RevisionView[],
): AlertStep[] {
  const moves = revisions
    .toSorted((a, b) => a.version - b.version)
    .flatMap(({ at, actorName, changes }) => {
      const of = (name: string) => changes.find(({ field }) => field === name);
      const [alert, reason] = [of("alert"), of("reason")?.to];
      const to = ALERTS.find((known) => known === alert?.to);
      return to
        ? [
            {
              from: alert?.from,
              step: { alert: to, at, reason: typeof reason === "string" ? reason : null, actorName },
            },
          ]
        : [];
    });
  const first = ALERTS.find((known) => known === moves[0]?.from) ?? crisis.alert;
  return [
    { alert: first, at: crisis.openedAt, reason: null, actorName: null },
    ...moves.map(({ step }) => step),
  ];
}

/** Alerts at which leaders decide: the two highest. */
export const GRAVE_ALERTS = ["WARNING", "CRISIS"] as const satisfies Alert[];

export function isGrave(alert: Alert): boolean {
  return GRAVE_ALERTS.some((grave) => grave === alert);
}

/** Whether the crisis still runs: everything but CLOSED, RECOVERY included. */
export function isActive(alert: Alert): boolean {
  return alert !== "CLOSED";
}
