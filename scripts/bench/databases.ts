import {
  createDatabase,
  dropDatabase,
  hasDatabase,
  prepareDatabase,
  type Server,
  withDatabase,
} from "../database";
import { fill, settle } from "./fill";

const BASE = "rapport_bench_base";

export interface BenchDatabase {
  rows: number;
  name: string;
  appUrl: string;
}

const nameOf = (rows: number) => `rapport_bench_${rows}`;

/** Nothing is left of an earlier run with these sizes; the message may be shown. */
export class NothingKept extends Error {
  override name = "NothingKept";
}

/** The databases that an earlier run kept. Throws NothingKept when one is missing. */
export async function findDatabases(server: Server, sizes: readonly number[]): Promise<BenchDatabase[]> {
  const found: BenchDatabase[] = [];
  for (const rows of sizes) {
    const name = nameOf(rows);
    if (!(await hasDatabase(server.ownerUrl, name)))
      throw new NothingKept(
        `No earlier run kept ${rows.toLocaleString("en")} engagements. Run once with --keep and without --reuse.`,
      );
    const ownerUrl = withDatabase(server.ownerUrl, name);
    const { appUrl } = await prepareDatabase(ownerUrl);
    await settle(ownerUrl);
    found.push({ rows, name, appUrl });
  }
  return found;
}

/** Makes one filled database for each size, in place of those of an earlier run. */
export async function makeDatabases(
  server: Server,
  sizes: readonly number[],
  progress: (line: string) => void,
): Promise<BenchDatabase[]> {
  await makeBase(server);
  const made: BenchDatabase[] = [];
  for (const rows of sizes) {
    const name = nameOf(rows);
    progress(`Filling ${name} …`);
    await dropDatabase(server.ownerUrl, name);
    await createDatabase(server.ownerUrl, name, BASE);
    const ownerUrl = withDatabase(server.ownerUrl, name);
    const { appUrl } = await prepareDatabase(ownerUrl);
    const started = performance.now();
    await fill(ownerUrl, { rows, today: new Date().toISOString().slice(0, 10) });
    const filled = (performance.now() - started) / 1000;
    progress(`  ${rows.toLocaleString("en")} engagements in ${filled.toFixed(1)} s`);
    made.push({ rows, name, appUrl });
  }
  await dropDatabase(server.ownerUrl, BASE);
  return made;
}

/** A migrated database with reference data, for copying. A process can seed one database only: the product's. */
async function makeBase(server: Server): Promise<void> {
  await dropDatabase(server.ownerUrl, BASE);
  await createDatabase(server.ownerUrl, BASE);
  const { appUrl } = await prepareDatabase(withDatabase(server.ownerUrl, BASE));
  process.env.RAPPORT_APP_DATABASE_URL = appUrl;
  const { seed } = await import("../../prisma/seed");
  const { disconnect } = await import("../../lib/db");
  await seed({ demonstration: false, progress: () => {} });
  await disconnect();
  delete process.env.RAPPORT_APP_DATABASE_URL;
}
