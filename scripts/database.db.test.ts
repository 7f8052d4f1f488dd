import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { analyzeNewTables, createDatabase, dropDatabase, withDatabase } from "./database";

const server = inject("serverUrl");
const name = `rapport_filled_${randomUUID().slice(0, 8)}`;
const url = withDatabase(server, name);
const owner = new pg.Client({ connectionString: url });

beforeAll(async () => {
  await createDatabase(server, name);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await dropDatabase(server, name);
});

test("what was filled is looked at once, before anybody asks for it", async () => {
  await owner.query(`create table "of the start" as select n from generate_series(1, 500) n`);
  const known = async () =>
    (await owner.query("select reltuples as rows from pg_class where relname = 'of the start'")).rows[0];
  expect(await known()).toEqual({ rows: -1 });
  await analyzeNewTables(url);
  expect(await known()).toEqual({ rows: 500 });
  await owner.query(`insert into "of the start" values (501)`);
  await analyzeNewTables(url);
  expect(await known(), "later PostgreSQL looks by itself").toEqual({ rows: 500 });
});
