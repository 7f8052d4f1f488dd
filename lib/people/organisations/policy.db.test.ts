import { expect, test } from "vitest";
import { type Db, withViewer } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";

test.each(["organisation", "post"])(
  "the fast view shows each %s that the policy shows, to anybody",
  async (table) => {
    const officer = await createViewer({ countries: ["JPN"] });
    const nations = ["USA", "JPN", "NOR", "GBR", null];
    const ids = nations.map(() => newId());
    for (const [index, nation] of nations.entries())
      await asOwner(
        `insert into ${table} (id, ${table === "post" ? "title" : "name"}, nation, created_by_id, updated_at)
       values ($1, $4, $2, $3, now())`,
        [ids[index], nation, index === 2 ? officer.id : (await createViewer({})).id, "Staff"],
      );
    const viewers = [
      { who: officer, sees: 4 },
      { who: await createViewer({ allCountries: true }), sees: 5 },
      { who: await createViewer({ countries: [] }), sees: 2 },
      { who: await createViewer({ nation: "GBR", allCountries: true }), sees: 2 },
    ];
    for (const { who, sees } of viewers) {
      const idsIn = (db: Db, relation: string) =>
        db.$queryRaw<{ id: string }[]>`
        select id from ${Prisma.raw(relation)} where id = any(${ids}::uuid[]) order by id`;
      const shown = await withViewer(who, async (db) => ({
        policy: await idsIn(db, table),
        view: await idsIn(db, `${table}_visible`),
      }));
      expect(shown.policy).toHaveLength(sees);
      expect(shown.view).toEqual(shown.policy);
    }
  },
);
