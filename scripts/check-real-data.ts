import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { createDatabase, dropDatabase, prepareDatabase, startServer, withDatabase } from "./database";
import { generateClient } from "./generate";

// Imports real public records into a database of its own and holds the result against what is known of them.
// Usage: node scripts/bootstrap.mjs scripts/check-real-data.ts FOLDER, where FOLDER holds us-travel/, us-training/ and countries/.

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error("Usage: node scripts/bootstrap.mjs scripts/check-real-data.ts FOLDER");
  process.exit(1);
}
const TRAVEL = path.join(folder, "us-travel", "travels_abroad.csv");
const TRAINING = path.join(folder, "us-training", "fmt_2020_2021.tsv");
const COUNTRY_CODES = path.join(folder, "countries", "country-codes.csv");
const TRAVEL_SECONDS = 20;

let failures = 0;

function check(what: string, found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is === should) {
    console.log(`✓ ${what}: ${is}`);
  } else {
    failures++;
    console.log(`✗ ${what}: ${is}, expected ${should}`);
  }
}

process.env.RAPPORT_DATA_DIR ||= path.join(".data", "test");
process.env.RAPPORT_SESSION_KEY ||= "a key for this check only, of 32 or more";
const name = `rapport_check_${randomUUID().slice(0, 8)}`;

generateClient();
const server = await startServer();
try {
  await createDatabase(server.ownerUrl, name);
  const { appUrl } = await prepareDatabase(withDatabase(server.ownerUrl, name));
  process.env.RAPPORT_APP_DATABASE_URL = appUrl;
  const { seed } = await import("../prisma/seed");
  await seed({ demonstration: false, progress: () => {} });
  await checkCountries();
  await checkTravel();
  await checkTraining();
} catch (error) {
  failures++;
  console.error(error);
} finally {
  const { disconnect } = await import("../lib/db");
  await disconnect();
  await dropDatabase(server.ownerUrl, name);
  await server.stopUnlessUsed();
}
console.log(failures === 0 ? "The real records came out right." : `${failures} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;
process.disconnect?.();

/** Codes and regions of every country as a published list of ISO 3166-1 and UN M49 has them. */
async function checkCountries(): Promise<void> {
  console.log("\nCountries");
  const { COUNTRIES } = await import("../lib/countries/data");
  const codes = COUNTRIES.filter(({ kind, alpha3 }) => kind !== "HISTORICAL" && alpha3 !== "XKX").map(
    ({ alpha3, alpha2, numeric, region }) => [alpha3, alpha2, numeric, region],
  );
  const rows: Record<string, string>[] = parse(readFileSync(COUNTRY_CODES), { columns: true });
  const published = rows.map((row) => [
    row["ISO3166-1-Alpha-3"],
    row["ISO3166-1-Alpha-2"],
    row["ISO3166-1-numeric"]?.padStart(3, "0"),
    // M49 puts Antarctica into no region.
    row["Region Name"] || "Antarctica",
  ]);
  const known = new Set(codes.map(String));
  check(
    "codes and region of the published list that differ here",
    published.filter((row) => !known.has(String(row))),
    [],
  );
  check("countries here, in the published list", [codes.length, published.length], [249, 249]);
}

async function checkTravel(): Promise<void> {
  console.log("\nJourneys abroad");
  const { importFile } = await import("../lib/imports/run");
  const { profile } = await import("../lib/imports/us-travel/profile");
  const report = await importFile(profile, TRAVEL);
  check("rows in, records created", [report.rows, report.created], [4271, 4271]);
  check(`seconds, under ${TRAVEL_SECONDS} (${report.seconds})`, report.seconds < TRAVEL_SECONDS, true);

  const travel = "origin = 'IMPORTED' and source_key like 'us-travel:%'";
  check("engagements", await ask(`select count(*)::int from engagement where ${travel}`), [[4271]]);
  check(
    "by traveller",
    await ask(
      `select a.position, count(*)::int from engagement e join attendance a on a.engagement_id = e.id where ${travel} group by 1 order by 1`,
    ),
    [
      ["President", 832],
      ["Secretary of State", 3439],
    ],
  );
  check(
    "country ids of the source",
    await ask(
      `select count(distinct substring(source_reference from '\\(([a-z-]+)\\)$'))::int from engagement where ${travel}`,
    ),
    [[177]],
  );
  check(
    "top five countries as the product lists them",
    await ask(
      `select c.country_code, count(*)::int from engagement e join engagement_country c on c.engagement_id = e.id where ${travel} group by 1 order by 2 desc, 1 limit 5`,
    ),
    [
      ["GBR", 284],
      ["FRA", 244],
      ["DEU", 188],
      ["ISR", 184],
      ["BEL", 164],
    ],
  );
  check(
    "journeys to the Soviet Union under its own name",
    await ask(`select count(*) > 0 from engagement where ${travel} and 'SUN' = any(country_codes)`),
    [[true]],
  );
  check(
    "started in 2008, the first and the last day",
    await ask(
      `select count(*) filter (where starts_on between '2008-01-01' and '2008-12-31')::int, min(starts_on)::text, max(starts_on)::text from engagement where ${travel}`,
    ),
    [[118, "1866-01-09", "2025-02-19"]],
  );
  const again = await importFile(profile, TRAVEL);
  check("a second run creates, updates", [again.created, again.updated, again.unchanged], [0, 0, 4271]);
}

async function checkTraining(): Promise<void> {
  console.log("\nForeign military training");
  const { importFile } = await import("../lib/imports/run");
  const { profile } = await import("../lib/imports/us-training/profile");
  const report = await importFile(profile, TRAINING);
  check(
    "rows in, courses created, subtotals skipped, rows rejected",
    [report.rows, report.created, report.skipped, report.rejected],
    [10455, 9771, 684, 0],
  );
  check("courses that end before they start, taken with a warning", report.warnings.length, 15);
  const training = "source_key like 'us-training:%'";
  check(
    "courses, students",
    await ask(
      `select count(*)::int, sum(t.number)::int from engagement e join engagement_exchange x on x.engagement_id = e.id
       left join exchange_taught t on t.engagement_id = e.id where ${training}`,
    ),
    [[9771, 29645]],
  );
  check(
    "countries",
    await ask(
      `select count(distinct c.country_code)::int from engagement e join engagement_country c on c.engagement_id = e.id where ${training}`,
    ),
    [[151]],
  );
  const again = await importFile(profile, TRAINING);
  check("a second run creates, updates", [again.created, again.updated, again.unchanged], [0, 0, 9771]);
}

/** Rows as lists of their columns, read through the wall as the product's own actor. */
async function ask(sql: string): Promise<unknown[][]> {
  const { withViewer } = await import("../lib/db");
  const { systemViewer } = await import("../lib/auth/viewer");
  const rows = await withViewer(systemViewer("import", "USA"), (db) =>
    db.$queryRawUnsafe<Record<string, unknown>[]>(sql),
  );
  return rows.map((row) => Object.values(row));
}
