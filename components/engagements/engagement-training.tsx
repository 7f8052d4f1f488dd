import { formatCount } from "@/components/ui/count";
import { DescriptionList } from "@/components/ui/description-list";
import type { EngagementDetail } from "@/lib/engagements/views";

type Training = NonNullable<EngagementDetail["training"]>;

/** What was taught, to how many and at whose cost; what the source does not say is left out, the number taught is not. */
export function EngagementTraining({ training }: { training: Training }) {
  const facts: readonly [string, string | null][] = [
    ["Course", training.courseTitle],
    ["Students", formatCount(training.students)],
    ["Taught to", training.audience],
    ["Taught by", training.provider],
    ["Where", training.trainingLocation],
    ["Programme", training.program],
    ["Funding", training.funding],
    ["Cost", training.cost === null ? null : `${training.cost} ${training.currency ?? ""}`.trim()],
  ];
  return <DescriptionList items={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />;
}
