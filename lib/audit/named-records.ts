import "server-only";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";
import type { Changes, RevisionView } from "./diff";
import type { AuditEventInput } from "./events";

/** Fields of which nothing is told where the other record is not open, not even that there is one: no form shows the reader a gap there. */
const UNTOLD = ["onTheMarginsOf", "meetingOf"];

/** Fields of an engagement in which another record stands by its reference, or its id where it has none, with or without its title. */
const NAMING = ["crisisId", "exerciseEditionId", "visit.returnsId", "exchange.returnsId", ...UNTOLD];

/** What stands in its place where that one is not open to the reader. */
export const NOT_OPEN = "A record that is not open to you";

/**
 * How a version of an engagement tells of other records that it names, as far as they are open to the viewer: by their reference, since
 * their titles have markings of their own and may be others by now, and a series of meetings by today's name. A version that tells nothing else is told with no change at all. Of
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
      return change ? [change.from, change.to].flatMap((said) => keyIn(said) ?? []) : [];
    }),
  );
  const open = named.length > 0 ? await wordsOfOpen(db, named) : new Map<string, string>();
  const tell = (field: string, said: unknown) => {
    const key = keyIn(said);
    if (key === null) return null;
    return open.get(key) ?? (UNTOLD.includes(field) ? null : NOT_OPEN);
  };
  return (revision) => ({
    ...revision,
    changes: revision.changes
      .map((change) => {
        const { field, from, to } = change;
        return NAMING.includes(field) ? { field, from: tell(field, from), to: tell(field, to) } : change;
      })
      .filter(({ field, from, to }) => !UNTOLD.includes(field) || from !== null || to !== null),
  });
}

function keyIn(said: unknown): string | null {
  return typeof said === "string" ? (said.split(" ", 1)[0] ?? null) : null;
}

/** What those that are open are called, by reference or id. */
async function wordsOfOpen(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  // A record that was not open to who changed it stands by its id.
  const ids = keys.filter(isId);
  const rows = await db.$queryRaw<{ key: string; words: string }[]>`
    with named as (select unnest(${[...keys]}::text[]) as reference)
    select reference as key, reference as words from named join engagement using (reference)
    union select reference, reference from named join crisis using (reference)
    union select reference, reference from named join exercise_edition using (reference)
    union select id::text, reference from engagement where id = any(${ids}::uuid[])
    union select id::text, reference from crisis where id = any(${ids}::uuid[])
    union select id::text, name from meeting_series where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ key, words }) => [key, words]));
}
