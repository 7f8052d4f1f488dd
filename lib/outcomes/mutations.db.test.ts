import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { createEngagement, publishEngagement } from "@/lib/engagements/mutations";
import { IN_REVIEW } from "@/lib/engagements/reviews/in-review";
import { withdrawEngagement } from "@/lib/engagements/reviews/mutations";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { listOutcomeIds, listOutcomesById } from "./export/queries";
import { checkStep, reachStep, recordOutcome } from "./mutations";
import { listOutcomes, listToCheck } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const today = todayIn("UTC", new Date());

afterEach(() => vi.useRealTimers());

async function held(status = "COMPLETE"): Promise<string> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talks." }));
  if (!made.ok) throw new Error(made.message);
  await publishEngagement(officer, made.data.id, 1);
  await asOwner("update engagement set status = $2::engagement_status where id = $1", [made.data.id, status]);
  return made.data.id;
}

async function outcomeOf(engagementId: string): Promise<string> {
  const id = newId();
  const made = await recordOutcome(officer, { id, engagementId, text: "Parking for two transports" });
  if (!made.ok) throw new Error(made.message);
  return id;
}

const step = (id: string, version: number, fields: object) => ({
  id,
  version,
  step: "ATTENDED" as const,
  evidence: "List of those present.",
  reachedOn: "2026-03-09",
  checkOn: addDays(today, 180),
  ...fields,
});

test("a ladder is climbed step by step, with evidence, looked at again, and a step is taken back", async () => {
  const engagementId = await held();
  const id = await outcomeOf(engagementId);
  const tooHigh = step(id, 1, { step: "AGREED" });
  expect(await reachStep(officer, tooHigh)).toMatchObject({ fields: { step: [expect.any(String)] } });
  expect(await reachStep(officer, step(id, 1, {}))).toMatchObject({ ok: true, data: { version: 2 } });
  const discussed = { step: "DISCUSSED", checkOn: addDays(today, -1), evidence: "Minutes." };
  expect(await reachStep(officer, step(id, 1, discussed))).toMatchObject({ code: "stale" });
  expect(await reachStep(officer, step(id, 2, discussed))).toMatchObject({ ok: true });

  const due = await withViewer(officer, (db) =>
    listToCheck(db, officer, { today, isOwn: false, span: { from: 1, to: 6 } }),
  );
  expect(due).toMatchObject({ total: 1, rows: [{ outcomeId: id, step: "DISCUSSED" }] });
  const looked = {
    id,
    version: 3,
    finding: "HOLDS" as const,
    evidence: "Said again.",
    checkOn: addDays(today, 90),
  };
  expect(await checkStep(officer, { ...looked, checkOn: today })).toMatchObject({
    fields: { checkOn: [expect.any(String)] },
  });
  expect(await checkStep(officer, looked)).toMatchObject({ ok: true });
  expect(
    await withViewer(officer, (db) =>
      listToCheck(db, officer, { today, isOwn: false, span: { from: 1, to: 6 } }),
    ),
  ).toEqual({
    rows: [],
    total: 0,
  });
  expect(
    await checkStep(officer, { id, version: 4, finding: "GONE", evidence: "They deny it.", checkOn: null }),
  ).toMatchObject({ ok: true });
  const [outcome] = await withViewer(leader, (db) => listOutcomes(db, engagementId));
  expect(outcome?.steps.map((one) => one.step)).toEqual(["ATTENDED"]);
  expect(outcome?.steps[0]?.recordedBy).toBe(officer.name);
  const before = { step: "DISCUSSED", lookedOn: today, lookedBy: officer.name, reachedOn: "2026-03-09" };
  expect(outcome?.looks).toMatchObject([
    { ...before, finding: "GONE", reason: "They deny it.", evidence: "Said again." },
    { ...before, finding: "HOLDS", reason: null, evidence: "Minutes." },
  ]);
  const audit = await asOwner<{ type: string; after: { reason?: string } }>(
    "select type, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual(["outcome.recorded", ...Array(4).fill("outcome.changed")]);
  expect(audit.at(-1)?.after).toMatchObject({ reason: "They deny it." });
});

test("an outcome is as open as its engagement, and only those who may change that change it", async () => {
  const engagementId = await held();
  const id = await outcomeOf(engagementId);
  expect(await withViewer(elsewhere, (db) => listOutcomes(db, engagementId))).toEqual([]);
  expect(await reachStep(elsewhere, step(id, 1, {}))).toMatchObject({ code: "not-found" });
  expect(await reachStep(leader, step(id, 1, {}))).toMatchObject({ code: "forbidden" });
  const planned = await held("PLANNED");
  expect(
    await recordOutcome(officer, { id: newId(), engagementId: planned, text: "Too early" }),
  ).toMatchObject({
    code: "conflict",
  });
});

test("while its engagement is in review, nothing is said of what came of it until that is taken back", async () => {
  const engagementId = await held();
  const id = await outcomeOf(engagementId);
  expect(await reachStep(officer, step(id, 1, {}))).toMatchObject({ ok: true });
  const [{ version } = { version: 0 }] = await asOwner<{ version: number }>(
    "update engagement set publication = 'SUBMITTED' where id = $1 returning version",
    [engagementId],
  );
  const refused = { code: "conflict", message: IN_REVIEW };
  const another = { id: newId(), engagementId, text: "A second berth" };
  const gone = { id, version: 2, finding: "GONE" as const, evidence: "They deny it.", checkOn: null };
  expect(await recordOutcome(officer, another)).toMatchObject(refused);
  expect(await reachStep(officer, step(id, 2, { step: "DISCUSSED" }))).toMatchObject(refused);
  expect(await checkStep(officer, gone)).toMatchObject(refused);
  const addition =
    "insert into outcome (id, engagement_id, text, recorded_by_id, updated_at) values ($1::uuid, $2::uuid, 'A third', $3::uuid, now())";
  await expect(runSql(officer, addition, newId(), engagementId, officer.id)).rejects.toThrow(
    /row-level security/,
  );
  expect(await runSql(officer, "update outcome set text = 'Other' where id = $1::uuid", id)).toBe(0);
  expect(
    await runSql(officer, "update outcome_step set evidence = 'Other' where outcome_id = $1::uuid", id),
  ).toBe(0);
  expect(await runSql(officer, "delete from outcome_step where outcome_id = $1::uuid", id)).toBe(0);
  const look = `insert into outcome_look (id, outcome_id, step, finding, looked_on, looked_by_id, evidence, reached_on, recorded_by_id)
    values ($1::uuid, $2::uuid, 'ATTENDED', 'HOLDS', now(), $3::uuid, 'Seen.', now(), $3::uuid)`;
  await expect(runSql(officer, look, newId(), id, officer.id)).rejects.toThrow(/row-level security/);
  expect(await withViewer(leader, (db) => listOutcomes(db, engagementId))).toEqual([]);
  expect(await withViewer(officer, (db) => listOutcomes(db, engagementId))).toMatchObject([
    { text: "Parking for two transports", version: 2, steps: [{ step: "ATTENDED" }] },
  ]);

  expect(await withdrawEngagement(officer, engagementId, version)).toMatchObject({ ok: true });
  expect(await recordOutcome(officer, another)).toMatchObject({ ok: true });
  expect(await reachStep(officer, step(id, 2, { step: "DISCUSSED" }))).toMatchObject({ ok: true });
});

test("the database itself refuses a step without those below it, and one without evidence", async () => {
  const id = await outcomeOf(await held());
  const insert = (name: string, evidence: string) =>
    runSql(
      officer,
      `insert into outcome_step (outcome_id, step, evidence, reached_on, recorded_by_id) values ($1::uuid, $2::ladder_step, $3, '2026-03-09', $4::uuid)`,
      id,
      name,
      evidence,
      officer.id,
    );
  await expect(insert("ACTED", "Seen.")).rejects.toThrow(/stands on those below/);
  await expect(insert("ATTENDED", " ")).rejects.toThrow(/outcome_step_has_evidence/);
  await expect(insert("ATTENDED", "Seen.")).rejects.toThrow(/outcome_step_is_looked_at_again/);
});

test("the record knows the highest step of all that came of it, and forgets one that is taken back", async () => {
  const engagementId = await held();
  const [high, low] = [await outcomeOf(engagementId), await outcomeOf(engagementId)];
  const topStep = async () =>
    (
      await asOwner<{ top_step: string | null }>("select top_step from engagement where id = $1", [
        engagementId,
      ])
    )[0]?.top_step;
  expect(await topStep()).toBeNull();
  await reachStep(officer, step(high, 1, {}));
  await reachStep(officer, step(high, 2, { step: "DISCUSSED" }));
  await reachStep(officer, step(low, 1, {}));
  expect(await topStep()).toBe("DISCUSSED");

  const listed = () =>
    withViewer(leader, async (db) => {
      const { filters } = readEngagementFilters({ ladder: "DISCUSSED", country: "JPN" });
      const ids = (await listOutcomeIds(db, leader, filters)).map(({ id }) => id);
      return (await listOutcomesById(db, ids)).flatMap(({ id, top }) =>
        id === high || id === low ? [[id, top?.step, top?.evidence]] : [],
      );
    });
  expect(await listed()).toEqual([
    [high, "DISCUSSED", "List of those present."],
    [low, "ATTENDED", "List of those present."],
  ]);

  const gone = { id: high, version: 3, finding: "GONE" as const, evidence: "They deny it.", checkOn: null };
  expect(await checkStep(officer, gone)).toMatchObject({ ok: true });
  expect(await topStep()).toBe("ATTENDED");
  expect(await listed()).toEqual([]);
  await asOwner("delete from outcome where engagement_id = $1", [engagementId]);
  expect(await topStep()).toBeNull();
});

test("of two steps that are reached at once neither is forgotten, whichever is saved last", async () => {
  const engagementId = await held();
  const outcomes = [await outcomeOf(engagementId), await outcomeOf(engagementId)];
  for (const id of outcomes) await reachStep(officer, step(id, 1, {}));
  const [first = "", second = ""] = outcomes;
  await reachStep(officer, step(first, 2, { step: "DISCUSSED" }));
  const [one, other] = [connect(), connect()];
  await Promise.all([one.connect(), other.connect()]);
  await one.query("begin");
  await one.query(REACHED, [first, "AGREED", officer.id]);
  // Waits for the record, and has not seen what was reached before it.
  const later = other.query(REACHED, [second, "DISCUSSED", officer.id]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await one.query("commit");
  await later;
  await Promise.all([one.end(), other.end()]);
  const [record] = await asOwner<{ top_step: string }>("select top_step from engagement where id = $1", [
    engagementId,
  ]);
  expect(record?.top_step).toBe("AGREED");
});

const REACHED =
  "insert into outcome_step (outcome_id, step, evidence, reached_on, check_on, recorded_by_id) values ($1, $2::ladder_step, 'Seen.', '2026-03-09', '2026-09-09', $3)";

function connect(): pg.Client {
  return new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
}

test("where it took place the day may have begun that has not where its writer is, and it was attended by then", async () => {
  const abroad = await createViewer({ countries: ["JPN"], timeZone: "America/New_York" });
  const [id, early] = [newId(), newId()];
  const make = (as: string, startsOn: string) =>
    createEngagement(
      abroad,
      as,
      engagementInput({ purpose: "Talks.", startsOn, hostCountry: "JPN", status: "COMPLETE" }),
    );
  // In Tokyo it is past midnight of the eleventh, in New York the morning of the tenth.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2030-03-10T15:30:00Z") });
  expect(await make(early, "2030-03-12")).toMatchObject({
    fields: { startsOn: [expect.stringMatching(/future/)] },
  });
  expect(await make(id, "2030-03-11")).toMatchObject({ ok: true });
  const outcome = newId();
  expect(await recordOutcome(abroad, { id: outcome, engagementId: id, text: "Berths" })).toMatchObject({
    ok: true,
  });
  const on = (version: number, fields: object) =>
    reachStep(abroad, step(outcome, version, { reachedOn: "2030-03-11", checkOn: "2030-09-01", ...fields }));
  expect(await on(1, { reachedOn: "2030-03-12" })).toMatchObject({
    fields: { reachedOn: [expect.stringMatching(/yet to come/)] },
  });
  expect(await on(1, {})).toMatchObject({ ok: true });
  // What came of it may have come of it anywhere, and nowhere else that anybody knows of is it the eleventh.
  expect(await on(2, { step: "DISCUSSED" })).toMatchObject({
    fields: { reachedOn: [expect.stringMatching(/yet to come/)] },
  });
});
