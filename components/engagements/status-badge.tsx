import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-paths";
import { PUBLICATION_LABELS, STATUS_LABELS } from "@/lib/engagements/labels";
import type { EngagementStatus, Publication } from "@/lib/generated/prisma/enums";

/** Where the engagement itself stands. */
export function StatusBadge({ status }: { status: EngagementStatus }) {
  const { tone, icon } = statusLooks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {STATUS_LABELS[status]}
    </Badge>
  );
}

/** Whether the record is its author's draft or shared. */
export function PublicationBadge({ publication }: { publication: Publication }) {
  return (
    <Badge
      tone={publication === "DRAFT" ? "warning" : "neutral"}
      icon={publication === "DRAFT" ? "edit" : "eye"}
    >
      {PUBLICATION_LABELS[publication]}
    </Badge>
  );
}

const statusLooks: Record<EngagementStatus, { tone: BadgeTone; icon: IconName }> = {
  PROPOSED: { tone: "neutral", icon: "circle-dashed" },
  PLANNED: { tone: "info", icon: "calendar" },
  CONFIRMED: { tone: "info", icon: "check" },
  EXECUTING: { tone: "info", icon: "circle-dot" },
  COMPLETE: { tone: "success", icon: "circle-check" },
  CANCELLED: { tone: "danger", icon: "ban" },
  POSTPONED: { tone: "warning", icon: "pause" },
};
