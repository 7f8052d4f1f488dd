import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { insertRows } from "@/lib/table-rows";
import { PARTS, type Part, rowsOfPart, type SomeSetValues } from "./sets";

type SetsOf = { engagementId: string; sets: SomeSetValues };

/** Writes the field sets of engagements that hold none yet; a table that none of them fills is not asked. */
export async function insertSets(db: Db, engagements: readonly SetsOf[]): Promise<void> {
  for (const part of PARTS) await insertPart(db, part, engagements);
}

/** Empties the field sets of these engagements. */
export async function clearSets(db: Db, engagementIds: readonly string[]): Promise<void> {
  for (const part of PARTS) await clearPart(db, part, engagementIds);
}

/** Makes the field sets of one engagement what they should be; a part that says the same is left alone. */
export async function changeSets(
  db: Db,
  engagementId: string,
  before: SomeSetValues,
  after: SomeSetValues,
): Promise<void> {
  for (const part of PARTS) {
    const told = (values: SomeSetValues) => JSON.stringify(rowsOfPart(values, part));
    if (told(before) === told(after)) continue;
    await clearPart(db, part, [engagementId]);
    await insertPart(db, part, [{ engagementId, sets: after }]);
  }
}

async function clearPart(db: Db, { table }: Part, engagementIds: readonly string[]): Promise<void> {
  await db.$executeRaw`delete from ${Prisma.raw(table)} where engagement_id = any(${[...engagementIds]}::uuid[])`;
}

async function insertPart(db: Db, part: Part, engagements: readonly SetsOf[]): Promise<void> {
  const names = Object.keys(part.fields);
  const rows = engagements.flatMap(({ engagementId, sets }) =>
    rowsOfPart(sets, part).map((row, sort) => ({
      engagementId,
      ...(part.list === null ? {} : { sort }),
      ...Object.fromEntries(names.map((name) => [name, row[name]])),
    })),
  );
  await insertRows(db, part.table, rows);
}
