import { readinessWords } from "@/lib/handovers/labels";
import type { Readiness } from "@/lib/handovers/rules";

/** How ready a handover is, in percent, with what that is made of. */
export function ReadinessBar({ readiness, of }: { readiness: Readiness; of: string }) {
  return (
    <div className="grid max-w-xl gap-1">
      <div className="flex items-center gap-3">
        <span className="w-14 shrink-0 font-semibold tabular-nums">{readiness.percent} %</span>
        <progress
          aria-label={`Readiness: ${of}`}
          value={readiness.percent}
          max={100}
          className="h-2 w-full min-w-16 appearance-none overflow-hidden rounded-sm border border-control bg-surface [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-primary print:hidden"
        />
      </div>
      <p className="text-sm text-muted">{readinessWords(readiness)}</p>
    </div>
  );
}
