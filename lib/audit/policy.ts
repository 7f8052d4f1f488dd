import type { Viewer } from "@/lib/auth/viewer";
import { type Changes, listOf, type RevisionView } from "./diff";
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

/** What of a field is told nobody of another nation: all of it, or these parts of its rows. */
type HomePart = "whole" | readonly string[];

/**
 * By kind of record and field, what is told nobody of another nation, whatever is released to it: how people stand, by what an objective
 * is judged, and the accounts and posts behind a record (docs/domain.md).
 */
const HOME_ONLY: Partial<Record<SubjectType, Readonly<Record<string, HomePart>>>> = {
  engagement: {
    attendance: ["strength", "nextContactOn", "tone", "toneReason"],
    responsibleOfficerId: "whole",
    backupOfficerId: "whole",
    readers: "whole",
    coAuthors: "whole",
    "visit.escortId": "whole",
  },
  commitment: { ownerPost: "whole", toPost: "whole" },
  objective: { indicators: "whole", owner: "whole", ownerPost: "whole" },
};

/** Whether revisions of such records say what is for nobody of another nation. */
export function hasHomeOnly(subjectType: SubjectType): boolean {
  return HOME_ONLY[subjectType] !== undefined;
}

/** Whether of what changed there is nothing that a viewer of another nation may read. */
export function staysHome(subjectType: SubjectType, changes: Changes): boolean {
  return changesAbroad(subjectType, listOf(changes)).length === 0;
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
      changes: changesAbroad(subjectType, revision.changes),
      reason: revision.changes.every((change) => saysAlike(change, parts[change.field]))
        ? revision.reason
        : null,
    }))
    .filter(({ changes }) => changes.length > 0);
}

type Change = RevisionView["changes"][number];

function changesAbroad(subjectType: SubjectType, changes: readonly Change[]): Change[] {
  const parts = HOME_ONLY[subjectType] ?? {};
  return changes.flatMap(({ field, from, to }) => {
    const part = parts[field] ?? [];
    if (part === "whole") return [];
    const told = { field, from: without(from, part), to: without(to, part) };
    return JSON.stringify(told.from) === JSON.stringify(told.to) ? [] : told;
  });
}

/** Whether what stays at home of it is the same before and after. */
function saysAlike({ from, to }: Change, part: HomePart = []): boolean {
  if (part === "whole") return false;
  const [before, after] = [from, to].map((rows) =>
    (Array.isArray(rows) ? rows : [])
      .map((row: unknown) => part.map((key) => (Object(row) as Record<string, unknown>)[key] ?? null))
      .filter((said) => said.some((one) => one !== null)),
  );
  return JSON.stringify(before) === JSON.stringify(after);
}

function without(rows: unknown, keys: readonly string[]): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) =>
    typeof row === "object" && row !== null
      ? Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))
      : row,
  );
}
