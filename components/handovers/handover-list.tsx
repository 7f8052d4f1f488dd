import { Anchor } from "@/components/ui/anchor";
import type { CalendarDate } from "@/lib/dates";
import type { HandoverView } from "@/lib/handovers/queries";
import { HandoverBadge } from "./handover-badge";
import { departureWords } from "./words";

/** Handovers in a line each, for pages of other things. `today` is the day in UTC. */
export function HandoverList({ rows, today }: { rows: readonly HandoverView[]; today: CalendarDate }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
          <span className="min-w-0">
            <Anchor href={`/handovers/${row.id}`} className="font-medium break-words hover:underline">
              {row.postTitle}
            </Anchor>
            <span className="block text-sm text-muted">
              {row.outgoingName ?? "Somebody"} to {row.incomingName ?? "nobody yet"} · departs{" "}
              {departureWords(row.departsOn, today)}
            </span>
          </span>
          <HandoverBadge ending={row.ending} />
        </li>
      ))}
    </ul>
  );
}
