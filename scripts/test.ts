import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { freePort } from "./free-port";
import { generateClient } from "./generate";

// The whole test: check (format, lint, types, structure, unit), database tests, then browser tests against a
// production build on a fresh demonstration database of their own.
process.env.RAPPORT_DATA_DIR ||= path.join(".data", "test");
const only = process.argv.slice(2).find((word) => !word.startsWith("-"));

const node = process.execPath;
const bootstrapped = ["--conditions=react-server", "--import", "tsx"];
const vitest = "node_modules/vitest/vitest.mjs";

function step(name: string, args: string[], env: Partial<NodeJS.ProcessEnv> = {}): void {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const run = spawnSync(node, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) throw new Error(`${name} failed after ${seconds} s`);
  console.log(`✓ ${name} (${seconds} s)`);
}

async function browserTests(): Promise<void> {
  const { findOrInstallChromium } = await import("./browser");
  const { rmSync } = await import("node:fs");
  const chromium = findOrInstallChromium();
  const port = await freePort();
  const folder = path.join(".data", "browser-test");
  rmSync(folder, { recursive: true, force: true });
  const env = {
    ...process.env,
    PORT: String(port),
    RAPPORT_DATA_DIR: folder,
  };
  console.log("\n── start the product");
  const app = spawn(node, ["scripts/bootstrap.mjs", "scripts/start.ts"], {
    // A line for every request would bury what the tests say.
    env: { LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await readyLine(app);
    step("browser tests", ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(3)], {
      ...env,
      RAPPORT_TEST_URL: `http://localhost:${port}`,
      RAPPORT_CHROMIUM: chromium,
    });
  } finally {
    const ended = new Promise((resolve) => app.once("exit", resolve));
    app.kill("SIGTERM");
    await ended;
  }
}

function readyLine(app: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    app.stdout?.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (chunk.toString().includes("Rapport is ready")) resolve();
    });
    app.once("exit", (code) => reject(new Error(`The product ended before it was ready (code ${code}).`)));
  });
}

async function databaseTests(name: string, args: string[] = [], env: Partial<NodeJS.ProcessEnv> = {}) {
  generateClient();
  const { startServer } = await import("./database");
  const server = await startServer();
  try {
    step(name, [vitest, "run", "--project", "database", ...args], env);
  } finally {
    await server.stop();
  }
}

try {
  if (!only || only === "check") step("check", [...bootstrapped, "scripts/check.ts"]);
  if (!only || only === "db") await databaseTests("database tests", process.argv.slice(3));
  // The database tests ask a part of it.
  if (only === "matrix")
    await databaseTests("who reads what", ["lib/engagements/matrix.db.test.ts"], { RAPPORT_MATRIX: "whole" });
  if (!only || only === "e2e") await browserTests();
  console.log("\nAll tests passed.");
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
