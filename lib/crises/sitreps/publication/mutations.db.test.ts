import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, publishReport, reportInput, runSql } from "@/testing/crises";
import { createViewer, setUp } from "@/testing/people";
import { startCorrection } from "../corrections/mutations";
import { discardDraft, saveSitrep } from "../mutations";
import { getSitrep } from "../queries";
import { saveSitrepSchema } from "../schema";

const officer = await createViewer({ countries: ["JPN"] });

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

test("all that is wrong with a first report is told at once, what cannot be read included", async () => {
  const crisis = await createCrisis();
  const form = {
    crisisId: crisis.id,
    draft: { id: newId() },
    intent: "PUBLISH",
    precedence: "ROUTINE",
    convention: "SUPERSEDES",
    originator: " ",
    timeZone: "UTC",
    periodFrom: "",
    asOfAt: "2026-01-02 05:00",
    nextReportAt: "soon",
    bluf: "",
    decisionBy: "2026-01-03 05:00",
    sections: {},
    entries: [],
  };
  const result = await saveSitrep(officer, saveSitrepSchema.parse(form));
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining("6 fields") });
  const fields = (!result.ok && result.fields) || {};
  expect(Object.keys(fields).sort()).toEqual([
    "bluf",
    "decisionBy",
    "entries",
    "nextReportAt",
    "originator",
    "periodFrom",
  ]);
  for (const messages of Object.values(fields)) expect(messages).toHaveLength(1);
  expect(fields.nextReportAt?.[0]).toContain("271530Z OCT 26");

  const draft = saveSitrepSchema.parse({ ...form, intent: "SAVE" });
  expect(await saveSitrep(officer, draft)).toMatchObject({
    ok: false,
    fields: { periodFrom: [expect.any(String)], nextReportAt: [expect.any(String)] },
  });
  expect(
    await saveSitrep(officer, { ...draft, periodFrom: "2026-01-02 03:00", nextReportAt: null }),
  ).toMatchObject({ ok: true });
});

test("what is about to be published is asked first, as it will read, and nothing is written", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  await publishReport(officer, crisis.id, entry);
  const form = {
    ...reportInput(crisis.id, [entry]),
    convention: "INCREMENTAL" as const,
    periodFrom: "2026-01-02 04:30",
    sections: { ...reportInput(crisis.id, []).sections, accountability: null, support: "A tug." },
  };
  const asked = await saveSitrep(officer, { ...form, intent: "CHECK" });
  expect(asked).toMatchObject({
    ok: false,
    code: "unconfirmed",
    question: { title: "Publish report 002?", yes: "Publish report 002" },
  });
  const parts = Object.fromEntries(
    ((!asked.ok && asked.question?.parts) || []).map(({ label, text }) => [label, text]),
  );
  expect(parts).toMatchObject({
    Crisis: expect.stringContaining(crisis.reference),
    Marking: "UNCLASSIFIED",
    Precedence: "Routine",
    "Information cut-off": "020500Z JAN 26",
    "Bottom line up front": form.bluf,
    Facts: "#1 · 020400Z JAN 26 (before the period of this report)\nIt happened.",
    Accountability: "NO CHANGE",
    "Posture changes": "NOT REPORTED",
    "Requests for support": "A tug.",
    "Next situation report": "010000Z JAN 99",
  });
  const count = () => withViewer(officer, (db) => db.sitrep.count({ where: { crisisId: crisis.id } }));
  expect(await count()).toBe(1);
  expect(await saveSitrep(officer, { ...form, intent: "CHECK", bluf: "" })).toMatchObject({
    code: "invalid",
    fields: { bluf: [expect.any(String)] },
  });
  expect(await saveSitrep(officer, form)).toMatchObject({ ok: true, data: { slug: "002" } });
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

test("a published report cannot change, neither by the product nor by SQL, nor can its entries", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const other = await createLogEntry(crisis.id, 2);
  const { id, version } = await publishReport(officer, crisis.id, entry);
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

test("a final report closes the series, except for its correction", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const final = await publishReport(officer, crisis.id, entry, { isFinal: true, nextReportAt: null });
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
  expect(
    (await publishReport(officer, crisis.id, entry, { draft: { id: started.data.id, version: 1 } })).slug,
  ).toBe("001A");
  expect((await publishReport(officer, crisis.id, entry)).slug).toBe("002");
});
