import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, publishReport, runSql } from "@/testing/crises";
import { createViewer } from "@/testing/people";
import { startCorrection } from "../corrections/mutations";
import { getSitrep } from "../queries";
import { acknowledgeSitrep } from "./mutations";
import { listUnreadSitreps, listWaitingLeaders } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true, name: "Leader One" });
const otherLeader = await createViewer({ roles: ["LEADER"], allCountries: true, name: "Leader Two" });

const unread = () =>
  withViewer(leader, async (db) => (await listUnreadSitreps(db, leader)).map((row) => row.id));

test("leaders acknowledge, once, and everyone sees who has and who has not", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const report = await publishReport(officer, crisis.id, entry);
  expect(await unread()).toContain(report.id);

  expect(await acknowledgeSitrep(officer, { id: report.id })).toMatchObject({ ok: false, code: "forbidden" });
  const twice = await Promise.all([1, 2].map(() => acknowledgeSitrep(leader, { id: report.id })));
  expect(twice.filter((result) => result.ok)).toHaveLength(1);
  expect(await unread()).not.toContain(report.id);

  const seen = await withViewer(officer, async (db) => ({
    report: await getSitrep(db, crisis.id, { number: 1, correction: 0 }),
    waiting: await listWaitingLeaders(db, officer, report.id),
  }));
  expect(seen.report?.acknowledgements).toMatchObject([{ userName: "Leader One", at: expect.any(Date) }]);
  expect(seen.waiting?.map((person) => person.name)).toEqual(["Leader Two"]);

  await expect(
    runSql(
      officer,
      "insert into sitrep_acknowledgement (sitrep_id, user_id, user_name) values ($1::uuid, $2::uuid, 'x')",
      report.id,
      officer.id,
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    runSql(
      otherLeader,
      "insert into sitrep_acknowledgement (sitrep_id, user_id, user_name) values ($1::uuid, $2::uuid, 'x')",
      report.id,
      leader.id,
    ),
  ).rejects.toThrow(/row-level security/);
});

test("a correction makes a report unread again, and a superseded version is not acknowledged", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const report = await publishReport(officer, crisis.id, entry);
  await acknowledgeSitrep(leader, { id: report.id });
  const started = await startCorrection(officer, { draftId: newId(), id: report.id, reason: "Wrong." });
  if (!started.ok) throw new Error(started.message);
  expect(await unread()).not.toContain(report.id);
  const corrected = await publishReport(officer, crisis.id, entry, {
    draft: { id: started.data.id, version: 1 },
  });
  expect(await unread()).toContain(corrected.id);
  expect(await acknowledgeSitrep(otherLeader, { id: report.id })).toMatchObject({
    ok: false,
    code: "conflict",
  });
  expect(await withViewer(officer, (db) => listUnreadSitreps(db, officer))).toEqual([]);
});
