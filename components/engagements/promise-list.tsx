import { CommitmentStateBadge } from "@/components/promises/commitment-state-badge";
import { Anchor } from "@/components/ui/anchor";
import type { CalendarDate } from "@/lib/dates";
import { formatDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import type { CommitmentView } from "@/lib/engagements/views";

type PromiseListProps = {
  promises: readonly Pick<
    CommitmentView,
    "id" | "text" | "bySide" | "ownerName" | "dueOn" | "state" | "closedOn" | "evidence"
  >[];
  today: CalendarDate;
};

/** The promises made at an engagement, both ways, each with owner, due date and state. */
export function PromiseList({ promises, today }: PromiseListProps) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {promises.map((promise) => (
        <li key={promise.id} className="grid gap-1 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <Anchor
              href={`/commitments/${promise.id}`}
              className="min-w-0 flex-1 basis-64 break-words hover:underline"
            >
              {promise.text}
            </Anchor>
            <CommitmentStateBadge {...promise} today={today} />
          </div>
          <p className="text-sm text-muted">
            {SIDE_LABELS[promise.bySide]}
            {promise.ownerName ? `, ${promise.ownerName}` : ", no owner named"}
            {" · "}
            {promise.dueOn ? `due ${formatDate(promise.dueOn)}` : "no due date"}
            {promise.closedOn ? ` · closed ${formatDate(promise.closedOn)}` : null}
          </p>
          {promise.evidence ? <p className="text-sm break-words">Evidence: {promise.evidence}</p> : null}
        </li>
      ))}
    </ul>
  );
}
