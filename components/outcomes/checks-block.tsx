import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/lib/counts";
import { formatDate } from "@/lib/dates";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import type { StepToCheck } from "@/lib/outcomes/queries";

/** Outcomes to be looked at again, on My work. Says how many there are beyond those shown; left out when there is none. */
export function ChecksBlock({ checks }: { checks: { rows: StepToCheck[]; total: number } }) {
  if (checks.total === 0) return null;
  return (
    <Section title="To check again" note="What came of engagements, and whether it still holds.">
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
        {checks.rows.map(({ outcomeId, text, step, checkOn, engagement }) => (
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
      {checks.total > checks.rows.length ? (
        <p className="text-sm text-muted">
          The longest due of {formatCount(checks.total)}; the others follow as these are checked.
        </p>
      ) : null}
    </Section>
  );
}
