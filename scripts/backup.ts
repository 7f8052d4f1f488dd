import { statSync } from "node:fs";
import path from "node:path";
import { dataDir, grantAppLogin, requireSupportedVersion, startServer } from "./database";
import { generateClient } from "./generate";
import { makeBackup } from "./keeping/make-backup";
import { KeepingFault, type Manifest } from "./keeping/manifest";
import { endProgress, showProgress, sizeWords } from "./keeping/progress";
import { readOrCreateSecret } from "./secret";

// npm run backup [-- FILE]
// One archive of everything in the database, as of one moment, from a running system or one that is down. Does not migrate: it is what one
// makes before a new version does.

const calledOff = new AbortController();
process.on("SIGINT", () => calledOff.abort());
process.on("SIGTERM", () => calledOff.abort());
process.on("disconnect", () => calledOff.abort());

const file = path.resolve(process.argv[2] ?? path.join(dataDir, "backups", nameAt(new Date())));

try {
  if (process.argv.length > 3) throw new KeepingFault("Usage: npm run backup [-- FILE]");
  generateClient();
  const server = await startServer();
  try {
    await requireSupportedVersion(server.ownerUrl);
    await backup(server.ownerUrl);
  } finally {
    await server.stopUnlessUsed();
  }
} catch (error) {
  endProgress();
  if (calledOff.signal.aborted) console.error("Called off; nothing was left behind.");
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function backup(ownerUrl: string): Promise<void> {
  const started = performance.now();
  const { manifest, seal } = await makeBackup({
    ownerUrl,
    file,
    progress: (table, done, tables) => showProgress(`${done} of ${tables} tables: ${table} …`),
    record: async ({ manifest, seal }) => {
      process.env.RAPPORT_APP_DATABASE_URL = await grantAppLogin(ownerUrl);
      process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
      const { recordBackup } = await import("../lib/keeping/mutations");
      const { disconnect } = await import("../lib/db");
      try {
        await recordBackup({ file: path.basename(file), seal, rows: rowsOf(manifest) });
      } finally {
        await disconnect();
      }
    },
    signal: calledOff.signal,
  });
  endProgress();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${file}
  ${rowsOf(manifest).toLocaleString("en")} rows of ${manifest.tables.length} tables, ${sizeWords(statSync(file).size)}, ${seconds} s
  SHA-256 ${seal}, audit trail up to event ${manifest.auditHead?.sequence ?? "0"}
It holds all records, files and password hashes as they are: keep it where CUI may lie, on another machine. The root secret is not in it.`);
}

function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** `rapport-20261127T081500Z.tar` */
function nameAt(at: Date): string {
  return `rapport-${at.toISOString().replace(/[-:]|\.\d+/g, "")}.tar`;
}
