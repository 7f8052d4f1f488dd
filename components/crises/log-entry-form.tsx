import type { Keep } from "@/components/kept-words/kept-words";
import type { LogEntry } from "@/lib/crises/log/queries";
import { writeMoment } from "@/lib/crises/moments";
import { LogEntryEditor } from "./log-entry-editor";

type LogEntryFormProps = {
  /** The id that the entry will have. */
  id: string;
  keep: Keep;
  crisis: { id: string; reference: string; timeZone: string; openedAt: Date };
  /** The entry to correct: its values are the start of the new one. */
  corrects: LogEntry | null;
  here: string;
  now: Date;
};

/** An entry of the watch log, new or the correction of another. */
export function LogEntryForm({ id, keep, crisis, corrects, here, now }: LogEntryFormProps) {
  return (
    <LogEntryEditor
      // Another entry to correct on the same page is another form.
      key={keep.key}
      id={id}
      keep={keep}
      crisis={{ id: crisis.id, reference: crisis.reference }}
      correctsId={corrects?.id ?? null}
      start={{
        ...(corrects ? saidOf(corrects) : {}),
        eventPrecision: corrects?.eventPrecision ?? "MINUTE",
        reportedAt: writeMoment(now),
        timeZone: corrects?.timeZone ?? crisis.timeZone,
      }}
      likelyZones={[crisis.timeZone, here]}
      pivotYear={crisis.openedAt.getUTCFullYear()}
    />
  );
}

/** What the fields of a correction start with. */
function saidOf(entry: LogEntry) {
  const { text, kind, eventAt, observedAt, sourceType, source, reliability, credibility, isNearMiss } = entry;
  return {
    text,
    kind,
    eventAt: writeMoment(eventAt),
    observedAt: observedAt ? writeMoment(observedAt) : "",
    sourceType,
    source: source ?? "",
    reliability: reliability ?? "",
    credibility: credibility ? String(credibility) : "",
    isNearMiss: isNearMiss ? "on" : "",
  };
}
