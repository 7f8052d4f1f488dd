import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const IGNORED = new Set(["node_modules", ".next", ".data", ".git", "generated"]);

function* filesBelow(place: string): Generator<string> {
  if (!existsSync(place)) return;
  if (statSync(place).isFile()) {
    yield place;
    return;
  }
  for (const name of readdirSync(place).sort()) {
    if (!IGNORED.has(name)) yield* filesBelow(path.join(place, name));
  }
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesBelow(source))
      hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether what the stamp stands for was made from these sources (files or folders) as they are now. */
export function isFresh(stamp: string, sources: readonly string[]): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(sources);
}

export function markFresh(stamp: string, sources: readonly string[]): void {
  writeFileSync(stamp, fingerprint(sources));
}
