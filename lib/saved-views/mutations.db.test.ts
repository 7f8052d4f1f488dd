import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { changeView, deleteView, saveView } from "./mutations";
import { getSavedView, listSavedViews } from "./queries";
import { saveViewSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
const partner = await createViewer({ nation: "KOR", roles: ["VIEWER"] });

const input = (fields: Record<string, unknown> = {}) =>
  saveViewSchema.parse({ id: newId(), name: "Japan", href: "/engagements?country=JPN&page=2", ...fields });
const names = (viewer: Viewer) =>
  withViewer(viewer, listSavedViews).then((views) => views.map(({ name }) => name));
const auditOf = (id: string) =>
  asOwner<{ type: string }>("select type from audit_event where subject_id = $1 order by sequence", [id]);

test("a view is its owner's until it is shared, and never a partner's", async () => {
  const id = newId();
  expect(await saveView(officer, input({ id }))).toEqual({ ok: true, data: { id } });
  expect(await withViewer(officer, (db) => getSavedView(db, id))).toMatchObject({
    href: "/engagements?country=JPN",
    isShared: false,
    version: 1,
  });
  expect(await names(other)).toEqual([]);

  expect(await changeView(officer, { id, version: 1, name: "Our Japan", isShared: true })).toMatchObject({
    ok: true,
  });
  expect(await names(other)).toEqual(["Our Japan"]);
  expect(await names(partner)).toEqual([]);

  expect(await deleteView(other, { id, version: 2 })).toMatchObject({ ok: false, code: "forbidden" });
  expect(await changeView(other, { id, version: 2, name: "Mine", isShared: true })).toMatchObject({
    ok: false,
    code: "forbidden",
  });
  expect(await deleteView(partner, { id, version: 2 })).toMatchObject({ ok: false, code: "not-found" });
  expect(await changeView(officer, { id, version: 1, name: "Late", isShared: false })).toMatchObject({
    ok: false,
    code: "stale",
  });
  expect(await deleteView(officer, { id, version: 2 })).toMatchObject({ ok: true });
  expect(await names(officer)).toEqual([]);
});

test("the same list is kept once, however its address was written, and the answer names the view there is", async () => {
  await saveView(officer, input({ name: "Two", href: "/engagements?country=NOR&country=FIN" }));
  expect(
    await saveView(officer, input({ name: "Again", href: "/engagements?country=FIN&country=NOR" })),
  ).toMatchObject({
    ok: false,
    code: "conflict",
    message: expect.stringContaining("“Two”"),
  });
  expect(await saveView(other, input({ href: "/engagements?country=NOR&country=FIN" }))).toMatchObject({
    ok: true,
  });
});

test("a form that arrives twice keeps one view", async () => {
  const once = input({ href: "/people?country=JPN" });
  const [first, second] = await Promise.all([saveView(officer, once), saveView(officer, once)]);
  expect(first).toEqual(second);
});

test("a partner keeps views of their own and shares none", async () => {
  expect(await saveView(partner, input({ isShared: true }))).toMatchObject({ ok: false, code: "invalid" });
  expect(await saveView(partner, input())).toMatchObject({ ok: true });
});

test("each act is on record", async () => {
  const id = newId();
  await saveView(officer, input({ id, href: "/commitments?state=overdue" }));
  await changeView(officer, { id, version: 1, name: "Owed", isShared: false });
  await deleteView(officer, { id, version: 2 });
  expect((await auditOf(id)).map(({ type }) => type)).toEqual(["view.saved", "view.changed", "view.deleted"]);
});
