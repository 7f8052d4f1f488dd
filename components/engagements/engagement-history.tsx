import { RevisionList } from "@/components/audit/revision-list";
import type { History } from "@/lib/engagements/history";
import { historyWords } from "@/lib/engagements/stored-words";
import { fieldLabel, inFormOrder } from "./value-words";

type EngagementHistoryProps = {
  reference: string;
  /** The type of the record, by its code. */
  type: string;
  history: History;
  /** The words of the objectives that it names, by code. */
  objectives: ReadonlyMap<string, string>;
  hereZone: string;
  /** Opens the newest version at once. */
  openFirst?: boolean;
};

/** The versions of an engagement that its viewer may read, and how many are kept from them. */
export function EngagementHistory({
  reference,
  type,
  history,
  objectives,
  hereZone,
  openFirst,
}: EngagementHistoryProps) {
  const { revisions, withheld } = history;
  return (
    <div className="grid gap-3">
      <RevisionList
        revisions={revisions.map((revision) => ({ ...revision, changes: inFormOrder(revision.changes) }))}
        hereZone={hereZone}
        labelOf={fieldLabel}
        words={historyWords(type, objectives)}
        hrefOf={(version) => `/engagements/${reference}/history?version=${version}#as-of`}
        openFirst={openFirst}
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
