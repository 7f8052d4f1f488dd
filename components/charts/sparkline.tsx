import { useId } from "react";
import { HatchPattern } from "./hatch";

type SparklineProps = {
  /** One value per period, oldest first; null where nothing is known. */
  values: readonly (number | null)[];
  /** What it shows, in words, with the last value ("Engagements per month, 4 in March"). */
  label: string;
  /** The end of the scale, to share it between neighbours. */
  max?: number;
};

const width = 120;
const height = 28;

/** A line the size of a word, from a zero baseline; periods not known are hatched gaps. */
export function Sparkline({ values, label, max }: SparklineProps) {
  const hatchId = useId();
  const end = Math.max(max ?? 0, 1, ...values.map((value) => value ?? 0));
  const step = width / Math.max(values.length, 1);
  const points = values.map((value, index) =>
    value === null
      ? null
      : { x: round((index + 0.5) * step), y: round(height - 2 - (value / end) * (height - 5)) },
  );
  const last = points.at(-1);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className="-my-1 align-middle"
    >
      <title>{label}</title>
      <defs>
        <HatchPattern id={hatchId} />
      </defs>
      {points.map((point, index) =>
        point === null ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the row
            key={index}
            x={round(index * step)}
            y="2"
            width={round(step)}
            height={height - 4}
            fill={`url(#${hatchId})`}
          />
        ) : null,
      )}
      <line x1="0" x2={width} y1={height - 1.5} y2={height - 1.5} className="stroke-gridline" />
      {runsOf(points).map((run) => (
        <polyline
          key={run[0]?.x}
          points={run.map((point) => `${point.x},${point.y}`).join(" ")}
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
          className="fill-none stroke-chart-1"
        />
      ))}
      {last ? <circle cx={last.x} cy={last.y} r="2.5" className="fill-chart-1" /> : null}
    </svg>
  );
}

type Point = { x: number; y: number };

/** The stretches without a gap: a line across a gap would claim to know it. */
function runsOf(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
