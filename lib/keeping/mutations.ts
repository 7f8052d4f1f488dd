import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { endAllSessions } from "@/lib/auth/sessions/mutations";
import { refuseAllProposals } from "@/lib/auth/users/proposals/mutations";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { dropWaitingMembers } from "@/lib/readers/confirmations/mutations";

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

/** What of an archive takes no effect where it is restored. */
type Closed = {
  sessions: number;
  /** Proposals of wider access, and people in reader groups whom no second admin had confirmed. */
  proposals: number;
};

/**
 * Ends every session that came with an archive, closes what waited in it for a second admin, and puts on record that the database was restored
 * from it. An admin may have refused it since the archive was made, and nobody would remember.
 */
export async function recordRestore(archive: Omit<Kept, "seal"> & { madeAt: string }): Promise<Closed> {
  const keeper = systemViewer("keeping", env().RAPPORT_NATION);
  return withViewer(keeper, async (db) => {
    const sessions = await endAllSessions(db, keeper);
    const reason = `the record was restored as of ${archive.madeAt}`;
    const proposals =
      (await refuseAllProposals(db, keeper, reason)) + (await dropWaitingMembers(db, keeper, reason));
    await recordAudit(db, keeper, {
      type: "backup.restored",
      subject: { type: "backup", id: null, name: archive.file },
      after: {
        madeAt: archive.madeAt,
        rows: archive.rows,
        sessionsEnded: sessions,
        proposalsRefused: proposals,
      },
    });
    return { sessions, proposals };
  });
}
