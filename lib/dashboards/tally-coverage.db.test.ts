import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type CalendarDate } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer, setUp } from "@/testing/people";
import {
  author,
  owner,
  perform,
  plain,
  prepareRecord,
  recount,
  summaries,
  taking,
  viewers,
} from "@/testing/tallies";

beforeAll(prepareRecord);

afterAll(() => owner.end());

test("what somebody covers is counted together for as long as they do, and only they read the count", async () => {
  const covered = async () =>
    (await owner.query("select scope from tally_coverage order by scope")).rows.map((row) => row.scope);
  const member = await createViewer({ name: "Passing", countries: [] });
  const day = (days: number) => addDays(new Date().toISOString().slice(0, 10) as CalendarDate, days);
  const portfolio = async (name: string, list: string[], from: CalendarDate, to: CalendarDate | null) => {
    const id = newId();
    await owner.query(
      "insert into portfolio (id, name, starts_on, updated_at) values ($1, $2, '2020-01-01', now())",
      [id, name],
    );
    await owner.query("insert into portfolio_country select $1, unnest($2::text[])", [id, list]);
    await owner.query(
      "insert into portfolio_member (id, portfolio_id, user_id, starts_on, ends_on) values ($1, $2, $3, $4, $5)",
      [newId(), id, member.id, from, to],
    );
  };
  await owner.query("delete from portfolio where name like 'Covered %'");
  expect(await covered()).toEqual([]);
  await portfolio("Now", ["JPN", "KOR"], day(-10), day(10));
  await portfolio("Soon", ["AUS"], day(5), null);
  await portfolio("Later", ["FRA"], day(11), null);
  await portfolio("Over", ["FRA", "JPN"], day(-10), day(-1));
  expect(await covered()).toEqual(["U:AUS,FRA", "U:AUS,JPN,KOR", "U:JPN,KOR"]);

  await owner.query("delete from engagement");
  await perform(
    { do: "add", countries: taking(["JPN", "KOR"]), bands: [], grants: [], promises: [], facts: plain },
    [],
  );
  const read = (viewer: Viewer) =>
    withViewer(
      viewer,
      (db) =>
        db.$queryRaw<{ scope: string }[]>`
          select distinct scope from tally_year where scope like 'U:%' union select scope from tally_coverage order by 1`,
    );
  expect(await read(viewers[3] ?? setUp)).toEqual([{ scope: "U:JPN,KOR" }]);
  expect(await read(author)).toEqual([]);
  expect(await read(viewers[2] ?? setUp)).toHaveLength(3);
  await owner.query("delete from portfolio where name in ('Now', 'Soon', 'Later', 'Over')");
  expect(await covered()).toEqual([]);

  const [desk, held] = [newId(), newId()];
  await owner.query(
    "insert into post (id, title, nation, created_by_id, updated_at) values ($1, 'Desk', 'USA', $2, now())",
    [desk, author.id],
  );
  await owner.query(
    "insert into portfolio (id, name, starts_on, updated_at) values ($1, 'By post', '2020-01-01', now())",
    [held],
  );
  await owner.query("insert into portfolio_country select $1, unnest(array['AUS', 'JPN'])", [held]);
  await owner.query(
    "insert into portfolio_post (id, portfolio_id, post_id, starts_on) values ($1, $2, $3, '2020-01-01')",
    [newId(), held, desk],
  );
  expect(await covered()).toEqual([]);
  await owner.query("insert into post_holding (id, post_id, user_id, starts_on) values ($1, $2, $3, $4)", [
    newId(),
    desk,
    member.id,
    day(3),
  ]);
  expect(await covered()).toEqual(["U:AUS,JPN"]);
  await portfolio("Reserve", ["KOR"], day(0), null);
  await owner.query("update portfolio_member set is_backup = true where user_id = $1", [member.id]);
  expect(await covered()).toEqual(["U:AUS,JPN,KOR"]);
  await owner.query("update post set is_active = false where id = $1", [desk]);
  expect(await covered()).toEqual([]);
  await owner.query("delete from portfolio where name in ('By post', 'Reserve')");
  expect((await owner.query("select 1 from tally_year where scope like 'U:%'")).rows).toEqual([]);
});

test("an engagement that is being written while somebody's countries change is counted once", async () => {
  await owner.query("delete from engagement");
  const member = await createViewer({ name: "Arriving", countries: [] });
  const [portfolio, engagement] = [newId(), newId()];
  await owner.query(
    "insert into portfolio (id, name, starts_on, updated_at) values ($1, 'Both', '2026-01-01', now())",
    [portfolio],
  );
  await owner.query("insert into portfolio_country select $1, unnest(array['AUS', 'KOR'])", [portfolio]);
  const writer = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await writer.connect();
  try {
    await writer.query("begin");
    await writer.query(
      `insert into engagement (id, reference, type, title, status, publication, starts_on, starts_latest_on, date_precision, time_zone, author_id, updated_at)
       values ($1, 'KLE-2026-AUS-9999', 'KLE', 'At the same time', 'COMPLETE', 'PUBLISHED', '2026-03-04', '2026-03-04', 'DAY', 'UTC', $2, now())`,
      [engagement, author.id],
    );
    await writer.query("insert into engagement_country (engagement_id, country_code) values ($1, 'KOR')", [
      engagement,
    ]);
    const covered = owner.query(
      "insert into portfolio_member (id, portfolio_id, user_id, starts_on) values ($1, $2, $3, '2026-01-01')",
      [newId(), portfolio, member.id],
    );
    await writer.query("commit");
    await covered;
  } finally {
    await writer.end();
  }
  const counted = await summaries();
  expect(counted.get("status COMPLETE 2026 3 U:AUS,KOR UNCLASSIFIED *")).toBe(1);
  expect(counted).toEqual(await recount());
  await owner.query("delete from portfolio where id = $1", [portfolio]);
});
