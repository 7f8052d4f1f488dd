import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { insertRows } from "@/lib/table-rows";
import type { PreparedEngagement } from "../prepared";
import { isOwned } from "../promises/rules";
import { toldPromise } from "../promises/told";
import { formatReference, parseReference, referenceCountry, referencePrefix } from "../references/rules";
import { type Names, snapshotOf } from "../snapshot";
import { insertChildren, insertCountries, type Placed } from "./children";
import { commitmentColumns, coreColumns, derivedColumns } from "./columns";

/**
 * Gives every new row its id and reference. Counters are taken in one order, so that two writers cannot deadlock.
 * Throws where a complete, published one has a promise without owner or date.
 */
export async function placeRows(db: Db, rows: readonly PreparedEngagement[]): Promise<Placed[]> {
  const home = env().RAPPORT_NATION;
  const prefixOf = (row: PreparedEngagement) =>
    referencePrefix(row.type, row.startsOn, referenceCountry(row.countries, home));
  const wanted = new Map<string, number>();
  const given = new Map<string, number>();
  for (const row of rows) {
    const reading = row.reference === undefined ? null : parseReference(row.reference);
    if (reading) given.set(reading.prefix, Math.max(given.get(reading.prefix) ?? 0, reading.number));
    else wanted.set(prefixOf(row), (wanted.get(prefixOf(row)) ?? 0) + 1);
  }
  // A number that was given by hand is never given again.
  const next = new Map<string, number>();
  for (const prefix of [...new Set([...wanted.keys(), ...given.keys()])].sort()) {
    const floor = given.get(prefix) ?? 0;
    const count = wanted.get(prefix) ?? 0;
    const [counter] = await db.$queryRaw<{ last: number }[]>`
      insert into reference_counter as c (prefix, last) values (${prefix}, ${floor + count}::int)
      on conflict (prefix) do update set last = greatest(c.last, ${floor}::int) + ${count}::int
      returning last`;
    next.set(prefix, (counter?.last ?? count) - count);
  }
  return rows.map((given) => {
    if (given.status === "COMPLETE" && given.publication === "PUBLISHED")
      for (const promise of given.commitments ?? [])
        if (!isOwned(promise) || !promise.dueOn)
          throw new RangeError(
            `A complete engagement has a promise without owner or date: ${given.sourceKey ?? given.reference ?? "a new one"}`,
          );
    const id = given.id ?? newId();
    const commitments = given.commitments?.map((promise) => ({ ...promise, id: promise.id ?? newId() }));
    const row = commitments ? { ...given, commitments } : given;
    if (row.reference !== undefined) return { row, id, reference: row.reference };
    const prefix = prefixOf(row);
    const number = (next.get(prefix) ?? 0) + 1;
    next.set(prefix, number);
    return { row, id, reference: formatReference(prefix, number) };
  });
}

/** Writes new records with all that hangs on them. Nobody is told: `createdChanges` has what the trail says of each. */
export async function createRows(db: Db, viewer: Viewer, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
  // Children may only hang on what the writer can see. A draft or close-hold record in another's name is not, so the
  // product's own actor reads it by name until its children are there.
  const hidden = placed.filter(
    ({ row }) =>
      (row.publication === "DRAFT" || row.closeHold) &&
      ![row.authorId ?? viewer.id, ...(row.coAuthorIds ?? []), ...(row.readerIds ?? [])].includes(viewer.id),
  );
  const isHidden = new Set(hidden.map(({ id }) => id));
  const now = new Date();
  const rows = placed.map(({ row, id, reference }) => {
    const authorId = row.authorId ?? viewer.id;
    const derived = derivedColumns(row, authorId);
    return {
      id,
      reference,
      ...coreColumns(row),
      ...derived,
      readerIds: isHidden.has(id) ? [...derived.readerIds, viewer.id] : derived.readerIds,
      publication: row.publication,
      publishedAt: row.publication === "PUBLISHED" ? (row.publishedAt ?? now) : null,
      authorId,
      origin: row.origin ?? "ENTERED",
      isFictional: row.isFictional ?? false,
      sourceKey: row.sourceKey ?? null,
      sourceHash: row.sourceHash ?? null,
      createdAt: row.createdAt ?? now,
      updatedAt: now,
    };
  });
  await insertRows(db, "engagement", rows);
  const passing = hidden.map(({ id }) => ({
    engagementId: id,
    readerId: viewer.id,
    kind: "READER" as const,
  }));
  const access = placed.flatMap(({ row, id: engagementId }) => [
    ...(row.coAuthorIds ?? []).map((readerId) => ({ engagementId, readerId, kind: "CO_AUTHOR" as const })),
    ...(row.readerIds ?? []).map((readerId) => ({ engagementId, readerId, kind: "READER" as const })),
  ]);
  await insertRows(db, "engagement_access", [...passing, ...access]);
  await insertCountries(db, placed);
  await insertChildren(db, placed);
  await insertRows(
    db,
    "commitment",
    placed.flatMap(({ row, id }) =>
      (row.commitments ?? []).map((promise) => ({ ...commitmentColumns(promise, id), updatedAt: now })),
    ),
  );
  if (hidden.length > 0)
    await db.engagementAccess.deleteMany({
      where: { engagementId: { in: [...isHidden] }, readerId: viewer.id },
    });
}

/** What history and trail say of a new record and its promises. */
export function createdChanges({ row, id, reference }: Placed, names: Names): ManyChange[] {
  return [
    {
      type: "engagement.created",
      subject: { type: "engagement", id, name: reference },
      version: 1,
      before: {},
      after: { reference, ...snapshotOf(row, names) },
    },
    ...(row.commitments ?? []).map(
      (promise): ManyChange => ({
        type: "commitment.created",
        subject: { type: "commitment", id: promise.id ?? null, name: promise.text.slice(0, 120) },
        version: 1,
        before: {},
        after: { engagement: reference, ...toldPromise(promise, names.posts) },
      }),
    ),
  ];
}
