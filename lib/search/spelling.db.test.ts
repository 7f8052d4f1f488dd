import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import type { SeriesFilters } from "@/lib/exercises/filters";
import { findSeries } from "@/lib/exercises/queries";
import { newId } from "@/lib/ids";
import { createCrisis } from "@/testing/crises";
import { createViewer, setUp } from "@/testing/people";
import { KINDS } from "./filters";
import { searchAll } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

const stamp = newId()
  .slice(-5)
  .replace(/[^a-z]/g, "k");
const seriesId = newId();

test("a slip in a name still finds an exercise, under a former name too, and its list says the same", async () => {
  await withViewer(setUp, async (db) => {
    await db.exerciseSeries.create({
      data: {
        id: seriesId,
        slug: `slip-${newId().slice(-8)}`,
        name: `Brimstone Gauntlet ${stamp}`,
        lead: "A",
      },
    });
    await db.exerciseAlias.createMany({ data: [{ seriesId, name: "Quartermaster Zephyr" }] });
  });
  const found = async (text: string, filters: Partial<SeriesFilters> = {}) => {
    const { exercises } = await searchAll(elsewhere, text);
    const list = await withViewer(elsewhere, (db) =>
      findSeries(db, { q: text, status: null, domain: null, ...filters }),
    );
    if (Object.keys(filters).length === 0)
      expect([exercises.total, exercises.isNear]).toEqual([list.rows.length, list.isNear]);
    return list;
  };
  for (const text of ["Brimstone Gauntlet", "quartermaster"])
    expect(await found(text)).toMatchObject({
      isNear: false,
      rows: [{ name: `Brimstone Gauntlet ${stamp}` }],
    });
  for (const [text, foundBy] of [
    ["Brimstne", []],
    ["gauntlett brimston", []],
    ["Kwartermaster", ["Quartermaster Zephyr"]],
    ["Quartermastre Zefyr", ["Quartermaster Zephyr"]],
  ] as const)
    expect(await found(text), text).toMatchObject({
      isNear: true,
      rows: [{ name: `Brimstone Gauntlet ${stamp}`, foundBy }],
    });
  // One word that is far from all keeps the whole away, and what another filter leaves out has the words all the same.
  expect(await found("Brimstne Umbrella")).toMatchObject({ isNear: false, rows: [] });
  expect(await found("Brimstone", { status: "DISCONTINUED" })).toMatchObject({ isNear: false, rows: [] });
  expect(await found("Brimstne", { status: "DISCONTINUED" })).toMatchObject({ rows: [] });
  expect((await searchAll(elsewhere, "-")).exercises).toMatchObject({ isNear: false });
});

test("a slip in a name still finds a crisis, by those to whom it is open", async () => {
  const title = "Stranding at Vermillion Shoals";
  await createCrisis({ title });
  const found = async (viewer: Viewer, text: string) => {
    const { crises } = await searchAll(viewer, text);
    return [crises.rows.map(({ name }) => name), crises.isNear];
  };
  expect(await found(officer, "vermillion")).toEqual([[title], false]);
  for (const text of ["vermilion shoals", "Vermillon", "Strandign Vermillion"])
    expect(await found(officer, text), text).toEqual([[title], true]);
  expect(await found(elsewhere, "Vermillon")).toEqual([[], false]);
  expect(await found(officer, "Vermillon hearing")).toEqual([[], false]);
});

test("names with a slip in them are found as close spellings, and nonsense finds nothing", async () => {
  const search = (text: string) => searchAll(officer, text);
  await withViewer(setUp, async (db) => {
    await db.person.create({
      data: { familyName: "Tanaka", givenName: "Harue", nationality: "JPN", createdById: setUp.id },
    });
    await db.organisation.create({
      data: { name: "Maritime Safety Directorate", nation: "JPN", createdById: setUp.id },
    });
  });
  expect((await search("tanakka")).people).toMatchObject({ total: 1, isNear: true });
  expect((await search("Maritime Safety")).organisations).toMatchObject({ total: 1 });
  expect((await search("Maritme Safty Directorate")).organisations).toMatchObject({
    total: 1,
    isNear: true,
    rows: [{ name: "Maritime Safety Directorate" }],
  });
  const nonsense = await search("qqxzvw kkqzx");
  expect(KINDS.map((kind) => nonsense[kind].total)).toEqual(KINDS.map(() => 0));
});
