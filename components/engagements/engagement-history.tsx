import { ChangeList, ReasonLine, RevisionList } from "@/components/audit/revision-list";
import type { RevisionView } from "@/lib/audit/diff";
import { formatInstant } from "@/lib/dates";
import { fieldLabel, inFormOrder } from "@/lib/engagements/field-labels";
import type { History } from "@/lib/engagements/history";
import { historyWords } from "@/lib/engagements/stored-words";

type EngagementHistoryProps = {
  reference: string;
  /** The type of the record, by its code. */
  type: string;
  history: History;
  /** The words of what it names by code. */
  texts: ReadonlyMap<string, string>;
  hereZone: string;
  /** Opens the newest version at once. */
  openFirst?: boolean;
  /** Rows of each list that are shown, of which the page of all versions shows all. */
  mostRows?: number;
};

/** The versions of an engagement that its viewer may read, and how many are kept from them. */
export function EngagementHistory({
  reference,
  type,
  history,
  texts,
  hereZone,
  openFirst,
  mostRows,
}: EngagementHistoryProps) {
  const { revisions, withheld } = history;
  // The policy of revisions keeps all of them from who may not know who people are.
  if (revisions.length === 0 && withheld === 0)
    return <p>Its versions are not open to you: they name people.</p>;
  return (
    <div className="grid gap-3">
      <RevisionList
        revisions={revisions.map((revision) => ({ ...revision, changes: inFormOrder(revision.changes) }))}
        hereZone={hereZone}
        labelOf={fieldLabel}
        words={historyWords(type, texts)}
        hrefOf={(version) => `/engagements/${reference}/history?version=${version}#as-of`}
        openFirst={openFirst}
        mostRows={mostRows}
      />
      {withheld > 0 ? (
        <p className="text-sm text-muted">
          {withheld === 1 ? "One version is" : `${withheld} versions are`} not shown: the record was marked or
          released otherwise then.
        </p>
      ) : null}
    </div>
  );
}

type ChangesSinceProps = Pick<EngagementHistoryProps, "type" | "texts" | "hereZone"> & {
  /** Null where a version is kept from the viewer. */
  changes: RevisionView["changes"] | null;
  /** The versions since then that say why they were made. */
  reasons: readonly RevisionView[];
};

/** What became of an engagement since a version, as one change, and why. */
export function ChangesSince({ type, changes, reasons, texts, hereZone }: ChangesSinceProps) {
  if (changes === null)
    return <p>It is not shown as one change: the record was marked or released otherwise meanwhile.</p>;
  if (changes.length === 0) return <p>It reads as it did then.</p>;
  return (
    <div className="grid gap-4">
      {reasons.length > 0 ? (
        <ul className="grid gap-2">
          {reasons.map(({ version, actorName, at, reason }) => (
            <li key={version}>
              <ReasonLine reason={reason} />
              <span className="text-sm text-muted">
                {actorName}, {formatInstant(at, hereZone)}, version {version}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <ChangeList
        changes={inFormOrder(changes)}
        hereZone={hereZone}
        labelOf={fieldLabel}
        words={historyWords(type, texts)}
      />
    </div>
  );
}
