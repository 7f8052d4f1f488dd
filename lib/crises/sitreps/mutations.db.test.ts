import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { createCrisis, createLogEntry, publishReport, reportInput } from "@/testing/crises";
import { createViewer } from "@/testing/people";
import { acknowledgeSitrep } from "./acknowledgements/mutations";
import { discardDraft, saveSitrep } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

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

test("a draft saved again as it was leaves no change on record", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const input = reportInput(crisis.id, [entry], "SAVE");
  const texts = { ...input.sections, posture: "FPCON BRAVO", actions: "Patrols doubled." };
  const report = { ...input, sections: texts, decisionBy: "2026-01-03 12:00" };
  const saved = await saveSitrep(officer, report);
  if (!saved.ok) throw new Error(saved.message);
  const { id, version } = saved.data;
  expect(await saveSitrep(officer, { ...report, draft: { id, version } })).toMatchObject({ ok: true });
  const auditor = await createViewer({ roles: ["AUDITOR"] });
  const types = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({ where: { subjectId: id }, select: { type: true } }),
  );
  expect(types).toEqual([{ type: "sitrep.drafted" }]);
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
  const report = await publishReport(officer, crisis.id, await createLogEntry(crisis.id, 1));
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
