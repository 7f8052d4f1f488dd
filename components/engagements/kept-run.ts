import type { RowOutcome } from "@/lib/engagements/many/mutations";
import { OUTCOMES } from "@/lib/engagements/many/rules";

/** A change of many engagements, as far as it went. */
export type Run = {
  /** The query of the address that selects the engagements. */
  selection: string;
  /** What was asked for: the fields of the form with their values. */
  asked: readonly (readonly [string, string])[];
  outcomes: readonly RowOutcome[];
};

/** The name under which a person's last run is kept in this tab. */
export function runKey(viewerId: string): string {
  return `rapport.change.${viewerId}`;
}

/** What is kept of a run over this selection; null when there is nothing, or it cannot be read. */
export function readRun(key: string, selection: string): Run | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isRun(parsed) && parsed.selection === selection ? parsed : null;
  } catch {
    return null;
  }
}

export function keepRun(key: string, run: Run): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(run));
  } catch {
    // A browser that keeps nothing begins again after a reload, which does nothing twice.
  }
}

/** The fields of a form that say what is asked for. */
export function askedIn(form: FormData): Run["asked"] {
  return [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
}

/** Whether these are the same wishes, so that a run may go on where it ended. */
export function isSameAsked(one: Run["asked"], other: Run["asked"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isRun(value: unknown): value is Run {
  if (typeof value !== "object" || value === null) return false;
  const { selection, asked, outcomes } = value as Partial<Record<keyof Run, unknown>>;
  return (
    typeof selection === "string" &&
    Array.isArray(asked) &&
    asked.every((entry) => Array.isArray(entry) && entry.every((part) => typeof part === "string")) &&
    Array.isArray(outcomes) &&
    outcomes.every((row) => typeof row?.id === "string" && OUTCOMES.includes(row.outcome))
  );
}
