import { Fragment } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { minutesInWords } from "@/lib/crises/labels";
import { LOG_KIND_LABELS, SOURCE_TYPE_LABELS } from "@/lib/crises/log/labels";
import type { LogEntry } from "@/lib/crises/log/queries";
import { latencyMinutes } from "@/lib/crises/moments";
import { SourceGrade, VerificationBadge } from "./badges";
import { Moment } from "./moment";

type CrisisLogProps = {
  entries: readonly LogEntry[];
  /** IANA zone of the reader. */
  here: string;
  /** Where a correction of an entry is written; absent for those who may not. */
  correctHref?: (number: number) => string;
};

/** The watch log in order of what happened: event time to the left, when it was reported and how well it is known below. */
export function CrisisLog({ entries, here, correctHref }: CrisisLogProps) {
  return (
    <ol className="grid rounded-lg border border-border bg-surface">
      {entries.map((entry) => {
        const clocks = { there: entry.timeZone, here };
        return (
          <li
            key={entry.id}
            id={`entry-${entry.number}`}
            data-keep-together
            className="grid gap-x-5 gap-y-1 border-b border-border px-4 py-3 last:border-b-0 target:bg-selected sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <Moment at={entry.eventAt} clocks={clocks} precision={entry.eventPrecision} look="lines" />
            <div className="grid min-w-0 content-start gap-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                <span className="font-mono">#{entry.number}</span>
                <span>{LOG_KIND_LABELS[entry.kind]}</span>
                {entry.isNearMiss ? (
                  <Badge tone="danger" icon="alert">
                    Near miss
                  </Badge>
                ) : null}
                <VerificationBadge verification={entry.verification} />
                {entry.corrects ? (
                  <Badge tone="info" icon="edit">
                    Corrects #{entry.corrects.number}
                  </Badge>
                ) : null}
              </p>
              <p className={entry.corrections.length > 0 ? "text-muted line-through" : undefined}>
                {entry.text}
              </p>
              {entry.corrections.length > 0 ? (
                <p className="text-sm">
                  Corrected by{" "}
                  {entry.corrections.map((correction, index) => (
                    <Fragment key={correction.id}>
                      {index > 0 ? ", " : ""}
                      <Anchor href={`#entry-${correction.number}`} className="prose-link">
                        #{correction.number}
                      </Anchor>
                    </Fragment>
                  ))}
                </p>
              ) : null}
              {entry.verificationNote ? <p className="text-sm text-muted">{entry.verificationNote}</p> : null}
              <p className="text-sm text-muted">
                <Reported entry={entry} here={here} /> · {SOURCE_TYPE_LABELS[entry.sourceType].name}
                {entry.source ? `: ${entry.source}` : ""} · <SourceGrade {...entry} />
                {correctHref ? (
                  <span className="print:hidden">
                    {" · "}
                    <Anchor
                      href={correctHref(entry.number)}
                      aria-label={`Correct entry ${entry.number}`}
                      className="prose-link"
                    >
                      Correct
                    </Anchor>
                  </span>
                ) : null}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** When it reached the watch and how long that took; a day alone gives no latency in minutes. */
function Reported({ entry, here }: { entry: LogEntry; here: string }) {
  const clocks = { there: entry.timeZone, here };
  const latency = latencyMinutes(entry.eventAt, entry.reportedAt);
  const isExact = entry.eventPrecision !== "DAY";
  if (isExact && latency === 0 && !entry.observedAt) return <span>Reported at once</span>;
  return (
    <span>
      {entry.observedAt ? (
        <>
          Observed <Moment at={entry.observedAt} clocks={clocks} look="group" />,{" "}
        </>
      ) : null}
      {entry.observedAt ? "reported" : "Reported"}{" "}
      <Moment at={entry.reportedAt} clocks={clocks} look="group" />
      {isExact && latency > 0 ? `, ${minutesInWords(latency)} later` : ""}
    </span>
  );
}
