import { Badge } from "@/components/ui/badge";
import { STANDING_LABELS } from "@/lib/objectives/labels";
import type { Standing } from "@/lib/objectives/rules";

const looks = {
  met: { tone: "success", icon: "circle-check" },
  better: { tone: "info", icon: "arrow-up" },
  level: { tone: undefined, icon: "minus" },
  worse: { tone: "danger", icon: "arrow-down" },
  unknown: { tone: undefined, icon: "circle-help" },
} as const;

/** How an indicator stands on its way from the baseline to the target. */
export function StandingBadge({ standing }: { standing: Standing }) {
  return <Badge {...looks[standing]}>{STANDING_LABELS[standing]}</Badge>;
}
