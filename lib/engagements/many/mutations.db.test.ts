import { beforeAll, expect, test } from "vitest";
import { listRevisions, textsOfCodes } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { NO_FILTERS, type When } from "../filters";
import { valuesOf } from "../form-values";
import { createEngagement, updateEngagement } from "../mutations";
import { getEngagementById } from "../queries";
import { decideStep } from "../reviews/mutations";
import { listReviews } from "../reviews/queries";
import { changeMany } from "./mutations";
import { listChosen, listChosenBy, listManyObjectives } from "./queries";
import { changeManySchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const objectiveId = newId();
const tagId = newId();

beforeAll(async () => {
  await asOwner(
    `insert into objective (id, code, line_of_effort_id, text)
     select $1, 'MANY-1', id, 'Serve' from picklist_item where list = 'LINE_OF_EFFORT' limit 1`,
    [objectiveId],
  );
  await asOwner("insert into tag_scheme (code, name, source) values ('MANY', 'Many tags', 'test')");
  await asOwner(
    "insert into picklist_item (id, list, code, label, sort) values ($1, 'MANY', 'M', 'Many', 1)",
    [tagId],
  );
});

async function plan(title: string, fields: Record<string, unknown> = {}, publish = false) {
  const id = newId();
  const saved = await createEngagement(
    officer,
    id,
    engagementInput({ title, status: "PLANNED", startsOn: "2097-03-09", ...fields }),
    { publish },
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return { id, version: saved.data.version };
}

const recordOf = (id: string) => withViewer(officer, (db) => getEngagementById(db, id));

async function change(viewer: Viewer, input: Record<string, unknown>) {
  const result = await changeMany(viewer, changeManySchema.parse(input));
  if (!result.ok) throw new Error(result.message);
  return result.data;
}

test("each row gets its own answer: done, already so, changed meanwhile, refused", async () => {
  const done = await plan("Done");
  const already = await plan("Already", { objectives: [objectiveId] });
  const stale = await plan("Stale");
  const seen = await recordOf(stale.id);
  if (!seen) throw new Error("not there");
  await updateEngagement(officer, stale.id, 1, { ...valuesOf(seen), title: "Meanwhile" });
  const gone = { id: newId(), version: 1 };

  const outcomes = await change(officer, {
    act: "ADD_OBJECTIVE",
    objectiveId,
    rows: [done, already, stale, gone],
  });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["DONE", "UNCHANGED", "STALE", "REFUSED"]);
  expect(outcomes[0]).toMatchObject({ version: 2, why: null });
  expect((await recordOf(done.id))?.objectives.map(({ id }) => id)).toEqual([objectiveId]);
  expect((await recordOf(stale.id))?.objectives).toEqual([]);
});

test("asking twice changes nothing more, and what was added can be taken away", async () => {
  const row = await plan("Twice");
  expect((await change(officer, { act: "ADD_TAG", tagId, rows: [row] }))[0]?.outcome).toBe("DONE");
  expect((await change(officer, { act: "ADD_TAG", tagId, rows: [row] }))[0]).toMatchObject({
    outcome: "UNCHANGED",
    version: 2,
  });
  await change(officer, { act: "REMOVE_TAG", tagId, rows: [{ ...row, version: 2 }] });
  expect((await recordOf(row.id))?.tags.some(({ id }) => id === tagId)).toBe(false);
});

test("a retired tag is given to none; where it was given it stays, is read in words, and can be taken away", async () => {
  const before = await plan("Tagged before", { tags: [tagId] });
  const after = await plan("Not tagged");
  await asOwner("update picklist_item set is_active = false where id = $1", [tagId]);
  try {
    expect((await change(officer, { act: "ADD_TAG", tagId, rows: [after] }))[0]).toMatchObject({
      outcome: "REFUSED",
      why: "Choose tags of the list.",
    });
    const raised = await change(officer, { act: "RAISE_MARKING", rows: [before] });
    expect(raised[0]?.outcome).toBe("DONE");
    expect((await recordOf(before.id))?.tags).toMatchObject([{ scheme: "MANY", code: "M", name: "Many" }]);
    const removed = await change(officer, { act: "REMOVE_TAG", tagId, rows: [{ ...before, version: 2 }] });
    expect(removed[0]?.outcome).toBe("DONE");
    const texts = await withViewer(officer, async (db) =>
      textsOfCodes(db, await listRevisions(db, "engagement", before.id)),
    );
    expect(texts.get("MANY M")).toBe("Many (Many tags)");
  } finally {
    await asOwner("update picklist_item set is_active = true where id = $1", [tagId]);
  }
});

test("the marking is raised and never lowered, an officer is set, and a cancelled one says why", async () => {
  const row = await plan("Several");
  await change(officer, { act: "RAISE_MARKING", rows: [row] });
  await change(officer, { act: "SET_OFFICER", officerId: officer.id, rows: [{ ...row, version: 2 }] });
  await change(officer, { act: "CANCEL", statusReason: "Storm.", rows: [{ ...row, version: 3 }] });
  expect(await recordOf(row.id)).toMatchObject({
    marking: "CUI",
    responsibleOfficer: { id: officer.id },
    status: "CANCELLED",
    statusReason: "Storm.",
    version: 4,
  });
  const events = await asOwner(
    "select 1 from audit_event where subject_id = $1 and type = 'engagement.changed'",
    [row.id],
  );
  expect(events).toHaveLength(3);
});

test("several are cancelled by a reason of the list, and not by one that was retired or never stood in it", async () => {
  const rows = [await plan("Cancelled one"), await plan("Cancelled two")];
  const items = await asOwner<{ id: string; label: string }>(
    "select id, label from picklist_item where list = 'CLOSING_REASON' and is_active order by sort limit 2",
  );
  const [used, retired] = items;
  if (!used || !retired) throw new Error("no reasons");
  await asOwner("update picklist_item set is_active = false where id = $1", [retired.id]);
  for (const closingReasonId of [retired.id, newId()]) {
    const refused = await change(officer, { act: "CANCEL", closingReasonId, rows });
    expect(refused.map(({ outcome, why }) => [outcome, why])).toEqual(
      rows.map(() => ["REFUSED", "Choose one of the list."]),
    );
  }
  await change(officer, { act: "CANCEL", closingReasonId: used.id, statusReason: "", rows });
  for (const { id } of rows)
    expect(await recordOf(id)).toMatchObject({
      status: "CANCELLED",
      closingReason: used.label,
      statusReason: null,
    });
});

test("a refusal of one row says why and leaves the others done", async () => {
  const held = await plan("Held", { startsOn: "2026-03-09", status: "COMPLETE", publication: "DRAFT" });
  const ahead = await plan("Ahead");
  const outcomes = await change(officer, { act: "CANCEL", statusReason: "Storm.", rows: [held, ahead] });
  expect(outcomes).toMatchObject([
    { outcome: "REFUSED", why: "What is complete cannot become cancelled." },
    { outcome: "DONE" },
  ]);
  expect((await recordOf(held.id))?.version).toBe(1);
  expect((await recordOf(ahead.id))?.status).toBe("CANCELLED");
});

test("plans are confirmed together: one that was held, one without an objective, one that is gone on and one that is so already say why", async () => {
  const served = { purpose: "Talk.", objectives: [objectiveId] };
  const ready = await plan("Ready to confirm", served, true);
  const postponed = await plan("Postponed", { ...served, status: "POSTPONED", statusReason: "Storm." }, true);
  const bare = await plan("Serves nothing", { purpose: "Talk." }, true);
  const held = await plan("Held", { startsOn: "2026-03-09", status: "COMPLETE" });
  const cancelled = await plan("Called off", { status: "CANCELLED", statusReason: "Storm." });
  const already = await plan("Confirmed", { ...served, status: "CONFIRMED" });
  const stale = await plan("Stale", served);
  const seen = await recordOf(stale.id);
  if (!seen) throw new Error("not there");
  await updateEngagement(officer, stale.id, 1, { ...valuesOf(seen), title: "Meanwhile" });

  const rows = [ready, postponed, bare, held, cancelled, already, stale];
  const outcomes = await change(officer, { act: "CONFIRM", rows });
  expect(outcomes.map(({ outcome, why }) => [outcome, why])).toEqual([
    ["DONE", null],
    ["DONE", null],
    ["REFUSED", "Name at least one objective it serves; nothing is confirmed without one."],
    ["REFUSED", "It was held already. To open its report again, change it by itself."],
    ["REFUSED", "What is cancelled cannot become confirmed."],
    ["UNCHANGED", null],
    ["STALE", expect.stringContaining("since this page was opened")],
  ]);
  const states = await Promise.all(rows.map(({ id }) => recordOf(id)));
  expect(states.map((record) => record?.status)).toEqual([
    "CONFIRMED",
    "CONFIRMED",
    "PLANNED",
    "COMPLETE",
    "CANCELLED",
    "CONFIRMED",
    "PLANNED",
  ]);
  expect(states[1]).toMatchObject({ statusReason: null, closingReasonId: null });
  const trail = await asOwner<{ subject_id: string; after: { status: string } }>(
    "select subject_id, after from audit_event where subject_id = any($1) and type = 'engagement.changed' and after ? 'status' order by sequence",
    [rows.map(({ id }) => id)],
  );
  expect(trail.map(({ subject_id, after }) => [subject_id, after.status])).toEqual([
    [ready.id, "CONFIRMED"],
    [postponed.id, "CONFIRMED"],
  ]);
});

test("plans are postponed together for a reason; what goes on or is over is not postponed", async () => {
  const ahead = await plan("To postpone");
  const held = await plan("Held before", { startsOn: "2026-03-09", status: "COMPLETE" });
  const outcomes = await change(officer, { act: "POSTPONE", statusReason: "Storm.", rows: [ahead, held] });
  expect(outcomes).toMatchObject([
    { outcome: "DONE", version: 2 },
    { outcome: "REFUSED", why: "What is complete cannot become postponed." },
  ]);
  expect(await recordOf(ahead.id)).toMatchObject({ status: "POSTPONED", statusReason: "Storm." });
  const without = changeManySchema.safeParse({ act: "POSTPONE", rows: [ahead] });
  expect(without.error?.issues).toMatchObject([
    { path: ["closingReasonId"], message: "Say why they are postponed." },
  ]);
});

test("a plan in a time zone that is not known here is changed and keeps its zone", async () => {
  const lost = await plan("Lost", { startTime: "10:00" });
  await asOwner("update engagement set time_zone = 'Moon/Tranquility' where id = $1", [lost.id]);
  const before = await recordOf(lost.id);
  const outcomes = await change(officer, { act: "CANCEL", statusReason: "Storm.", rows: [lost] });
  expect(outcomes).toMatchObject([{ outcome: "DONE" }]);
  expect(await recordOf(lost.id)).toMatchObject({
    status: "CANCELLED",
    timeZone: "Moon/Tranquility",
    startsAt: before?.startsAt,
  });
});

test("drafts are submitted one by one, and what is published already is left alone", async () => {
  const ready = await plan("Ready", { purpose: "Talk.", objectives: [objectiveId] });
  const bare = await plan("Bare", { status: "CONFIRMED", objectives: [] });
  const outcomes = await change(officer, { act: "SUBMIT", rows: [ready, bare] });
  expect(outcomes[0]?.outcome).toBe("DONE");
  expect(outcomes[1]).toMatchObject({ outcome: "REFUSED", why: expect.stringContaining("objective") });
  expect((await recordOf(ready.id))?.publication).toBe("PUBLISHED");
  expect((await recordOf(bare.id))?.publication).toBe("DRAFT");
  expect((await change(officer, { act: "SUBMIT", rows: [{ ...ready, version: 2 }] }))[0]?.outcome).toBe(
    "UNCHANGED",
  );
});

test("of reports that are submitted together one whose promise lacks owner or day stays a draft and says which", async () => {
  const report = (promise: object) => ({
    status: "COMPLETE",
    startsOn: "2026-03-09",
    purpose: "Talk.",
    keyOutcomes: "Agreed.",
    atmospherics: "POSITIVE",
    objectives: [objectiveId],
    attendance: [
      { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL" },
      { name: "Mori, Kenji", side: "PARTNER", role: "PRINCIPAL" },
    ],
    commitments: [{ text: "Send a map.", bySide: "OWN", ...promise }],
  });
  const rows = [
    await plan("Whole", report({ ownerName: "Whitlock", dueOn: "2026-04-01" })),
    await plan("Nobody's", report({ dueOn: "2026-04-01" })),
    await plan("Some day", report({ ownerName: "Whitlock" })),
  ];
  const outcomes = await change(officer, { act: "SUBMIT", rows });
  expect(outcomes.map(({ outcome, why, version }) => [outcome, why, version])).toEqual([
    ["DONE", null, 2],
    ["REFUSED", "Say who owns this promise.", 1],
    ["REFUSED", "Say when this promise falls due.", 1],
  ]);
  const states = await Promise.all(rows.map(({ id }) => recordOf(id)));
  expect(states.map((record) => [record?.publication, record?.version])).toEqual([
    ["PUBLISHED", 2],
    ["DRAFT", 1],
    ["DRAFT", 1],
  ]);
});

test("drafts that a chain reviews go to its first post, each with an answer of its own", async () => {
  const post = await createPost("Head of plans");
  const approver = await createHolder([post]);
  await createChain({ kind: "PLAN", countryCode: "MNG", steps: [{ posts: [post] }] });
  const reviewed = { purpose: "Talk.", countries: [{ code: "MNG", role: "HOST" }] };
  const [one, two, stale, sent] = await Promise.all([
    plan("One", reviewed),
    plan("Two", reviewed),
    plan("Stale", reviewed),
    plan("Sent", reviewed, true),
  ]);
  const bare = await plan("Bare", { ...reviewed, status: "CONFIRMED", objectives: [] });
  const free = await plan("Free", { purpose: "Talk." });
  const waiting = () => withViewer(approver, (db) => listReviews(db, approver, "mine", 1));
  const before = await recordOf(sent.id);
  const seen = await recordOf(stale.id);
  if (!seen) throw new Error("not there");
  await updateEngagement(officer, stale.id, 1, { ...valuesOf(seen), title: "Meanwhile" });

  const rows = [one, two, stale, sent, bare, free];
  const outcomes = await change(officer, { act: "SUBMIT", rows });
  expect(outcomes).toMatchObject([
    { id: one.id, outcome: "DONE", version: 2, why: null },
    { id: two.id, outcome: "DONE", version: 2, why: null },
    { id: stale.id, outcome: "STALE", version: 2 },
    { id: sent.id, outcome: "UNCHANGED", version: before?.version },
    { id: bare.id, outcome: "REFUSED", why: expect.stringContaining("objective") },
    { id: free.id, outcome: "DONE", version: 2 },
  ]);
  const states = await Promise.all(rows.map(async ({ id }) => (await recordOf(id))?.publication));
  expect(states).toEqual(["SUBMITTED", "SUBMITTED", "DRAFT", "SUBMITTED", "DRAFT", "PUBLISHED"]);
  const titles = (await waiting()).rows.map(({ engagement }) => engagement.title);
  expect(titles.sort()).toEqual(["One", "Sent", "Two"]);

  const again = await change(officer, { act: "SUBMIT", rows: [{ ...one, version: 2 }] });
  expect(again[0]).toMatchObject({ outcome: "UNCHANGED", version: 2 });
  const step = (await waiting()).rows.find(({ engagement }) => engagement.id === one.id)?.step;
  const decision = { stepId: step?.id ?? "", version: 2, decision: "APPROVED" as const, comment: null };
  expect(await decideStep(approver, decision)).toMatchObject({ ok: true });
  expect((await recordOf(one.id))?.publication).toBe("PUBLISHED");
});

test("who may not see a record is told nothing of it, who may not change it is refused", async () => {
  const draft = await plan("Secret draft");
  const published = await plan("Open", { purpose: "Talk.", objectives: [objectiveId] }, true);
  expect(await change(elsewhere, { act: "RAISE_MARKING", rows: [draft, published] })).toEqual([
    { id: draft.id, outcome: "REFUSED", version: null, why: "It is gone, or not open to you any more." },
    { id: published.id, outcome: "REFUSED", version: null, why: "It is gone, or not open to you any more." },
  ]);
  expect((await change(leader, { act: "RAISE_MARKING", rows: [published] }))[0]).toMatchObject({
    outcome: "REFUSED",
    why: expect.stringContaining("officers"),
  });
});

test("a selection holds what is open to the viewer, by id or by filter", async () => {
  const row = await plan("Chosen one");
  const ids = [row.id, newId()];
  expect(
    (await withViewer(officer, (db) => listChosen(db, ids))).map(({ id, version }) => [id, version]),
  ).toEqual([[row.id, 1]]);
  await plan("Chosen before", { startsOn: "2020-03-09" });
  const by = async (viewer: Viewer, when: When) => {
    const filters = { ...NO_FILTERS, when, q: "chosen" };
    return (await withViewer(viewer, (db) => listChosenBy(db, viewer, filters))).map(({ title }) => title);
  };
  expect(await by(officer, "all")).toEqual(["Chosen one", "Chosen before"]);
  expect(await by(officer, "past")).toEqual(["Chosen before"]);
  expect(await by(officer, "ahead")).toEqual(["Chosen one"]);
  expect(await by(setUp, "all")).toEqual([]);
});

test("input names what is missing beside its field", () => {
  expect(
    changeManySchema.safeParse({ act: "CANCEL", rows: [{ id: newId(), version: 1 }] }).error?.issues[0]?.path,
  ).toEqual(["closingReasonId"]);
  expect(changeManySchema.safeParse({ act: "ADD_TAG", rows: [] }).success).toBe(false);
  expect(changeManySchema.safeParse({ rows: [{ id: newId(), version: 1 }] }).success).toBe(false);
});

test("a retired objective is offered to be taken away from what serves it, and only there; then it is gone", async () => {
  const retired = newId();
  await asOwner(
    `insert into objective (id, code, text, line_of_effort_id, is_active)
     select $1, $2, 'Retired of the year', line_of_effort_id, true from objective limit 1`,
    [retired, `RET-${retired.slice(-6)}`],
  );
  const serving = await plan("Serves it", { objectives: [retired] });
  const other = await plan("Serves another");
  await asOwner("update objective set is_active = false where id = $1", [retired]);
  const offered = (...rows: { id: string }[]) =>
    withViewer(officer, (db) =>
      listManyObjectives(
        db,
        rows.map(({ id }) => id),
      ),
    );
  expect((await offered(other)).map(({ value }) => value)).not.toContain(retired);
  const [found] = (await offered(serving, other)).filter(({ value }) => value === retired);
  expect(found).toMatchObject({
    label: expect.stringMatching(/Retired of the year \(retired\)$/),
    isActive: false,
  });
  // Who may not see the engagement is offered nothing that it alone serves.
  const theirs = await withViewer(elsewhere, (db) => listManyObjectives(db, [serving.id]));
  expect(theirs.map(({ value }) => value)).not.toContain(retired);
  const take = { act: "REMOVE_OBJECTIVE", objectiveId: retired, rows: [serving, other] };
  expect((await change(officer, take)).map(({ outcome }) => outcome)).toEqual(["DONE", "UNCHANGED"]);
  expect((await recordOf(serving.id))?.objectives).toEqual([]);
});
