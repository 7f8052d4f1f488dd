import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-paths";
import { ALERT_LABELS, NOT_VERIFIED } from "@/lib/crises/labels";
import { admiraltyWords } from "@/lib/crises/log/labels";
import { CREDIBILITIES, RELIABILITIES } from "@/lib/crises/log/rules";
import type { Alert } from "@/lib/crises/rules";
import { PRECEDENCE_LABELS } from "@/lib/crises/sitreps/labels";
import type { Precedence } from "@/lib/crises/sitreps/rules";

/** Where a crisis stands on the product's own ladder. */
export function AlertBadge({ alert }: { alert: Alert }) {
  const { tone, icon } = alertLooks[alert];
  return (
    <Badge tone={tone} icon={icon}>
      {ALERT_LABELS[alert].name}
    </Badge>
  );
}

export function PrecedenceBadge({ precedence }: { precedence: Precedence }) {
  const { tone, icon } = precedenceLooks[precedence];
  return (
    <Badge tone={tone} icon={icon}>
      {PRECEDENCE_LABELS[precedence]}
    </Badge>
  );
}

/** Says that a fact was not, or only partly, checked against a source; nothing when it was. */
export function VerificationBadge({
  verification,
}: {
  verification: "VERIFIED" | "PARTLY" | "UNVERIFIED" | null;
}) {
  if (verification === null || verification === "VERIFIED") return null;
  return (
    <Badge tone="warning" icon="circle-help">
      {verification === "PARTLY" ? "Partly verified" : NOT_VERIFIED}
    </Badge>
  );
}

/** The Admiralty code of an entry, with its words on demand and for screen readers. */
export function SourceGrade({
  reliability,
  credibility,
}: {
  reliability: string | null;
  credibility: number | null;
}) {
  const letter = RELIABILITIES.find((known) => known === reliability);
  const digit = CREDIBILITIES.find((known) => known === credibility);
  if (!letter || !digit) return <span>not graded</span>;
  const words = admiraltyWords(letter, digit);
  return (
    <abbr title={words} className="font-mono no-underline">
      {letter}
      {digit}
      <span className="sr-only"> ({words})</span>
    </abbr>
  );
}

/** Says that a crisis is invented or a sample of the past, wherever it is named; nothing of one that is neither. */
export function KindBadge({ isHistorical, isFictional }: { isHistorical: boolean; isFictional: boolean }) {
  if (isHistorical) return <Badge icon="history">Historical sample</Badge>;
  return isFictional ? <Badge icon="info">Fictional</Badge> : null;
}

/** Stands on every report that was rebuilt afterwards from published records. */
export function ReconstructedBadge() {
  return (
    <Badge tone="info" icon="history">
      Reconstructed, not archival
    </Badge>
  );
}

const alertLooks: Record<Alert, { tone: BadgeTone; icon: IconName }> = {
  WATCH: { tone: "info", icon: "eye" },
  ADVISORY: { tone: "info", icon: "info" },
  WARNING: { tone: "warning", icon: "alert" },
  CRISIS: { tone: "danger", icon: "siren" },
  RECOVERY: { tone: "success", icon: "refresh" },
  CLOSED: { tone: "neutral", icon: "archive" },
};

const precedenceLooks: Record<Precedence, { tone: BadgeTone; icon: IconName }> = {
  FLASH: { tone: "danger", icon: "siren" },
  IMMEDIATE: { tone: "warning", icon: "alert" },
  PRIORITY: { tone: "info", icon: "arrow-up" },
  ROUTINE: { tone: "neutral", icon: "minus" },
};
