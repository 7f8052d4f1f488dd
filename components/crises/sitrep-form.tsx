import type { Keep } from "@/components/kept-words/kept-words";
import { LOG_KIND_LABELS } from "@/lib/crises/log/labels";
import type { LogEntry } from "@/lib/crises/log/queries";
import { formatInstant } from "@/lib/dates";
import { SitrepEditor, type SitrepFormValues } from "./sitrep-editor";

type SitrepFormProps = {
  crisis: { id: string; reference: string; timeZone: string; openedAt: Date };
  /** Without a version it is a new draft, which will have this id. */
  draft: { id: string; version?: number };
  keep: Keep;
  values: SitrepFormValues;
  /** The watch log, last event first. */
  entries: readonly LogEntry[];
  /** What the next number will be, or the number a correction keeps. */
  publishLabel: string;
  here: string;
};

/** A situation report, new or a draft: what it says, and the log entries it rests on. */
export function SitrepForm(props: SitrepFormProps) {
  const { crisis, draft, keep, values, entries, publishLabel, here } = props;
  const { precedence, convention, originator, periodFrom, asOfAt, nextReportAt } = values;
  const { isFinal, bluf, sections, entryIds } = values;
  return (
    <SitrepEditor
      crisis={{ id: crisis.id, reference: crisis.reference, timeZone: crisis.timeZone }}
      draft={draft}
      keep={keep}
      // Only what the form shows goes to the browser.
      values={{
        ...{ precedence, convention, originator, periodFrom, asOfAt, nextReportAt },
        ...{ isFinal, bluf, sections, entryIds },
      }}
      entries={entries.map((entry) => ({ value: entry.id, label: entry.text, hint: hintOf(entry) }))}
      likelyZones={[crisis.timeZone, here]}
      pivotYear={crisis.openedAt.getUTCFullYear()}
      publishLabel={publishLabel}
    />
  );
}

function hintOf({ number, kind, eventAt, eventPrecision, timeZone, corrections }: LogEntry): string {
  const when = formatInstant(eventAt, eventPrecision === "DAY" ? timeZone : "UTC", eventPrecision);
  const corrected =
    corrections.length > 0 ? ` · corrected by #${corrections.map((other) => other.number).join(", #")}` : "";
  return `#${number} · ${LOG_KIND_LABELS[kind]} · ${when}${corrected}`;
}
