import path from "node:path";
import { counted } from "../lib/counts";
import { dataDir, grantAppLogin, requireSupportedVersion, startServer } from "./database";
import { generateClient } from "./generate";
import { KeepingFault } from "./keeping/manifest";
import { endProgress, showProgress } from "./keeping/progress";
import { type Restored, restoreBackup } from "./keeping/restore-backup";
import { readOrCreateSecret } from "./secret";

// npm run restore -- FILE
// Fills an empty database from a backup of this version or an older one.

const calledOff = new AbortController();
process.on("SIGINT", () => calledOff.abort());
process.on("SIGTERM", () => calledOff.abort());
process.on("disconnect", () => calledOff.abort());

try {
  const [given, ...more] = process.argv.slice(2);
  if (!given || more.length > 0) throw new KeepingFault("Usage: npm run restore -- FILE");
  generateClient();
  const server = await startServer();
  try {
    await requireSupportedVersion(server.ownerUrl);
    await restore(server.ownerUrl, path.resolve(given));
    if (server.isEmbedded && process.env.RAPPORT_DEMO !== "0")
      console.log("Start it with RAPPORT_DEMO=0, or the demonstration is loaded beside what it holds.");
  } finally {
    await server.stopUnlessUsed();
  }
} catch (error) {
  endProgress();
  if (calledOff.signal.aborted) console.error("Called off; the database is as empty as it was.");
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function restore(ownerUrl: string, file: string): Promise<void> {
  const started = performance.now();
  let closed = { sessions: 0, proposals: 0 };
  const { manifest, migrated, faults } = await restoreBackup({
    ownerUrl,
    file,
    progress: showProgress,
    record: async (restored) => {
      process.env.RAPPORT_APP_DATABASE_URL = await grantAppLogin(ownerUrl);
      process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
      const { recordRestore } = await import("../lib/keeping/mutations");
      const { disconnect } = await import("../lib/db");
      try {
        closed = await recordRestore({
          file: path.basename(file),
          madeAt: restored.manifest.madeAt,
          rows: rowsOf(restored),
        });
      } finally {
        await disconnect();
      }
    },
    signal: calledOff.signal,
  });
  endProgress();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Restored the record as of ${manifest.madeAt}, made by version ${manifest.version}, in ${seconds} s:
  ${rowsOf({ manifest }).toLocaleString("en")} rows of ${manifest.tables.length} tables, each as it was by its checksum
  ${counted(migrated.length, "migration")} newer than the backup, ${counted(closed.sessions, "session")} ended, ${counted(closed.proposals, "proposal")} of wider access refused
Roles, countries, posts and reader groups are as of ${manifest.madeAt}: whoever lost access since has it again. Go through them under Admin, Users,
before you let people in.`);
  if (faults.length === 0) {
    console.log(
      `  audit trail verified up to event ${manifest.auditHead?.sequence ?? "0"}, summaries equal a recount`,
    );
    return;
  }
  console.error(`What was restored is as it was when the backup was made, but:\n  ${faults.join("\n  ")}`);
  process.exitCode = 2;
}

function rowsOf({ manifest }: Pick<Restored, "manifest">): number {
  return manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
}
