import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { buildIfNeeded } from "./build";
import {
  analyzeNewTables,
  type Database,
  dataDir,
  prepareDatabase,
  type Server,
  startServer,
} from "./database";
import { isPortFree } from "./free-port";
import { generateClient } from "./generate";
import { readOrCreateSecret, requireStrong } from "./secret";
import { loadSweeps, runSweeps } from "./sweeps";

const port = readPort(process.env.PORT || "3000");
const isDevelopment = process.argv.includes("--dev");

let server: Server | undefined;
let web: ChildProcess | undefined;
let stopping = false;
const building = new AbortController();

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  building.abort();
  const finish = async () => {
    await server?.stop();
    process.exit(code);
  };
  if (web && web.exitCode === null && web.signalCode === null) {
    web.once("exit", () => void finish());
    web.kill("SIGTERM");
    setTimeout(() => web?.kill("SIGKILL"), 5_000).unref();
  } else {
    void finish();
  }
}
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
// The process that started us is gone, however it went: nothing may keep the port.
process.on("disconnect", () => stop(0));

function readPort(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  console.error(`PORT must be a number from 1 to 65535, not "${text}".`);
  process.exit(1);
}

function exportSettings(database: Database, isDemonstration: boolean): void {
  process.env.RAPPORT_APP_DATABASE_URL = database.appUrl;
  process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
  requireStrong("RAPPORT_SESSION_KEY", process.env.RAPPORT_SESSION_KEY);
  const { RAPPORT_OIDC_CLIENT_SECRET } = process.env;
  if (RAPPORT_OIDC_CLIENT_SECRET) requireStrong("RAPPORT_OIDC_CLIENT_SECRET", RAPPORT_OIDC_CLIENT_SECRET);
  process.env.RAPPORT_DEMO = isDemonstration ? "1" : "0";
}

async function serve(): Promise<void> {
  web = fork(path.join("scripts", "serve.ts"), [], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      PORT: String(port),
      NODE_ENV: isDevelopment ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  web.on("exit", (code) => {
    if (!stopping) {
      console.error("The web server ended.");
      stop(code || 1);
    }
  });
  // Until this one listens, another program may answer at the same port.
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  web.once("message", () => resolve());
  web.once("exit", () => resolve());
  await listening;
  await firstAnswer();
}

async function firstAnswer(): Promise<void> {
  while (!stopping) {
    try {
      const health = await fetch(`http://127.0.0.1:${port}/api/health`);
      const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
      if (health.ok && page.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

const SWEEP_MINUTES = 5;

/** Any number of copies of the product may do so side by side; what fails is logged, and the next round tries again. */
async function sweepFromNowOn(): Promise<void> {
  const { log } = await import("../lib/log");
  const sweeps = await loadSweeps();
  for (;;) {
    await runSweeps(sweeps, (error) => {
      if (!stopping) log.error({ error: String(error) }, "a sweep failed");
    });
    await new Promise((resolve) => setTimeout(resolve, SWEEP_MINUTES * 60_000).unref());
    if (stopping) return;
  }
}

/** Before anything is done: to migrate, load and build takes a minute, and touches what a product that runs there reads. */
async function requirePort(): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Error(
    (await isRapportThere())
      ? `Rapport runs at http://localhost:${port} already. Stop that one first, or start this one beside it, for example by PORT=3001 npm start.`
      : `Port ${port} is taken by another program. Set PORT to a free one, for example PORT=3001 npm start.`,
  );
}

async function isRapportThere(): Promise<boolean> {
  try {
    const health = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    });
    return "database" in ((await health.json()) as object);
  } catch {
    return false;
  }
}

try {
  await requirePort();
  generateClient();
  server = await startServer(() => stop(1));
  const database = await prepareDatabase(server.ownerUrl);
  const isDemonstration = server.isEmbedded && process.env.RAPPORT_DEMO !== "0";
  exportSettings(database, isDemonstration);
  const { seed } = await import("../prisma/seed");
  await seed({ demonstration: isDemonstration, progress: (line) => console.log(line) });
  await analyzeNewTables(server.ownerUrl);
  if (!isDevelopment) await buildIfNeeded(building.signal);
  await serve();
  if (!stopping) console.log(`Rapport is ready at http://localhost:${port}`);
  if (!stopping) void sweepFromNowOn();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  stop(1);
}
