import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { formatCount } from "@/lib/counts";
import type { Decision } from "@/lib/dashboards/decisions/prepare";

/** What waits for a decision, each line a link to the rows it counts. */
export function DecisionList({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0)
    return (
      <p className="flex items-center gap-2 rounded-lg border border-border bg-surface p-4">
        <Icon name="circle-check" size={5} className="text-success" />
        Nothing waits: no grave crisis, no overdue promise, no open proposal within 30 days, no neglected
        country.
      </p>
    );
  return (
    <ul className="grid rounded-lg border border-border bg-surface">
      {decisions.map((decision) => (
        <li key={decision.key} className="border-b border-border last:border-b-0">
          <Anchor
            href={decision.href}
            className="flex min-h-12 items-baseline gap-3 border-l-4 border-l-warning px-4 py-2.5 hover:bg-hover"
          >
            <span className="min-w-10 text-right text-xl font-semibold tabular-nums">
              {formatCount(decision.count)}
            </span>
            <span className="flex-1">{decision.words}</span>
            <Icon name="chevron-right" className="self-center text-muted" />
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
