import { expect, test } from "vitest";
import { NOT_OPEN } from "@/lib/audit/named-records";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { createCrisis } from "@/testing/crises";
import {
  changedInput,
  engagementInput,
  engagementsOf,
  firstObjective,
  heldMeeting,
} from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { exportCells } from "./export/columns";
import { valuesOf } from "./form-values";
import { createEngagement, updateEngagement } from "./mutations";
import { listFormOptions } from "./pickers/queries";
import type { EngagementDetail } from "./views";

// What the history of a record says to whom, beyond what is said to all.

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const korean = await createViewer({ countries: ["KOR"] });
const ally = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const { read } = engagementsOf(officer);
const objective = await firstObjective();

async function publishOf(fields: Record<string, unknown>): Promise<EngagementDetail> {
  const made = await createEngagement(officer, newId(), engagementInput(fields), { publish: true });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return read(officer, made.data.reference);
}

const historyOf = (by: Viewer, { id }: EngagementDetail) =>
  withViewer(by, (db) => listRevisions(db, "engagement", id));
/** What a field became, version by version, as this viewer reads it. */
const saidOf = async (by: Viewer, record: EngagementDetail, field: string) =>
  (await historyOf(by, record)).flatMap(({ changes }) =>
    changes.filter((change) => change.field === field).map(({ to }) => to),
  );

const both = [
  { code: "JPN", role: "HOST" },
  { code: "KOR", role: "PARTICIPANT" },
];

test("a crisis that is not open to who changes a record stays with it, and its history names it to nobody else", async () => {
  const { id: crisis, reference } = await createCrisis();
  const record = await publishOf({ purpose: "Agree.", countries: both, crisisId: crisis });
  const seen = await read(korean, record.reference);
  expect(seen.crisis).toBeNull();
  const changed = changedInput(seen, { purpose: "Agree on the tug." });
  expect(await updateEngagement(korean, record.id, record.version, changed)).toMatchObject({ ok: true });
  expect((await read(officer, record.reference)).crisis).toMatchObject({ id: crisis });
  expect(await saidOf(officer, record, "crisisId")).toEqual([reference]);
  expect(await saidOf(korean, record, "crisisId")).toEqual([NOT_OPEN]);
  // Who sees it takes it off.
  const whole = await read(officer, record.reference);
  const without = changedInput(whole, { crisisId: null });
  expect(await updateEngagement(officer, record.id, whole.version, without)).toMatchObject({ ok: true });
  expect((await read(officer, record.reference)).crisis).toBeNull();
});

test("whoever changes a record takes it off a crisis that is not open to them by saying so alone, and history tells it", async () => {
  const [hidden, open] = [await createCrisis(), await createCrisis({ countries: ["KOR"] })];
  const record = await publishOf({ purpose: "Agree.", countries: both, crisisId: hidden.id });
  const seen = await read(korean, record.reference);
  expect(valuesOf(seen).crisisId).toBe(hidden.id);
  const { crises } = await withViewer(korean, (db) => listFormOptions(db, korean, seen));
  expect(crises.find(({ value }) => value === hidden.id)?.label).toBe("A crisis that is not open to you");
  expect(JSON.stringify(crises)).not.toContain(hidden.reference);
  expect(exportCells(seen).join()).not.toContain(hidden.id);
  // One that the record does not belong to is not to be had by its id.
  const loose = await publishOf({ purpose: "Meet.", countries: both });
  const into = changedInput(await read(korean, loose.reference), { crisisId: hidden.id });
  expect(await updateEngagement(korean, loose.id, loose.version, into)).toMatchObject({
    fields: { crisisId: expect.anything() },
  });
  const changed = changedInput(seen, { crisisId: open.id });
  expect(await updateEngagement(korean, record.id, record.version, changed)).toMatchObject({ ok: true });
  const now = await read(officer, record.reference);
  expect(now.crisis).toMatchObject({ id: open.id });
  const [told] = (await historyOf(officer, record)).flatMap(({ changes }) => changes);
  expect(told).toEqual({ field: "crisisId", from: hidden.reference, to: open.reference });
  const [toKorean] = (await historyOf(korean, record)).flatMap(({ changes }) => changes);
  expect(toKorean).toEqual({ field: "crisisId", from: NOT_OPEN, to: open.reference });
});

test("the visit that another returns is named by its reference alone, and not to whom it is closed", async () => {
  const visit = { type: "HOST", purpose: "Return.", countries: both };
  const first = await publishOf({
    ...visit,
    type: "ABROAD",
    title: "Closed talks on the strait",
    closeHold: true,
  });
  const record = await publishOf({ ...visit, sets: { visit: { returnsId: first.id } } });
  expect(await saidOf(officer, record, "visit.returnsId")).toEqual([first.reference]);
  expect(JSON.stringify(await historyOf(korean, record))).not.toContain("strait");
  expect(await saidOf(korean, record, "visit.returnsId")).toEqual([NOT_OPEN]);
});

test("an ally reads no accounts behind a record in its history, and hears of nothing that is told at home alone", async () => {
  const record = await publishOf({
    ...heldMeeting(objective),
    marking: "CUI",
    relTo: ["GBR", "USA"],
    responsibleOfficerId: officer.id,
    readers: [korean.id],
  });
  const fields = ["responsibleOfficerId", "readers"];
  const told = async (by: Viewer) =>
    (await historyOf(by, record)).flatMap(({ changes }) => changes.map(({ field }) => field));
  expect(await told(officer)).toEqual(expect.arrayContaining(fields));
  expect((await told(ally)).filter((field) => fields.includes(field))).toEqual([]);

  expect(await watch(ally, { type: "engagement", key: record.id, post: null })).toMatchObject({ ok: true });
  const heard = async () =>
    (await withViewer(ally, (db) => listInbox(db, ally, 1))).lines
      .filter(({ subjectId }) => subjectId === record.id)
      .map(({ kind }) => kind);
  const change = async (fields: Parameters<typeof changedInput>[1]) => {
    const now = await read(officer, record.reference);
    expect(await updateEngagement(officer, now.id, now.version, changedInput(now, fields))).toMatchObject({
      ok: true,
    });
  };
  const { attendance } = changedInput(record, {});
  await change({
    attendance: attendance.map((one) =>
      one.side === "PARTNER" ? { ...one, tone: "POSITIVE" as const } : one,
    ),
  });
  expect(await heard()).toEqual([]);
  await change({ keyOutcomes: "Agreed on the dates." });
  expect(await heard()).toEqual(["CHANGED"]);
});
