import { spawnSync } from "node:child_process";
import path from "node:path";
import { isFresh, markFresh } from "./stamp";

const BUILD_STAMP = path.join(".next", "rapport-build");
const BUILD_SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/models",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Builds the product for serving, unless the build there is was made from these sources. */
export function buildIfNeeded(): void {
  if (isFresh(BUILD_STAMP, BUILD_SOURCES)) return;
  console.log("Building (the sources changed) …");
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  const run = spawnSync(process.execPath, [next, "build"], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (run.status !== 0) throw new Error(`The build failed.\n${run.stdout}\n${run.stderr}`);
  markFresh(BUILD_STAMP, BUILD_SOURCES);
}
