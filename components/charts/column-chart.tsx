import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/lib/counts";
import { ChartTable } from "./chart-table";
import { HatchPattern } from "./hatch";
import { ghostSwatch, Legend, unknownSwatch } from "./legend";
import { percentOf, ticksFromZero } from "./scale";

export type ChartColumn = {
  key: string;
  /** Short, under the column ("Mar"). */
  label: string;
  /** In full, for the table and for the ear ("March 2026"). */
  name: string;
  /** One part per series, in the series' order, stacked from the baseline up; null when nothing is known of this column. */
  parts: readonly { value: number; href?: string }[] | null;
  previous?: number | null;
  /** The rows of the whole column; used where a part has no link of its own. */
  href?: string;
  /** The rows of its ghost. */
  previousHref?: string;
};

type ColumnChartProps = {
  caption: string;
  /** Head of the table's first column ("Month"). */
  columnHead: string;
  /** One name per part, at most six; drawn in this order. */
  series: readonly string[];
  previousHead?: string;
  columns: readonly ChartColumn[];
  /** The end of the scale, to share one scale between charts. */
  max?: number;
  /** A line across, with its name. */
  target?: { value: number; label: string };
};

const plotHeight = 176;
const headroom = 18;
/** Letters that stand beside each other under the columns of a phone. */
const MOST_LETTERS = 40;

/** Columns over time from a zero baseline, in parts where there are several series, the previous period as a ghost behind. */
export function ColumnChart({
  caption,
  columnHead,
  series,
  previousHead,
  columns,
  max,
  target,
}: ColumnChartProps) {
  const hatchId = useId();
  const ticks = ticksFromZero(
    max ??
      Math.max(
        target?.value ?? 0,
        ...columns.flatMap((column) => [totalOf(column) ?? 0, column.previous ?? 0]),
      ),
  );
  const end = ticks.at(-1) ?? 1;
  const slot = 100 / Math.max(columns.length, 1);
  const every = Math.ceil(columns.length / 13);
  const letters = columns.reduce((sum, { label }) => sum + label.length + 1, 0) / every;
  const everyOnPhone = Math.ceil(letters / MOST_LETTERS);
  const hasUnknown = columns.some((column) => column.parts === null);
  const heightOf = (value: number) => (percentOf(value, end) / 100) * plotHeight;

  return (
    <figure aria-label={caption}>
      <Legend
        items={[
          ...series.map((label, index) => ({ label, swatch: fills[index % fills.length]?.swatch ?? "" })),
          ...(previousHead ? [{ label: previousHead, swatch: ghostSwatch }] : []),
          ...(hasUnknown ? [{ label: "Not known", swatch: unknownSwatch }] : []),
        ]}
      />
      {/* The name of the target stands beside the plot: over the columns it would lie on one of them. */}
      <div className={clsx("mt-2 flex text-xs tabular-nums", target && "pr-12")}>
        <svg
          aria-hidden="true"
          width="40"
          height={plotHeight + headroom + 22}
          className="shrink-0 overflow-visible"
        >
          {ticks.map((tick) => (
            <text
              key={tick}
              x="32"
              y={headroom + plotHeight - heightOf(tick) + 4}
              textAnchor="end"
              className="fill-muted"
            >
              {formatCount(tick)}
            </text>
          ))}
        </svg>
        <svg
          width="100%"
          height={plotHeight + headroom + 22}
          className={
            "min-w-0 flex-1 overflow-visible [&_a:has(rect):focus-visible]:outline-none [&_a:focus-visible_rect]:stroke-focus " +
            "[&_a:focus-visible_rect]:stroke-2 [&_a:hover_rect]:opacity-80 [&_a:hover_text]:underline"
          }
        >
          <title>{caption}</title>
          <defs>
            <HatchPattern id={hatchId} />
          </defs>
          {ticks.map((tick) => (
            <line
              key={tick}
              x1="0"
              x2="100%"
              y1={headroom + plotHeight - heightOf(tick)}
              y2={headroom + plotHeight - heightOf(tick)}
              className={tick === 0 ? "stroke-control" : "stroke-gridline"}
            />
          ))}
          {columns.map((column, index) => {
            const left = index * slot;
            return (
              <g key={column.key}>
                {column.previous ? (
                  <rect
                    x={`${left + slot * 0.08}%`}
                    width={`${slot * 0.84}%`}
                    y={headroom + plotHeight - heightOf(column.previous)}
                    height={heightOf(column.previous)}
                    strokeDasharray="3 2"
                    className="fill-none stroke-ghost"
                  />
                ) : null}
                {column.parts === null ? (
                  <MarkLink href={column.href} name={`${column.name}: not known`}>
                    <rect
                      x={`${left + slot * 0.18}%`}
                      width={`${slot * 0.64}%`}
                      y={headroom}
                      height={plotHeight}
                      fill={`url(#${hatchId})`}
                    />
                  </MarkLink>
                ) : (
                  column.parts.map((part, order) => {
                    const below =
                      column.parts?.slice(0, order).reduce((sum, other) => sum + other.value, 0) ?? 0;
                    const name = series.length > 1 ? `${column.name}, ${series[order]}` : column.name;
                    return part.value > 0 ? (
                      <MarkLink
                        key={series[order]}
                        href={part.href ?? column.href}
                        name={`${name}: ${formatCount(part.value)}`}
                      >
                        <rect
                          x={`${left + slot * 0.18}%`}
                          width={`${slot * 0.64}%`}
                          y={headroom + plotHeight - heightOf(below + part.value)}
                          height={Math.max(1, heightOf(part.value) - (order > 0 ? 1 : 0))}
                          className={fills[order % fills.length]?.fill}
                        />
                      </MarkLink>
                    ) : null;
                  })
                )}
                {index % every === 0 ? (
                  <text
                    x={`${left + slot / 2}%`}
                    y={headroom + plotHeight + 16}
                    textAnchor="middle"
                    className={clsx("fill-muted", (index / every) % everyOnPhone > 0 && "max-sm:hidden")}
                  >
                    {column.label}
                  </text>
                ) : null}
              </g>
            );
          })}
          {target ? (
            <g>
              <line
                x1="0"
                x2="100%"
                y1={headroom + plotHeight - heightOf(target.value)}
                y2={headroom + plotHeight - heightOf(target.value)}
                strokeWidth="1.5"
                className="stroke-foreground"
              />
              <text
                x="100%"
                dx="6"
                y={headroom + plotHeight - heightOf(target.value) + 4}
                className="fill-foreground font-medium"
              >
                {target.label}
              </text>
            </g>
          ) : null}
          {columns.length > 16
            ? null
            : columns.map((column, index) => {
                const total = totalOf(column);
                if (total === null) return null;
                const number = (
                  <text
                    key={column.key}
                    x={`${(index + 0.5) * slot}%`}
                    y={headroom + plotHeight - heightOf(total) - 5}
                    textAnchor="middle"
                    className={clsx(
                      "fill-foreground stroke-surface stroke-4 [paint-order:stroke]",
                      end >= 1000 && "max-sm:hidden",
                    )}
                  >
                    {formatCount(total)}
                  </text>
                );
                // After the target and with a rim of its own, so that no line strikes it through.
                return column.href ? (
                  <Anchor
                    key={column.key}
                    href={column.href}
                    aria-label={`${column.name}: ${formatCount(total)}`}
                  >
                    {number}
                  </Anchor>
                ) : (
                  number
                );
              })}
        </svg>
      </div>
      <ChartTable
        caption={caption}
        labelHead={columnHead}
        valueHeads={[
          ...series,
          ...(series.length > 1 ? ["Total"] : []),
          ...(previousHead ? [previousHead] : []),
        ]}
        rows={columns.map((column) => ({
          key: column.key,
          label: column.name,
          values: [
            ...series.map((_, order) =>
              column.parts === null
                ? { value: null, href: column.href }
                : { value: 0, href: column.href, ...column.parts[order] },
            ),
            ...(series.length > 1 ? [{ value: totalOf(column), href: column.href }] : []),
            ...(previousHead ? [{ value: column.previous ?? null, href: column.previousHref }] : []),
          ],
        }))}
      />
    </figure>
  );
}

function MarkLink({ href, name, children }: { href: string | undefined; name: string; children: ReactNode }) {
  return href ? (
    <Anchor href={href} aria-label={name}>
      <title>{name}</title>
      {children}
    </Anchor>
  ) : (
    <g>
      <title>{name}</title>
      {children}
    </g>
  );
}

/** The column's height: null when nothing is known of it. */
function totalOf(column: ChartColumn): number | null {
  return column.parts === null ? null : column.parts.reduce((sum, part) => sum + part.value, 0);
}

/** Neighbours differ in lightness, so that the stack reads in greyscale; the legend gives the order. */
const fills = [
  { fill: "fill-chart-1", swatch: "bg-chart-1" },
  { fill: "fill-chart-2", swatch: "bg-chart-2" },
  { fill: "fill-chart-6", swatch: "bg-chart-6" },
  { fill: "fill-chart-3", swatch: "bg-chart-3" },
  { fill: "fill-chart-4", swatch: "bg-chart-4" },
  { fill: "fill-chart-5", swatch: "bg-chart-5" },
] as const;
