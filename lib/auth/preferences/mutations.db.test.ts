import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { setPreferences } from "./mutations";
import { getPreferencesOf } from "./queries";

const trailOf = (id: string) =>
  asOwner<{ before: unknown; after: unknown }>(
    "select before, after from audit_event where type = 'preference.changed' and subject_id = $1 order by sequence",
    [id],
  );

test("single keys are on until somebody switches them off, and on again; each change is on record once", async () => {
  const viewer = await createViewer();
  expect(await getPreferencesOf(viewer)).toEqual({ singleKeys: true });
  await setPreferences(viewer, { singleKeys: true });
  expect(await trailOf(viewer.id)).toEqual([]);
  await setPreferences(viewer, { singleKeys: false });
  await setPreferences(viewer, { singleKeys: false });
  expect(await getPreferencesOf(viewer)).toEqual({ singleKeys: false });
  await setPreferences(viewer, { singleKeys: true });
  expect(await getPreferencesOf(viewer)).toEqual({ singleKeys: true });
  expect(await trailOf(viewer.id)).toMatchObject([
    { before: { singleKeys: true }, after: { singleKeys: false } },
    { before: { singleKeys: false }, after: { singleKeys: true } },
  ]);
});

test("nobody reads or writes what another chose, an admin neither", async () => {
  const viewer = await createViewer();
  const other = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  await setPreferences(viewer, { singleKeys: false });
  expect(await withViewer(other, (db) => db.preference.count())).toBe(0);
  const { count } = await withViewer(other, (db) =>
    db.preference.updateMany({ where: { userId: viewer.id }, data: { singleKeys: true } }),
  );
  expect(count).toBe(0);
  await expect(
    withViewer(other, (db) => db.preference.createMany({ data: [{ userId: viewer.id, singleKeys: true }] })),
  ).rejects.toThrow(/row-level security/);
  expect(await getPreferencesOf(viewer)).toEqual({ singleKeys: false });
});
