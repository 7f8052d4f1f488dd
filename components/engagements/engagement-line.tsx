import { Anchor } from "@/components/ui/anchor";
import { formatDateRange } from "@/lib/dates";
import type { EngagementRow } from "@/lib/engagements/views";
import { StatusBadge, UnsharedBadge } from "./status-badge";

/** An engagement by its days, title and status, where a table would be too wide. */
export function EngagementLine({ engagement }: { engagement: EngagementRow }) {
  const { reference, title, status, publication, startsOn, endsOn, datePrecision } = engagement;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tabular-nums">{formatDateRange(startsOn, endsOn, datePrecision)}</span>
      <Anchor href={`/engagements/${reference}`} className="prose-link">
        {title}
      </Anchor>
      <StatusBadge status={status} />
      <UnsharedBadge publication={publication} />
    </span>
  );
}
