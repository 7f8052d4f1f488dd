import "server-only";
import { type ManyChange, recordChanges } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { readerWords } from "@/lib/readers/labels";
import { readersById } from "@/lib/readers/queries";
import { namesInSets } from "../field-sets/queries";
import type { PreparedEngagement } from "../prepared";
import { postTitles } from "../promises/told";
import type { Names } from "../snapshot";
import { createdChanges, createRows, placeRows } from "./create";
import { replaceRows } from "./replace";

type WrittenEngagement = {
  id: string;
  reference: string;
  version: number;
  outcome: "created" | "updated" | "unchanged";
  /** What the row says otherwise and somebody changed here since it last came, as history names the fields; that was kept. */
  kept: string[];
};

export type WriteReport = {
  created: number;
  updated: number;
  unchanged: number;
  /** One for each row given, in the same order. */
  written: WrittenEngagement[];
};

const BATCH = 500;

/**
 * Writes many engagements with their children, revisions and audit rows, in a few statements per 500. A row whose
 * `sourceKey` is on record updates it, or does nothing when `sourceHash` is the same; any other row is new. What others than
 * the writer changed of a record since stays as they left it. Rules of forms (what a status requires) are not asked: the
 * caller vouches for its rows.
 *
 * Works in the caller's transaction, so that all is written or nothing; give `withViewer` a timeout to match. Rows that
 * carry a sourceKey must be open to the viewer when they come again, as what one wrote in one's own name is. `onBatch` is told how
 * many rows are done; what it throws undoes them all.
 * Throws when a row names a country, person, user or tag that does not exist, or the viewer may not write it.
 */
export async function writeEngagements(
  db: Db,
  viewer: Viewer,
  rows: readonly PreparedEngagement[],
  { onBatch }: { onBatch?: (done: number) => void } = {},
): Promise<WriteReport> {
  const written: WrittenEngagement[] = [];
  const changes: ManyChange[] = [];
  const names = await namesFor(db, rows);
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = await writeBatch(db, viewer, rows.slice(start, start + BATCH), names);
    written.push(...batch.written);
    changes.push(...batch.changes);
    onBatch?.(written.length);
  }
  await recordChanges(db, viewer, changes);
  const count = (outcome: WrittenEngagement["outcome"]) =>
    written.filter((one) => one.outcome === outcome).length;
  return { created: count("created"), updated: count("updated"), unchanged: count("unchanged"), written };
}

type Known = { id: string; reference: string; version: number; sourceHash: string | null };

type Batch = { written: WrittenEngagement[]; changes: ManyChange[] };

async function writeBatch(
  db: Db,
  viewer: Viewer,
  rows: readonly PreparedEngagement[],
  names: Names,
): Promise<Batch> {
  const known = await knownBySource(db, rows);
  const isNew = ({ sourceKey }: PreparedEngagement) => !sourceKey || !known.has(sourceKey);
  const fresh = await placeRows(db, rows.filter(isNew));
  await createRows(db, viewer, fresh);
  const inOrder = fresh.values();

  const changed = rows.flatMap((row) => {
    const there = known.get(row.sourceKey ?? "");
    return there && there.sourceHash !== (row.sourceHash ?? null) ? [{ row, ...there }] : [];
  });
  const replaced = await replaceRows(db, viewer, changed, names);
  const changes: ManyChange[] = replaced.flatMap(({ change }) => change ?? []);
  const written = rows.map((row): WrittenEngagement => {
    const made = isNew(row) ? inOrder.next().value : undefined;
    if (made) {
      const { id, reference } = made;
      changes.push(...createdChanges(made, names));
      return { id, reference, version: 1, outcome: "created", kept: [] };
    }
    const there = known.get(row.sourceKey ?? "");
    if (!there) throw new Error("a row is neither new nor known");
    const { id, reference, version } = there;
    const { change = null, kept = [] } = replaced.find((one) => one.id === id) ?? {};
    return change
      ? { id, reference, version: change.version, outcome: "updated", kept }
      : { id, reference, version, outcome: "unchanged", kept };
  });
  return { written, changes };
}

/** What the ids in these rows are called; nothing is read that no row names. */
async function namesFor(db: Db, rows: readonly PreparedEngagement[]): Promise<Names> {
  const users = rows.flatMap((row) => [
    row.responsibleOfficerId,
    row.backupOfficerId,
    ...(row.coAuthorIds ?? []),
  ]);
  const readers = await readersById(
    db,
    rows.flatMap((row) => [...(row.readerIds ?? [])]),
  );
  const idsOf = (ids: readonly (string | null | undefined)[]) => ({
    id: { in: [...new Set(ids)].filter((id): id is string => typeof id === "string") },
  });
  const map = <Row extends { id: string }>(found: readonly Row[], name: (row: Row) => string) =>
    new Map(found.map((row) => [row.id, name(row)]));
  return {
    users: map(await db.user.findMany({ where: idsOf(users) }), ({ name }) => name),
    readers: map([...readers.values()], readerWords),
    objectives: map(
      await db.objective.findMany({ where: idsOf(rows.flatMap((row) => row.objectiveIds ?? [])) }),
      ({ code }) => code,
    ),
    tags: map(
      await db.picklistItem.findMany({ where: idsOf(rows.flatMap((row) => row.tagIds ?? [])) }),
      ({ list, code }) => `${list} ${code}`,
    ),
    exerciseSeries: map(
      await db.exerciseSeries.findMany({ where: idsOf(rows.map((row) => row.exerciseSeriesId)) }),
      ({ name }) => name,
    ),
    exerciseEditions: map(
      await db.exerciseEdition.findMany({ where: idsOf(rows.map((row) => row.exerciseEditionId)) }),
      ({ reference }) => reference,
    ),
    crises: map(
      await db.crisis.findMany({ where: idsOf(rows.map((row) => row.crisisId)) }),
      ({ reference }) => reference,
    ),
    picklists: map(
      await db.picklistItem.findMany({
        where: idsOf(
          rows.flatMap((row) => [
            row.closingReasonId,
            ...(row.gifts ?? []).map(({ dispositionId }) => dispositionId),
          ]),
        ),
      }),
      ({ label }) => label,
    ),
    posts: await postTitles(
      db,
      rows.flatMap((row) => row.commitments ?? []),
    ),
    sets: (
      await namesInSets(
        db,
        rows.map((row) => row.sets ?? {}),
      )
    ).setWords,
  };
}

async function knownBySource(db: Db, rows: readonly PreparedEngagement[]): Promise<Map<string, Known>> {
  const keys = rows.flatMap(({ sourceKey }) => sourceKey ?? []);
  if (keys.length === 0) return new Map();
  const found = await db.engagement.findMany({
    where: { sourceKey: { in: keys } },
    select: { id: true, reference: true, version: true, sourceKey: true, sourceHash: true },
  });
  return new Map(found.map(({ sourceKey, ...known }) => [sourceKey ?? "", known]));
}
