import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { NO_PERSON_FILTERS } from "./filters";
import { createPerson } from "./mutations";
import { getPerson, listPeople } from "./queries";
import { createPersonSchema } from "./schema";

const author = await createViewer({ countries: ["JPN", "NOR"] });
let personId = "";

/** A meeting with the person as the columns say, the author's own, published and complete unless they say otherwise. */
async function meet(startsOn: string, columns: Record<string, unknown> = {}): Promise<void> {
  const { country = "JPN", attended = "yes", ...rest } = columns;
  const input = engagementInput({
    startsOn,
    countries: [{ code: country, role: "HOST" }],
    attendance: [{ personId, side: "PARTNER", role: "PRINCIPAL", attended }],
  });
  const result = await createEngagement(author, newId(), input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const set = { status: "COMPLETE", publication: "PUBLISHED", ...rest };
  await asOwner(
    `update engagement set ${Object.keys(set).map((name, index) => `${name} = $${index + 2}`)} where id = $1`,
    [result.data.id, ...Object.values(set)],
  );
}

/** As the list and as the page of the person say it. */
async function lastMet(viewer: Viewer) {
  return withViewer(viewer, async (db) => {
    const { rows } = await listPeople(db, { ...NO_PERSON_FILTERS, q: "Lastmet" }, 1);
    const person = await getPerson(db, personId);
    expect(rows).toEqual([person]);
    return person?.lastMet;
  });
}

describe("last met", () => {
  beforeAll(async () => {
    const input = { id: newId(), familyName: "Lastmet", givenName: "Kenji", nationality: "JPN" };
    const result = await createPerson(author, createPersonSchema.parse(input));
    if (!result.ok) throw new Error(JSON.stringify(result));
    personId = result.data.id;
    await meet("2026-01-05");
    await meet("2026-02-01", { date_precision: "MONTH", starts_latest_on: "2026-02-28" });
    await meet("2026-03-05", { marking: "CUI" });
    await meet("2026-04-05", { country: "NOR" });
    await meet("2026-05-05", { close_hold: true });
    await meet("2026-06-05", { publication: "DRAFT" });
    await meet("2026-07-05", { attended: "no" });
    await meet("2026-08-05", { status: "CANCELLED", status_reason: "Storm." });
  });

  test.each([
    ["a low ceiling", { countries: ["JPN"], markingCeiling: "UNCLASSIFIED" }, "2026-02-01", "UNCLASSIFIED"],
    ["one country", { countries: ["JPN"] }, "2026-03-05", "CUI"],
    ["two countries", { countries: ["JPN", "NOR"] }, "2026-04-05", "UNCLASSIFIED"],
    ["every country", { roles: ["LEADER"], allCountries: true }, "2026-04-05", "UNCLASSIFIED"],
  ] as const)("comes only from records open to the viewer: %s", async (_, facts, on, marking) => {
    expect(await lastMet(await createViewer(facts))).toMatchObject({ on, marking });
  });

  test("counts what is the viewer's own, and keeps to what is known of the day", async () => {
    expect(await lastMet(author)).toEqual({ on: "2026-06-05", precision: "DAY", marking: "UNCLASSIFIED" });
    const low = await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" });
    expect(await lastMet(low)).toMatchObject({ on: "2026-02-01", precision: "MONTH" });
  });

  test("of two records of one day the higher marking counts", async () => {
    await meet("2026-04-05", { marking: "CUI" });
    expect(await lastMet(await createViewer({ countries: ["JPN", "NOR"] }))).toMatchObject({
      on: "2026-04-05",
      marking: "CUI",
    });
  });

  test("is empty for who may see the person and none of the meetings", async () => {
    await asOwner(
      "update engagement set marking = 'CUI' where id in (select engagement_id from attendance where person_id = $1)",
      [personId],
    );
    expect(
      await lastMet(await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" })),
    ).toBeNull();
  });
});

test("a long name is folded in no time, and letters that stand doubled are one", async () => {
  await asOwner("set statement_timeout = '5s'; select name_skeleton(repeat('x', 1500))");
  const [row] = await asOwner<{ bones: string }>("select name_skeleton('muhammad haddad') as bones");
  expect(row?.bones).toBe("mhmd hd");
});
