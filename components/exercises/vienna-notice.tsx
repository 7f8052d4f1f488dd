import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/counts";
import { VIENNA_THRESHOLDS, type ViennaHint } from "@/lib/exercises/editions/vienna/rules";
import { VIENNA_LABELS } from "@/lib/exercises/labels";

/** What the troops on record may oblige the host to; nothing where they do not. */
export function ViennaNotice({ hint }: { hint: ViennaHint | null }) {
  if (!hint) return null;
  return (
    <Notice title={VIENNA_LABELS[hint.duty]}>
      The troops on record are {hint.reasons.join("; ")}. In Europe and Central Asia an exercise of land
      forces is notified from {formatCount(VIENNA_THRESHOLDS.NOTIFY)} troops on, and observers are invited
      from {formatCount(VIENNA_THRESHOLDS.OBSERVE)} on. Look whether this one counts.
    </Notice>
  );
}
