import "server-only";
import type { Db } from "@/lib/db";
import type { Changes, RevisionView } from "./diff";
import type { AuditEventInput } from "./events";

/** Fields of an engagement in which another record stands by its reference, with or without its title. */
const NAMING = ["crisisId", "exerciseEditionId", "visit.returnsId", "exchange.returnsId"];

/** What stands in its place where that one is not open to the reader. */
export const NOT_OPEN = "A record that is not open to you";

/**
 * How a version of an engagement tells of other records that it names: by their reference, as far as they are open to the viewer. Their
 * titles have markings of their own, and may be others by now. Of other kinds of record it tells all.
 */
export async function tellOpenOnly(
  db: Db,
  subjectType: AuditEventInput["subject"]["type"],
  revisions: readonly { changes: unknown }[],
): Promise<(revision: RevisionView) => RevisionView> {
  if (subjectType !== "engagement") return (revision) => revision;
  const named = revisions.flatMap(({ changes }) =>
    NAMING.flatMap((field) => {
      const change = (changes as Changes)[field];
      return change ? [change.from, change.to].flatMap((said) => referenceIn(said) ?? []) : [];
    }),
  );
  const open = new Set(named.length > 0 ? await listOpen(db, named) : []);
  const tell = (said: unknown) => {
    const reference = referenceIn(said);
    return reference === null || open.has(reference) ? reference : NOT_OPEN;
  };
  return (revision) => ({
    ...revision,
    changes: revision.changes.map((change) =>
      NAMING.includes(change.field) ? { ...change, from: tell(change.from), to: tell(change.to) } : change,
    ),
  });
}

function referenceIn(said: unknown): string | null {
  return typeof said === "string" ? (said.split(" ", 1)[0] ?? null) : null;
}

async function listOpen(db: Db, references: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ reference: string }[]>`
    with named as (select unnest(${[...references]}::text[]) as reference)
    select reference from named join engagement using (reference)
    union select reference from named join crisis using (reference)
    union select reference from named join exercise_edition using (reference)`;
  return rows.map(({ reference }) => reference);
}
