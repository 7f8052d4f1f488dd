import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { recordAudit } from "./record";

const auditor = await createViewer({ roles: ["AUDITOR"] });
const officer = await createViewer();
// What loading the reference data left on record.
const earlier = await withViewer(auditor, (db) => db.auditEvent.count());

const firstBroken = async () =>
  (await asOwner<{ at: string | null }>("select audit_first_broken() as at"))[0]?.at ?? null;

test("events are numbered without gaps, chained, and name who acted", async () => {
  for (const name of ["one", "two", "three"]) {
    await withViewer(officer, (db) =>
      recordAudit(db, officer, {
        type: "engagement.created",
        subject: { type: "engagement", id: null, name },
      }),
    );
  }
  const rows = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({ orderBy: { sequence: "asc" }, skip: earlier }),
  );
  expect(rows.map((row) => [Number(row.sequence) - earlier, row.subjectName, row.actorName])).toEqual([
    [1, "one", officer.name],
    [2, "two", officer.name],
    [3, "three", officer.name],
  ]);
  expect(await firstBroken()).toBeNull();
});

test("concurrent writers still make one chain", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      withViewer(officer, (db) =>
        recordAudit(db, officer, {
          type: "engagement.changed",
          subject: { type: "engagement", id: null, name: `${i}` },
        }),
      ),
    ),
  );
  expect(await firstBroken()).toBeNull();
  expect(await withViewer(auditor, (db) => db.auditEvent.count())).toBe(earlier + 23);
});

test("an act that fails leaves no row behind", async () => {
  await expect(
    withViewer(officer, async (db) => {
      await recordAudit(db, officer, {
        type: "engagement.changed",
        subject: { type: "engagement", id: null, name: "gone" },
      });
      throw new Error("the act failed");
    }),
  ).rejects.toThrow("the act failed");
  expect(await withViewer(auditor, (db) => db.auditEvent.count({ where: { subjectName: "gone" } }))).toBe(0);
});

test("nobody writes an event in another's name, and only auditors read", async () => {
  await expect(
    withViewer(officer, (db) =>
      recordAudit(
        db,
        { ...officer, id: auditor.id },
        { type: "user.changed", subject: { type: "user", id: null, name: null } },
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  expect(await withViewer(officer, (db) => db.auditEvent.count())).toBe(0);
});

test("rows cannot be changed or removed, not even by the owner while the triggers stand", async () => {
  await expect(asOwner("update audit_event set actor_name = 'someone else'")).rejects.toThrow(/append only/);
  await expect(asOwner("delete from audit_event where sequence = 2")).rejects.toThrow(/append only/);
  await expect(asOwner("truncate audit_event")).rejects.toThrow(/append only/);
  await expect(withViewer(setUp, (db) => db.auditEvent.deleteMany())).rejects.toThrow(/permission denied/);
});

test("a row changed behind the triggers' back is found", async () => {
  await asOwner(
    `alter table audit_event disable trigger user; update audit_event set subject_name = 'forged' where sequence = ${earlier + 5}; alter table audit_event enable trigger user`,
  );
  expect(Number(await firstBroken())).toBe(earlier + 5);
});
