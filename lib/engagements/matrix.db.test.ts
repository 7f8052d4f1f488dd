import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { withViewer } from "@/lib/db";
import { CHANNELS } from "@/testing/matrix/channels";
import { createWorld } from "@/testing/matrix/world";

// Each viewer asks for each record by every way there is, and gets what testing/matrix/policy.ts says: no more, no less. `npm run matrix`
// asks more than 100,000 times; RAPPORT_MATRIX_SEED draws other people and records.

const isWhole = process.env.RAPPORT_MATRIX === "whole";
const SEED = Number(process.env.RAPPORT_MATRIX_SEED ?? 1962);
const SIZE = isWhole ? { people: 50, records: 120 } : { people: 12, records: 30 };
const LEAST = isWhole ? 100_000 : 5_000;

test("what reaches whom is what the policy says, whatever way it goes", async () => {
  const world = await createWorld(SEED, SIZE);
  const wrong: string[] = [];
  const answers = { probes: 0, open: 0 };
  for (const person of world.people) {
    const viewer = await loadViewer(person.id);
    if (!viewer) throw new Error("somebody without an account");
    for (const [way, { ask, may }] of Object.entries(CHANNELS)) {
      const given = new Set(await withViewer(viewer, (db) => ask(db, viewer, world), { timeout: 60_000 }));
      for (const record of world.records) {
        const isOpen = may(person, record);
        answers.probes += 1;
        if (isOpen) answers.open += 1;
        if (given.has(record.id) !== isOpen)
          wrong.push(
            `${isOpen ? "kept" : "LEAKED"} by ${way}: ${JSON.stringify(person)} and ${JSON.stringify(record)}`,
          );
      }
    }
  }
  process.stdout.write(`${answers.probes} probes, ${answers.open} of them open, ${wrong.length} wrong\n`);
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(answers.probes).toBeGreaterThanOrEqual(LEAST);
  // A matrix of which everything or nothing is open would hold nothing.
  expect(answers.open / answers.probes).toBeGreaterThan(0.1);
  expect(answers.open / answers.probes).toBeLessThan(0.9);
}, 1_800_000);
