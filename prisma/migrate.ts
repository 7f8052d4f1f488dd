import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { tellPlanner } from "../lib/planner";

// Prisma's own command line fetches a native schema engine on first use, which a closed network refuses.
// The same engine, compiled to WebAssembly, ships in an npm package; it keeps Prisma's own migration table,
// so `prisma migrate deploy` on an open network agrees with what is applied here.

const here = path.dirname(fileURLToPath(import.meta.url));
const migrationsDir = path.join(here, "migrations");
const noFilter = { externalTables: [], externalEnums: [] };
let loaded: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The names of all migrations of this version, in their order. */
export function migrationNames(): string[] {
  return readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((folder) => folder.name)
    .sort();
}

function migrationsOnDisk(only: readonly string[]): engine.MigrationList {
  return {
    baseDir: migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames()
      .filter((name) => only.includes(name))
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

function modelsOnDisk(): engine.SchemaContainer[] {
  const models = path.join(here, "models");
  return readdirSync(models)
    .sort()
    .map((name) => ({
      path: `prisma/models/${name}`,
      content: readFileSync(path.join(models, name), "utf8"),
    }));
}

/** The models as last committed; none before the first commit of them. */
function modelsCommitted(): engine.SchemaContainer[] {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: path.dirname(here), encoding: "utf8" });
  return git("ls-tree", "-r", "--name-only", "HEAD", "prisma/models")
    .split("\n")
    .filter(Boolean)
    .map((file) => ({ path: file, content: git("show", `HEAD:${file}`) }));
}

/** The pg adapter cuts a script at every semicolon, also inside functions and comments; PostgreSQL itself takes a
 * script whole, and runs it as one transaction. */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return factory;
}

async function withEngine<T>(
  ownerUrl: string,
  work: (schemaEngine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const pool = new pg.Pool({ connectionString: ownerUrl, onConnect: tellPlanner });
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(schemaEngine);
  } finally {
    schemaEngine.free();
    await pool.end();
  }
}

/**
 * Applies what is not yet applied, as the owner of the database. Gives the names of the migrations applied.
 * @param only these migrations, and no others
 */
export async function applyMigrations(
  ownerUrl: string,
  only: readonly string[] = migrationNames(),
): Promise<string[]> {
  return withEngine(ownerUrl, async (schemaEngine) => {
    const { appliedMigrationNames } = await schemaEngine.applyMigrations({
      migrationsList: migrationsOnDisk(only),
      filters: noFilter,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that brings a database of the committed models to the models on disk; empty when they agree.
 * Compares models rather than databases: the engine cannot introspect through the pg adapter, which lacks
 * PostgreSQL's internal type "char". */
export async function pendingSchemaSql(ownerUrl: string): Promise<string> {
  const base = {
    path: "prisma/schema.prisma",
    content: readFileSync(path.join(here, "schema.prisma"), "utf8"),
  };
  const committed = modelsCommitted();
  return withEngine(ownerUrl, async (schemaEngine) => {
    const difference = await schemaEngine.diff({
      from: committed.length ? { tag: "schemaDatamodel", files: [base, ...committed] } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [base, ...modelsOnDisk()] },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    const sql = difference.stdout ?? "";
    return sql.includes("This is an empty migration") ? "" : sql;
  });
}
