import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Act } from "./acts";
import { Ledger, readLedger } from "./ledger";

const folder = mkdtempSync(path.join(tmpdir(), "rapport-ledger-"));
afterAll(() => rmSync(folder, { recursive: true }));

const act = (key: string): Act => ({
  type: "engagement.published",
  input: { id: key, version: 1 },
  record: { table: "engagement", by: "id", key, holds: { purpose: "Gespräch" } },
  traces: [],
});

test("a ledger that was cut in the middle of a line goes on behind the last whole one", () => {
  const file = path.join(folder, "cut.jsonl");
  const first = new Ledger(file);
  first.acknowledge(first.send(act("one")));
  first.send(act("two"));
  appendFileSync(file, '{"acknowledged":"tw');
  expect(readLedger(file).map(({ isAcknowledged }) => isAcknowledged)).toEqual([true, false]);

  const second = new Ledger(file);
  const { underWay } = second;
  expect(underWay?.act).toEqual(act("two"));
  if (underWay) second.acknowledge(underWay);
  expect(second.underWay).toBeNull();
  expect(readLedger(file)).toEqual([
    { act: act("one"), isAcknowledged: true },
    { act: act("two"), isAcknowledged: true },
  ]);
});

test("an acknowledgement of what was not sent is no ledger", () => {
  const file = path.join(folder, "foreign.jsonl");
  appendFileSync(file, '{"acknowledged":"one"}\n');
  expect(() => readLedger(file)).toThrow("acknowledges what was not sent");
});
