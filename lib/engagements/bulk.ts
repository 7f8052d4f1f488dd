import "server-only";
import { changesBetween } from "@/lib/audit/diff";
import { type ManyChange, recordChanges } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { readerWords } from "@/lib/readers/labels";
import { readersById } from "@/lib/readers/queries";
import { columnsOf, insertRows } from "@/lib/table-rows";
import { namesInSets, readSets } from "./field-sets/queries";
import { clearSets, insertSets } from "./field-sets/write";
import { detailFrom, detailInclude } from "./hydrate";
import {
  childRows,
  commitmentColumns,
  coreColumns,
  derivedColumns,
  type PreparedEngagement,
} from "./prepared";
import { postTitles, toldPromise } from "./promises";
import { formatReference, isOwned, parseReference, referenceCountry, referencePrefix } from "./rules";
import { keptSince, keyOf } from "./since-import";
import { type Names, preparedOf, snapshotOf } from "./snapshot";

export type WrittenEngagement = {
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

type Placed = {
  /** The row as it was given, with an id for each promise. */
  row: PreparedEngagement;
  id: string;
  reference: string;
};
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
  const fresh = await place(db, rows.filter(isNew));
  await create(db, viewer, fresh);
  const inOrder = fresh.values();

  const changed = rows.flatMap((row) => {
    const there = known.get(row.sourceKey ?? "");
    return there && there.sourceHash !== (row.sourceHash ?? null) ? [{ row, ...there }] : [];
  });
  const replaced = await replace(db, viewer, changed, names);
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

/** Fields of these records that others than the viewer changed, by id, as history names them. */
async function touchedFields(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; fields: string[] }[]>`
    select subject_id as id, array_agg(distinct field order by field) as fields
    from revision r, jsonb_object_keys(r.changes) field
    where subject_type = 'engagement' and subject_id = any(${[...ids]}::uuid[]) and version > 1 and actor_id <> ${viewer.id}::uuid
    group by 1`;
  return new Map(rows.map(({ id, fields }) => [id, fields]));
}

/** Gives every new row its id and reference. Counters are taken in one order, so that two writers cannot deadlock. */
async function place(db: Db, rows: readonly PreparedEngagement[]): Promise<Placed[]> {
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
          throw new RangeError(`A complete engagement has a promise without owner or date: ${promise.text}`);
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

async function create(db: Db, viewer: Viewer, placed: readonly Placed[]): Promise<void> {
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

type Replaced = {
  id: string;
  /** Null where all that the row says anew was kept as it was. */
  change: ManyChange | null;
  kept: string[];
};

/**
 * Puts what the rows say in the place of what is there, except what others changed since, and except promises and how people stand,
 * which officers say after the meeting and no file can. Gives what changed and what was kept.
 */
async function replace(db: Db, viewer: Viewer, given: readonly Placed[], names: Names): Promise<Replaced[]> {
  if (given.length === 0) return [];
  const ids = given.map(({ id }) => id);
  const records = await db.engagement.findMany({ where: { id: { in: ids } }, include: detailInclude });
  const setsOf = await readSets(db, records);
  const named = await namesInSets(db, ids.map(setsOf));
  const readers = await readersById(
    db,
    records.flatMap(({ access }) => access.map(({ readerId }) => readerId)),
  );
  const before = new Map(
    records.map((record) => [
      record.id,
      preparedOf(detailFrom(record, names.users, readers, { sets: setsOf(record.id), ...named })),
    ]),
  );
  const touched = await touchedFields(db, viewer, ids);
  const merged = given.map(({ row, id, reference }) => {
    const old = before.get(id);
    if (!old) throw new Error("a row that is known could not be read by its writer");
    const { publication, publishedAt, commitments, readerIds, coAuthorIds } = old.row;
    const standing = { publication, publishedAt, commitments, readerIds, coAuthorIds };
    const told = namesTogether(names, old.names);
    const saved = snapshotOf(old.row, told);
    const fields = touched.get(id) ?? [];
    const said = withStandings(row, old.row);
    const next = keptSince(said, old.row, fields);
    const after = snapshotOf({ ...next, ...standing }, told);
    const differing = changesBetween(after, snapshotOf({ ...said, ...standing }, told));
    const kept = Object.keys(differing).filter((field) => row[keyOf(field)] !== undefined);
    const version = (records.find((record) => record.id === id)?.version ?? 0) + 1;
    const change: ManyChange = {
      type: "engagement.changed",
      subject: { type: "engagement", id, name: reference },
      version,
      before: saved,
      after,
    };
    const isChanged = Object.keys(changesBetween(saved, after)).length > 0;
    return { id, reference, row: next, change: isChanged ? change : null, kept };
  });
  const hashes = given.map(({ id, row }) => ({ id, source_hash: row.sourceHash ?? null }));
  await db.$executeRaw`
    update engagement e set source_hash = n.source_hash
    from jsonb_to_recordset(${JSON.stringify(hashes)}::jsonb) n(id uuid, source_hash text) where e.id = n.id`;

  const placed = merged.filter(({ change }) => change !== null);
  if (placed.length === 0) return merged;
  const columns = placed.map(({ row, id }) => columnsOf({ id, ...coreColumns(row) }));
  const updated = Object.keys(columns[0] ?? {}).filter((column) => column !== "id");
  const count = await db.$executeRaw`
    update engagement e set ${Prisma.raw(updated.map((column) => `${column} = n.${column}`).join(", "))},
                            version = e.version + 1, updated_at = now()
    from jsonb_populate_recordset(null::engagement, ${JSON.stringify(columns)}::jsonb) n where e.id = n.id`;
  if (count !== placed.length) throw new Error("a row that is known could not be changed by its writer");

  const where = { engagementId: { in: placed.map(({ id }) => id) } };
  const moved = placed.filter(({ row, id }) => !sameCountries(row, before.get(id)?.row));
  await db.engagementCountry.deleteMany({ where: { engagementId: { in: moved.map(({ id }) => id) } } });
  await insertCountries(db, moved);
  await db.attendance.deleteMany({ where });
  await db.discussionPoint.deleteMany({ where });
  await db.gift.deleteMany({ where });
  await db.deliverable.deleteMany({ where });
  await db.engagementObjective.deleteMany({ where });
  await db.engagementTag.deleteMany({ where });
  await clearSets(
    db,
    placed.map(({ id }) => id),
  );
  await insertChildren(db, placed);
  return merged;
}

/** What ids are called: those that the rows name, and those that a record names which is there. */
function namesTogether(names: Names, old: Names): Names {
  const both = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    new Map([...other, ...one]);
  return {
    users: both(names.users, old.users),
    readers: both(names.readers, old.readers),
    objectives: both(names.objectives, old.objectives),
    tags: both(names.tags, old.tags),
    exerciseSeries: both(names.exerciseSeries, old.exerciseSeries),
    exerciseEditions: both(names.exerciseEditions, old.exerciseEditions),
    crises: both(names.crises, old.crises),
    picklists: both(names.picklists, old.picklists),
    posts: both(names.posts, old.posts),
    sets: { ...old.sets, ...names.sets },
  };
}

/** The row with what is on record of how those of another side stand whom it names again. */
function withStandings(row: PreparedEngagement, old: PreparedEngagement | undefined): PreparedEngagement {
  if (!row.attendance) return row;
  const known = (id: string) => old?.attendance?.find(({ personId }) => personId === id);
  return {
    ...row,
    attendance: row.attendance.map((person) => {
      const isMet = person.side !== "OWN" && person.attended !== false;
      const said = person.personId && isMet ? known(person.personId) : undefined;
      return {
        ...person,
        strength: person.strength ?? said?.strength,
        nextContactOn: person.nextContactOn ?? said?.nextContactOn,
        ...(person.tone ? {} : { tone: said?.tone, toneReason: said?.toneReason }),
      };
    }),
  };
}

async function insertCountries(db: Db, placed: readonly Placed[]): Promise<void> {
  await insertRows(
    db,
    "engagement_country",
    placed.flatMap(({ row, id }) =>
      row.countries.map(({ code, role }) => ({ engagementId: id, countryCode: code, role })),
    ),
  );
}

async function insertChildren(db: Db, placed: readonly Placed[]): Promise<void> {
  const children = placed.map(({ row, id }) => childRows(row, id));
  const of = <T>(make: (one: Placed) => T[]) => placed.flatMap(make);
  await insertRows(
    db,
    "attendance",
    children.flatMap(({ attendance }) => attendance),
  );
  await insertRows(
    db,
    "attendance_standing",
    children.flatMap(({ standings }) => standings),
  );
  await insertRows(
    db,
    "discussion_point",
    children.flatMap(({ points }) => points),
  );
  await insertRows(
    db,
    "gift",
    children.flatMap(({ gifts }) => gifts),
  );
  await insertRows(
    db,
    "deliverable",
    children.flatMap(({ deliverables }) => deliverables),
  );
  await insertRows(
    db,
    "engagement_objective",
    of(({ row, id }) => (row.objectiveIds ?? []).map((objectiveId) => ({ engagementId: id, objectiveId }))),
  );
  await insertRows(
    db,
    "engagement_tag",
    of(({ row, id }) => (row.tagIds ?? []).map((tagId) => ({ engagementId: id, tagId }))),
  );
  await insertSets(
    db,
    placed.map(({ row, id }) => ({ engagementId: id, sets: row.sets ?? {} })),
  );
}

function createdChanges({ row, id, reference }: Placed, names: Names): ManyChange[] {
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

function sameCountries(row: PreparedEngagement, old: PreparedEngagement | undefined): boolean {
  const told = (one: PreparedEngagement | undefined) =>
    (one?.countries ?? [])
      .map(({ code, role }) => `${code} ${role}`)
      .sort()
      .join();
  return told(row) === told(old);
}
