import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { changeUser } from "@/lib/auth/users/mutations";
import { confirmProposal } from "@/lib/auth/users/proposals/mutations";
import { listWaitingProposals } from "@/lib/auth/users/proposals/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { confirmMember } from "@/lib/readers/confirmations/mutations";
import { listWaitingMembers } from "@/lib/readers/confirmations/queries";
import { createReaderGroup } from "@/lib/readers/mutations";
import { createReaderGroupSchema } from "@/lib/readers/schema";
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
  expect(await recordRestore({ file: "rapport.tar", madeAt: "2026-11-27T08:00:00.000Z", rows: 7 })).toEqual({
    sessions: 3,
    proposals: 0,
  });
  const ends = await asOwner("select distinct end_reason from session where id = any($1)", [open]);
  expect(ends).toEqual([{ end_reason: "ENDED_BY_ADMIN" }]);
  expect(await lastEvent()).toMatchObject({
    type: "backup.restored",
    after: { madeAt: "2026-11-27T08:00:00.000Z", rows: 7, sessionsEnded: 3, proposalsRefused: 0 },
  });
});

test("what waited in the archive for a second admin is refused, with the reason on record", async () => {
  const [admin, second] = [
    await createViewer({ roles: ["SYSTEM_ADMIN"] }),
    await createViewer({ roles: ["SYSTEM_ADMIN"] }),
  ];
  const officer = await createViewer();
  const settings = {
    name: officer.name,
    nation: officer.nation,
    timeZone: "UTC",
    markingCeiling: "CUI",
  } as const;
  const wanted = { id: officer.id, version: 1, ...settings, roles: ["LEADER"] as const, allCountries: true };
  expect(await changeUser(admin, { ...wanted, roles: [...wanted.roles] })).toMatchObject({ ok: true });
  const group = newId();
  const member = { id: "", userId: officer.id, startsOn: "2026-01-01", endsOn: "" };
  const input = createReaderGroupSchema.parse({ id: group, name: "Principals", members: [member] });
  expect(await createReaderGroup(admin, input)).toMatchObject({ ok: true });
  const [proposal] = await withViewer(admin, (db) => listWaitingProposals(db, officer.id));
  const [waiting] = await withViewer(admin, (db) => listWaitingMembers(db, { groupId: group }));

  const madeAt = "2026-11-27T08:00:00.000Z";
  expect(await recordRestore({ file: "rapport.tar", madeAt, rows: 7 })).toMatchObject({ proposals: 2 });
  expect(await confirmProposal(second, proposal?.id ?? "")).toMatchObject({ code: "conflict" });
  expect(await confirmMember(second, waiting?.id ?? "")).toMatchObject({ code: "not-found" });
  expect(await loadViewer(officer.id)).toMatchObject({ roles: ["VIEWER"], allCountries: false, groups: [] });
  const events = await asOwner<{ type: string; after: { reason: string } }>(
    "select type, after from audit_event where type in ('proposal.refused', 'reader_group.refused') order by sequence",
  );
  expect(events.map(({ type }) => type)).toEqual(["proposal.refused", "reader_group.refused"]);
  for (const { after } of events) expect(after.reason).toBe(`the record was restored as of ${madeAt}`);
  expect(await lastEvent()).toMatchObject({ after: { proposalsRefused: 2 } });
});
