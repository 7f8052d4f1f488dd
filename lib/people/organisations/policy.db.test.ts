import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";

test("the fast view shows the organisations that the policy shows, to anybody", async () => {
  const officer = await createViewer({ countries: ["JPN"] });
  const nations = ["USA", "JPN", "NOR", "GBR", null];
  const ids = nations.map(() => newId());
  for (const [index, nation] of nations.entries())
    await asOwner(
      "insert into organisation (id, name, nation, created_by_id, updated_at) values ($1, 'Staff', $2, $3, now())",
      [ids[index], nation, index === 2 ? officer.id : (await createViewer({})).id],
    );
  const viewers = [
    { who: officer, sees: 4 },
    { who: await createViewer({ allCountries: true }), sees: 5 },
    { who: await createViewer({ countries: [] }), sees: 2 },
    { who: await createViewer({ nation: "GBR", allCountries: true }), sees: 2 },
  ];
  for (const { who, sees } of viewers) {
    const shown = await withViewer(who, async (db) => ({
      policy: await db.$queryRaw<
        { id: string }[]
      >`select id from organisation where id = any(${ids}::uuid[]) order by id`,
      view: await db.$queryRaw<
        { id: string }[]
      >`select id from organisation_visible where id = any(${ids}::uuid[]) order by id`,
    }));
    expect(shown.policy).toHaveLength(sees);
    expect(shown.view).toEqual(shown.policy);
  }
});
