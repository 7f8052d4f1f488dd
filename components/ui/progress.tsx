import { clsx } from "clsx";
import { formatCount } from "@/lib/counts";

type ProgressProps = {
  /** What is being done ("Importing us-travel.csv"). */
  label: string;
  done: number;
  /** Null while the end is not known. */
  total: number | null;
  /** What is counted, in the plural ("rows"). */
  noun?: string;
  /** An extra clause ("12 need you"). */
  note?: string;
};

/** Work under way, with counts: "2,140 of 4,271 rows, 12 need you". */
export function Progress({ label, done, total, noun = "rows", note }: ProgressProps) {
  const count =
    total === null
      ? `${formatCount(done)} ${noun} so far`
      : `${formatCount(done)} of ${formatCount(total)} ${noun}`;
  return (
    <div className="grid max-w-2xl gap-1.5">
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="tabular-nums text-muted">{note ? `${count}, ${note}` : count}</span>
      </div>
      <progress
        aria-label={label}
        value={total === null ? undefined : done}
        max={total ?? undefined}
        className={clsx(
          "h-2 w-full appearance-none overflow-hidden rounded-sm border border-control [&::-moz-progress-bar]:bg-primary",
          "[&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-primary",
          total === null ? "hatched [&::-moz-progress-bar]:bg-transparent" : "bg-surface",
        )}
      />
    </div>
  );
}
