import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { diceOf } from "@/prisma/seed/demonstration/random";
import { asOwner } from "@/testing/owner";
import { connectOwner } from "../keeping/tables";
import { type Act, nextAct, sendAct } from "./acts";
import { arrangeWork } from "./arrange";
import { findFaults } from "./check";
import { Ledger, readLedger } from "./ledger";

// A server of its own is made, killed and brought back.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), "rapport-crashing-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { userIds, crisisId } = await arrangeWork(1);
const viewer = await loadViewer(userIds[0] ?? "");
if (!viewer) throw new Error("no viewer");
const file = path.join(folder, "ledger.jsonl");
const ledger = new Ledger(file);
const dice = diceOf("every kind");

const next = () => nextAct({ viewer, crisisId, sent: ledger.entries.map(({ act }) => act), dice });

async function find() {
  const client = await connectOwner(process.env.RAPPORT_OWNER_DATABASE_URL ?? "", "rapport crash");
  return findFaults(client, [readLedger(file)]).finally(() => client.end());
}

const KINDS: readonly Act["type"][] = [
  "engagement.created",
  "engagement.changed",
  "engagement.published",
  "commitment.renegotiated",
  "crisis.logged",
  "comment.added",
  "comment.changed",
];

test("what was acknowledged is found as it was, and once, however often it is sent", async () => {
  const seen = new Set<string>();
  while (seen.size < KINDS.length) {
    const entry = ledger.send(await next());
    await sendAct(viewer, entry.act, false);
    // The answer was lost.
    await sendAct(viewer, entry.act, true);
    expect(await find()).toMatchObject({ there: 1, absent: 0, faults: [] });
    ledger.acknowledge(entry);
    seen.add(entry.act.type);
  }
  expect(await find()).toMatchObject({
    acknowledged: ledger.entries.length,
    there: 0,
    absent: 0,
    faults: [],
  });
});

test("what is refused without having been sent before is no change that is there already", async () => {
  const published = ledger.entries.find(({ act }) => act.type === "engagement.published");
  if (!published) throw new Error("nothing was published");
  await expect(sendAct(viewer, published.act, false)).rejects.toThrow("was refused");
});

const keyOf = (type: Act["type"]) => ledger.entries.findLast(({ act }) => act.type === type)?.act.record.key;

/** Behind the back of the product: no trigger and no rule of the database keeps it from happening. */
const spoil = (sql: string) => asOwner(`set session_replication_role = replica; ${sql}`);

test("a change is found that was lost, spoilt, doubled or cut in half behind its back", async () => {
  const found = async () => (await find()).faults.join("\n");
  const comment = keyOf("comment.changed");
  await spoil(`delete from comment where id = '${comment}'`);
  expect(await found()).toMatch(
    new RegExp(`comment\\.changed of comment ${comment}.*: its row of comment is not there as`),
  );

  const engagement = keyOf("engagement.published");
  await spoil(`update engagement set purpose = 'Other talks' where id = '${engagement}'`);
  expect(await found()).toMatch(`of engagement ${engagement}`);

  await spoil(`delete from revision where subject_id = '${engagement}' and version = 1`);
  expect(await found()).toMatch(/: its row of revision is not there as/);
  expect(await found()).toMatch(`The engagement ${engagement} has not one revision for each of its versions`);

  const doubled = "engagement_id, name, rank_code, side, role, attended, sort";
  await spoil(
    `insert into attendance (id, ${doubled}) select gen_random_uuid(), ${doubled} from attendance where engagement_id = '${engagement}'`,
  );
  expect(await found()).toMatch(/engagement\.created .*: its row of attendance is there 2 times/);

  expect(await found()).not.toMatch("summaries, tally ");
  await spoil("update tally set count = count + 1");
  expect(await found()).toMatch("Of the summaries, tally (");

  expect(await found()).not.toMatch("audit trail");
  await spoil("delete from audit_event where type = 'crisis.logged'");
  expect(await found()).toMatch(/crisis\.logged .*: its row of audit_event is not there as/);
  expect(await found()).toMatch("The audit trail is broken at event");

  const underWay = ledger.send(await next());
  expect(await find()).toMatchObject({ there: 0, absent: 1 });
  await sendAct(viewer, underWay.act, false);
  expect(await find()).toMatchObject({ there: 1, absent: 0 });
  await spoil(`delete from audit_event where sequence = (select max(sequence) from audit_event)`);
  expect(await found()).toMatch(`${underWay.act.type} of`);
  expect(await found()).toMatch("was cut in half");
});

test("a server and its writers are killed in the middle of their work, and nothing is lost", async () => {
  const run = fork(path.join("scripts", "crash.ts"), ["--times", "4", "--seed", "1"], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (!run.stdout || !run.stderr) throw new Error("no output");
  const [said, complained, [code]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, "exit"),
  ]);
  expect({ code, complained }).toEqual({ code: 0, complained: "" });
  expect(said).toMatch(/Killed the server [1-3] times and a writer [1-3] times in \d+ s \(seed 1\)\./);
  expect(said).toMatch(
    /[1-9]\d* changes were acknowledged, and after every kill each of them was there once/,
  );
});
