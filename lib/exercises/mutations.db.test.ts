import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer } from "@/testing/people";
import { createSeries, saveSeries, saveTemplate } from "./mutations";
import { getSeries, listTemplate } from "./queries";
import { createSeriesSchema, saveSeriesSchema } from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const officer = await createViewer();

const form = (fields: object = {}) => ({
  id: newId(),
  name: `Trial ${newId().slice(-8)}`,
  lead: "A command",
  status: "ACTIVE",
  ...fields,
});

async function create(fields: object = {}) {
  const made = await createSeries(admin, createSeriesSchema.parse(form(fields)));
  if (!made.ok) throw new Error(made.message);
  const series = await withViewer(admin, (db) => getSeries(db, made.data.slug));
  if (!series) throw new Error("not there");
  return series;
}

test("admins add a series with its other names and what it continues; officers do not", async () => {
  const old = await create({ aliases: "Old Trial\n  OT \nOT" });
  expect(old.aliases).toEqual(["OT", "Old Trial"]);
  const next = await create();
  const renamed = { ...old, aliases: "Old Trial", status: "RENAMED", successorId: next.id, firstYear: "" };
  expect(await saveSeries(admin, saveSeriesSchema.parse(renamed))).toMatchObject({ ok: true });
  const found = await withViewer(admin, (db) => getSeries(db, next.slug));
  expect(found?.predecessors.map(({ slug }) => slug)).toEqual([old.slug]);
  expect(await saveSeries(admin, saveSeriesSchema.parse(renamed))).toMatchObject({ code: "stale" });
  expect(await createSeries(officer, createSeriesSchema.parse(form()))).toMatchObject({ code: "forbidden" });
});

test("a series does not continue itself over another, and takes no name twice", async () => {
  const one = await create();
  const other = await create({ status: "DISCONTINUED", successorId: one.id });
  const circle = { ...one, aliases: "", status: "RENAMED", successorId: other.id, firstYear: "" };
  expect(await saveSeries(admin, saveSeriesSchema.parse(circle))).toMatchObject({
    fields: { successorId: [expect.stringMatching(/cannot go on as itself/)] },
  });
  expect(
    await createSeries(admin, createSeriesSchema.parse(form({ name: one.name.toUpperCase() }))),
  ).toMatchObject({
    fields: { name: [expect.anything()] },
  });
});

test("the template keeps the conferences in their order, planning before STARTEX and the review after ENDEX", async () => {
  const milestones = await withViewer(admin, listTemplate);
  const change = (kind: string, months: number) => ({
    milestones: milestones.map((row) => (row.kind === kind ? { ...row, months } : row)),
  });
  const faults = await saveTemplate(admin, change("FPC", 1));
  expect(faults).toMatchObject({
    fields: { "milestones.4.months": [expect.stringMatching(/before STARTEX/)] },
  });
  expect(await saveTemplate(admin, change("STARTEX", 1))).toMatchObject({ ok: false });
  expect(await saveTemplate(admin, change("MPC", -10))).toMatchObject({
    fields: {
      "milestones.2.months": [expect.stringMatching(/out of its order/)],
      "milestones.1.months": [expect.stringMatching(/out of its order/)],
    },
  });
  expect(await saveTemplate(officer, change("FPC", -2))).toMatchObject({ code: "forbidden" });
  expect(await saveTemplate(admin, change("FPC", -2))).toMatchObject({ ok: true });
  expect(await saveTemplate(admin, change("FPC", -5))).toMatchObject({ code: "stale" });
  const after = await withViewer(admin, listTemplate);
  expect(after.find(({ kind }) => kind === "FPC")?.months).toBe(-2);
});

test("two series named as each other's successor at one moment make no circle", async () => {
  const [one, other] = [await create(), await create()];
  const onwards = (series: typeof one, successorId: string) =>
    saveSeries(
      admin,
      saveSeriesSchema.parse({ ...series, aliases: "", status: "RENAMED", successorId, firstYear: "" }),
    );
  const answers = await Promise.all([onwards(one, other.id), onwards(other, one.id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("of several who change the template at one moment one is first, the others are told", async () => {
  const milestones = await withViewer(admin, listTemplate);
  const answers = await Promise.all(Array.from({ length: 6 }, () => saveTemplate(admin, { milestones })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === "stale")).toHaveLength(5);
});
