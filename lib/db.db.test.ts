import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
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
