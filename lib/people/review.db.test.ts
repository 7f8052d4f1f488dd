import { beforeAll, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { listDueForReview, listSilent } from "./review";

const TODAY = "2026-11-27";
const officer = await createViewer({ countries: ["JPN"] });
const colleague = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

async function add(familyName: string, columns: Record<string, unknown>): Promise<string> {
  const row = {
    id: newId(),
    family_name: familyName,
    given_name: "K",
    nationality: "JPN",
    created_by_id: officer.id,
    updated_at: new Date(),
    created_at: new Date("2015-01-01"),
    ...columns,
  };
  await asOwner(
    `insert into person (${Object.keys(row).join(", ")}) values (${Object.keys(row).map((_, index) => `$${index + 1}`)})`,
    Object.values(row),
  );
  return row.id;
}

async function meet(personId: string, startsOn: string, fields: Record<string, unknown> = {}): Promise<void> {
  const attendance = [{ personId, side: "PARTNER", role: "PRINCIPAL" }];
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({ startsOn, attendance, ...fields }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
}

const namesIn = async (list: typeof listSilent, viewer = officer) => {
  const { rows, total } = await withViewer(viewer, (db) => list(db, TODAY));
  expect(total).toBe(rows.length);
  return rows.map(({ familyName }) => familyName);
};

beforeAll(async () => {
  const met = await add("Met", { verified_on: "2025-11-28" });
  await add("Unmet", { verified_on: "2025-11-26" });
  await add("Unchecked", {});
  await add("Fresh", { created_at: new Date("2026-01-05") });
  await add("Retired", { is_active: false });
  await add("Norwegian", { nationality: "NOR", created_by_id: elsewhere.id });
  const lastMet = await add("Long ago", { verified_on: TODAY });
  await add("Merged", { merged_into_id: met });
  await meet(met, "2021-11-27");
  await meet(lastMet, "2021-11-26");
});

test("due are those whom nobody checked for a year, the longest ago first; who was never checked since they came on record", async () => {
  expect(await namesIn(listDueForReview)).toEqual(["Unchecked", "Unmet"]);
  expect(await namesIn(listDueForReview, elsewhere)).toEqual(["Norwegian"]);
});

test("silent are those whom no engagement of five years names and who were on record before", async () => {
  expect((await namesIn(listSilent)).toSorted()).toEqual(["Long ago", "Unchecked", "Unmet"]);
  // The meeting is a draft of the officer's: for a colleague nothing names the person.
  expect((await namesIn(listSilent, colleague)).toSorted()).toEqual([
    "Long ago",
    "Met",
    "Unchecked",
    "Unmet",
  ]);
  expect(await namesIn(listSilent, elsewhere)).toEqual(["Norwegian"]);
});
