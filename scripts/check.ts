import { spawnSync } from "node:child_process";
import path from "node:path";
import { generateClient } from "./generate";

// Everything that can be said about the code without running the product. All steps run, so that one look shows all
// that is wrong.

const packages = "node_modules";
const steps: [name: string, args: string[]][] = [
  [
    "format and lint",
    [path.join(packages, "@biomejs", "biome", "bin", "biome"), "ci", "--error-on-warnings"],
  ],
  ["page types", [path.join(packages, "next", "dist", "bin", "next"), "typegen"]],
  ["types", [path.join(packages, "typescript", "bin", "tsc"), "--noEmit"]],
  ["structure", ["--import", "tsx", path.join("scripts", "check-structure.ts")]],
  ["unit tests", [path.join(packages, "vitest", "vitest.mjs"), "run", "--project", "unit", "--no-isolate"]],
];

const failed: string[] = [];
const startedAll = Date.now();
generateClient();
for (const [name, args] of steps) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  console.log(`${status === 0 ? "✓" : "✗"} ${name} (${seconds(started)} s)`);
  if (status !== 0) failed.push(name);
}

if (failed.length > 0) {
  console.error(`\nFailed after ${seconds(startedAll)} s: ${failed.join(", ")}.`);
  process.exit(1);
}
console.log(`\nAll checks passed in ${seconds(startedAll)} s.`);

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}
