import { vi } from "vitest";

// Files run one after the other in a process that stays: to start one and to load Prisma's engine into it took longer than most files
// take to test. What is ours is loaded anew for each file all the same, so that none finds the settings, the pool or anything kept in a
// module by the one before; of what is installed nothing knows of a file. This stands before all else that a file loads.

type Process = typeof globalThis & {
  rapportProcess?: { env: Readonly<NodeJS.ProcessEnv>; settingsBefore?: unknown };
};

const kept = globalThis as Process;
kept.rapportProcess ??= begin();
restoreEnvironment(kept.rapportProcess.env);
vi.resetModules();
const settings = await import("../lib/env");
if (settings === kept.rapportProcess.settingsBefore)
  throw new Error("The modules of the file before are still there.");
kept.rapportProcess.settingsBefore = settings;
// A file that broke off early left its pool behind, which outlives modules.
const { disconnect } = await import("../lib/db");
await disconnect();

function begin(): NonNullable<Process["rapportProcess"]> {
  // A warning of the platform or of a library tells of something that will break; nobody reads it in a log.
  process.on("warning", (warning) => {
    throw warning;
  });
  return { env: { ...process.env } };
}

function restoreEnvironment(env: Readonly<NodeJS.ProcessEnv>): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}
