import { Badge } from "@/components/ui/badge";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";
import type { SeriesStatus } from "@/lib/generated/prisma/enums";

export function SeriesStatusBadge({ status }: { status: SeriesStatus }) {
  const look = { ACTIVE: "success", DISCONTINUED: "neutral", RENAMED: "info" } as const;
  const icon = { ACTIVE: "circle-check", DISCONTINUED: "ban", RENAMED: "refresh" } as const;
  return (
    <Badge tone={look[status]} icon={icon[status]}>
      {SERIES_STATUS_LABELS[status]}
    </Badge>
  );
}

/** Stands beside a fact that nobody has checked against its source. */
export function NotVerified() {
  return (
    <Badge tone="warning" icon="circle-help">
      Not verified
    </Badge>
  );
}
