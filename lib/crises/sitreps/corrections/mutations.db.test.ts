import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, publishReport } from "@/testing/crises";
import { createViewer } from "@/testing/people";
import { getSitrep } from "../queries";
import { startCorrection } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

test("corrections keep the number, chain by letter, and refer back", async () => {
  const crisis = await createCrisis();
  const entry = await createLogEntry(crisis.id, 1);
  const original = await publishReport(officer, crisis.id, entry);
  await publishReport(officer, crisis.id, entry);

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

  const first = await publishReport(officer, crisis.id, entry, {
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
  const second = await publishReport(officer, crisis.id, entry, { draft: { id: again.data.id, version: 1 } });
  expect(second.slug).toBe("001B");
  expect((await publishReport(officer, crisis.id, entry)).slug).toBe("003");

  const shown = await withViewer(leader, (db) => getSitrep(db, crisis.id, { number: 1, correction: 1 }));
  expect(shown).toMatchObject({
    correctionReason: "The count was wrong.",
    corrects: { number: 1, correction: 0, publishedAt: expect.any(Date) },
    correctedBy: { correction: 2 },
  });
});
