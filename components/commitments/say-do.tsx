import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { type CommitmentFilters, commitmentsHref } from "@/lib/commitments/filters";
import { type Fate, fellDue, type SayDoCounts, sayDoRatio } from "@/lib/commitments/rules";
import { FATE_LABELS, ratioWords, SAY_DO_FORMULA, sayDoWords } from "@/lib/commitments/say-do/labels";
import type { SaidAndDone } from "@/lib/commitments/say-do/queries";
import { formatCount } from "@/lib/counts";

const TITLES = { OWN: "Own side", PARTNER: "Partners", THIRD: "Third parties" } as const;
const TOLD: readonly Fate[] = ["kept", "late", "broken", "overdue", "overtaken"];

type SayDoProps = {
  sides: readonly SaidAndDone[];
  /** What the list behind a figure is narrowed to, besides the side and what became of the promises. */
  filters?: Partial<CommitmentFilters>;
};

/** What each side did of what it said. A side of which nothing fell due has no ratio. */
export function SayDo({ sides, filters = {} }: SayDoProps) {
  return (
    <div className="grid gap-2">
      <div className={clsx("grid gap-3 sm:grid-cols-2", sides.length > 2 && "xl:grid-cols-3")}>
        {sides.map(({ side, counts }) => (
          <div
            key={side}
            data-keep-together
            className="grid content-start gap-1 rounded-lg border border-border bg-surface p-4"
          >
            <h3 className="text-sm text-muted">{TITLES[side]}: kept in time</h3>
            <p
              className={
                sayDoRatio(counts) === null ? "text-lg text-muted" : "text-3xl font-semibold tabular-nums"
              }
            >
              {ratioWords(counts)}
            </p>
            {fellDue(counts) > 0 || counts.overtaken > 0 ? (
              <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {TOLD.filter((fate) => counts[fate] > 0 || fate === "kept").map((fate) => (
                  <li key={fate}>
                    <Anchor
                      href={commitmentsHref({ ...filters, side: [side], fate, publication: ["PUBLISHED"] })}
                      className="inline-flex min-h-6 items-center gap-1 text-link hover:underline"
                    >
                      <span className="tabular-nums">{formatCount(counts[fate])}</span>
                      {FATE_LABELS[fate].toLowerCase()}
                    </Anchor>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-sm text-muted">{sayDoWords(counts)}</p>
            )}
          </div>
        ))}
      </div>
      <p className="text-sm text-muted">{SAY_DO_FORMULA}</p>
    </div>
  );
}

/** The same in one line, for a person or a post. */
export function SayDoLine({ counts }: { counts: SayDoCounts }) {
  const ratio = sayDoRatio(counts);
  return (
    <span>
      {ratio === null ? null : <span className="font-semibold tabular-nums">{ratioWords(counts)}: </span>}
      {ratio === null ? `${ratioWords(counts)}. ` : null}
      {ratio !== null || counts.overtaken > 0 ? sayDoWords(counts) : null}
    </span>
  );
}
