import "server-only";
import type { Db } from "@/lib/db";
import type { Changes, RevisionView } from "./diff";
import type { AuditEventInput } from "./events";

/** Fields of an engagement in which another record stands by its reference, with or without its title. */
const NAMING = ["crisisId", "exerciseEditionId", "visit.returnsId", "exchange.returnsId", "onTheMarginsOf"];

/** Of these nothing is told where the other record is not open, not even that there is one: no form shows the reader a gap there. */
const UNTOLD = "onTheMarginsOf";

/** What stands in its place where that one is not open to the reader. */
export const NOT_OPEN = "A record that is not open to you";

/**
 * How a version of an engagement tells of other records that it names: by their reference, as far as they are open to the viewer. Their
 * titles have markings of their own, and may be others by now. A version that tells nothing else is told with no change at all. Of
 * other kinds of record it tells all.
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
  const tell = (field: string, said: unknown) => {
    const reference = referenceIn(said);
    if (reference === null || open.has(reference)) return reference;
    return field === UNTOLD ? null : NOT_OPEN;
  };
  return (revision) => ({
    ...revision,
    changes: revision.changes
      .map((change) => {
        const { field, from, to } = change;
        return NAMING.includes(field) ? { field, from: tell(field, from), to: tell(field, to) } : change;
      })
      .filter(({ field, from, to }) => field !== UNTOLD || from !== to),
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
