import { loadViewer } from "@/lib/auth/queries";
import { diceOf } from "@/prisma/seed/demonstration/random";
import { NotAsExpected, nextAct, sendAct } from "./acts";
import { Ledger } from "./ledger";
import type { FromWriter, ToWriter, WriterTask } from "./writers";

// A process that writes as one person, one change after the other, and knows only what its ledger and the database say. It may be killed at
// any moment; whoever takes over its ledger sends again what was not acknowledged.

const RETRY_AFTER = 100;
/** The database is back long before. */
const GIVES_UP_AFTER = 60_000;

const task = JSON.parse(process.argv[2] ?? "") as WriterTask;
let go: (() => void) | null = null;
let mayWrite = false;

process.on("message", (message: ToWriter) => {
  mayWrite = message === "go";
  if (mayWrite) go?.();
});
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => {});

try {
  await write();
} catch (error) {
  tell({ fault: error instanceof Error ? error.message : String(error) });
}

function tell(message: FromWriter): void {
  process.send?.(message);
}

async function write(): Promise<never> {
  const ledger = new Ledger(task.ledger);
  const dice = diceOf(`${task.seed} ${ledger.entries.length}`);
  let isResent = ledger.underWay !== null;
  let wellAt = Date.now();
  for (;;) {
    if (!mayWrite) {
      await untilAllowed();
      wellAt = Date.now();
    }
    try {
      const viewer = await loadViewer(task.userId);
      if (!viewer) throw new NotAsExpected("The account of a writer is gone.");
      const sent = ledger.entries.map(({ act }) => act);
      const entry =
        ledger.underWay ?? ledger.send(await nextAct({ viewer, crisisId: task.crisisId, sent, dice }));
      await sendAct(viewer, entry.act, isResent);
      ledger.acknowledge(entry);
      isResent = false;
      wellAt = Date.now();
    } catch (error) {
      if (error instanceof NotAsExpected || Date.now() - wellAt > GIVES_UP_AFTER) throw error;
      isResent = ledger.underWay !== null;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }
}

async function untilAllowed(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  go = resolve;
  tell("waiting");
  await promise;
}
