import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement, publishEngagement } from "@/lib/engagements/mutations";
import { countEngagements } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { searchAll } from "@/lib/search/queries";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { NO_OBJECTIVE_FILTERS, type ObjectiveFilters } from "./filters";
import { createObjective, recordReading, saveIndicator, saveObjective } from "./mutations";
import { prepareIndicator } from "./prepare";
import { countServing, getObjective, listObjectives, servingFilters } from "./queries";
import {
  createObjectiveSchema,
  recordReadingSchema,
  saveIndicatorSchema,
  saveObjectiveSchema,
} from "./schema";

const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const partner = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const today = todayIn("UTC", new Date());
const [line] = await asOwner<{ id: string }>(
  "select id from picklist_item where list = 'LINE_OF_EFFORT' limit 1",
);
const facts = { lineOfEffortId: line?.id, text: "Patrol alone by 2028.", ownerUserId: officer.id };

const objective = (code: string, viewer = admin) =>
  withViewer(viewer, async (db) => {
    const found = await getObjective(db, code);
    if (!found) throw new Error("not there");
    return found;
  });

const indicator = (objectiveId: string, version: number, fields: object) =>
  saveIndicatorSchema.parse({
    objectiveId,
    version,
    id: newId(),
    kind: "EFFECT",
    name: "Patrol days",
    unit: "days",
    baseline: "10",
    target: "40",
    countedBy: "",
    isActive: "on",
    ...fields,
  });

test("admins set, change and retire objectives; each step is on record, a stale one changes nothing", async () => {
  const id = newId();
  const made = createObjectiveSchema.parse({ id, code: "test-1", ...facts });
  expect(await createObjective(officer, made)).toMatchObject({ code: "forbidden" });
  expect(await createObjective(admin, made)).toMatchObject({ ok: true, data: { code: "TEST-1" } });
  expect(await createObjective(admin, { ...made, id: newId() })).toMatchObject({
    fields: { code: ["Another objective has this code."] },
  });
  expect(await objective("TEST-1")).toMatchObject({ owner: { name: officer.name }, isActive: true });
  const retired = saveObjectiveSchema.parse({ id, version: 1, ...facts });
  expect(await saveObjective(officer, retired)).toMatchObject({ code: "forbidden" });
  expect(await saveObjective(admin, retired)).toMatchObject({ ok: true });
  expect(await saveObjective(admin, retired)).toMatchObject({ code: "stale" });
  expect(await objective("TEST-1")).toMatchObject({ isActive: false, version: 2 });
  const audit = await asOwner<{ type: string }>(
    "select type from audit_event where subject_id = $1 and outcome = 'success' order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual(["objective.created", "objective.changed"]);
});

test("the day of the next review is kept, told in the history, and asked for by the list of whoever answers for it", async () => {
  const post = await createPost("Objective keeper");
  const holder = await createHolder([post]);
  const day = (days: number) => addDays(today, days);
  const make = async (code: string, fields: object) => {
    const id = newId();
    const made = createObjectiveSchema.parse({ id, code, ...facts, ownerUserId: "", ...fields });
    expect(await createObjective(admin, made)).toMatchObject({ ok: true });
    return id;
  };
  const id = await make("REV-1", { ownerUserId: officer.id, reviewOn: day(3) });
  await make("REV-2", { ownerUserId: officer.id, reviewOn: day(-90) });
  await make("REV-3", { ownerUserId: officer.id, reviewOn: day(40) });
  await make("REV-4", { ownerUserId: officer.id });
  await make("REV-5", { ownerPostId: post, reviewOn: day(3) });
  const retired = await make("REV-6", { ownerUserId: officer.id, reviewOn: day(3) });
  const left = { id: retired, version: 1, ...facts, reviewOn: day(3) };
  expect(await saveObjective(admin, saveObjectiveSchema.parse(left))).toMatchObject({ ok: true });

  const listed = (viewer: Viewer, filters: Partial<ObjectiveFilters>) =>
    withViewer(viewer, async (db) => {
      const found = await listObjectives(db, viewer, { ...NO_OBJECTIVE_FILTERS, ...filters });
      return found.map(({ code }) => code).filter((code) => code.startsWith("REV-"));
    });
  expect(await listed(officer, { mine: true, reviewBy: day(3) })).toEqual(["REV-1", "REV-2"]);
  expect(await listed(holder, { mine: true, reviewBy: day(3) })).toEqual(["REV-5"]);
  expect(await listed(admin, { reviewBy: day(3) })).toEqual(["REV-1", "REV-2", "REV-5"]);
  expect(await listed(officer, { mine: true })).toEqual(["REV-1", "REV-2", "REV-3", "REV-4", "REV-6"]);

  const next = saveObjectiveSchema.parse({
    id,
    version: 1,
    ...facts,
    reviewOn: day(93),
    isActive: "on",
  });
  expect(await saveObjective(admin, next)).toMatchObject({ ok: true });
  expect(await objective("REV-1")).toMatchObject({ reviewOn: day(93) });
  expect(await listed(officer, { mine: true, reviewBy: day(3) })).toEqual(["REV-2"]);
  const [, change] = await asOwner<{ before: unknown; after: unknown }>(
    "select before, after from audit_event where subject_id = $1 and outcome = 'success' order by sequence",
    [id],
  );
  expect(change).toMatchObject({ before: { reviewOn: day(3) }, after: { reviewOn: day(93) } });
});

test("values are written down by officers, never changed, and stay with the nation that keeps the record", async () => {
  const id = newId();
  await createObjective(admin, createObjectiveSchema.parse({ id, code: "TEST-2", ...facts }));
  const days = indicator(id, 1, {});
  expect(await saveIndicator(officer, days)).toMatchObject({ code: "forbidden" });
  expect(await saveIndicator(admin, days)).toMatchObject({ ok: true });
  const reading = (fields: object) =>
    recordReadingSchema.parse({
      id: newId(),
      indicatorId: days.id,
      readOn: today,
      value: "12.5",
      source: "Harbour log",
      ...fields,
    });
  expect(await recordReading(officer, reading({}))).toMatchObject({ ok: true });
  expect(await recordReading(officer, reading({ readOn: "2099-01-01" }))).toMatchObject({ code: "invalid" });
  expect(await recordReading(partner, reading({}))).toMatchObject({ code: "not-found" });
  await expect(runSql(officer, "update indicator_reading set value = 99")).rejects.toThrow(
    /permission denied/,
  );
  const seen = await objective("TEST-2", officer);
  expect(seen.indicators).toMatchObject([
    { name: "Patrol days", baseline: 10, readings: [{ value: 12.5, recordedBy: officer.name }] },
  ]);
  expect((await objective("TEST-2", partner)).indicators).toEqual([]);
  const counted = { ...days, version: 2, kind: "PERFORMANCE" as const, countedBy: "HELD" as const };
  expect(await saveIndicator(admin, counted)).toMatchObject({ code: "invalid" });
});

test("what the record counts is what the viewer may see of it", async () => {
  const id = newId();
  await createObjective(admin, createObjectiveSchema.parse({ id, code: "TEST-3", ...facts }));
  await saveIndicator(admin, indicator(id, 1, { kind: "PERFORMANCE", countedBy: "HELD", name: "Held" }));
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({ purpose: "Talks.", objectives: [id] }),
  );
  if (!made.ok) throw new Error(made.message);
  await publishEngagement(officer, made.data.id, 1);
  await asOwner("update engagement set status = 'COMPLETE' where id = $1", [made.data.id]);
  const count = (viewer: typeof officer) => withViewer(viewer, (db) => countServing(db, id, 5));
  const served = await count(officer);
  expect(served).toMatchObject({ total: 1, quarters: [{ quarter: "2026-01-01", held: 1, trained: 0 }] });
  expect(await count(elsewhere)).toMatchObject({ total: 0, last: [] });
  for (const viewer of [officer, elsewhere, admin])
    expect(await withViewer(viewer, (db) => countEngagements(db, viewer, servingFilters("TEST-3")))).toBe(
      (await count(viewer)).total,
    );
  const [held] = (await objective("TEST-3")).indicators;
  if (!held) throw new Error("not there");
  expect(prepareIndicator(held, served.quarters, "2026-05-01")).toMatchObject({ value: 1 });
  expect(prepareIndicator(held, served.quarters, "2026-05-01").trend.at(-1)).toMatchObject({ value: 1 });
  expect(prepareIndicator({ countedBy: null, readings: [] }, [], today)).toMatchObject({ value: null });
});

test("the search finds indicators in force by name and unit, at home alone, each at its place", async () => {
  const id = newId();
  await createObjective(admin, createObjectiveSchema.parse({ id, code: "test-9", ...facts }));
  const held = async (fields: object) => {
    const saved = indicator(id, (await objective("TEST-9")).version, fields);
    expect(await saveIndicator(admin, saved)).toMatchObject({ ok: true });
    return saved.id;
  };
  const found = await held({ name: "Quarrelbank sorties", unit: "sorties" });
  await held({ name: "Days at sea", unit: "quarrelbank days", kind: "PERFORMANCE" });
  await held({ name: "Quarrelbank of old", isActive: "" });
  const { indicators } = await searchAll(officer, "quarrelbank");
  expect(indicators).toMatchObject({
    total: 2,
    href: "/search?q=quarrelbank&kind=indicators",
    rows: [
      { name: "Days at sea" },
      { name: "Quarrelbank sorties", href: `/objectives/TEST-9#indicator-${found}` },
    ],
  });
  expect(
    (await searchAll(officer, "quarrelbank", { kind: "indicators", page: 1 })).indicators.info?.total,
  ).toBe(2);
  expect((await searchAll(partner, "quarrelbank")).indicators).toMatchObject({ total: 0, rows: [] });
});
