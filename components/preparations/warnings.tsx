import { EngagementLine } from "@/components/engagements/engagement-line";
import { Notice } from "@/components/ui/notice";
import { saturationWords } from "@/lib/preparations/labels";
import type { Conflict, OfficeEvents } from "@/lib/preparations/queries";
import { isSaturated } from "@/lib/preparations/rules";

const NAMES_SHOWN = 5;

/** What stands in the way: offices that are visited too often, and people who are to be elsewhere. */
export function Warnings({
  offices,
  conflicts,
}: {
  offices: readonly OfficeEvents[];
  conflicts: readonly Conflict[];
}) {
  const saturated = offices.flatMap(({ organisation, crowd }) =>
    crowd && isSaturated(crowd) ? [saturationWords(crowd, organisation)] : [],
  );
  if (saturated.length === 0 && conflicts.length === 0) return null;
  return (
    <div className="grid gap-3 print:gap-1">
      {saturated.map((words) => (
        <Notice key={words} tone="warning" title={words}>
          Join them into one, or put one of them off.
        </Notice>
      ))}
      {conflicts.map(({ names, when, engagement }) => (
        <Notice
          key={engagement.id}
          tone="warning"
          title={`Named for something else ${when}: ${namesIn(names)}`}
        >
          <EngagementLine engagement={engagement} />
        </Notice>
      ))}
    </div>
  );
}

/** Of a whole delegation the first are named. */
function namesIn(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
