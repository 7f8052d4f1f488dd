import { expect, test } from "vitest";
import { findAccountOptions } from "@/lib/auth/users/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { getActor, listAuditEvents, listRevisionsOf } from "./queries";
import { recordAudit } from "./record";
import { recordChanges } from "./record-many";
import { refuseAccess } from "./refusal";
import { auditFilterSchema } from "./schema";

const auditor = await createViewer({ roles: ["AUDITOR"] });
const officer = await createViewer({ name: "Ada Quill" });
// What loading the reference data left on record.
const earlier = await withViewer(auditor, (db) => db.auditEvent.count());

await withViewer(officer, async (db) => {
  const subject = { type: "engagement", id: null, name: "KLE-2026-JPN-0042" } as const;
  for (let i = 0; i < 60; i++) await recordAudit(db, officer, { type: "engagement.changed", subject });
});

const list = (filter: Record<string, string>, viewer = auditor) =>
  withViewer(viewer, (db) => listAuditEvents(db, auditFilterSchema.parse(filter)));

test("a refusal is answered and recorded", async () => {
  const answer = await withViewer(officer, (db) =>
    refuseAccess(db, officer, {
      subject: { type: "page", id: null, name: "/admin/users" },
      attempt: "open this page",
      reason: "Not yours.",
    }),
  );
  expect(answer).toEqual({ ok: false, code: "forbidden", message: "Not yours." });
  const { rows } = await list({ type: "access.refused" });
  expect(rows).toMatchObject([
    {
      outcome: "refused",
      actorId: officer.id,
      subjectName: "/admin/users",
      after: { attempt: "open this page" },
    },
  ]);
});

test("pages are exact and the last one holds the rest", async () => {
  const first = await list({ subject: "kle-2026" });
  expect(first.info).toMatchObject({ total: 60, pages: 2 });
  expect(first.rows).toHaveLength(50);
  const last = await list({ subject: "kle-2026", page: "99" });
  expect(last.rows).toHaveLength(10);
  expect(Number(last.rows.at(-1)?.sequence)).toBe(earlier + 1);
});

test.each([
  [{ actor: officer.id }, 61],
  [{ actor: newId() }, 0],
  [{ type: "engagement.changed" }, 60],
  [{ outcome: "refused" }, 1],
  [{ from: "2000-01-01", to: "2000-12-31" }, 0],
  [{ from: "2000-01-01" }, earlier + 61],
  [{ subject: "_" }, 0],
])("%j finds %i", async (filter, total) => {
  expect((await list(filter)).info.total).toBe(total);
});

test("an actor is looked up by name or email address, with those who can no longer sign in and the product itself", async () => {
  const left = await createViewer({ name: "Ada Quillon" });
  await asOwner("update app_user set disabled_at = now() where id = $1", [left.id]);
  const offered = (words: string) => withViewer(auditor, (db) => findAccountOptions(db, words));
  expect(await offered("quill ADA")).toEqual([
    { value: officer.id, label: "Ada Quill", hint: officer.email },
    { value: left.id, label: "Ada Quillon", hint: left.email },
  ]);
  expect(await offered(left.email)).toMatchObject([{ value: left.id }]);
  expect(await offered("rapport sign-in")).toMatchObject([{ label: "Rapport (sign-in)" }]);
  expect(await offered("%")).toEqual([]);
  expect(await withViewer(auditor, (db) => getActor(db, officer.id))).toEqual({
    value: officer.id,
    label: "Ada Quill",
  });
});

test("events are told from each other by who acted, whatever the names", async () => {
  const [renamed, namesake] = [
    await createViewer({ name: "Eve Marsh" }),
    await createViewer({ name: "Eve Marsh" }),
  ];
  const subject = { type: "engagement", id: null, name: "MARSH-1" } as const;
  const act = (viewer: Viewer) =>
    withViewer(viewer, (db) => recordAudit(db, viewer, { type: "engagement.withdrawn", subject }));
  await act(renamed);
  await act(namesake);
  await act({ ...renamed, name: "Eve Fenn" });
  const { rows } = await list({ subject: "marsh-1", actor: renamed.id });
  expect(rows.map(({ actorName }) => actorName)).toEqual(["Eve Fenn", "Eve Marsh"]);
});

test("the accounts that a page of the trail keeps by id or email address come with their names", async () => {
  await withViewer(officer, (db) =>
    recordAudit(db, officer, {
      type: "portfolio.changed",
      subject: { type: "portfolio", id: null, name: "North" },
      before: { people: [{ email: "gone@test.example" }] },
      after: { people: [{ email: officer.email }], ownerUserId: auditor.id },
    }),
  );
  const { names } = await list({ type: "portfolio.changed" });
  expect(names.get(officer.email)).toBe("Ada Quill");
  expect(names.get(auditor.id)).toBe(auditor.name);
  expect(names.get("gone@test.example")).toBeUndefined();
  expect((await list({ type: "engagement.changed" })).names.size).toBe(0);
});

test("objectives are told by code and words, as what is changed and as what a record serves", async () => {
  const [known] = await withViewer(auditor, (db) =>
    db.objective.findMany({ where: { code: "LOE1-01" }, select: { code: true, text: true } }),
  );
  const words = `LOE1-01 “${known?.text.slice(0, -1)}”`;
  expect(known?.text).toMatch(/\.$/);
  const about = (name: string) => ({ type: "objective", id: null, name }) as const;
  await withViewer(officer, async (db) => {
    await recordAudit(db, officer, { type: "objective.changed", subject: about("LOE1-01") });
    await recordAudit(db, officer, { type: "indicator.read", subject: about("LOE1-01, Ports, visited") });
    await recordAudit(db, officer, { type: "objective.created", subject: about("LOE9-99") });
    await recordAudit(db, officer, {
      type: "engagement.created",
      subject: { type: "engagement", id: null, name: "LOE1-01" },
      after: { objectives: ["LOE1-01", "LOE9-99"] },
    });
  });
  const told = async (type: string) => (await list({ type, actor: officer.id })).rows[0]?.subjectName;
  expect(await told("objective.changed")).toBe(words);
  expect(await told("indicator.read")).toBe(`${words}, Ports, visited`);
  expect(await told("objective.created")).toBe("LOE9-99");
  expect(await told("engagement.created")).toBe("LOE1-01");
  expect([...(await list({ type: "engagement.created" })).texts]).toEqual([["LOE1-01", known?.text]]);
  expect((await list({ type: "portfolio.changed" })).texts.size).toBe(0);
});

test("the versions of several records are read together, and of none that is not open", async () => {
  const [shared, alone] = [newId(), newId()];
  const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  const named = (id: string, name: string, version: number) => ({
    type: "portfolio.changed" as const,
    subject: { type: "portfolio" as const, id, name },
    version,
    before: { name: `${name} ${version - 1}` },
    after: { name: `${name} ${version}` },
  });
  await withViewer(admin, (db) =>
    recordChanges(db, admin, [named(shared, "Sea", 2), named(shared, "Sea", 3), named(alone, "Land", 2)]),
  );
  const read = (viewer: Viewer) =>
    withViewer(viewer, (db) => listRevisionsOf(db, "portfolio", [shared, alone, newId()]));
  const found = await read(admin);
  expect([...found.keys()].sort()).toEqual([shared, alone].sort());
  expect(found.get(shared)?.map(({ version }) => version)).toEqual([3, 2]);
  expect(found.get(alone)).toMatchObject([
    { actorName: admin.name, changes: [{ field: "name", from: "Land 1", to: "Land 2" }] },
  ]);
  expect((await read(officer)).size).toBe(0);
});

test("a version names nobody to whom the account behind it is not open", async () => {
  const ally = await createViewer({ nation: "GBR", allCountries: true });
  const id = newId();
  await asOwner(
    "insert into picklist_item (id, list, code, label, sort) values ($1, 'CLOSING_REASON', $2, $2, 90)",
    [id, `named-${id.slice(-6)}`],
  );
  const change = {
    type: "picklist.changed" as const,
    subject: { type: "picklist_item" as const, id, name: "Named" },
    version: 2,
    before: { label: "Name" },
    after: { label: "Named" },
  };
  await withViewer(officer, (db) => recordChanges(db, officer, [change]));
  const actors = (viewer: Viewer) =>
    withViewer(viewer, async (db) =>
      (await listRevisionsOf(db, "picklist_item", [id])).get(id)?.map(({ actorName }) => actorName),
    );
  expect(await actors(officer)).toEqual([officer.name]);
  expect(await actors(ally)).toEqual(["Someone not open to you"]);
});

test("who is no auditor finds nothing", async () => {
  expect((await list({}, officer)).info.total).toBe(0);
});
