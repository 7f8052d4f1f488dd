import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { FATES, type Fate } from "@/lib/commitments/rules";
import type { Direction } from "@/lib/engagements/direction";
import { DIRECTION_LABELS, SHAPE_LABELS } from "@/lib/relationships/labels";
import type { LineArc, LineBand, LineMark, LineRow, RelationshipModel } from "@/lib/relationships/prepare";
import { type Rank, SHAPES, type Shape } from "@/lib/relationships/rules";
import { HatchPattern } from "./hatch";

type RelationshipLineProps = {
  caption: string;
  model: RelationshipModel;
  /** Lower, for a page that is about one person. */
  small?: boolean;
};

/**
 * Rhythm, balance and debt in one glance: meetings on both sides of a line in time, promises as arcs from the day they were
 * made to the day they fall due, crises as shaded bands with their public signals. On narrow screens it scrolls within and
 * begins with what is newest.
 */
export function RelationshipLine({ caption, model, small }: RelationshipLineProps) {
  const hatchId = useId();
  const { upper, axis, height } = measure(model, small);
  return (
    <figure aria-label={caption} className="grid min-w-0 grid-cols-1 gap-2">
      <p className="text-xs font-medium text-muted">↑ {DIRECTION_LABELS.OUT}</p>
      {/* Written from the right, a box that scrolls opens at its right end: what is newest. */}
      <div dir="rtl" className="overflow-x-auto print:overflow-visible">
        <svg
          width="100%"
          height={height}
          direction="ltr"
          className={
            "min-w-[46rem] text-xs print:min-w-0 [&_a:focus-visible]:outline-none [&_a:focus-visible_*]:stroke-focus " +
            "[&_a:focus-visible_*]:stroke-[2.5px] [&_a:hover_*]:opacity-75"
          }
        >
          <title>{caption}</title>
          <defs>
            <HatchPattern id={hatchId} />
          </defs>
          {model.bands.map((band, index) => (
            <Band key={band.key} band={band} height={height - FOOT} row={index % BAND_ROWS} />
          ))}
          {model.ticks.map((tick) => (
            <g key={tick.at}>
              <line
                x1={place(tick.at)}
                x2={place(tick.at)}
                y1={HEAD}
                y2={height - FOOT}
                strokeDasharray={tick.label === null ? "1 4" : undefined}
                className="stroke-gridline"
              />
              {tick.label === null ? null : (
                <text x={place(tick.at)} dx="3" y={height - 5} className="fill-muted">
                  {tick.label}
                </text>
              )}
            </g>
          ))}
          <Arcs arcs={model.arcs.filter((arc) => arc.isOurs)} axis={axis} room={upper} hatchId={hatchId} />
          <Arcs
            arcs={model.arcs.filter((arc) => !arc.isOurs)}
            axis={axis}
            room={height - FOOT - axis}
            hatchId={hatchId}
            isBelow
          />
          <line x1="0" x2="100%" y1={axis} y2={axis} strokeWidth="1.5" className="stroke-control" />
          {model.today === null ? null : (
            <>
              <line
                x1={place(model.today)}
                x2={place(model.today)}
                y1={HEAD}
                y2={height - FOOT}
                strokeWidth="1.5"
                strokeDasharray="2 3"
                className="stroke-foreground"
              />
              <text x={place(model.today)} y={HEAD + 9} dx="3" className={haloed}>
                Today
              </text>
            </>
          )}
          {model.marks.map((mark) => (
            <Mark key={mark.key} mark={mark} axis={axis} step={small ? 13 : LEVEL} hatchId={hatchId} />
          ))}
        </svg>
      </div>
      <p className="text-xs font-medium text-muted">↓ {DIRECTION_LABELS.IN}</p>
      <Key hatchId={hatchId} model={model} small={small} />
      {model.rows.length > 0 ? <MarkTable caption={caption} rows={model.rows} /> : null}
    </figure>
  );
}

/** Room for the names of crises at the top, for the months at the foot, and between marks that stand above each other. */
const HEAD = 30;
const BAND_ROWS = 2;
const FOOT = 20;
/** The picture is drawn no narrower than this, in pixels; a letter of a name takes about so many. */
const LEAST_WIDTH = 736;
const LETTER = 6.5;
/** More of a name would not fit what a phone shows of the picture at first. */
const MOST_LETTERS = 48;
const LEVEL = 17;

function measure({ levels, arcs }: RelationshipModel, small: boolean | undefined) {
  const step = small ? 13 : LEVEL;
  const room = (level: number, hasArcs: boolean) =>
    Math.max(small ? 34 : 56, hasArcs ? (small ? 44 : 84) : 0, level * step + 22);
  const upper = room(
    levels.above,
    arcs.some((arc) => arc.isOurs),
  );
  const lower = room(
    levels.below,
    arcs.some((arc) => !arc.isOurs),
  );
  return { upper, axis: HEAD + upper, height: HEAD + upper + lower + FOOT };
}

function Band({ band, height, row }: { band: LineBand; height: number; row: number }) {
  const label =
    band.label.length > MOST_LETTERS ? `${band.label.slice(0, MOST_LETTERS - 1).trimEnd()}…` : band.label;
  // Where it would run out of the picture it ends with it.
  const isLate = band.from * LEAST_WIDTH + label.length * LETTER > LEAST_WIDTH;
  return (
    <g>
      <MarkLink href={band.href} name={`Crisis: ${band.label}`}>
        <rect
          x={place(band.from)}
          width={`${Math.max(0.4, (band.to - band.from) * INNER)}%`}
          y="0"
          height={height}
          className="fill-warning-soft stroke-warning [stroke-dasharray:2_3]"
        />
        <text
          x={isLate ? "100%" : place(band.from)}
          dx={isLate ? -4 : 4}
          y={11 + row * 13}
          textAnchor={isLate ? "end" : "start"}
          className="fill-warning stroke-none font-medium"
        >
          {label}
        </text>
      </MarkLink>
      {band.signals.map((signal) => (
        <MarkLink key={signal.key} href={signal.href} name={signal.name}>
          <svg role="presentation" x={place(signal.at)} y={HEAD} className="overflow-visible">
            <rect x="-5" y="-4" width="10" height="24" className="fill-transparent" />
            <path d="M0 18V0L7 4.5L0 9" className="fill-warning stroke-warning" />
          </svg>
        </MarkLink>
      ))}
    </g>
  );
}

type ArcsProps = { arcs: readonly LineArc[]; axis: number; room: number; hatchId: string; isBelow?: boolean };

/** Stretched to the width of the picture; strokes keep their thickness. */
function Arcs({ arcs, axis, room, hatchId, isBelow }: ArcsProps) {
  if (arcs.length === 0) return null;
  const foot = isBelow ? 0 : room;
  return (
    <svg
      role="presentation"
      viewBox={`0 0 1000 ${room}`}
      x={place(0)}
      y={isBelow ? axis : axis - room}
      width={`${INNER}%`}
      height={room}
      preserveAspectRatio="none"
    >
      {arcs.map((arc) => {
        const from = Math.round(arc.from * 1000);
        const to = Math.max(from + 4, Math.round(arc.to * 1000));
        const rise = Math.min(room - 8, 18 + (to - from) / 5);
        const top = foot + (isBelow ? 1.33 : -1.33) * rise;
        return (
          <MarkLink key={arc.key} href={arc.href} name={arc.name}>
            <path
              d={`M${from} ${foot}C${from} ${top} ${to} ${top} ${to} ${foot}`}
              vectorEffect="non-scaling-stroke"
              fill={arc.isDueKnown ? undefined : `url(#${hatchId})`}
              fillOpacity={arc.isDueKnown ? undefined : 0.6}
              className={clsx("stroke-[1.5px]", arcStrokes[arc.fate], arc.isDueKnown && arcFills[arc.fate])}
            />
          </MarkLink>
        );
      })}
    </svg>
  );
}

type MarkProps = { mark: LineMark; axis: number; step: number; hatchId: string };

function Mark({ mark, axis, step, hatchId }: MarkProps) {
  const away = mark.direction === "NEITHER" ? 0 : 12 + mark.level * step;
  const y = axis + (mark.direction === "IN" ? away : -away);
  return (
    <MarkLink href={mark.href} name={mark.name}>
      {mark.may === null ? null : (
        <line
          x1={place(mark.may.from)}
          x2={place(mark.may.to)}
          y1={y}
          y2={y}
          strokeDasharray="3 2"
          className={inks[mark.direction]}
        />
      )}
      <svg role="presentation" x={place(mark.at)} y={y} className="overflow-visible">
        <circle r="10" className="fill-transparent stroke-none" />
        <Sign
          shape={mark.shape}
          rank={mark.rank}
          direction={mark.direction}
          isHeld={mark.isHeld}
          hatchId={hatchId}
        />
      </svg>
    </MarkLink>
  );
}

type SignProps = Pick<LineMark, "shape" | "rank" | "direction" | "isHeld"> & { hatchId: string };

/** What has not taken place is an outline; what is not known is hatched. */
function Sign({ shape, rank, direction, isHeld, hatchId }: SignProps) {
  return (
    <path
      d={paths[shape](2.5 + (rank ?? 2) * 1.6)}
      fill={rank === null ? `url(#${hatchId})` : undefined}
      strokeWidth={isHeld ? 1 : 1.75}
      className={clsx(
        rank === null || !isHeld ? inks[direction] : "stroke-surface",
        rank !== null && (isHeld ? fills[direction] : "fill-surface"),
      )}
    />
  );
}

function MarkLink({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <Anchor href={href} aria-label={name}>
      <title>{name}</title>
      {children}
    </Anchor>
  );
}

const ranks: readonly { rank: Rank | null; label: string }[] = [
  { rank: 4, label: "Minister, four stars" },
  { rank: 3, label: "Two and three stars" },
  { rank: 2, label: "One star, senior civilian" },
  { rank: 1, label: "All others" },
  { rank: null, label: "Seniority not known" },
];

/** Names only what is drawn. */
function Key({
  hatchId,
  model,
  small,
}: {
  hatchId: string;
  model: RelationshipModel;
  small: boolean | undefined;
}) {
  const sign = { direction: "OUT", isHeld: true, rank: 2, hatchId } as const;
  const shapes = SHAPES.filter((shape) => model.marks.some((mark) => mark.shape === shape));
  const sizes = ranks.filter(({ rank }) => model.marks.some((mark) => mark.rank === rank));
  const directions = DIRECTIONS.filter((one) => model.marks.some((mark) => mark.direction === one));
  const fates = FATES.filter((fate) => model.arcs.some((arc) => arc.fate === fate));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {shapes.map((shape) => (
        <KeyItem key={shape} label={SHAPE_LABELS[shape]}>
          <Sign {...sign} shape={shape} />
        </KeyItem>
      ))}
      {small
        ? null
        : sizes.map(({ rank, label }) => (
            <KeyItem key={label} label={label}>
              <Sign {...sign} shape="circle" rank={rank} />
            </KeyItem>
          ))}
      {model.marks.some((mark) => !mark.isHeld) ? (
        <KeyItem label="Still ahead">
          <Sign {...sign} shape="circle" isHeld={false} />
        </KeyItem>
      ) : null}
      {directions.includes("NEITHER") ? (
        <KeyItem label={`On the line: ${DIRECTION_LABELS.NEITHER.toLowerCase()}`}>
          <Sign {...sign} shape="circle" direction="NEITHER" />
        </KeyItem>
      ) : null}
      {fates.map((fate) => (
        <KeyItem key={fate} label={ARC_LABELS[fate]}>
          <path
            d="M-7 5C-7 -7 7 -7 7 5"
            className={clsx("stroke-[1.5px]", arcStrokes[fate], arcFills[fate])}
          />
        </KeyItem>
      ))}
      {model.arcs.some((arc) => !arc.isDueKnown) ? (
        <KeyItem label="Due date not known">
          <path d="M-7 5C-7 -7 7 -7 7 5" fill={`url(#${hatchId})`} className="stroke-foreground" />
        </KeyItem>
      ) : null}
      {model.arcs.length > 0 ? <li>Arcs above: promised by us; below: by them.</li> : null}
      {model.bands.length > 0 ? <li>Shaded: a crisis; flags: its public signals.</li> : null}
    </ul>
  );
}

function KeyItem({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" width="18" height="18" viewBox="-9 -9 18 18">
        {children}
      </svg>
      {label}
    </li>
  );
}

function MarkTable({ caption, rows }: { caption: string; rows: readonly LineRow[] }) {
  return (
    <Disclosure summary="Show the marks as a table" className="print:hidden">
      <div className="max-h-96 overflow-auto rounded-md border border-border">
        <Table caption={caption} dense>
          <TableHead sticky={false}>
            <TableHeader>Date</TableHeader>
            <TableHeader>What</TableHeader>
            <TableHeader priority={2}>Kind</TableHeader>
            <TableHeader priority={2}>Side</TableHeader>
            <TableHeader priority={2}>How it stands</TableHeader>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell className="whitespace-nowrap max-sm:whitespace-normal">{row.on}</TableCell>
                <TableCell>
                  <Anchor href={row.href} className="prose-link">
                    {row.title}
                  </Anchor>
                  <span className="block text-xs text-muted sm:hidden">
                    {[row.kind, row.side, row.standing].filter(Boolean).join(" · ")}
                  </span>
                </TableCell>
                <TableCell priority={2}>{row.kind}</TableCell>
                <TableCell priority={2}>{row.side}</TableCell>
                <TableCell priority={2}>{row.standing}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Disclosure>
  );
}

const DIRECTIONS: readonly Direction[] = ["OUT", "IN", "NEITHER"];

const ARC_LABELS: Readonly<Record<Fate, string>> = {
  kept: "Promise kept in time",
  late: "Promise kept late",
  broken: "Promise broken",
  overdue: "Promise overdue",
  overtaken: "Overtaken by events",
  ahead: "Promise still ahead",
};

/** Words that lie over lines keep a rim of the surface around them. */
const haloed = "fill-muted stroke-surface stroke-4 font-medium [paint-order:stroke]";

const fills: Record<Direction, string> = { OUT: "fill-chart-1", IN: "fill-chart-2", NEITHER: "fill-chart-5" };
const inks: Record<Direction, string> = {
  OUT: "stroke-chart-1",
  IN: "stroke-chart-4",
  NEITHER: "stroke-muted",
};

const arcFills: Record<Fate, string> = {
  kept: "fill-chart-1/25",
  late: "fill-warning-soft",
  broken: "fill-danger-soft",
  overdue: "fill-none",
  overtaken: "fill-none",
  ahead: "fill-none",
};
const arcStrokes: Record<Fate, string> = {
  kept: "stroke-chart-1",
  late: "stroke-warning [stroke-dasharray:9_3]",
  broken: "stroke-danger [stroke-dasharray:2_3]",
  overdue: "stroke-danger [stroke-dasharray:6_4]",
  overtaken: "stroke-ghost [stroke-dasharray:1_3]",
  ahead: "stroke-foreground",
};

const paths: Record<Shape, (radius: number) => string> = {
  circle: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (r) => `M${-r * 0.9} ${-r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}z`,
  diamond: (r) => `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0z`,
  triangle: (r) => `M0 ${-r * 1.15}L${r * 1.1} ${r * 0.85}L${-r * 1.1} ${r * 0.85}z`,
};

/** Marks at the very ends need a margin; per cent of the width. */
const MARGIN = 1;
const INNER = 100 - 2 * MARGIN;

function place(share: number): string {
  return `${Math.round((MARGIN + share * INNER) * 100) / 100}%`;
}
