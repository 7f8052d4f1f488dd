import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

export type GanttMarkLook = "DONE" | "OVERDUE" | "SOON" | "TO_COME";

/** All places are shares of the whole span, 0 at its beginning and 1 at its end. */
export type GanttModel = {
  ticks: readonly { at: number; label: string }[];
  today: number | null;
  rows: readonly GanttRow[];
};

export type GanttRow = {
  key: string;
  href: string;
  /** The first column, and the one after it. */
  label: ReactNode;
  state: ReactNode;
  bar: { from: number; to: number; name: string } | null;
  marks: readonly { key: string; at: number; look: GanttMarkLook; name: string }[];
};

type GanttProps = { caption: string; labelHead: string; stateHead: string; model: GanttModel };

const HEIGHT = 34;

/**
 * What runs when, one row each: the stretch as a bar, the days that matter as marks. Each row is its own picture in a table, so that
 * it prints over several sheets and reads in order.
 */
export function Gantt({ caption, labelHead, stateHead, model }: GanttProps) {
  return (
    <Table caption={caption} dense className="table-fixed">
      <TableHead>
        <TableHeader className="w-[15rem] print:w-[12rem]">{labelHead}</TableHeader>
        <TableHeader className="w-[8.5rem] print:w-[7rem]">{stateHead}</TableHeader>
        <TableHeader className="px-0! pb-1">
          <svg width="100%" height="16" className="overflow-visible text-xs" aria-hidden="true">
            {model.ticks.map((tick) => (
              <text key={tick.label} x={percent(tick.at)} dx="3" y="12" className="fill-muted">
                {tick.label}
              </text>
            ))}
          </svg>
          <span className="sr-only">The year, month by month</span>
        </TableHeader>
      </TableHead>
      <TableBody>
        {model.rows.map((row) => (
          <TableRow key={row.key} className="break-inside-avoid">
            <TableCell className="align-middle">{row.label}</TableCell>
            <TableCell className="align-middle">{row.state}</TableCell>
            <TableCell className="px-0! py-0! align-middle">
              <Strip row={row} model={model} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The key to the marks, drawn as they are. */
export function GanttLegend({ labels }: { labels: Readonly<Record<GanttMarkLook, string>> }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {looks.map((look) => (
        <li key={look} className="flex items-center gap-1.5">
          <GanttMark look={look} />
          {labels[look]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 w-6 rounded-[2px] bg-chart-1" />
        STARTEX to ENDEX
      </li>
    </ul>
  );
}

/** One mark by itself, for a list or a legend. */
export function GanttMark({ look }: { look: GanttMarkLook }) {
  return (
    <svg width="14" height="14" aria-hidden="true" className="shrink-0">
      <svg role="presentation" x="7" y="7" className="overflow-visible">
        <path d={shapes[look]} className={inks[look]} />
      </svg>
    </svg>
  );
}

function Strip({ row, model }: { row: GanttRow; model: GanttModel }) {
  const middle = HEIGHT / 2;
  return (
    <svg
      width="100%"
      height={HEIGHT}
      className={
        "block overflow-visible [&_a:focus-visible]:outline-none [&_a:focus-visible_*]:stroke-focus " +
        "[&_a:focus-visible_*]:stroke-2 [&_a:hover_*]:opacity-75"
      }
    >
      <title>Days of the exercise and its milestones</title>
      {model.ticks.map((tick) => (
        <line
          key={tick.label}
          x1={percent(tick.at)}
          x2={percent(tick.at)}
          y1="0"
          y2={HEIGHT}
          className="stroke-gridline"
        />
      ))}
      {model.today === null ? null : (
        <line
          x1={percent(model.today)}
          x2={percent(model.today)}
          y1="0"
          y2={HEIGHT}
          strokeWidth="1.5"
          strokeDasharray="2 3"
          className="stroke-foreground"
        />
      )}
      {row.bar ? (
        <Anchor href={row.href} aria-label={row.bar.name}>
          <title>{row.bar.name}</title>
          <rect
            x={percent(row.bar.from)}
            width={percent(Math.max(0.004, row.bar.to - row.bar.from))}
            y={middle - 7}
            height="14"
            rx="2"
            className="fill-chart-1"
          />
        </Anchor>
      ) : null}
      {row.marks.map((mark) => (
        <Anchor key={mark.key} href={`${row.href}#${mark.key}`} aria-label={mark.name}>
          <title>{mark.name}</title>
          <svg role="presentation" x={percent(mark.at)} y={middle} className="overflow-visible">
            <circle r="12" className="fill-transparent" />
            <path d={shapes[mark.look]} className={inks[mark.look]} />
          </svg>
        </Anchor>
      ))}
    </svg>
  );
}

const looks: readonly GanttMarkLook[] = ["DONE", "OVERDUE", "SOON", "TO_COME"];

/** Shape says what colour says: a full circle is done, a triangle overdue, a diamond soon, a ring to come. */
const shapes: Record<GanttMarkLook, string> = {
  DONE: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
  OVERDUE: "M0 -6.5L6.5 5H-6.5z",
  SOON: "M0 -6.5L6.5 0L0 6.5L-6.5 0z",
  TO_COME: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
};

const inks: Record<GanttMarkLook, string> = {
  DONE: "fill-success stroke-surface",
  OVERDUE: "fill-danger stroke-surface",
  SOON: "fill-warning stroke-surface",
  TO_COME: "fill-surface stroke-foreground stroke-2",
};

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
