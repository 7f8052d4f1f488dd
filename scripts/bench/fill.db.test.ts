import pg from "pg";
import { expect, test } from "vitest";
import { fill } from "./fill";

const ownerUrl = process.env.RAPPORT_OWNER_DATABASE_URL ?? "";
await fill(ownerUrl, { rows: 600, today: "2026-11-22" });

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.end();
  }
}

const digest = async (table: string) =>
  (
    await ask<{ digest: string }>(
      `select md5(string_agg(t::text, E'\\n' order by t::text)) as digest from (select * from ${table}) t`,
    )
  )[0]?.digest;

test("every record has what the triggers would have given it", async () => {
  const carried = `select id, country_codes, editor_ids, reader_ids, attendee_names, partner_band, nation_bands from engagement`;
  const before = await digest(`(${carried}) carried`);
  await ask(`
    update engagement_country set role = role;
    update attendance set sort = sort;
    update engagement set author_id = author_id`);
  expect(await digest(`(${carried}) carried`)).toBe(before);
});

test("every person is found by the posts held, as the triggers would have it", async () => {
  const found = `(select id, post_names, search_text from person) found`;
  const before = await digest(found);
  const [named] = await ask<{ count: string }>("select count(*) from person where post_names <> ''");
  expect(Number(named?.count)).toBeGreaterThan(200);
  await ask("update post_holding set starts_on = starts_on");
  expect(await digest(found)).toBe(before);
});

test("promises carry the access of their engagement", async () => {
  const [row] = await ask<{ count: string }>(`
    select count(*) from commitment c join engagement e on e.id = c.engagement_id
    where (c.publication, c.marking, c.releasable_nations, c.close_hold, c.country_codes, c.reader_ids)
          is distinct from (e.publication, e.marking, e.releasable_nations, e.close_hold, e.country_codes, e.reader_ids)`);
  expect(row?.count).toBe("0");
});

test("tallies are those the triggers would have kept: when all records go, nothing is left in them", async () => {
  const months = Array.from({ length: 12 }, (_, i) => `m${String(i + 1).padStart(2, "0")}`);
  const rest = `
    select (select count(*) from tally where count <> 0)
         + (select count(*) from tally_year where (${months.join(", ")}, unplaced) <> (${months.map(() => 0).join(", ")}, 0)) as rest`;
  const [before] = await ask<{ rest: string }>(rest);
  expect(Number(before?.rest)).toBeGreaterThan(500);
  await ask("delete from commitment; delete from attachment; delete from comment; delete from engagement");
  const [after] = await ask<{ rest: string }>(rest);
  expect(Number(after?.rest)).toBe(0);
});
