import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, reportInput, runSql } from "@/testing/crises";
import { createViewer, setUp } from "@/testing/people";
import { acknowledgeSitrep, discardDraft, saveSitrep, startCorrection } from "./mutations";
import { countUnreadSitreps, getSitrep, listUnreadSitreps, listWaitingLeaders } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true, name: "Leader One" });
const otherLeader = await createViewer({ roles: ["LEADER"], allCountries: true, name: "Leader Two" });

async function published(crisisId: string, entryId: string, changes = {}) {
  const result = await saveSitrep(officer, { ...reportInput(crisisId, [entryId]), ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}

test("twenty reports published at once get twenty numbers without a gap", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const drafts = [];
  for (let i = 0; i < 20; i++) {
    const saved = await saveSitrep(officer, reportInput(crisis.id, [entry], "SAVE"));
    if (!saved.ok) throw new Error(saved.message);
    expect(saved.data.slug).toBeNull();
    drafts.push(saved.data);
  }
  const results = await Promise.all(
    drafts.map(({ id, version }) =>
      saveSitrep(officer, { ...reportInput(crisis.id, [entry]), draft: { id, version } }),
    ),
  );
  expect(results.every((result) => result.ok)).toBe(true);
  const rows = await withViewer(officer, (db) =>
    db.sitrep.findMany({ where: { crisisId: crisis.id }, orderBy: { number: "asc" } }),
  );
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(rows.every((row) => row.publishedAt !== null && row.correction === 0)).toBe(true);
});

test("an incomplete report is neither published nor saved, and every gap is named", async () => {
  const crisis = await createCrisis();
  const result = await saveSitrep(officer, {
    ...reportInput(crisis.id, []),
    precedence: "FLASH",
    bluf: "",
    nextReportAt: null,
  });
  expect(result).toMatchObject({ ok: false, code: "invalid" });
  expect(Object.keys((!result.ok && result.fields) || {}).sort()).toEqual([
    "bluf",
    "entries",
    "nextReportAt",
  ]);
  expect(await withViewer(officer, (db) => db.sitrep.count({ where: { crisisId: crisis.id } }))).toBe(0);
});

test("no report cites what came in after its cut-off, nor another crisis's log", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const late = await saveSitrep(officer, { ...reportInput(crisis.id, [entry]), asOfAt: "2026-01-02 04:15" });
  expect(!late.ok && late.fields?.entries?.[0]).toContain("Reported after the information cut-off: entry 1");
  const foreign = await createLogEntry((await createCrisis()).id, 1);
  const mixed = await saveSitrep(officer, reportInput(crisis.id, [entry, foreign]));
  expect(mixed).toMatchObject({ ok: false, fields: { entries: [expect.any(String)] } });
});

test("a draft saved by someone else first is not overwritten", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const saved = await saveSitrep(officer, reportInput(crisis.id, [entry], "SAVE"));
  if (!saved.ok) throw new Error(saved.message);
  const draft = { id: saved.data.id, version: saved.data.version };
  const first = await saveSitrep(officer, {
    ...reportInput(crisis.id, [entry], "SAVE"),
    draft,
    bluf: "First.",
  });
  const second = await saveSitrep(officer, {
    ...reportInput(crisis.id, [entry], "SAVE"),
    draft,
    bluf: "Second.",
  });
  expect(first).toMatchObject({ ok: true, data: { version: 2 } });
  expect(second).toMatchObject({ ok: false, code: "stale" });
  expect(await withViewer(officer, (db) => db.sitrep.findUnique({ where: { id: draft.id } }))).toMatchObject({
    bluf: "First.",
    version: 2,
  });
});

test("a published report cannot change, neither by the product nor by SQL, nor can its entries", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const other = await createLogEntry(crisis.id, 2);
  const { id, version } = await published(crisis.id, entry);
  expect(
    await saveSitrep(officer, { ...reportInput(crisis.id, [entry]), draft: { id, version } }),
  ).toMatchObject({ ok: false, code: "conflict" });
  expect(await discardDraft(officer, { id, version })).toMatchObject({ ok: false, code: "conflict" });

  for (const viewer of [officer, setUp]) {
    await expect(runSql(viewer, "update sitrep set bluf = 'x' where id = $1::uuid", id)).rejects.toThrow(
      /append only/,
    );
  }
  // Nothing to delete for an officer; an error for the product's own actor would be as good.
  expect(await runSql(officer, "delete from sitrep where id = $1::uuid", id)).toBe(0);
  await expect(
    runSql(
      officer,
      "insert into sitrep_entry (sitrep_id, log_entry_id, sort) values ($1::uuid, $2::uuid, 9)",
      id,
      other,
    ),
  ).rejects.toThrow(/does not change/);
  expect(await runSql(officer, "delete from sitrep_entry where sitrep_id = $1::uuid", id)).toBe(0);
  const kept = await withViewer(officer, (db) => getSitrep(db, crisis.id, { number: 1, correction: 0 }));
  expect(kept?.entries).toHaveLength(1);
  expect(kept?.bluf).toContain("A boat was rammed.");
});

test("the database itself refuses a number out of turn", async () => {
  const crisis = await createCrisis();
  const saved = await saveSitrep(
    officer,
    reportInput(crisis.id, [await createLogEntry(crisis.id, 1)], "SAVE"),
  );
  if (!saved.ok) throw new Error(saved.message);
  await expect(
    runSql(officer, "update sitrep set number = 7, published_at = now() where id = $1::uuid", saved.data.id),
  ).rejects.toThrow(/without gaps/);
});

test("corrections keep the number, chain by letter, and refer back", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const original = await published(crisis.id, entry);
  await published(crisis.id, entry);

  const started = await startCorrection(officer, {
    draftId: newId(),
    id: original.id,
    reason: "The count was wrong.",
  });
  if (!started.ok) throw new Error(started.message);
  expect(
    await startCorrection(officer, { draftId: newId(), id: original.id, reason: "Again." }),
  ).toMatchObject({
    ok: false,
    code: "conflict",
  });
  const copy = await withViewer(officer, (db) =>
    db.sitrep.findUniqueOrThrow({ where: { id: started.data.id } }),
  );
  expect(copy).toMatchObject({
    number: null,
    correctsId: original.id,
    bluf: expect.stringContaining("rammed"),
  });

  const first = await published(crisis.id, entry, {
    draft: { id: copy.id, version: copy.version },
    bluf: "Two boats were rammed.",
  });
  expect(first.slug).toBe("001A");
  expect(
    await startCorrection(officer, { draftId: newId(), id: original.id, reason: "Late." }),
  ).toMatchObject({
    ok: false,
    code: "conflict",
  });
  const again = await startCorrection(officer, { draftId: newId(), id: first.id, reason: "Three, in fact." });
  if (!again.ok) throw new Error(again.message);
  const second = await published(crisis.id, entry, { draft: { id: again.data.id, version: 1 } });
  expect(second.slug).toBe("001B");
  expect((await published(crisis.id, entry)).slug).toBe("003");

  const shown = await withViewer(leader, (db) => getSitrep(db, crisis.id, { number: 1, correction: 1 }));
  expect(shown).toMatchObject({
    correctionReason: "The count was wrong.",
    corrects: { number: 1, correction: 0, publishedAt: expect.any(Date) },
    correctedBy: { correction: 2 },
  });
});

test("a final report closes the series, except for its correction", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const final = await published(crisis.id, entry, { isFinal: true, nextReportAt: null });
  expect(await saveSitrep(officer, reportInput(crisis.id, [entry]))).toMatchObject({
    ok: false,
    code: "conflict",
  });
  const started = await startCorrection(officer, {
    draftId: newId(),
    id: final.id,
    reason: "Not the last one after all.",
  });
  if (!started.ok) throw new Error(started.message);
  expect((await published(crisis.id, entry, { draft: { id: started.data.id, version: 1 } })).slug).toBe(
    "001A",
  );
  expect((await published(crisis.id, entry)).slug).toBe("002");
});

test("leaders acknowledge, once, and everyone sees who has and who has not", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const report = await published(crisis.id, entry);
  const before = await withViewer(leader, (db) => countUnreadSitreps(db, leader));

  expect(await acknowledgeSitrep(officer, { id: report.id })).toMatchObject({ ok: false, code: "forbidden" });
  const twice = await Promise.all([1, 2].map(() => acknowledgeSitrep(leader, { id: report.id })));
  expect(twice.filter((result) => result.ok)).toHaveLength(1);
  expect(await withViewer(leader, (db) => countUnreadSitreps(db, leader))).toBe(before - 1);

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
  const report = await published(crisis.id, entry);
  await acknowledgeSitrep(leader, { id: report.id });
  const started = await startCorrection(officer, { draftId: newId(), id: report.id, reason: "Wrong." });
  if (!started.ok) throw new Error(started.message);
  const unread = () =>
    withViewer(leader, async (db) => (await listUnreadSitreps(db, leader)).map((row) => row.id));
  expect(await unread()).not.toContain(report.id);
  const corrected = await published(crisis.id, entry, { draft: { id: started.data.id, version: 1 } });
  expect(await unread()).toContain(corrected.id);
  expect(await acknowledgeSitrep(otherLeader, { id: report.id })).toMatchObject({
    ok: false,
    code: "conflict",
  });
  expect(await withViewer(officer, (db) => countUnreadSitreps(db, officer))).toBe(0);
});

test("drafts are for those who write them", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const saved = await saveSitrep(officer, reportInput(crisis.id, [entry], "SAVE"));
  if (!saved.ok) throw new Error(saved.message);
  const seen = (viewer: typeof officer) =>
    withViewer(viewer, (db) => db.sitrep.count({ where: { crisisId: crisis.id } }));
  expect(await seen(officer)).toBe(1);
  expect(await seen(leader)).toBe(0);
  expect(await acknowledgeSitrep(leader, { id: saved.data.id })).toMatchObject({
    ok: false,
    code: "not-found",
  });
  expect(await discardDraft(officer, { id: saved.data.id, version: 1 })).toMatchObject({ ok: true });
  expect(await seen(officer)).toBe(0);
});

test("every step leaves its row in the audit trail", async () => {
  const crisis = await createCrisis();
  const report = await published(crisis.id, await createLogEntry(crisis.id, 1));
  await acknowledgeSitrep(leader, { id: report.id });
  const auditor = await createViewer({ roles: ["AUDITOR"] });
  const rows = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({ where: { subjectId: report.id }, orderBy: { sequence: "asc" } }),
  );
  expect(rows.map((row) => [row.type, row.subjectName])).toEqual([
    ["sitrep.drafted", `${crisis.reference} SITREP 001`],
    ["sitrep.published", `${crisis.reference} SITREP 001`],
    ["sitrep.acknowledged", `${crisis.reference} SITREP 001`],
  ]);
});
