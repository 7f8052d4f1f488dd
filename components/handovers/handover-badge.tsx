import { Badge } from "@/components/ui/badge";
import type { HandoverEnding } from "@/lib/generated/prisma/enums";
import { ENDING_LABELS } from "@/lib/handovers/labels";

/** Whether a handover is under way, or how it ended. */
export function HandoverBadge({ ending }: { ending: HandoverEnding | null }) {
  if (ending === null)
    return (
      <Badge tone="info" icon="circle-dot">
        Under way
      </Badge>
    );
  return (
    <Badge
      tone={ending === "TAKEN_OVER" ? "success" : "neutral"}
      icon={ending === "TAKEN_OVER" ? "circle-check" : "ban"}
    >
      {ENDING_LABELS[ending]}
    </Badge>
  );
}
