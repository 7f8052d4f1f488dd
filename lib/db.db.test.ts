import { expect, test } from "vitest";
import { disconnect, withViewer } from "@/lib/db";
import { listDetails } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { connectOwner } from "@/scripts/keeping/tables";
import { asOwner, disconnectOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";

test("a statement ends when its transaction is given up", async () => {
  const viewer = await createViewer({});
  const given = withViewer(viewer, (db) => db.$queryRaw`select pg_sleep(30)::text`, { timeout: 400 });
  await expect(given).rejects.toThrow();
  await expect
    .poll(
      async () =>
        (
          await asOwner(
            "select 1 from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'",
          )
        ).length,
      { timeout: 5_000 },
    )
    .toBe(0);
});

test("the app and the scripts have nothing compiled, on a server that compiles unless told otherwise", async () => {
  await asOwner("do $$ begin execute format('alter database %I set jit = on', current_database()); end $$");
  await Promise.all([disconnect(), disconnectOwner()]);
  const asked = "select current_setting('jit') as jit, current_setting('random_page_cost') as cost";
  const told = [{ jit: "off", cost: "1.1" }];
  expect(await asOwner(asked)).toMatchObject([{ jit: "on" }]);
  const viewer = await createViewer({});
  expect(await withViewer(viewer, (db) => db.$queryRawUnsafe(asked))).toEqual(told);
  const script = await connectOwner(process.env.RAPPORT_OWNER_DATABASE_URL ?? "", "rapport test");
  expect((await script.query(asked)).rows).toEqual(told);
  await script.end();
});

test("what is asked again is planned once, a whole record too, and what is planned by value is not kept", async () => {
  const viewer = await createViewer({});
  const kept = await withViewer(viewer, async (db) => {
    await db.$queryRaw`select 'asked again' as words, ${1}::int as value`;
    await db.$queryRaw`${PLANNED_BY_VALUE} select 'asked by value' as words, ${1}::int as value`;
    await listDetails(db, [newId()]);
    return db.$queryRaw<{ statement: string }[]>`select statement from pg_prepared_statements`;
  });
  const has = (words: string) => kept.some(({ statement }) => statement.includes(words));
  expect(has("'asked again'")).toBe(true);
  expect(has("'asked by value'")).toBe(false);
  expect(has('"Engagement_attendance"')).toBe(true);
});

test("where plans are kept, the first is for whatever values come", async () => {
  const viewer = await createViewer({});
  const plansOf = async (words: string, keepsPlans: boolean) => {
    const [plans] = await withViewer(
      viewer,
      async (db) => {
        await db.$queryRawUnsafe(`select '${words}' as words, $1::int as value`, 1);
        return db.$queryRaw<{ generic: number; custom: number }[]>`
          select generic_plans::int as generic, custom_plans::int as custom
          from pg_prepared_statements where starts_with(statement, ${`select '${words}'`})`;
      },
      { keepsPlans },
    );
    return plans;
  };
  expect(await plansOf("kept", true)).toEqual({ generic: 1, custom: 0 });
  expect(await plansOf("not kept", false)).toEqual({ generic: 0, custom: 1 });
});
