import pg from "pg";
import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { listOutOfStep } from "@/scripts/keeping/recount";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { NO_FILTERS } from "./filters";
import type { PreparedEngagement } from "./prepared";
import { countEngagements } from "./queries";
import { writeEngagements } from "./writing/write-engagements";

// How senior whoever was met is: the partner's people, and where none of them was there the third party's (`counterpartSide`).

const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

type Row = NonNullable<PreparedEngagement["attendance"]>[number];

const own: Row = { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", rankCode: "OF-10" };
const commander: Row = {
  ...{ name: "Singh, Arjun", side: "THIRD", role: "PRINCIPAL" },
  ...{ rankCode: "OF-8", nationality: "IND" },
};
const colonel: Row = {
  ...{ name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL" },
  ...{ rankCode: "OF-5", nationality: "JPN" },
};

/** What an engagement with Japan that was held says of those who were met. */
async function bandsOf(attendance: Row[]) {
  const { written } = await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      {
        ...{ type: "KLE", title: "A call", status: "COMPLETE", publication: "PUBLISHED", origin: "IMPORTED" },
        ...{ startsOn: "2026-03-09", datePrecision: "DAY", timeZone: "UTC" },
        countries: [{ code: "JPN", role: "HOST" }],
        attendance,
      },
    ]),
  );
  const [row] = await asOwner<{ id: string; band: string | null; nations: object }>(
    "select id, partner_band as band, nation_bands as nations from engagement where reference = $1",
    [written[0]?.reference],
  );
  if (!row) throw new Error("not there");
  return row;
}

async function outOfStep(): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await client.connect();
  try {
    return await listOutOfStep(client);
  } finally {
    await client.end();
  }
}

const countSenior = () =>
  withViewer(leader, (db) => countEngagements(db, leader, { ...NO_FILTERS, country: ["JPN"], senior: true }));

test.each([
  ["the third party's where nobody of the partner is named", [own, commander], "THREE_STAR", {}],
  ["the partner's where both are there", [own, commander, colonel], "FIELD", { JPN: "FIELD" }],
  ["the partner's where nobody knows the rank", [own, commander, { ...colonel, rankCode: null }], null, {}],
  [
    "the third party's where the partner stayed away",
    [own, commander, { ...colonel, attended: false }],
    "THREE_STAR",
    {},
  ],
  ["nobody's where the third party stayed away", [own, { ...commander, attended: false }], null, {}],
] as const)("who was met is %s", async (_, attendance, band, nations) => {
  const said = await bandsOf([...attendance]);
  expect(said).toMatchObject({ band, nations });
  // The database keeps it so whenever somebody who was there is changed.
  await asOwner("update attendance set sort = sort where engagement_id = $1", [said.id]);
  const [kept] = await asOwner(
    "select partner_band as band, nation_bands as nations from engagement where id = $1",
    [said.id],
  );
  expect(kept).toEqual({ band, nations });
  expect(await outOfStep()).toEqual([]);
});

test("what is on record from before is mended with its tallies", async () => {
  const { id } = await bandsOf([own, commander]);
  const senior = await countSenior();
  // As it was kept until then.
  await asOwner("update engagement set partner_band = null where id = $1", [id]);
  expect(await outOfStep()).toEqual(["attendance of engagements (1)"]);
  expect(await countSenior()).toBe(senior - 1);
  await asOwner(
    "select sync_engagement_attendance(array(select distinct engagement_id from attendance where side = 'THIRD' and attended and band is not null))",
  );
  expect(await outOfStep()).toEqual([]);
  expect(await countSenior()).toBe(senior);
});
