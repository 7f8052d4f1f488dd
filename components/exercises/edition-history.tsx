import { Disclosure } from "@/components/ui/disclosure";
import { describeChanges } from "@/lib/audit/describe";
import { formatInstant } from "@/lib/dates";
import type { EditionRevision } from "@/lib/exercises/editions/queries";

/** Who changed what and when, newest first, field by field. */
export function EditionHistory({ revisions, zone }: { revisions: readonly EditionRevision[]; zone: string }) {
  return (
    <ol className="grid gap-2">
      {revisions.map(({ version, at, actorName, before, after }) => (
        <li key={version}>
          <Disclosure summary={`Version ${version}, ${actorName}, ${formatInstant(at, zone)}`}>
            <dl className="grid gap-2 border-l-2 border-border pl-4 text-sm">
              {describeChanges({
                type: "exercise_edition.changed",
                actorName,
                subjectName: null,
                before,
                after,
              }).map(({ field, from, to }) => (
                <div key={field} className="grid gap-0.5">
                  <dt className="font-medium">{field}</dt>
                  <dd className="wrap-anywhere">
                    {from === null ? null : <span className="text-muted">was {from}, </span>}
                    {to}
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
