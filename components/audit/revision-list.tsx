import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import type { FieldWords } from "@/lib/audit/describe";
import type { RevisionView } from "@/lib/audit/diff";
import { formatInstant } from "@/lib/dates";
import { ChangeValue } from "./change-value";

type Reading = {
  /** IANA zone in which the moments are read. */
  hereZone: string;
  /** The name of a field in words. */
  labelOf: (field: string) => string;
  /** What its codes are called. */
  words: FieldWords;
  /** Rows of each list that are shown; all of them unless given. */
  mostRows?: number;
};

type RevisionListProps = Reading & {
  revisions: readonly RevisionView[];
  /** The address of the record as of a version, where there is such a page. */
  hrefOf?: (version: number) => string;
  /** Opens the newest version at once. */
  openFirst?: boolean;
};

/** Who changed what, when and why, newest first, field by field. */
export function RevisionList({ revisions, hrefOf, openFirst, ...reading }: RevisionListProps) {
  return (
    <ol className="grid gap-3">
      {revisions.map((revision, index) => (
        <li key={revision.version}>
          <Disclosure
            open={openFirst && index === 0}
            summary={
              <span>
                Version {revision.version}, {revision.actorName},{" "}
                {formatInstant(revision.at, reading.hereZone)}
                <span className="text-muted"> · {fieldsWords(revision, reading.labelOf)}</span>
                <ReasonLine reason={revision.reason} />
              </span>
            }
          >
            <ChangeList changes={revision.changes} {...reading} />
            {hrefOf ? (
              <p className="mt-3 text-sm">
                <Anchor href={hrefOf(revision.version)} className="prose-link">
                  The record as of version {revision.version}
                </Anchor>
              </p>
            ) : null}
          </Disclosure>
        </li>
      ))}
    </ol>
  );
}

/** Why a version was made, where that was said. */
export function ReasonLine({ reason }: Pick<RevisionView, "reason">) {
  if (reason === null) return null;
  return (
    <span className="block wrap-anywhere">
      Why: <bdi>“{reason}”</bdi>
    </span>
  );
}

/** What changed, field by field. */
export function ChangeList({
  changes,
  hereZone,
  labelOf,
  words,
  mostRows,
}: Reading & Pick<RevisionView, "changes">) {
  return (
    <dl className="grid gap-3 border-l-2 border-border pl-4">
      {changes.map(({ field, from, to }) => (
        <div key={field} className="grid gap-1 text-sm">
          <dt className="font-medium">{labelOf(field)}</dt>
          <dd className="min-w-0">
            <ChangeValue from={from} to={to} reading={{ field, words, zone: hereZone }} mostRows={mostRows} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The first version is all new; of the others the fields are named as long as they are few. */
function fieldsWords(revision: RevisionView, labelOf: (field: string) => string): string {
  return revision.version === 1 ? "first written" : changedFields(revision, labelOf);
}

/** The names of the fields that a version changed as long as they are few, or how many. */
export function changedFields(
  { changes }: Pick<RevisionView, "changes">,
  labelOf: (field: string) => string,
): string {
  if (changes.length <= 3) return changes.map(({ field }) => labelOf(field)).join(", ");
  return `${changes.length} fields`;
}
