import { Icon } from "@/components/ui/icon";
import { minutesInWords } from "@/lib/crises/labels";
import { latencyMinutes } from "@/lib/crises/moments";
import { nextReportState } from "@/lib/crises/sitreps/rules";
import { type Clocks, Moment } from "./moment";

type NextReportProps = {
  last: { nextReportAt: Date | null; isFinal: boolean } | null;
  isRunning: boolean;
  now: Date;
  clocks: Clocks;
  look?: "lines" | "words" | "group";
};

/** When the next situation report is due; what is overdue is said aloud. */
export function NextReport({ last, isRunning, now, clocks, look = "words" }: NextReportProps) {
  const state = nextReportState(last, { isRunning }, now);
  if (state === "CLOSED")
    return <span className="text-muted">{last?.isFinal ? "None: the last was final" : "None awaited"}</span>;
  if (state === "NONE" || !last?.nextReportAt) return <span className="text-muted">No time promised</span>;
  const minutes = Math.abs(latencyMinutes(now, last.nextReportAt));
  return (
    <span className="grid gap-0.5">
      {state === "OVERDUE" ? (
        <strong className="flex items-center gap-1 text-danger">
          <Icon name="siren" />
          Overdue by {minutesInWords(minutes)}
        </strong>
      ) : (
        <span>in {minutesInWords(minutes)}</span>
      )}
      <Moment at={last.nextReportAt} clocks={clocks} look={look} className="text-sm" />
    </span>
  );
}
