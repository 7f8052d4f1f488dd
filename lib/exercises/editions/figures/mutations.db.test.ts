import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createViewer } from "@/testing/people";
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
      side,
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

test("a number is added once, however often its form arrives", async () => {
  const edition = await create();
  const figure = {
    id: newId(),
    editionId: edition.id,
    kind: "TROOPS",
    side: "TOTAL",
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
