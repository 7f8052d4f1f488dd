import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import type { OpenPromise } from "@/lib/dashboards/country/queries";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";

/** Promises still open, both ways, the first due first, each with the engagement it was made at. */
export function OpenPromises({ promises, today }: { promises: readonly OpenPromise[]; today: CalendarDate }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {promises.map((promise) => (
        <li key={promise.id} className="grid gap-1 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <Anchor href={`/commitments/${promise.id}`} className="min-w-0 flex-1 basis-64 hover:underline">
              {promise.text}
            </Anchor>
            <span className="flex flex-wrap items-center gap-2">
              {promise.engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
              <CommitmentStateBadge {...promise} today={today} />
            </span>
          </div>
          <p className="text-sm text-muted">
            {SIDE_LABELS[promise.bySide]}
            {promise.ownerName ? `, ${promise.ownerName}` : ", no owner named"}
            {" · "}
            {promise.dueOn ? `due ${formatDate(promise.dueOn)}` : "no due date"}
            {" · "}
            <Anchor href={`/engagements/${promise.engagement.reference}`} className="prose-link">
              {promise.engagement.title}
            </Anchor>
          </p>
        </li>
      ))}
    </ul>
  );
}
