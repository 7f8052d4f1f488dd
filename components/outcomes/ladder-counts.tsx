import { Anchor } from "@/components/ui/anchor";
import { Tile } from "@/components/ui/tile";
import { formatCount } from "@/lib/counts";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import type { StepCount } from "@/lib/engagements/totals";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import { LADDER } from "@/lib/outcomes/rules";

export type LadderCountsProps = {
  steps: readonly Pick<StepCount, "step" | "count">[];
  /** How many engagements there are under the filters, whether or not anything came of them. */
  total: number;
  filters: Partial<EngagementFilters>;
};

/** How far engagements have come, as a row of five numbers; each opens its rows. What is not recorded is no step, and not nought. */
export function LadderCounts({ steps, total, filters }: LadderCountsProps) {
  const counted = steps.reduce((sum, { count }) => sum + count, 0);
  const countOf = (step: LadderStep) => steps.find((one) => one.step === step)?.count ?? 0;
  const unrecorded = total - counted;
  const hrefOf = (step: string) => engagementsHref({ ...filters, ladder: [step] });
  // Under a filter by steps the others are not asked about.
  const isWhole = !filters.ladder || filters.ladder.length === 0;
  return (
    <div className="grid gap-2">
      <ol className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {LADDER.map((step) => (
          <li key={step} className="grid">
            <Tile label={STEP_LABELS[step]} value={countOf(step)} href={hrefOf(step)} />
          </li>
        ))}
      </ol>
      {isWhole && unrecorded > 0 ? (
        <p className="text-sm">
          Of{" "}
          <Anchor href={engagementsHref(filters)} className="prose-link">
            {formatCount(total)}
          </Anchor>
          ,{" "}
          <Anchor href={hrefOf("NONE")} className="prose-link">
            {formatCount(unrecorded)}
          </Anchor>{" "}
          {unrecorded === 1 ? "has" : "have"} nothing recorded: what came of{" "}
          {unrecorded === 1 ? "it" : "them"} is not known.
        </p>
      ) : null}
    </div>
  );
}
