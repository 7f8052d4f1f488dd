import { expect, test } from "vitest";
import { stateAt } from "@/lib/audit/diff";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { NO_FILTERS } from "@/lib/engagements/filters";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById, listEngagements } from "@/lib/engagements/queries";
import { engagementSchema } from "@/lib/engagements/schema";
import type { RelationshipStrength } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { NO_PERSON_FILTERS } from "../filters";
import { createPerson } from "../mutations";
import { getPerson, listPeople } from "../queries";
import { createPersonSchema } from "../schema";

const officer = await createViewer({ countries: ["JPN"] });

async function addPerson(familyName: string): Promise<string> {
  const input = { id: newId(), familyName, givenName: "Kenji", nationality: "JPN", isDistinct: "on" };
  const result = await createPerson(officer, createPersonSchema.parse(input));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

/** A meeting that took place and is released to the guest, of which the row says these things. */
async function meet(startsOn: string, personId: string, row: Record<string, unknown> = {}): Promise<string> {
  const attendance = [{ personId, side: "PARTNER", role: "PRINCIPAL", ...row }];
  const input = engagementInput({ startsOn, attendance, marking: "CUI", relTo: ["USA", "JPN"] });
  const result = await createEngagement(officer, newId(), input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  await asOwner("update engagement set status = 'COMPLETE', publication = 'PUBLISHED' where id = $1", [
    result.data.id,
  ]);
  return result.data.id;
}

/** Changes how well everybody who was there is known. */
async function say(engagementId: string, strength: RelationshipStrength) {
  const record = await withViewer(officer, (db) => getEngagementById(db, engagementId));
  if (!record) throw new Error("not there");
  const values = valuesOf(record);
  const attendance = values.attendance.map((row) => ({ ...row, strength }));
  const result = await updateEngagement(officer, record.id, record.version, { ...values, attendance });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

const standing = async (viewer: Viewer, id: string) =>
  (await withViewer(viewer, (db) => getPerson(db, id)))?.standing;
const due = async (viewer: Viewer, contactBy: string, q: string) =>
  (await withViewer(viewer, (db) => listPeople(db, { ...NO_PERSON_FILTERS, contactBy, q }, 1))).rows.map(
    ({ id }) => id,
  );

test("the last meeting says when to meet somebody again, and a later one settles it", async () => {
  const id = await addPerson("Standing");
  await meet("2026-01-05", id, { strength: "ACQUAINTED", nextContactOn: "2026-02-01" });
  expect(await standing(officer, id)).toMatchObject({
    strength: "ACQUAINTED",
    nextContactOn: "2026-02-01",
  });
  expect(await due(officer, "2026-01-31", "Standing")).toEqual([]);
  expect(await due(officer, "2026-02-01", "Standing")).toEqual([id]);

  await meet("2026-01-20", id, { attended: "no" });
  expect(await due(officer, "2026-02-01", "Standing")).toEqual([id]);
  await meet("2026-01-25", id);
  expect(await due(officer, "2026-02-01", "Standing")).toEqual([]);
  expect(await standing(officer, id)).toMatchObject({ strength: "ACQUAINTED", nextContactOn: null });
});

test("who was to be met again first comes first, and of one day by name", async () => {
  const day = { Aoki: "2026-02-20", Baba: "2026-02-10", Chiba: "2026-02-20" };
  const ids = new Map<string, string>();
  for (const [name, nextContactOn] of Object.entries(day)) {
    const id = await addPerson(`${name} Inorder`);
    ids.set(id, name);
    await meet("2026-01-05", id, { nextContactOn });
  }
  const found = await due(officer, "2026-03-01", "Inorder");
  expect(found.map((id) => ids.get(id))).toEqual(["Baba", "Aoki", "Chiba"]);
});

test("nobody of another nation reads it, whatever is released to them", async () => {
  const id = await addPerson("Guarded");
  const engagementId = await meet("2026-03-05", id, { strength: "TRUSTED", nextContactOn: "2026-04-01" });
  const guest = await createViewer({ roles: ["LEADER"], nation: "JPN", allCountries: true });
  const seen = await withViewer(guest, async (db) => ({
    rows: (await getEngagementById(db, engagementId))?.attendance,
    standings: await db.attendanceStanding.count(),
  }));
  expect(seen.rows).toMatchObject([{ name: "Guarded, Kenji", strength: null, nextContactOn: null }]);
  expect(seen.standings).toBe(0);
  expect(await standing(guest, id)).toEqual({ strength: null, nextContactOn: null, markings: [] });
  expect(await due(guest, "2026-12-31", "Guarded")).toEqual([]);
});

test("nor do the revisions tell them, neither what changed nor the record as of a version", async () => {
  const id = await addPerson("Versions");
  const engagementId = await meet("2026-03-05", id, { strength: "TRUSTED", nextContactOn: "2026-04-01" });
  await say(engagementId, "WORKING");
  const guest = await createViewer({ roles: ["LEADER"], nation: "JPN", allCountries: true });
  const read = (viewer: Viewer) => withViewer(viewer, (db) => listRevisions(db, "engagement", engagementId));
  const asOfFirst = async (viewer: Viewer) => stateAt(await read(viewer), 1).attendance;
  expect(await asOfFirst(officer)).toMatchObject([{ strength: "TRUSTED", nextContactOn: "2026-04-01" }]);
  expect(await asOfFirst(guest)).toMatchObject([{ name: "Versions, Kenji" }]);
  const seen = await read(guest);
  expect(seen.map(({ version }) => version)).toEqual([1]);
  expect(JSON.stringify(seen)).not.toMatch(/strength|nextContactOn|TRUSTED|WORKING/);
});

test("a change of it alone is written and kept in the history", async () => {
  const id = await addPerson("Changed");
  const engagementId = await meet("2026-03-05", id, { strength: "NEW" });
  await say(engagementId, "WORKING");
  expect((await standing(officer, id))?.strength).toBe("WORKING");
  const [last] = await withViewer(officer, (db) => listRevisions(db, "engagement", engagementId));
  expect(last?.changes).toMatchObject([
    { field: "attendance", from: [{ strength: "NEW" }], to: [{ strength: "WORKING" }] },
  ]);
});

test("what was said of a guest goes with a row that moves to the own side", () => {
  const row = { name: "Whitlock, Avery", side: "OWN", strength: "TRUSTED", nextContactOn: "2026-05-01" };
  expect(engagementInput({ attendance: [row] }).attendance).toMatchObject([
    { strength: null, nextContactOn: null },
  ]);
});

test("the tone with somebody is said with its reason, kept in the history, found in the list, and told nobody of another nation", async () => {
  const id = await addPerson("Tone");
  const alone = { name: "Tone, Kenji", side: "PARTNER", tone: "NEGATIVE" };
  const parsed = engagementSchema.safeParse({
    ...engagementInput(),
    attendance: [alone, { ...alone, tone: "POSITIVE", toneReason: "None is needed." }],
  });
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["attendance.0.toneReason"]);
  const engagementId = await meet("2026-03-05", id, { tone: "NEGATIVE", toneReason: "He left early." });
  const guest = await createViewer({ roles: ["LEADER"], nation: "JPN", allCountries: true });
  const seen = (viewer: Viewer) =>
    withViewer(viewer, async (db) => ({
      rows: (await getEngagementById(db, engagementId))?.attendance,
      found: (await listEngagements(db, viewer, { ...NO_FILTERS, tone: ["NEGATIVE"] }, 1)).rows.map(
        (row) => row.id,
      ),
      history: JSON.stringify(await listRevisions(db, "engagement", engagementId)),
    }));
  const own = await seen(officer);
  expect(own.rows).toMatchObject([{ tone: "NEGATIVE", toneReason: "He left early." }]);
  expect(own.found).toEqual([engagementId]);
  expect(own.history).toContain("He left early.");
  const theirs = await seen(guest);
  expect(theirs.rows).toMatchObject([{ name: "Tone, Kenji", tone: null, toneReason: null }]);
  expect(theirs.found).toEqual([]);
  expect(theirs.history).not.toMatch(/NEGATIVE|left early/);

  // A change of the tone alone is one, and without another tone its reason goes with it.
  const record = await withViewer(officer, (db) => getEngagementById(db, engagementId));
  if (!record) throw new Error("not there");
  const values = valuesOf(record);
  const attendance = values.attendance.map((row) => ({
    ...row,
    tone: "POSITIVE" as const,
    toneReason: null,
  }));
  expect(await updateEngagement(officer, record.id, record.version, { ...values, attendance })).toMatchObject(
    {
      ok: true,
    },
  );
  expect((await seen(officer)).found).toEqual([]);
  const own2 = engagementInput({ attendance: [{ ...alone, side: "OWN", toneReason: "Tired." }] }).attendance;
  expect(own2).toMatchObject([{ tone: null, toneReason: null }]);
});
