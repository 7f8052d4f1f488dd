import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { isFresh, markFresh } from "./stamp";

const client = path.join("lib", "generated", "prisma");
const sources = ["prisma/schema.prisma", "prisma/models", "package-lock.json"];

/** Generates the Prisma client when the models changed since it was last generated. */
export function generateClient(): void {
  const stamp = path.join(client, ".stamp");
  if (existsSync(client) && isFresh(stamp, sources)) return;
  const prisma = path.join("node_modules", "prisma", "build", "index.js");
  const run = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
    encoding: "utf8",
    // Any existing executable will do: generating never runs the engine, it only insists on having one to fetch.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (run.status !== 0)
    throw new Error(`The Prisma client could not be generated.\n${run.stdout}${run.stderr}`);
  markFresh(stamp, sources);
}
