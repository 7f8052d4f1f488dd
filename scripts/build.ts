import { type ExecFileException, execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { isFresh, markFresh } from "./stamp";

const BUILD_STAMP = path.join(".next", "rapport-build");
const BUILD_SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/models",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/**
 * Builds the product for serving, unless the build there is was made from these sources. Throws with what the build said when it fails.
 * @param signal ends the build; what is half built is built anew the next time
 */
export async function buildIfNeeded(signal?: AbortSignal): Promise<void> {
  if (isFresh(BUILD_STAMP, BUILD_SOURCES)) return;
  console.log("Building (first run, or the sources changed; about a minute) …");
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  try {
    await promisify(execFile)(process.execPath, [next, "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      maxBuffer: Number.POSITIVE_INFINITY,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    const { stdout, stderr } = error as ExecFileException;
    throw new Error(signal?.aborted ? "The build was stopped." : `The build failed.\n${stdout}\n${stderr}`);
  }
  markFresh(BUILD_STAMP, BUILD_SOURCES);
}
