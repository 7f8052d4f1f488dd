import { Disclosure } from "@/components/ui/disclosure";
import { formatInstant } from "@/lib/dates";
import type { RevisionView } from "@/lib/engagements/views";
import { changeWords } from "./change-words";
import { fieldLabel } from "./value-words";

type RevisionListProps = {
  revisions: readonly RevisionView[];
  hereZone: string;
  /** Names of the fields, where it is not an engagement that was changed. */
  labels?: Readonly<Record<string, string>>;
};

/** Who changed what and when, newest first, field by field. */
export function RevisionList({ revisions, hereZone, labels = {} }: RevisionListProps) {
  return (
    <ol className="grid gap-3">
      {revisions.map((revision) => (
        <li key={revision.version} className="grid gap-1">
          <Disclosure
            summary={
              <span>
                Version {revision.version}, {revision.actorName}, {formatInstant(revision.at, hereZone)}
                <span className="text-muted">
                  {" · "}
                  {revision.changes.length === 1 ? "1 field" : `${revision.changes.length} fields`}
                </span>
              </span>
            }
          >
            <dl className="grid gap-3 border-l-2 border-border pl-4">
              {revision.changes.map(({ field, from, to }) => (
                <div key={field} className="grid gap-1">
                  <dt className="text-sm font-medium">{labels[field] ?? fieldLabel(field)}</dt>
                  <dd className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
                    <Side label="Was" value={from} zone={hereZone} />
                    <Side label="Became" value={to} zone={hereZone} />
                  </dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}

function Side({ label, value, zone }: { label: string; value: unknown; zone: string }) {
  return (
    <div className="min-w-0">
      <span className="text-muted">{label}: </span>
      {changeWords(value, zone).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a past version never move
        <span key={index} className="block break-words whitespace-pre-line">
          {line}
        </span>
      ))}
    </div>
  );
}
