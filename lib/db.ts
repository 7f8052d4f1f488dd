import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { PLANNER_SETTINGS } from "@/lib/planner-settings";
import { isPlannedOnce } from "@/lib/statement-plans";

/** The database inside one transaction, seen through one viewer's eyes. */
export type Db = Prisma.TransactionClient;

const held = globalThis as typeof globalThis & { rapportPrisma?: PrismaClient };

// Development reloads modules; the pool outlives them.
function client(): PrismaClient {
  held.rapportPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().RAPPORT_APP_DATABASE_URL, max: 10, maxLifetimeSeconds: 600 },
      { statementNameGenerator: ({ sql }) => statementName(sql) },
    ),
  });
  return held.rapportPrisma;
}

/** A statement with a name is planned once per connection; an empty name leaves it unnamed. The pool renews its connections,
 * so that what they keep stays bounded. */
function statementName(sql: string): string {
  return isPlannedOnce(sql) ? createHash("sha1").update(sql).digest("base64") : "";
}

const RETRIES = 3;

/**
 * The only way to records. One transaction that first tells the database who is looking; row-level security decides
 * the rest. Gives what `work` gives; if `work` throws, nothing of it is kept. Repeats `work` when the database had to
 * break a deadlock, so `work` must have no effect outside the transaction.
 * @param timeout milliseconds that the whole transaction may take
 * @param isSnapshot whether all that `work` reads is as of one moment; for reading alone, since an audit event must see the one before it
 * @param keepsPlans whether a statement keeps the plan of its first time, without regard to its values (decision 019)
 */
export async function withViewer<T>(
  viewer: Viewer,
  work: (db: Db) => Promise<T>,
  {
    timeout = 15_000,
    isSnapshot = false,
    keepsPlans = false,
  }: { timeout?: number; isSnapshot?: boolean; keepsPlans?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client().$transaction(
        async (db) => {
          await setViewer(db, viewer, timeout, keepsPlans);
          return work(db);
        },
        { timeout, maxWait: 10_000, ...(isSnapshot ? { isolationLevel: "RepeatableRead" } : {}) },
      );
    } catch (error) {
      if (attempt >= RETRIES || !isDeadlock(error)) throw error;
    }
  }
}

async function setViewer(db: Db, viewer: Viewer, timeout: number, keepsPlans: boolean): Promise<void> {
  await db.$executeRaw`select
    set_config('rapport.viewer_id', ${viewer.id}, true),
    set_config('rapport.roles', ${`{${viewer.roles.join(",")}}`}, true),
    set_config('rapport.nation', ${viewer.nation}, true),
    set_config('rapport.home', ${viewer.isHome ? "on" : "off"}, true),
    set_config('rapport.ceiling', ${viewer.markingCeiling}, true),
    set_config('rapport.countries', ${`{${viewer.countries.join(",")}}`}, true),
    set_config('rapport.all_countries', ${viewer.allCountries ? "on" : "off"}, true),
    set_config('rapport.posts', ${`{${viewer.posts.join(",")}}`}, true),
    set_config('rapport.known_as', ${`{${viewer.knownAs.join(",")}}`}, true),
    -- Nobody waits for a statement any more when the transaction has been given up.
    set_config('statement_timeout', ${String(timeout)}, true),
    set_config('jit', ${PLANNER_SETTINGS.jit}, true),
    set_config('random_page_cost', ${PLANNER_SETTINGS.random_page_cost}, true),
    -- By itself the server plans the first five times for the values, and each time anew where a guess for them looks cheaper.
    set_config('plan_cache_mode', ${keepsPlans ? "force_generic_plan" : "auto"}, true)`;
}

function isDeadlock(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : "";
  return text.includes("40P01") || text.includes("P2034") || text.includes("deadlock detected");
}

/**
 * Gives what `write` gives, or `taken` when the database refused it a value that another row has: somebody else may take one after it
 * was found to be free. `write` is the whole transaction.
 */
export async function unlessTaken<T>(taken: () => T, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return taken();
    throw error;
  }
}

/** Whether the database answers; used by the health check only. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await client().$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}

/** Closes the pool; for scripts and tests, which must end. */
export async function disconnect(): Promise<void> {
  await held.rapportPrisma?.$disconnect();
  held.rapportPrisma = undefined;
}
