import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Legend, type LegendItem } from "./legend";

/** All places are shares of the whole span, 0 at its beginning and 1 at its end. */
export type TimelineModel = {
  /** Marks above the line (our visits to them) and below it (theirs to us). */
  marks: readonly TimelineMark[];
  /** From the day a promise was made to the day it falls due. */
  arcs?: readonly TimelineArc[];
  /** Shaded stretches: a crisis. */
  bands?: readonly { key: string; from: number; to: number; label: string; href?: string }[];
  ticks: readonly { at: number; label: string }[];
  today?: number;
};

export type TimelineMark = {
  key: string;
  at: number;
  side: "above" | "below";
  /** 1 to 4: seniority. */
  size: 1 | 2 | 3 | 4;
  shape: "circle" | "square" | "diamond" | "triangle";
  name: string;
  href?: string;
};

export type TimelineArc = {
  key: string;
  from: number;
  to: number;
  state: "open" | "kept" | "broken";
  name: string;
  href?: string;
};

type TimelineProps = {
  caption: string;
  above: string;
  below: string;
  model: TimelineModel;
  legend?: readonly LegendItem[];
  /** Half the height; marks and ticks only. */
  small?: boolean;
};

/** Rhythm, balance and debt in one glance: events on both sides of a line in time, promises as arcs, crises as bands. */
export function Timeline({ caption, above, below, model, legend, small }: TimelineProps) {
  const height = small ? 84 : 148;
  const axis = small ? 34 : 78;
  return (
    <figure aria-label={caption} className="grid grid-cols-1 gap-2">
      <svg
        width="100%"
        height={height}
        className={
          "text-xs [&_a:focus-visible]:outline-none [&_a:focus-visible_*]:stroke-focus [&_a:focus-visible_*]:stroke-2 " +
          "[&_a:hover_*]:opacity-75"
        }
      >
        <title>{caption}</title>
        {model.bands?.map((band) => (
          <MarkLink key={band.key} href={band.href} name={band.label}>
            <rect
              x={percent(band.from)}
              width={percent(Math.max(0.002, band.to - band.from))}
              y="0"
              height={height - 20}
              className="fill-warning-soft"
            />
            {small ? null : (
              <text x={percent(band.from)} dx="4" y="12" className="fill-warning font-medium">
                {band.label}
              </text>
            )}
          </MarkLink>
        ))}
        {model.ticks.map((tick) => (
          <g key={tick.label}>
            <line
              x1={percent(tick.at)}
              x2={percent(tick.at)}
              y1="0"
              y2={height - 18}
              className="stroke-gridline"
            />
            <text x={percent(tick.at)} dx="3" y={height - 6} className="fill-muted">
              {tick.label}
            </text>
          </g>
        ))}
        <Arcs arcs={model.arcs ?? []} axis={axis} />
        <line x1="0" x2="100%" y1={axis} y2={axis} strokeWidth="1.5" className="stroke-control" />
        {model.today === undefined ? null : (
          <line
            x1={percent(model.today)}
            x2={percent(model.today)}
            y1="0"
            y2={height - 18}
            strokeWidth="1.5"
            strokeDasharray="2 3"
            className="stroke-foreground"
          />
        )}
        {model.marks.map((mark) => (
          <MarkLink key={mark.key} href={mark.href} name={mark.name}>
            <svg
              role="presentation"
              x={percent(mark.at)}
              y={mark.side === "above" ? axis - 15 : axis + 15}
              className="overflow-visible"
            >
              <circle r="12" className="fill-transparent" />
              <path
                d={shapes[mark.shape](2.5 + mark.size * 1.6)}
                className={
                  mark.side === "above" ? "fill-chart-1 stroke-surface" : "fill-chart-2 stroke-surface"
                }
              />
            </svg>
          </MarkLink>
        ))}
        {small ? null : (
          <>
            <text x="100%" dx="-2" y={axis - 34} textAnchor="end" className={haloed}>
              {above}
            </text>
            <text x="100%" dx="-2" y={axis + 40} textAnchor="end" className={haloed}>
              {below}
            </text>
          </>
        )}
      </svg>
      {legend ? <Legend items={legend} /> : null}
    </figure>
  );
}

/** Stretched to the width of the picture; strokes keep their thickness. */
function Arcs({ arcs, axis }: { arcs: readonly TimelineArc[]; axis: number }) {
  if (arcs.length === 0) return null;
  return (
    <svg
      role="presentation"
      viewBox={`0 0 1000 ${axis}`}
      width="100%"
      height={axis}
      preserveAspectRatio="none"
    >
      {arcs.map((arc) => {
        const from = Math.round(arc.from * 1000);
        const to = Math.round(arc.to * 1000);
        const rise = Math.min(axis - 8, 18 + (to - from) / 6);
        return (
          <MarkLink key={arc.key} href={arc.href} name={arc.name}>
            <path
              d={`M${from} ${axis}C${from} ${axis - rise * 1.33} ${to} ${axis - rise * 1.33} ${to} ${axis}`}
              vectorEffect="non-scaling-stroke"
              className={clsx("stroke-[1.5px]", arcLooks[arc.state])}
            />
          </MarkLink>
        );
      })}
    </svg>
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

/** Words that lie over lines keep a rim of the surface around them. */
const haloed = "fill-muted stroke-surface stroke-4 [paint-order:stroke]";

const arcLooks: Record<TimelineArc["state"], string> = {
  kept: "fill-chart-1/20 stroke-chart-1",
  open: "fill-none stroke-foreground",
  broken: "fill-none stroke-danger [stroke-dasharray:5_4]",
};

const shapes: Record<TimelineMark["shape"], (radius: number) => string> = {
  circle: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (r) => `M${-r * 0.9} ${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}z`,
  diamond: (r) => `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0z`,
  triangle: (r) => `M0 ${-r * 1.15}L${r * 1.1} ${r * 0.85}L${-r * 1.1} ${r * 0.85}z`,
};

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
