import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addItem, changeItem, placeItem } from "./mutations";
import { listItems, listPicklistOptions, listTagOptions } from "./queries";
import { addItemSchema } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer({ countries: ["JPN"] });

const itemsOf = (viewer: Viewer) => withViewer(viewer, (db) => listItems(db, "PROTOCOL_LEVEL"));
const find = async (code: string) => {
  const item = (await itemsOf(admin)).find((one) => one.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return item;
};
const auditOf = (id: string) =>
  asOwner<{ type: string; before: unknown; after: unknown }>(
    "select type, before, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );

test("an admin adds, renames, moves, retires and brings back an item, each on record", async () => {
  const added = await addItem(admin, { list: "PROTOCOL_LEVEL", label: "Transit", note: null });
  if (!added.ok) throw new Error(JSON.stringify(added));
  const { id } = added.data;
  const version = async () => (await itemsOf(admin)).find((one) => one.id === id)?.version ?? 0;
  expect((await itemsOf(admin)).at(-1)).toMatchObject({ id, code: "TRANSIT", isActive: true });

  expect(
    await changeItem(admin, { id, version: await version(), label: "Stop on the way", note: "Short" }),
  ).toMatchObject({ ok: true });
  expect(await find("TRANSIT")).toMatchObject({ label: "Stop on the way", note: "Short" });

  const before = (await itemsOf(admin)).map(({ code }) => code);
  expect(await placeItem(admin, { id, version: await version(), to: "UP" })).toMatchObject({ ok: true });
  const after = (await itemsOf(admin)).map(({ code }) => code);
  expect(after.indexOf("TRANSIT")).toBe(before.indexOf("TRANSIT") - 1);
  expect([...after].sort()).toEqual([...before].sort());

  await placeItem(admin, { id, version: await version(), to: "RETIRED" });
  const offered = async (inUse: string[]) =>
    (await withViewer(officer, (db) => listPicklistOptions(db, inUse))).PROTOCOL_LEVEL.map(
      ({ label }) => label,
    );
  expect(await offered([])).not.toContain("Stop on the way");
  expect(await offered([id])).toContain("Stop on the way (retired)");
  await placeItem(admin, { id, version: await version(), to: "ACTIVE" });
  expect(await offered([])).toContain("Stop on the way");

  expect((await auditOf(id)).map(({ type, before, after }) => [type, before, after])).toMatchObject([
    ["picklist.added", expect.anything(), { code: "TRANSIT", label: "Transit" }],
    ["picklist.changed", { label: "Transit" }, { label: "Stop on the way" }],
    ["picklist.changed", { place: before.length }, { place: before.length - 1 }],
    ["picklist.changed", { retired: false }, { retired: true }],
    ["picklist.changed", { retired: true }, { retired: false }],
  ]);
});

test("the tags of a scheme are kept as the items of a list are, and no list is made by adding to it", async () => {
  const tags = () => withViewer(officer, (db) => listTagOptions(db, []));
  const added = await addItem(admin, { list: "UK-2013", label: "Defence diplomacy at sea", note: null });
  if (!added.ok) throw new Error(JSON.stringify(added));
  const { id } = added.data;
  const tag = { scheme: "UK-2013", code: "DEFENCE_DIPLOMACY_AT_SEA", value: id };
  expect((await tags()).filter(({ scheme }) => scheme === "UK-2013").at(-1)).toMatchObject({
    ...tag,
    label: "Defence diplomacy at sea",
    group: "UK defence engagement, areas of 2013",
  });
  await changeItem(admin, { id, version: 1, label: "Naval diplomacy", note: null });
  expect((await tags()).find(({ value }) => value === id)).toMatchObject({
    ...tag,
    label: "Naval diplomacy",
  });
  await placeItem(admin, { id, version: 2, to: "RETIRED" });
  expect((await tags()).some(({ value }) => value === id)).toBe(false);
  const kept = await withViewer(officer, (db) => listTagOptions(db, [id]));
  expect(kept.find(({ value }) => value === id)?.label).toBe("Naval diplomacy (retired)");
  expect((await auditOf(id)).map(({ type, after }) => [type, after])).toMatchObject([
    ["picklist.added", { list: "UK defence engagement, areas of 2013", code: tag.code }],
    ["picklist.changed", { label: "Naval diplomacy" }],
    ["picklist.changed", { retired: true }],
  ]);

  expect(await addItem(officer, { list: "UK-2013", label: "Mine", note: null })).toMatchObject({
    code: "forbidden",
  });
  expect(await addItem(admin, { list: "UK-2099", label: "None", note: null })).toMatchObject({
    code: "not-found",
  });
  expect(addItemSchema.safeParse({ list: "UK 2013", label: "None", note: "" }).success).toBe(false);
});

test("the same words twice, a stale version and whoever is no admin change nothing", async () => {
  const item = await find("FULL");
  expect(await addItem(admin, { list: "PROTOCOL_LEVEL", label: item.label, note: null })).toMatchObject({
    ok: false,
    fields: { label: expect.anything() },
  });
  const other = await find("PRIVATE");
  expect(
    await changeItem(admin, { id: item.id, version: item.version, label: other.label, note: null }),
  ).toMatchObject({ ok: false });
  expect(
    await changeItem(admin, { id: item.id, version: item.version + 1, label: "Other", note: null }),
  ).toMatchObject({
    code: "stale",
  });
  for (const result of [
    await addItem(officer, { list: "PROTOCOL_LEVEL", label: "Mine", note: null }),
    await changeItem(officer, { id: item.id, version: item.version, label: "Mine", note: null }),
    await placeItem(officer, { id: item.id, version: item.version, to: "RETIRED" }),
  ])
    expect(result).toMatchObject({ ok: false, code: "forbidden" });
  expect(await find("FULL")).toEqual(item);
  const { count } = await withViewer(officer, (db) =>
    db.picklistItem.updateMany({ where: { id: item.id }, data: { label: "Mine" } }),
  );
  expect(count).toBe(0);
  await expect(
    withViewer(admin, (db) => db.$executeRaw`delete from picklist_item where id = ${item.id}::uuid`),
  ).rejects.toThrow(/permission denied/);
});

test("a lead component is of the list; a record keeps the name it was given, also where that was typed or is called otherwise now", async () => {
  const added = await addItem(admin, { list: "COMPONENT", label: "Coast guard staff", note: null });
  if (!added.ok) throw new Error(JSON.stringify(added));
  const item = async () => {
    const all = await withViewer(admin, (db) => listItems(db, "COMPONENT"));
    const found = all.find(({ id }) => id === added.data.id);
    if (!found) throw new Error("not there");
    return found;
  };
  const create = (leadComponent: string) =>
    createEngagement(officer, newId(), engagementInput({ leadComponent }), { publish: false });
  expect(await create("A desk nobody knows")).toMatchObject({
    fields: { leadComponent: [expect.stringMatching(/of the list/)] },
  });
  const made = await create("Coast guard staff");
  if (!made.ok) throw new Error(JSON.stringify(made));
  const record = async () => {
    const found = await withViewer(officer, (db) => getEngagementById(db, made.data.id));
    if (!found) throw new Error("not there");
    return found;
  };
  const save = async (fields: object) => {
    const now = await record();
    return updateEngagement(officer, now.id, now.version, { ...valuesOf(now), ...fields });
  };
  const { version } = await item();
  const renamed = { id: added.data.id, version, label: "Coast guard headquarters", note: null };
  expect(await changeItem(admin, renamed)).toMatchObject({ ok: true });
  expect(await save({ city: "Yokosuka" })).toMatchObject({ ok: true });
  expect((await record()).leadComponent).toBe("Coast guard staff");
  expect(await save({ leadComponent: "Coast guard headquarters" })).toMatchObject({ ok: true });
  await placeItem(admin, { id: added.data.id, version: (await item()).version, to: "RETIRED" });
  expect(await save({ city: "Kure" })).toMatchObject({ ok: true });
  expect(await save({ leadComponent: "Coast guard staff" })).toMatchObject({ code: "invalid" });
});
