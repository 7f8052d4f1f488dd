import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { formatCount } from "@/lib/counts";

type LedgerSide = { title: string; open: number; openHref: string; overdue: number; overdueHref: string };

/** What each side still owes, each figure with its rows behind it. */
export function Ledger({ sides }: { sides: readonly LedgerSide[] }) {
  return (
    <div className={clsx("grid gap-3 sm:grid-cols-2", sides.length > 2 && "xl:grid-cols-3")}>
      {sides.map((side) => (
        <div key={side.title} className="grid gap-1 rounded-lg border border-border bg-surface p-4">
          <h2 className="text-sm text-muted">{side.title}</h2>
          <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
            <Anchor href={side.openHref} className="min-h-6 hover:underline">
              <span className="text-3xl font-semibold tabular-nums">{formatCount(side.open)}</span> open
            </Anchor>
            <Anchor
              href={side.overdueHref}
              className={
                side.overdue > 0
                  ? "inline-flex min-h-6 items-baseline gap-1.5 font-semibold text-danger hover:underline"
                  : "min-h-6 text-muted hover:underline"
              }
            >
              {side.overdue > 0 ? <Icon name="alert" className="self-center" /> : null}
              <span className="tabular-nums">{formatCount(side.overdue)}</span> overdue
            </Anchor>
          </p>
        </div>
      ))}
    </div>
  );
}
