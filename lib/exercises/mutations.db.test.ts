import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer } from "@/testing/people";
import { createSeries, saveSeries } from "./mutations";
import { getSeries } from "./queries";
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
