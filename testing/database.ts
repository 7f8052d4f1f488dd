import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import {
  createDatabase,
  dropDatabase,
  prepareDatabase,
  startServer,
  withDatabase,
} from "../scripts/database";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner address of the PostgreSQL server under test. */
    serverUrl: string;
    /** Name of the migrated database with reference data that every test file copies. */
    template: string;
    /** Address of the template as the app's role, which may sign in to its copies as well. */
    appUrl: string;
  }
}

function migrationsFingerprint(): string {
  const folder = path.join("prisma", "migrations");
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".toml")) continue;
    hash.update(readFileSync(path.join(folder, name, "migration.sql")));
  }
  return hash.digest("hex").slice(0, 10);
}

/** Vitest's global set-up of the database tests: the server, and a template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.RAPPORT_DATA_DIR ||= path.join(".data", "test");
  const server = await startServer();
  const template = `rapport_template_${migrationsFingerprint()}_${randomUUID().slice(0, 8)}`;
  await createDatabase(server.ownerUrl, template);
  const { appUrl } = await prepareDatabase(withDatabase(server.ownerUrl, template));
  process.env.RAPPORT_APP_DATABASE_URL = appUrl;
  process.env.RAPPORT_SESSION_KEY = "a key for tests only, of 32 or more";
  const { seed } = await import("../prisma/seed");
  await seed({ demonstration: false, progress: () => {} });
  const { disconnect } = await import("../lib/db");
  await disconnect();
  // Workers inherit the environment; each test file sets its own address.
  delete process.env.RAPPORT_APP_DATABASE_URL;
  project.provide("serverUrl", server.ownerUrl);
  project.provide("template", template);
  project.provide("appUrl", appUrl);
  return async () => {
    await dropDatabase(server.ownerUrl, template);
  };
}
