import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { endAllSessions } from "@/lib/auth/sessions/mutations";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";

type Kept = {
  /** The name of the archive's file. */
  file: string;
  /** SHA-256 over the archive, hexadecimal. */
  seal: string;
  rows: number;
};

/** Puts on record that a copy of everything left the database. */
export async function recordBackup(archive: Kept): Promise<void> {
  const keeper = systemViewer("keeping", env().RAPPORT_NATION);
  await withViewer(keeper, (db) =>
    recordAudit(db, keeper, {
      type: "backup.made",
      subject: { type: "backup", id: null, name: archive.file },
      after: { rows: archive.rows, seal: archive.seal },
    }),
  );
}

/** Ends every session that came with an archive and puts on record that the database was restored from it. Gives how many. */
export async function recordRestore(archive: Omit<Kept, "seal"> & { madeAt: string }): Promise<number> {
  const keeper = systemViewer("keeping", env().RAPPORT_NATION);
  return withViewer(keeper, async (db) => {
    const ended = await endAllSessions(db, keeper);
    await recordAudit(db, keeper, {
      type: "backup.restored",
      subject: { type: "backup", id: null, name: archive.file },
      after: { madeAt: archive.madeAt, rows: archive.rows, sessionsEnded: ended },
    });
    return ended;
  });
}
