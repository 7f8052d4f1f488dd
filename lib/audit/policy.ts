import type { Viewer } from "@/lib/auth/viewer";
import type { RevisionView } from "./diff";
import type { AuditEventInput } from "./events";

/** Whether the viewer reads the audit trail; the same rule as its row policy in the database. */
export function canReadAudit(viewer: Pick<Viewer, "roles">): boolean {
  return viewer.roles.includes("AUDITOR") || viewer.roles.includes("SYSTEM_ADMIN");
}

/** What events are about that say nothing of what somebody wrote in a record. Any other kind, one made later too, counts as one that does. */
const SAYING_NOTHING_OF_RECORDS: ReadonlySet<string> = new Set<SubjectType>([
  "session",
  "page",
  "limit",
  "audit",
  "user",
  "portfolio",
  "reader_group",
  "organisation",
  "post",
  "review_chain",
  "picklist_item",
  "setting",
  "export",
  "backup",
  "demonstration",
]);

/** Whether an event about this repeats what was written in a record. It keeps no marking of its own: it counts as CUI. */
export function tellsOfRecord({ subjectType }: { subjectType: string }): boolean {
  return !SAYING_NOTHING_OF_RECORDS.has(subjectType);
}

type SubjectType = AuditEventInput["subject"]["type"];

/** By kind of record and field, what its rows tell nobody of another nation, whatever is released to it: how people stand (docs/domain.md). */
const HOME_ONLY: Partial<Record<SubjectType, Readonly<Record<string, readonly string[]>>>> = {
  engagement: { attendance: ["strength", "nextContactOn", "tone", "toneReason"] },
};

/** Whether revisions of such records say what is for nobody of another nation. */
export function hasHomeOnly(subjectType: SubjectType): boolean {
  return HOME_ONLY[subjectType] !== undefined;
}

/**
 * The revisions of such a record as a viewer of another nation may read them; one that changed nothing else is none. Why somebody
 * changed what is not told is not told either.
 */
export function withoutHomeOnly(
  subjectType: SubjectType,
  revisions: readonly RevisionView[],
): RevisionView[] {
  const parts = HOME_ONLY[subjectType] ?? {};
  return revisions
    .map((revision) => ({
      ...revision,
      changes: revision.changes
        .map(({ field, from, to }) => ({
          field,
          from: without(from, parts[field]),
          to: without(to, parts[field]),
        }))
        .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)),
      reason: revision.changes.every((change) => saysAlike(change, parts[change.field]))
        ? revision.reason
        : null,
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** Whether these parts of its rows are the same before and after. */
function saysAlike({ from, to }: { from: unknown; to: unknown }, keys: readonly string[] = []): boolean {
  const [before, after] = [from, to].map((rows) =>
    (Array.isArray(rows) ? rows : [])
      .map((row: unknown) => keys.map((key) => (Object(row) as Record<string, unknown>)[key] ?? null))
      .filter((said) => said.some((one) => one !== null)),
  );
  return JSON.stringify(before) === JSON.stringify(after);
}

function without(rows: unknown, keys: readonly string[] = []): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) =>
    typeof row === "object" && row !== null
      ? Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))
      : row,
  );
}
