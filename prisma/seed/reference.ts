import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { isDerived } from "./derived-id";
import { type ReconciledCounts, reconcile } from "./reconcile";
import { type ReferenceRows, referenceRows } from "./reference-rows";

const PROFILE = "reference-data";

/**
 * Brings countries, commands with their dated countries, tag schemes, objectives and exercise series to what this
 * version of the product ships. Safe to repeat: what was loaded last is remembered by its hash, so an unchanged set
 * costs one query, and what admins changed since stays until the shipped facts change.
 */
export async function seedReference(progress: (line: string) => void): Promise<void> {
  const viewer = systemViewer("set-up", env().RAPPORT_NATION);
  const rows = referenceRows();
  const fileHash = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  await withViewer(
    viewer,
    async (db) => {
      const last = await db.importRun.findFirst({
        where: { profile: PROFILE },
        orderBy: { startedAt: "desc" },
        select: { fileHash: true },
      });
      if (last?.fileHash === fileHash) return;
      progress("Loading reference data …");
      const counts = await bringUpToDate(db, rows);
      const id = newId();
      await db.importRun.create({
        data: {
          id,
          profile: PROFILE,
          fileName: "shipped reference data",
          fileHash,
          finishedAt: new Date(),
          ...counts,
        },
      });
      await recordAudit(db, viewer, {
        type: "import.finished",
        subject: { type: "import", id, name: "reference data" },
        after: { ...counts },
      });
      progress(
        `Reference data: ${rows.countries.length} countries, ${rows.tagSchemes.length} schemes of tags, ${rows.objectives.length} objectives, ` +
          `${rows.series.length} exercise series (${counts.created} rows added, ${counts.updated} changed).`,
      );
    },
    { timeout: 60_000 },
  );
}

async function bringUpToDate(db: Db, rows: ReferenceRows): Promise<ReconciledCounts> {
  const idOf = ({ id }: { id: string }) => id;
  const codeOf = ({ code }: { code: string }) => code;
  /** What people added stays beside what the product ships. */
  const shipped = { createdById: null };
  const idIn = (surplus: { id: string }[]) => ({ where: { id: { in: surplus.map(idOf) } } });
  const counts = [
    await reconcile({
      wanted: rows.countries,
      held: await db.country.findMany(),
      keyOf: codeOf,
      add: (data) => db.country.createMany({ data }),
      change: ({ code, ...data }) => db.country.update({ where: { code }, data }),
    }),
    await reconcile({
      wanted: rows.commands,
      held: await db.command.findMany(),
      keyOf: codeOf,
      add: (data) => db.command.createMany({ data }),
      change: ({ code, ...data }) => db.command.update({ where: { code }, data }),
    }),
    await reconcile({
      wanted: rows.assignments,
      held: await db.commandAssignment.findMany(),
      keyOf: idOf,
      add: (data) => db.commandAssignment.createMany({ data }),
      change: ({ id, ...data }) => db.commandAssignment.update({ where: { id }, data }),
      remove: (surplus) => db.commandAssignment.deleteMany(idIn(surplus)),
    }),
    await reconcile({
      wanted: rows.tagSchemes,
      held: await db.tagScheme.findMany(),
      keyOf: codeOf,
      add: (data) => db.tagScheme.createMany({ data }),
      change: ({ code, ...data }) => db.tagScheme.update({ where: { code }, data }),
    }),
    await reconcile({
      wanted: rows.picklistItems,
      held: await db.picklistItem.findMany({ omit: { version: true } }),
      keyOf: idOf,
      // The lists are the admins': what they renamed, retired or added under the same words stays as they have it.
      add: (data) => db.picklistItem.createMany({ data, skipDuplicates: true }),
    }),
    await reconcile({
      wanted: rows.objectives,
      held: await db.objective.findMany(),
      keyOf: idOf,
      add: (data) => db.objective.createMany({ data }),
      change: ({ id, ...data }) => db.objective.update({ where: { id }, data }),
    }),
    await reconcile({
      wanted: rows.series,
      held: await db.exerciseSeries.findMany(),
      keyOf: idOf,
      add: (data) => db.exerciseSeries.createMany({ data }),
      change: ({ id, ...data }) => db.exerciseSeries.update({ where: { id }, data }),
    }),
    await reconcile({
      wanted: rows.aliases,
      held: (await db.exerciseAlias.findMany()).filter(({ id }) => isDerived(id)),
      keyOf: idOf,
      add: (data) => db.exerciseAlias.createMany({ data }),
      change: ({ id, ...data }) => db.exerciseAlias.update({ where: { id }, data }),
      remove: (surplus) => db.exerciseAlias.deleteMany(idIn(surplus)),
    }),
    await reconcile({
      wanted: rows.editions,
      held: await db.exerciseEdition.findMany({ where: shipped }),
      keyOf: idOf,
      add: (data) => db.exerciseEdition.createMany({ data }),
      change: ({ id, ...data }) => db.exerciseEdition.update({ where: { id }, data }),
      remove: async (surplus) => db.exerciseEdition.deleteMany(idIn(await unused(db, surplus))),
    }),
    await reconcile({
      wanted: rows.participants,
      held: await db.exerciseParticipant.findMany({ where: { edition: shipped } }),
      keyOf: ({ editionId, countryCode }) => `${editionId} ${countryCode}`,
      add: (data) => db.exerciseParticipant.createMany({ data }),
      change: ({ editionId, countryCode, ...data }) =>
        db.exerciseParticipant.update({
          where: { editionId_countryCode: { editionId, countryCode } },
          data,
        }),
    }),
    await reconcile({
      wanted: rows.milestones,
      // A second of a kind is somebody's own.
      held: await db.exerciseMilestone.findMany({ where: { edition: shipped, number: 1 } }),
      keyOf: ({ editionId, kind }) => `${editionId} ${kind}`,
      add: (data) => db.exerciseMilestone.createMany({ data }),
      change: ({ id: _id, editionId, kind, ...data }) =>
        db.exerciseMilestone.update({
          where: { editionId_kind_number: { editionId, kind, number: 1 } },
          data,
        }),
    }),
    await reconcile({
      wanted: rows.figures,
      // An edition that is kept though it is shipped no more keeps its numbers.
      held: await db.exerciseFigure.findMany({
        where: { ...shipped, editionId: { in: rows.editions.map(idOf) } },
      }),
      keyOf: idOf,
      add: (data) => db.exerciseFigure.createMany({ data }),
      change: ({ id, ...data }) => db.exerciseFigure.update({ where: { id }, data }),
      remove: (surplus) => db.exerciseFigure.deleteMany(idIn(surplus)),
    }),
  ];
  return counts.reduce((sum, one) => ({
    created: sum.created + one.created,
    updated: sum.updated + one.updated,
    unchanged: sum.unchanged + one.unchanged,
  }));
}

/** Those of these editions that nothing here names, changed, follows or hangs on. */
async function unused<Row extends { id: string }>(db: Db, editions: readonly Row[]): Promise<Row[]> {
  const ids = editions.map(({ id }) => id);
  const rows = await db.$queryRaw<{ id: string }[]>`select id from editions_in_use(${ids}::uuid[]) as id`;
  const used = new Set(rows.map(({ id }) => id));
  return editions.filter(({ id }) => !used.has(id));
}
