import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/lib/counts";
import { formatDate } from "@/lib/dates";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import type { StepToCheck } from "@/lib/outcomes/queries";

/** The first outcomes to be looked at again, on My work, and the way to all of them; left out when there is none. */
export function ChecksBlock({ checks }: { checks: { rows: StepToCheck[]; total: number } }) {
  if (checks.total === 0) return null;
  return (
    <Section
      title="To check again"
      note="What came of engagements, and whether it still holds. The longest due first."
      action={
        <Anchor href="/outcomes/to-check" className="prose-link">
          {checks.total === 1 ? "Open the list" : `All ${formatCount(checks.total)}`}
          <span className="sr-only"> (To check again)</span>
        </Anchor>
      }
    >
      <CheckList rows={checks.rows} />
    </Section>
  );
}

/** Outcomes to be looked at again, each leading to its engagement. */
export function CheckList({ rows }: { rows: readonly StepToCheck[] }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows.map(({ outcomeId, text, step, checkOn, engagement }) => (
        <li key={outcomeId} className="grid gap-1 px-4 py-2.5">
          <Anchor
            href={`/engagements/${engagement.reference}`}
            className="font-medium break-words hover:underline"
          >
            {text}
          </Anchor>
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted">
            <Badge tone="warning" icon="clock">
              {STEP_LABELS[step]}, to check since {formatDate(checkOn)}
            </Badge>
            {engagement.isFictional ? <Badge icon="info">Fictional</Badge> : null}
            <span>{engagement.title}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
