import { recordAudit } from "@/lib/audit/record";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { cubaRows } from "./cuba-rows";

/** Loads the Cuban crisis of 1962 as a closed, read-only sample. Loaded once; a second call costs one query. */
export async function seedCuba(progress: (line: string) => void): Promise<void> {
  const viewer = systemViewer("demonstration", env().RAPPORT_NATION);
  const rows = cubaRows();
  await withViewer(viewer, async (db) => {
    const { reference, id } = rows.crisis;
    if (await db.crisis.findUnique({ where: { reference }, select: { id: true } })) return;
    await db.crisis.createMany({ data: [rows.crisis] });
    await db.crisisCountry.createMany({ data: rows.countries });
    await db.crisisLogEntry.createMany({ data: rows.log });
    await db.crisisCommunication.createMany({ data: rows.communications });
    await db.postureChange.createMany({ data: rows.postures });
    await db.crisisPosition.createMany({ data: rows.positions });
    await db.sitrep.createMany({
      data: rows.sitreps.map((report) => ({
        ...report,
        sections: report.sections as Prisma.InputJsonObject,
      })),
    });
    await db.sitrepEntry.createMany({ data: rows.sitrepEntries });
    await db.revision.createMany({ data: rows.revisions });
    const counts = {
      logEntries: rows.log.length,
      communications: rows.communications.length,
      postureChanges: rows.postures.length,
      positions: rows.positions.length,
      sitreps: rows.sitreps.length,
      alertMoves: rows.revisions.length,
    };
    await recordAudit(db, viewer, {
      type: "demonstration.loaded",
      subject: { type: "demonstration", id, name: reference },
      after: counts,
    });
    progress(
      `Cuban crisis of 1962: ${counts.logEntries} log entries, ${counts.communications} letters, ` +
        `${counts.postureChanges} posture changes, ${counts.sitreps} reconstructed situation reports.`,
    );
  });
}
