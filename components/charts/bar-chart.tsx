import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/lib/counts";
import { ChartTable } from "./chart-table";
import { HatchPattern } from "./hatch";
import { ghostSwatch, Legend, unknownSwatch } from "./legend";
import { percentOf } from "./scale";

export type BarRow = {
  key: string;
  label: string;
  /** Null: not known. Zero is a value and has a baseline but no bar. */
  value: number | null;
  previous?: number | null;
  /** The rows the bar counts, and those of its ghost. */
  href?: string;
  previousHref?: string;
};

type BarChartProps = {
  /** What the bars count, in one sentence. */
  caption: string;
  /** Heads of the table: what a row is ("Country"), what is counted ("Engagements"), the ghost ("Previous 12 months"). */
  rowHead: string;
  valueHead: string;
  previousHead?: string;
  rows: readonly BarRow[];
  /** The end of the scale, to share one scale between charts; otherwise the longest bar. */
  max?: number;
};

/** Horizontal bars with their labels and numbers beside them. */
export function BarChart({ caption, rowHead, valueHead, previousHead, rows, max }: BarChartProps) {
  const hatchId = useId();
  const end = max ?? Math.max(1, ...rows.flatMap((row) => [row.value ?? 0, row.previous ?? 0]));
  const hasUnknown = rows.some((row) => row.value === null);
  return (
    <figure aria-label={caption}>
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <defs>
          <HatchPattern id={hatchId} />
        </defs>
      </svg>
      {previousHead || hasUnknown ? (
        <Legend
          items={[
            { label: valueHead, swatch: "bg-chart-1" },
            ...(previousHead ? [{ label: previousHead, swatch: ghostSwatch }] : []),
            ...(hasUnknown ? [{ label: "Not known", swatch: unknownSwatch }] : []),
          ]}
        />
      ) : null}
      <ol className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] text-sm sm:grid-cols-[fit-content(12rem)_minmax(0,1fr)_auto]">
        {rows.map((row) => (
          <li key={row.key} className="col-span-full grid grid-cols-subgrid">
            <RowFrame href={row.href}>
              <span className="py-0.5 leading-tight max-sm:col-span-2">{row.label}</span>
              <Bar row={row} end={end} hatchId={hatchId} />
              <span className={clsx("text-right tabular-nums", row.value === null && "text-muted")}>
                {formatCount(row.value)}
              </span>
            </RowFrame>
          </li>
        ))}
      </ol>
      <ChartTable
        caption={caption}
        labelHead={rowHead}
        valueHeads={previousHead ? [valueHead, previousHead] : [valueHead]}
        rows={rows.map(({ key, label, value, href, previous = null, previousHref }) => ({
          key,
          label,
          values: [{ value, href }, ...(previousHead ? [{ value: previous, href: previousHref }] : [])],
        }))}
      />
    </figure>
  );
}

function RowFrame({ href, children }: { href: string | undefined; children: ReactNode }) {
  const look = "col-span-full grid min-h-7 grid-cols-subgrid items-center gap-x-3 rounded-sm px-1";
  return href ? (
    <Anchor href={href} className={clsx(look, "hover:bg-hover")}>
      {children}
    </Anchor>
  ) : (
    <div className={look}>{children}</div>
  );
}

function Bar({ row, end, hatchId }: { row: BarRow; end: number; hatchId: string }) {
  return (
    <svg aria-hidden="true" width="100%" height="20" className="overflow-visible">
      {row.value === null ? (
        <rect x="0" y="4" width="100%" height="12" fill={`url(#${hatchId})`} />
      ) : (
        <rect x="0" y="4" width={`${percentOf(row.value, end)}%`} height="12" className="fill-chart-1" />
      )}
      {row.previous ? (
        <rect
          x="0"
          y="1"
          width={`${percentOf(row.previous, end)}%`}
          height="18"
          strokeDasharray="3 2"
          className="fill-none stroke-ghost"
        />
      ) : null}
      <line x1="0" x2="0" y1="0" y2="20" className="stroke-control" />
    </svg>
  );
}
