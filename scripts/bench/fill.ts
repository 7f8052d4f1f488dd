import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ENGAGEMENT_TYPE_CODES } from "../../lib/engagements/types";
import { bandOf, RANK_CODES, seniority } from "../../lib/people/ranks";
import {
  ASPECTS,
  FAMILY_ENDINGS,
  FAMILY_STEMS,
  FORMATS,
  GIVEN_NAMES,
  OUTCOMES,
  STANDING_GROUPS,
  TOPICS,
} from "./words";

/** The accounts that are measured; fill.sql makes them. */
export const BENCH_USERS = {
  leader: "00000000-0000-7000-8000-00000000be01",
  officer: "00000000-0000-7000-8000-00000000be02",
  partner: "00000000-0000-7000-8000-00000000be03",
} as const;

/** The sessions in which they are measured: the id of one ends as that of its account. */
export function benchSessionOf(userId: string): string {
  return userId.replace("-8000-", "-8001-");
}

const here = path.dirname(fileURLToPath(import.meta.url));

interface FillSettings {
  rows: number;
  /** The day (UTC, `YYYY-MM-DD`) on which the records look back; the same day and seed make the same records. */
  today: string;
  seed?: string;
}

/** Fills a migrated database that has reference data and no records, as its owner, in one transaction. */
export async function fill(ownerUrl: string, { rows, today, seed = "rapport" }: FillSettings): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local work_mem = '256MB'");
    const settings = { rows: String(rows), seed, today, ranks: JSON.stringify(ranks()) };
    for (const [name, value] of Object.entries(settings)) {
      await client.query("select set_config($1, $2, true)", [`bench.${name}`, value]);
    }
    await loadWords(client);
    await client.query(readFileSync(path.join(here, "fill.sql"), "utf8"));
    await client.query("commit");
  } finally {
    await client.end();
  }
  await settle(ownerUrl);
}

/** Signs those who are measured in for a day, and has the server tidy up after what was written and learn what is there, as it does
 * by itself after a while. */
export async function settle(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await signIn(client);
    await client.query("vacuum analyze");
  } finally {
    await client.end();
  }
}

/** Nobody works with them until the measuring begins, so they were used last in the future. */
async function signIn(client: pg.Client): Promise<void> {
  for (const userId of Object.values(BENCH_USERS)) {
    await client.query("delete from session where user_id = $1", [userId]);
    await client.query(
      `insert into session (id, user_id, begun_by, begun_at, last_used_at, ends_at, browser, address, failures_before)
       values ($1, $2, 'PASSWORD', now(), now() + interval '1 day', now() + interval '1 day', 'bench', 'not known', 0)`,
      [benchSessionOf(userId), userId],
    );
  }
}

function ranks(): Record<string, { band: string; seniority: number }> {
  return Object.fromEntries(
    RANK_CODES.map((code) => [code, { band: bandOf(code), seniority: seniority(code) }]),
  );
}

async function loadWords(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table bench_word (kind text primary key, words text[]) on commit drop;
    create temp table bench_type (code text, sort int) on commit drop;
    create temp table bench_group (sort int, codes text[]) on commit drop`);
  const words = {
    topic: TOPICS,
    aspect: ASPECTS,
    format: FORMATS,
    outcome: OUTCOMES,
    given: GIVEN_NAMES,
    stem: FAMILY_STEMS,
    ending: FAMILY_ENDINGS,
  };
  for (const [kind, list] of Object.entries(words)) {
    await client.query("insert into bench_word values ($1, $2)", [kind, list]);
  }
  await client.query("insert into bench_type select * from unnest($1::text[]) with ordinality", [
    ENGAGEMENT_TYPE_CODES,
  ]);
  for (const [index, codes] of STANDING_GROUPS.entries()) {
    await client.query("insert into bench_group values ($1, $2)", [index, codes]);
  }
}
