import { appendFileSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from "node:fs";
import type { Act } from "./acts";

/** One change that a writer sent, and whether it was told that it was made. */
export interface Entry {
  act: Act;
  isAcknowledged: boolean;
}

type Line = { sent: Act } | { acknowledged: string };

/** What the writer of this file sent, in order; but for the last everything is acknowledged. */
export function readLedger(file: string): Entry[] {
  const entries: Entry[] = [];
  for (const text of wholeLines(file).split("\n").slice(0, -1)) {
    const line = JSON.parse(text) as Line;
    const last = entries.at(-1);
    if ("sent" in line) entries.push({ act: line.sent, isAcknowledged: false });
    else if (last?.act.record.key === line.acknowledged) last.isAcknowledged = true;
    else throw new Error(`${file} acknowledges what was not sent.`);
  }
  return entries;
}

/** A writer may be killed in the middle of a line: such a line was not written. */
function wholeLines(file: string): string {
  if (!existsSync(file)) return "";
  const text = readFileSync(file, "utf8");
  return text.slice(0, text.lastIndexOf("\n") + 1);
}

/** The ledger of one writer. What it takes is on disk when the call comes back. */
export class Ledger {
  readonly entries: Entry[];
  private readonly handle: number;

  constructor(file: string) {
    if (existsSync(file)) truncateSync(file, Buffer.byteLength(wholeLines(file)));
    this.entries = readLedger(file);
    this.handle = openSync(file, "a", 0o600);
  }

  /** What was sent and not acknowledged yet. */
  get underWay(): Entry | null {
    const last = this.entries.at(-1);
    return last && !last.isAcknowledged ? last : null;
  }

  send(act: Act): Entry {
    this.write({ sent: act });
    const entry = { act, isAcknowledged: false };
    this.entries.push(entry);
    return entry;
  }

  acknowledge(entry: Entry): void {
    this.write({ acknowledged: entry.act.record.key });
    entry.isAcknowledged = true;
  }

  private write(line: Line): void {
    appendFileSync(this.handle, `${JSON.stringify(line)}\n`);
    fsyncSync(this.handle);
  }
}
