import { randomInt } from "node:crypto";
import path from "node:path";
import { parseArgs } from "node:util";
import { diceOf } from "../prisma/seed/demonstration/random";
import { type Findings, findFaults } from "./crashing/check";
import { readLedger } from "./crashing/ledger";
import { startVictim, type Victim } from "./crashing/victim";
import { Writer } from "./crashing/writers";
import { generateClient } from "./generate";
import { connectOwner } from "./keeping/tables";

// npm run crash -- [--times N] [--seed WORD]
// Kills the database and the processes that write to it, by turns of chance and in the middle of their work, and after every kill holds the
// database against what the writers were told. On a server of its own, which goes with it. Ends with status 1 at the first loss.

const WRITERS = 4;
/** Milliseconds of work before each kill, at least and at most. */
const WORK = [50, 1_500] as const;

const { values } = parseArgs({
  options: { times: { type: "string", default: "20" }, seed: { type: "string" } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) {
  console.error("Usage: npm run crash -- [--times N] [--seed WORD]");
  process.exit(2);
}
const seed = values.seed ?? String(randomInt(1_000_000));
const dice = diceOf(seed);

class CalledOff extends Error {}

/** Ends the run, with the reason. */
const over = Promise.withResolvers<never>();
over.promise.catch(() => {});
const callOff = () => over.reject(new CalledOff("Called off; nothing was left behind."));
process.on("SIGINT", callOff);
process.on("SIGTERM", callOff);
process.on("disconnect", callOff);

// What this machine's own installation is told must not lead there.
for (const name of Object.keys(process.env))
  if (/^(RAPPORT_|DATABASE_URL)/.test(name)) delete process.env[name];

const started = performance.now();
const writers: Writer[] = [];
const sum = { server: 0, writer: 0, there: 0, absent: 0 };
let last: Findings | undefined;
let victim: Victim | undefined;
try {
  generateClient();
  victim = await startVictim();
  await Promise.race([crash(victim), over.promise]);
} catch (error) {
  await cleanUp();
  if (error instanceof CalledOff && last) console.log(told(last));
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await cleanUp();
// Promises that nobody waits for any more, and the channel to the process that started this one, would keep it alive.
process.exit();

async function cleanUp(): Promise<void> {
  await Promise.all(writers.map((writer) => writer.end()));
  victim?.remove();
}

async function crash(victim: Victim): Promise<void> {
  console.log(`Killing ${times} times, seed ${seed} …`);
  const ownerUrl = await prepare(victim);
  const ledgers = writers.map(({ task }) => task.ledger);
  for (const writer of writers) writer.start();
  for (let kill = 1; kill <= times; kill++) {
    for (const writer of writers) writer.resume();
    await untilWriting();
    await sleep(dice.between(...WORK));
    const what = await killOne(victim);
    const client = await connectOwner(ownerUrl, "rapport crash");
    const found = await findFaults(client, ledgers.map(readLedger)).finally(() => client.end());
    if (found.faults.length > 0)
      throw new Error(
        `Kill ${kill} of ${times}, of a ${what} (seed ${seed}):\n  ${found.faults.join("\n  ")}`,
      );
    sum[what] += 1;
    sum.there += found.there;
    sum.absent += found.absent;
    last = found;
    if (kill % 10 === 0) console.log(`${kill} of ${times} kills …`);
  }
  if (last) console.log(told(last));
}

function told({ acknowledged, auditEvents }: Findings): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  return `Killed the server ${sum.server} times and a writer ${sum.writer} times in ${seconds} s (seed ${seed}).
  ${acknowledged} changes were acknowledged, and after every kill each of them was there once, as it was acknowledged
  ${sum.there + sum.absent} were under way at a kill and sent again: ${sum.there} were there already, whole; of ${sum.absent} there was nothing
  after every kill the audit trail (now ${auditEvents} events) was whole, and the summaries equalled a recount`;
}

/** The database as the product prepares it, and its writers. Gives the address of the owner. */
async function prepare(victim: Victim): Promise<string> {
  process.env.RAPPORT_DATA_DIR = victim.folder;
  const { createDatabase, dataDir, prepareDatabase, withDatabase } = await import("./database");
  const { readOrCreateSecret } = await import("./secret");
  await createDatabase(victim.url, "rapport");
  const ownerUrl = withDatabase(victim.url, "rapport");
  process.env.RAPPORT_APP_DATABASE_URL = (await prepareDatabase(ownerUrl)).appUrl;
  process.env.RAPPORT_SESSION_KEY = readOrCreateSecret(dataDir, "session");
  const { arrangeWork } = await import("./crashing/arrange");
  const { disconnect } = await import("../lib/db");
  const { userIds, crisisId } = await arrangeWork(WRITERS).finally(disconnect);
  for (const [index, userId] of userIds.entries()) {
    const ledger = path.join(victim.folder, `writer-${index + 1}.jsonl`);
    const task = { ledger, userId, crisisId, seed: `${seed} ${index + 1}` };
    writers.push(new Writer(task, (fault) => over.reject(new Error(fault))));
  }
  return ownerUrl;
}

/** Somebody writes: whoever was killed last may still be on the way up. */
async function untilWriting(): Promise<void> {
  while (!writers.some(({ isWriting }) => isWriting)) await sleep(20);
}

/** Comes back when all that was killed is up again or on its way, and nobody writes. */
async function killOne(victim: Victim): Promise<"server" | "writer"> {
  if (dice.chance(0.5)) {
    await victim.kill();
    await Promise.all(writers.map((writer) => writer.pause()));
    await victim.restart();
    return "server";
  }
  await dice.pick(writers.filter(({ isWriting }) => isWriting)).kill();
  await Promise.all(writers.map((writer) => writer.pause()));
  for (const writer of writers) writer.start();
  return "writer";
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
