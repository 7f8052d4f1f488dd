import type { Renegotiation } from "@/lib/commitments/history/queries";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";

/** How a promise was renegotiated: what it was, what it became, who asked for it and why. */
export function RenegotiationList({ rows }: { rows: readonly Renegotiation[] }) {
  return (
    <ol className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 px-4 py-3">
          <p className="font-medium">
            {formatDate(row.agreedOn)}: {asked(row)}
          </p>
          {row.oldDueOn === row.newDueOn ? null : (
            <p>
              Due {day(row.newDueOn)} instead of {day(row.oldDueOn)}
            </p>
          )}
          {row.oldText === row.newText ? null : (
            <p className="break-words">
              “{row.newText}” <span className="text-muted">instead of “{row.oldText}”</span>
            </p>
          )}
          <p className="text-sm break-words">Why: {row.reason}</p>
          {row.recordedBy ? <p className="text-sm text-muted">Written down by {row.recordedBy}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function asked({ askedBySide }: Renegotiation): string {
  return `asked for by ${askedBySide === "OWN" ? "the own side" : `the ${SIDE_LABELS[askedBySide].toLowerCase()}`}`;
}

function day(date: CalendarDate | null): string {
  return date ? formatDate(date) : "no day";
}
