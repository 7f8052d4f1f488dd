import "server-only";
import { changesBetween } from "@/lib/audit/diff";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { readersById } from "@/lib/readers/queries";
import { columnsOf } from "@/lib/table-rows";
import { namesInSets, readSets } from "../field-sets/queries";
import { clearSets } from "../field-sets/write";
import { detailFrom, detailInclude } from "../hydrate";
import type { PreparedEngagement } from "../prepared";
import { type Names, preparedOf, snapshotOf } from "../snapshot";
import { insertChildren, insertCountries, type Placed } from "./children";
import { coreColumns } from "./columns";
import { keptSince, keyOf } from "./since-import";

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
export async function replaceRows(
  db: Db,
  viewer: Viewer,
  given: readonly Placed[],
  names: Names,
): Promise<Replaced[]> {
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

/** Fields of these records that others than the viewer changed, by id, as history names them. */
async function touchedFields(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; fields: string[] }[]>`
    select subject_id as id, array_agg(distinct field order by field) as fields
    from revision r, jsonb_object_keys(r.changes) field
    where subject_type = 'engagement' and subject_id = any(${[...ids]}::uuid[]) and version > 1 and actor_id <> ${viewer.id}::uuid
    group by 1`;
  return new Map(rows.map(({ id, fields }) => [id, fields]));
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

function sameCountries(row: PreparedEngagement, old: PreparedEngagement | undefined): boolean {
  const told = (one: PreparedEngagement | undefined) =>
    (one?.countries ?? [])
      .map(({ code, role }) => `${code} ${role}`)
      .sort()
      .join();
  return told(row) === told(old);
}
