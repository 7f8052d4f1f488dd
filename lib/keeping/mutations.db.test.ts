import { expect, test } from "vitest";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer } from "@/testing/people";
import { recordBackup, recordRestore } from "./mutations";

const lastEvent = async () => {
  const [event] = await asOwner<{ type: string; actor_name: string; subject_name: string; after: object }>(
    "select type, actor_name, subject_name, after from audit_event order by sequence desc limit 1",
  );
  return event;
};

test("a backup is on record by its file and its checksum", async () => {
  await recordBackup({ file: "rapport.tar", seal: "ab12", rows: 7 });
  expect(await lastEvent()).toEqual({
    type: "backup.made",
    actor_name: "Rapport (keeping)",
    subject_name: "rapport.tar",
    after: { rows: 7, seal: "ab12" },
  });
});

test("a restore ends every session, and is on record", async () => {
  const [one, other] = [await createViewer(), await createViewer({ roles: ["SYSTEM_ADMIN"] })];
  const open = [await createSession(one), await createSession(one), await createSession(other)];
  expect(await recordRestore({ file: "rapport.tar", madeAt: "2026-11-27T08:00:00.000Z", rows: 7 })).toBe(3);
  const ends = await asOwner("select distinct end_reason from session where id = any($1)", [open]);
  expect(ends).toEqual([{ end_reason: "ENDED_BY_ADMIN" }]);
  expect(await lastEvent()).toMatchObject({
    type: "backup.restored",
    after: { madeAt: "2026-11-27T08:00:00.000Z", rows: 7, sessionsEnded: 3 },
  });
});
