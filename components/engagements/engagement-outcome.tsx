import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-paths";
import { ATMOSPHERICS_LABELS } from "@/lib/engagements/labels";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Atmospherics } from "@/lib/generated/prisma/enums";
import { RecordText } from "./record-text";

/** How it went, in the order a reader asks: what came of it, what is next, what the tone was. */
export function EngagementOutcome({ record }: { record: EngagementDetail }) {
  const { atmospherics } = record;
  return (
    <div className="grid gap-4">
      <RecordText label="Purpose">{record.purpose}</RecordText>
      <RecordText label="Key outcomes">{record.keyOutcomes}</RecordText>
      <RecordText label="Next steps">{record.nextSteps}</RecordText>
      {atmospherics ? (
        <div className="grid justify-items-start gap-1">
          <h3 className="text-sm font-medium text-muted">Atmospherics</h3>
          <Badge {...tones[atmospherics]}>{ATMOSPHERICS_LABELS[atmospherics]}</Badge>
          {record.atmosphericsReason ? (
            <p className="max-w-prose break-words">{record.atmosphericsReason}</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

const tones: Record<Atmospherics, { tone: BadgeTone; icon: IconName }> = {
  POSITIVE: { tone: "success", icon: "arrow-up" },
  NEUTRAL: { tone: "neutral", icon: "minus" },
  NEGATIVE: { tone: "danger", icon: "arrow-down" },
  UNKNOWN: { tone: "neutral", icon: "circle-help" },
};

/** Whether anything is said of purpose or outcome. */
export function hasOutcome(record: EngagementDetail): boolean {
  return Boolean(record.purpose || record.keyOutcomes || record.nextSteps || record.atmospherics);
}
