import { randomFillSync, randomInt } from "node:crypto";

const COUNTER_END = 0x1000;
let last = { ms: 0, counter: 0 };

/**
 * A new UUID version 7 (RFC 9562, 6.2, method 1): 48 bits of Unix milliseconds, 12 of a counter, then random bits. Each is greater than
 * the one this process made before, also within a millisecond and when the clock goes back, so that the rows of one save keep their order.
 */
export function newId(): string {
  last = after(last, Date.now());
  const bytes = Buffer.alloc(16);
  randomFillSync(bytes, 8);
  bytes.writeUIntBE(last.ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function after({ ms, counter }: typeof last, now: number): typeof last {
  if (now <= ms && counter + 1 < COUNTER_END) return { ms, counter: counter + 1 };
  // A counter that begins low leaves room for what follows in the same millisecond.
  return { ms: Math.max(now, ms + 1), counter: randomInt(COUNTER_END / 4) };
}

/** Whether the text is a UUID; anything else in an address names no record. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
