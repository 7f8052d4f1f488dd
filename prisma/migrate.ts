import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { tellPlanner } from "../lib/planner-settings";

// Prisma's own command line fetches a native schema engine on first use, which a closed network refuses.
// The same engine, compiled to WebAssembly, ships in an npm package; it keeps Prisma's own migration table,
// so `prisma migrate deploy` on an open network agrees with what is applied here.

const here = path.dirname(fileURLToPath(import.meta.url));
const migrationsDir = path.join(here, "migrations");
const noFilter = { externalTables: [], externalEnums: [] };

// The engine's module is one for the whole process, and so is the instance it calls: another, loaded by a second copy of this module,
// would be given pointers into the memory of the first.
const kept = globalThis as typeof globalThis & { rapportSchemaEngine?: Promise<void> };

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

function sqlOf(name: string): string {
  return readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8");
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
            value: sqlOf(name),
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
 * script whole, and runs it as one transaction. The same transaction says that a migration is applied. */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      const isMigration = migrationNames().some((name) => sqlOf(name) === script);
      await pool.query(isMigration ? `${script}\n;${MARK_APPLIED}` : script);
    };
    return adapter;
  };
  return factory;
}

/** The engine says so after the script, in a transaction of its own; whoever was killed in between would have both done and undone it. */
const MARK_APPLIED = `
  update _prisma_migrations set finished_at = now()
  where id = (select id from _prisma_migrations where finished_at is null and rolled_back_at is null order by started_at desc limit 1)`;

/** Under this number the engine, here and in Prisma's command line, lets one migrate at a time. */
const ENGINE_LOCK = 72707369;
/** The same among starts of Rapport: the engine waits ten seconds for its own and fails, and a slow machine migrates for longer. */
const START_LOCK = 72707370;

/**
 * Does the work as the only start that migrates this database, after whoever is migrating at this moment, and forgets before that a
 * migration was begun which was cut off: nothing of it is there, and it is applied anew. The engine would refuse to go on until
 * somebody says so by hand.
 */
async function asTheOnlyOne<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // Who loses this connection later has the engine's own lock still, and hears of the loss from the engine.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [START_LOCK]);
    await client.query("select pg_advisory_lock($1)", [ENGINE_LOCK]);
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('_prisma_migrations') is not null as there",
    );
    if (rows[0]?.there)
      await client.query(
        "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
      );
    await client.query("select pg_advisory_unlock($1)", [ENGINE_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

async function withEngine<T>(
  ownerUrl: string,
  work: (schemaEngine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  kept.rapportSchemaEngine ??= loadEngine();
  await kept.rapportSchemaEngine;
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
 * Applies what is not yet applied, as the owner of the database, each whole or not at all. Gives the names of the migrations applied.
 * @param only these migrations, and no others
 */
export async function applyMigrations(
  ownerUrl: string,
  only: readonly string[] = migrationNames(),
): Promise<string[]> {
  return asTheOnlyOne(ownerUrl, () =>
    withEngine(ownerUrl, async (schemaEngine) => {
      const { appliedMigrationNames } = await schemaEngine.applyMigrations({
        migrationsList: migrationsOnDisk(only),
        filters: noFilter,
      });
      return appliedMigrationNames;
    }),
  );
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
