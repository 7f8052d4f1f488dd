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

/** Whether the record is its author's draft, with its reviewers, returned or shared. */
export function PublicationBadge({ publication }: { publication: Publication }) {
  const { tone, icon } = publicationLooks[publication];
  return (
    <Badge tone={tone} icon={icon}>
      {PUBLICATION_LABELS[publication]}
    </Badge>
  );
}

/** The same for lists, where what is shared goes without saying. */
export function UnsharedBadge({ publication }: { publication: Publication }) {
  return publication === "PUBLISHED" ? null : <PublicationBadge publication={publication} />;
}

const publicationLooks: Record<Publication, { tone: BadgeTone; icon: IconName }> = {
  DRAFT: { tone: "warning", icon: "edit" },
  SUBMITTED: { tone: "info", icon: "send" },
  RETURNED: { tone: "danger", icon: "refresh" },
  PUBLISHED: { tone: "neutral", icon: "eye" },
};

const statusLooks: Record<EngagementStatus, { tone: BadgeTone; icon: IconName }> = {
  PROPOSED: { tone: "neutral", icon: "circle-dashed" },
  PLANNED: { tone: "info", icon: "calendar" },
  CONFIRMED: { tone: "info", icon: "check" },
  EXECUTING: { tone: "info", icon: "circle-dot" },
  COMPLETE: { tone: "success", icon: "circle-check" },
  CANCELLED: { tone: "danger", icon: "ban" },
  POSTPONED: { tone: "warning", icon: "pause" },
};
