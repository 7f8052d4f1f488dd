import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { EDITION_WORDS } from "@/lib/exercises/labels";
import { newId } from "@/lib/ids";
import { changedPlan, createSeries, editionsOf } from "@/testing/exercises";
import { createViewer } from "@/testing/people";
import { saveEdition } from "../mutations";
import { saveParticipants } from "../participants/mutations";
import { addFigureSchema } from "../schema";
import { addFigure, removeFigure } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

test("conflicting numbers stand side by side; own and partner beyond the total only as reported", async () => {
  const edition = await create();
  const add = (side: "OWN" | "TOTAL", value: number, isAsReported = false) =>
    addFigure(officer, {
      id: newId(),
      editionId: edition.id,
      kind: "TROOPS",
      whose: { side, countryCode: null },
      value,
      qualifier: null,
      source: "J7 brief",
      asOf: "2026-01-02",
      isAsReported,
    });
  expect(await add("TOTAL", 1000)).toMatchObject({ ok: true });
  expect(await add("TOTAL", 1200)).toMatchObject({ ok: true });
  expect(await add("OWN", 1300)).toMatchObject({ fields: { value: [expect.stringMatching(/as reported/)] } });
  expect(await add("OWN", 1300, true)).toMatchObject({ ok: true });
  const { figures, version } = await load(edition.reference);
  expect(figures.map(({ side, value }) => [side, value])).toEqual([
    ["OWN", 1300],
    ["TOTAL", 1000],
    ["TOTAL", 1200],
  ]);
  const [first] = figures;
  expect(await removeFigure(officer, { id: edition.id, version, figureId: first?.id ?? "" })).toMatchObject({
    ok: true,
  });
});

test("of an edition that was cancelled nothing more is counted, and what was announced stays until it is removed", async () => {
  const edition = await create();
  const add = (value: number) =>
    addFigure(officer, {
      id: newId(),
      editionId: edition.id,
      kind: "TROOPS",
      whose: { side: "TOTAL", countryCode: null },
      value,
      qualifier: "planned",
      source: "J7 brief",
      asOf: "2026-01-02",
      isAsReported: false,
    });
  expect(await add(900)).toMatchObject({ ok: true });
  const plan = await load(edition.reference);
  expect(await saveEdition(officer, changedPlan(plan, { cancelReason: "No funds." }))).toMatchObject({
    ok: true,
  });
  expect(await add(1200)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/broken off/),
  });
  const { figures, version } = await load(edition.reference);
  const [announced] = figures;
  expect(figures).toHaveLength(1);
  expect(
    await removeFigure(officer, { id: edition.id, version, figureId: announced?.id ?? "" }),
  ).toMatchObject({ ok: true });
});

test("a total that the others rest on stays until they are corrected", async () => {
  const edition = await create();
  const add = (side: "OWN" | "TOTAL", value: number, source: string) =>
    addFigure(officer, {
      id: newId(),
      editionId: edition.id,
      kind: "TROOPS",
      whose: { side, countryCode: null },
      value,
      qualifier: null,
      source,
      asOf: "2026-01-02",
      isAsReported: false,
    });
  await add("TOTAL", 1200, "J7 brief");
  await add("TOTAL", 900, "Press");
  await add("OWN", 1100, "J7 brief");
  const remove = async (value: number) => {
    const { figures, version } = await load(edition.reference);
    const figureId = figures.find((one) => one.value === value)?.id ?? "";
    return removeFigure(officer, { id: edition.id, version, figureId });
  };
  expect(await remove(1200)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/own and partner make 1,100, more than the total of 900/),
  });
  expect((await load(edition.reference)).figures).toHaveLength(3);
  expect(await remove(1100)).toMatchObject({ ok: true });
  expect(await remove(1200)).toMatchObject({ ok: true });
});

test("a number is added once, however often its form arrives", async () => {
  const edition = await create();
  const figure = {
    id: newId(),
    editionId: edition.id,
    kind: "TROOPS",
    whose: { side: "TOTAL", countryCode: null },
    value: 900,
    qualifier: null,
    source: "J7 brief",
    asOf: "2026-01-02",
    isAsReported: false,
  } as const;
  const [first, twin] = await Promise.all([addFigure(officer, figure), addFigure(officer, figure)]);
  expect(first).toMatchObject({ ok: true, data: { reference: edition.reference } });
  expect(twin).toEqual(first);
  expect(await addFigure(officer, figure)).toEqual(first);
  const saved = await load(edition.reference);
  expect(saved.figures).toHaveLength(1);
  expect(saved.version).toBe(edition.version + 1);
  expect(await addFigure(officer, { ...figure, value: 901 })).toMatchObject({ code: "conflict" });
});

test("a participant is counted by several sources side by side, and stays while it is counted", async () => {
  const edition = await create();
  const count = (whose: string, value: string, source: string, kind = "TROOPS") => {
    const form = { id: newId(), editionId: edition.id, kind, whose, value, source, asOf: "2026-01-02" };
    const read = addFigureSchema.safeParse(form);
    return read.success ? addFigure(officer, read.data) : read.error.issues.map(({ path }) => path.join());
  };
  expect(await count("JPN", "300", "J7 brief")).toMatchObject({ ok: true });
  expect(await count("JPN", "340", "Press")).toMatchObject({ ok: true });
  expect(await count("KOR", "50", "Press")).toMatchObject({
    fields: { whose: [expect.stringMatching(/does not take part/)] },
  });
  expect(await count("JPN", "1", "Press", "NATIONS")).toEqual(["whose"]);
  expect(await count("EVERYBODY", "1", "Press")).toEqual(["whose"]);
  expect(await count("TOTAL", "320", "Press")).toMatchObject({
    fields: { value: [expect.stringMatching(/the countries make 340, more than the total of 320/)] },
  });
  const saved = await load(edition.reference);
  expect(saved.figures.map(({ countryCode, value, source }) => [countryCode, value, source])).toEqual([
    ["JPN", 300, "J7 brief"],
    ["JPN", 340, "Press"],
  ]);
  const [latest] = await withViewer(officer, (db) => listRevisions(db, "exercise_edition", edition.id));
  const [change] = latest?.changes ?? [];
  expect(JSON.stringify(change)).toContain("Troops JPN 340, Press, 2026-01-02");
  expect(EDITION_WORDS.numbers?.("Troops JPN 340, Press, 2026-01-02")).toBe(
    "Troops Japan 340, Press, 2 Jan 2026",
  );
  const replaced = await saveParticipants(officer, {
    id: edition.id,
    version: saved.version,
    participants: [{ code: "KOR", role: "HOST", state: "CONFIRMED" }],
  });
  expect(replaced).toMatchObject({ fields: { participants: expect.anything() } });
});
