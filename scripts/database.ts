import path from "node:path";
import pg from "pg";
import { type Cluster, startEmbeddedPostgres } from "./embedded-postgres";
import { type Hold, holdServer } from "./hold";
import { isUnderWay } from "./keeping/clear";
import { readOrCreateSecret, readSettingFiles } from "./secret";

/** Where everything that is not in PostgreSQL lives: the embedded cluster, the secret, the build stamp. */
export const dataDir = path.resolve(process.env.RAPPORT_DATA_DIR || ".data");

export interface Server {
  /** Owner of the databases; used for migrations and for creating databases only. */
  ownerUrl: string;
  isEmbedded: boolean;
  /** Stops it unless another program on the same data folder needs it. */
  stop(): Promise<void>;
  /** The same, but only if this process started it. For commands beside the app. */
  stopUnlessUsed(): Promise<void>;
}

export interface Database {
  ownerUrl: string;
  /** The role the app works as: owns nothing, cannot bypass row-level security. */
  appUrl: string;
}

/**
 * The PostgreSQL of DATABASE_URL, or the embedded one of the data folder, started when it is not running.
 * @param onGone given, an embedded server that ends by itself is started again; called when that fails
 */
export async function startServer(onGone?: () => void): Promise<Server> {
  readSettingFiles(process.env);
  const given = process.env.DATABASE_URL;
  if (given) {
    const leave = async () => {};
    return { ownerUrl: given, isEmbedded: false, stop: leave, stopUnlessUsed: leave };
  }
  let isStopping = false;
  const first = await holdCluster(() => void revive());
  const { cluster } = first;
  let { hold } = first;
  async function revive(): Promise<void> {
    if (isStopping || !onGone) return;
    console.error("PostgreSQL ended by itself; starting it again …");
    try {
      hold = (await holdCluster(() => void revive(), Number(new URL(cluster.url).port))).hold;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      onGone();
    }
  }
  const stopIf = async (mayStop: boolean) => {
    isStopping = true;
    if ((await hold.release()) && mayStop) cluster.stop();
  };
  await createDatabase(cluster.url, "rapport");
  return {
    ownerUrl: withDatabase(cluster.url, "rapport"),
    isEmbedded: true,
    stop: () => stopIf(true),
    stopUnlessUsed: () => stopIf(cluster.isStartedHere),
  };
}

const HOLD_ATTEMPTS = 20;

/** Starts or finds the cluster and holds it. It may be on its way up after a crash, or down because its last user left. */
async function holdCluster(onLost: () => void, port?: number): Promise<{ cluster: Cluster; hold: Hold }> {
  for (let attempt = 1; ; attempt++) {
    const cluster = await startEmbeddedPostgres(dataDir, port);
    try {
      return { cluster, hold: await holdServer(cluster.url, onLost) };
    } catch (error) {
      if (attempt === HOLD_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** The same address with another database name. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}

/** Creates a database unless it exists; with `template`, as a copy of it. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  if (await hasDatabase(serverUrl, name)) return;
  const copy = template ? ` template ${pg.escapeIdentifier(template)}` : "";
  await withClient(serverUrl, (client) =>
    client.query(`create database ${pg.escapeIdentifier(name)}${copy}`),
  );
}

/** Whether the server has a database of this name. */
export async function hasDatabase(serverUrl: string, name: string): Promise<boolean> {
  return withClient(serverUrl, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    return (found.rowCount ?? 0) > 0;
  });
}

/** Drops a database and whoever is connected to it; does nothing when there is none. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/** Migrates the owner's database and makes sure the app can sign in to it under its own role. Throws while a restore has not come to
 * its end. */
export async function prepareDatabase(ownerUrl: string): Promise<Database & { applied: string[] }> {
  await requireSupportedVersion(ownerUrl);
  await requireNoRestore(ownerUrl);
  // The engine is large, and most of what asks for a database migrates none.
  const { applyMigrations } = await import("../prisma/migrate");
  const applied = await applyMigrations(ownerUrl);
  return { ownerUrl, appUrl: await grantAppLogin(ownerUrl), applied };
}

/**
 * Has PostgreSQL look at the tables that nobody has looked at yet. It does so by itself a minute after they were filled; until then it
 * plans as if they were nearly empty, and a search among people and posts ran into its time limit.
 */
export async function analyzeNewTables(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < 0",
    );
    if (rows.length > 0) await client.query(`analyze ${rows.map(({ name }) => name).join(", ")}`);
  });
}

async function requireNoRestore(ownerUrl: string): Promise<void> {
  if (await withClient(ownerUrl, isUnderWay))
    throw new Error(
      "A restore into this database is under way or was cut off. Run npm run restore again and let it come to its end.",
    );
}

/** Throws where the server is older than `requireVersion` allows. */
export async function requireSupportedVersion(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    requireVersion(rows[0]?.version);
  });
}

/**
 * Throws, in words for whoever runs the product, where the server is older than what its migrations use.
 * @param version as `server_version_num` has it: 150004 is 15.4; undefined where the server did not say
 */
export function requireVersion(version = 0): void {
  if (version < 150_000) throw new Error("Rapport needs PostgreSQL 15 or later.");
}

/** The migrations grant to the group role rapport_app; each database has a login of its own in that group, whose
 * password is derived from the installation's secret, so that every copy of the app finds the same one.
 * RAPPORT_APP_DATABASE_URL names a login an administrator made instead. */
export async function grantAppLogin(ownerUrl: string): Promise<string> {
  const given = process.env.RAPPORT_APP_DATABASE_URL;
  if (given) return given;
  const address = new URL(ownerUrl);
  const login = `rapport_app_${address.pathname.slice(1)}`.slice(0, 63);
  const password = readOrCreateSecret(dataDir, `database login ${login}`);
  await withClient(ownerUrl, async (client) => {
    const role = pg.escapeIdentifier(login);
    try {
      // Two copies of the app may start at once.
      await client.query("select pg_advisory_lock(hashtext('rapport_app login'))");
      const found = await client.query("select 1 from pg_roles where rolname = $1", [login]);
      if (!found.rowCount)
        await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole`);
      await client.query(`alter role ${role} password ${pg.escapeLiteral(password)}`);
      await client.query(`grant rapport_app to ${role}`);
    } catch (error) {
      throw new Error(
        `The owner of the database may not create the app's role (${error instanceof Error ? error.message : error}). ` +
          "Let an administrator create a login in the group rapport_app and set RAPPORT_APP_DATABASE_URL to it.",
      );
    }
  });
  address.username = login;
  address.password = password;
  return address.toString();
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
