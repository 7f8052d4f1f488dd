import { clsx } from "clsx";
import { ChartTable } from "@/components/charts/chart-table";
import { Legend } from "@/components/charts/legend";
import { Anchor } from "@/components/ui/anchor";
import type {
  CountsByDay,
  CrisisPicture as Picture,
  PictureFlag,
  PictureMark,
  PictureSpan,
} from "@/lib/crises/timeline/prepare";

const LANE = 24;
const BAND = 26;
const FLAG = 24;
const AXIS = 22;
/** Share of the width below which the name of a level would be cut; it stays in the tooltip and the tables. */
const NARROW_SPAN = 0.05;

/** The crisis in one picture: alert and posture as bands, events by kind as marks, reports as numbered flags. */
export function CrisisPicture({
  model,
  counts,
  caption,
}: {
  model: Picture;
  counts: CountsByDay;
  caption: string;
}) {
  const flagRows = Math.max(0, ...model.reports.map((flag) => flag.row + 1));
  const rows = [
    ...model.bands.map((band) => ({ key: `band ${band.key}`, label: band.label, height: BAND })),
    ...model.lanes.map((lane) => ({ key: lane.key, label: lane.label, height: LANE })),
    ...(flagRows > 0 ? [{ key: "reports", label: "Reports", height: flagRows * FLAG + 6 }] : []),
  ];
  const bandsHeight = model.bands.length * BAND;
  const lanesHeight = model.lanes.length * LANE;
  const height = rows.reduce((sum, row) => sum + row.height, 0) + AXIS;
  return (
    <figure aria-label={caption} className="grid gap-2">
      <div className="grid grid-cols-[6.25rem_minmax(0,1fr)] gap-x-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <div aria-hidden className="text-xs text-muted">
          {rows.map((row) => (
            <div key={row.key} className="flex items-center justify-end text-right">
              <svg width="0" height={row.height} role="presentation" className="shrink-0" />
              <span className="line-clamp-2 leading-3">{row.label}</span>
            </div>
          ))}
        </div>
        <svg
          width="100%"
          height={height}
          className="text-xs [&_a:focus-visible]:outline-none [&_a:focus-visible_path]:stroke-focus [&_a:focus-visible_path]:stroke-2 [&_a:focus-visible_rect]:stroke-focus [&_a:focus-visible_rect]:stroke-2"
        >
          <title>{caption}</title>
          <Grid model={model} height={height - AXIS} />
          {model.bands.map((band, index) => (
            <g key={band.key}>
              {band.spans.map((span) => (
                <Span key={span.key} span={span} y={index * BAND + 3} />
              ))}
            </g>
          ))}
          {model.lanes.map((lane, index) => {
            const y = bandsHeight + index * LANE + LANE / 2;
            return (
              <g key={lane.key}>
                <line x1="0" x2="100%" y1={y} y2={y} className="stroke-border" />
                {lane.marks.map((mark) => (
                  <Mark key={mark.key} mark={mark} y={y} />
                ))}
              </g>
            );
          })}
          {model.reports.map((flag) => (
            <Flag key={flag.key} flag={flag} y={bandsHeight + lanesHeight + 4} />
          ))}
        </svg>
      </div>
      <Legend
        items={[
          { label: "Event, opens its log entry", swatch: "rounded-full bg-chart-1" },
          { label: "Near miss", swatch: "rotate-45 bg-danger" },
          ...(model.breaks.length > 0
            ? [{ label: "Silence left out", swatch: "border-x border-dashed border-control" }]
            : []),
        ]}
      />
      <ChartTable
        caption={`${caption}: number of entries by day (Z)`}
        labelHead="Day"
        valueHeads={counts.heads}
        rows={counts.rows.map((row) => ({ ...row, values: row.values.map((value) => ({ value })) }))}
      />
    </figure>
  );
}

function Grid({ model, height }: { model: Picture; height: number }) {
  return (
    <>
      {model.ticks.map((tick) => (
        <g key={`${tick.label} ${tick.at}`} className={tick.isMinor ? "max-sm:hidden" : undefined}>
          <line x1={percent(tick.at)} x2={percent(tick.at)} y1="0" y2={height} className="stroke-gridline" />
          <text
            x={percent(tick.at)}
            y={height + 15}
            textAnchor={tick.at > 0.975 ? "end" : tick.at < 0.08 ? "start" : "middle"}
            className="fill-muted"
          >
            {tick.label}
          </text>
        </g>
      ))}
      {model.breaks.map((at) => (
        <g key={at} className="stroke-control">
          {[-3, 3].map((shift) => (
            <svg key={shift} role="presentation" x={percent(at)} className="overflow-visible">
              <line x1={shift} x2={shift} y1="0" y2={height} strokeDasharray="2 3" />
            </svg>
          ))}
        </g>
      ))}
    </>
  );
}

function Span({ span, y }: { span: PictureSpan; y: number }) {
  return (
    <svg
      role="presentation"
      x={percent(span.from)}
      y={y}
      width={percent(Math.max(0, span.to - span.from))}
      height={BAND - 6}
    >
      <title>{span.name}</title>
      <rect width="100%" height="100%" className={clsx("stroke-surface", strengths[span.strength])} />
      {span.to - span.from < NARROW_SPAN ? null : (
        <text x="5" y="14" className={clsx("font-medium", inks[span.strength])}>
          {span.label}
        </text>
      )}
    </svg>
  );
}

function Mark({ mark, y }: { mark: PictureMark; y: number }) {
  return (
    <Anchor href={mark.href} aria-label={mark.name}>
      <title>{mark.name}</title>
      <svg role="presentation" x={percent(mark.at)} y={y} className="overflow-visible">
        <rect x="-6" y="-12" width="12" height="24" className="fill-transparent" />
        <path
          d={
            mark.isNearMiss ? "M0 -6.5L6.5 0L0 6.5L-6.5 0z" : "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"
          }
          className={clsx("stroke-surface", mark.isNearMiss ? "fill-danger" : "fill-chart-1")}
        />
      </svg>
    </Anchor>
  );
}

function Flag({ flag, y }: { flag: PictureFlag; y: number }) {
  // At the ends of the picture the flag flies inwards.
  const shift = flag.at > 0.94 ? -17 : flag.at < 0.06 ? 17 : 0;
  return (
    <Anchor href={flag.href} aria-label={flag.name}>
      <title>{flag.name}</title>
      <svg role="presentation" x={percent(flag.at)} y={y + flag.row * FLAG} className="overflow-visible">
        <rect x={shift - 17} y="0" width="34" height="20" rx="2" className="fill-surface stroke-foreground" />
        <text x={shift} y="14.5" textAnchor="middle" className="fill-foreground font-mono">
          {flag.label}
        </text>
      </svg>
    </Anchor>
  );
}

const strengths = ["fill-map-1", "fill-map-1", "fill-map-2", "fill-map-4", "fill-map-5"];
const inks = ["fill-foreground", "fill-foreground", "fill-foreground", "fill-surface", "fill-surface"];

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
