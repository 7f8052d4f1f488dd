import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { changedInput } from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { arrangeReviews } from "@/testing/reviewed-reports";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { EXPORT_HEADS, exportCells } from "../export/columns";
import { publishEngagement, updateEngagement } from "../mutations";
import type { EngagementInput } from "../schema";
import type { EngagementDetail } from "../views";
import { unpublishEngagement } from "./mutations";
import { listReviews, readReviews } from "./queries";

const {
  desk,
  region,
  chief,
  officer,
  colleague,
  first,
  second,
  third,
  planner,
  leader,
  admin,
  submit,
  read,
  decide,
  isWaiting,
  eventsOf,
  noticesOf,
} = await arrangeReviews();

describe("a change of what was approved", () => {
  const approved = async (fields: Record<string, unknown> = {}) => {
    const record = await submit(fields);
    for (const approver of [first, second, third]) await decide(record, approver);
    return read(officer, record.reference);
  };
  async function edit(record: EngagementDetail, fields: Partial<EngagementInput>, by: Viewer = officer) {
    const now = await read(by, record.reference);
    expect(await updateEngagement(by, now.id, now.version, changedInput(now, fields))).toMatchObject({
      ok: true,
    });
    return read(by, record.reference);
  }
  const asked = async (record: EngagementDetail) =>
    (await noticesOf(record)).filter(({ kind }) => kind === "REVIEW_WANTED").slice(3);

  test("leaves it published, says so, and asks every post that approved it, one of which confirms", async () => {
    const record = await approved();
    expect(record.approval).toMatchObject({ change: null });
    const after = await edit(record, { assessment: "They mean it." });
    expect(after).toMatchObject({ publication: "PUBLISHED", publishedAt: record.publishedAt });
    expect(after.approval?.change).toMatchObject({ from: record.version, by: officer.name });
    const seen = await read(leader, record.reference);
    expect(seen).toMatchObject({ approval: after.approval });
    const told = exportCells(seen)[EXPORT_HEADS.indexOf("Changed since it was approved")];
    expect(told).toBe(`${after.approval?.change?.at.toISOString()} · ${officer.name}`);
    const posts = [desk, region, chief].toSorted();
    expect((await asked(record)).map(({ post_id }) => post_id).toSorted()).toEqual(posts);
    for (const approver of [first, second, third]) expect(await isWaiting(record, approver)).toBe(true);
    expect(await decide(record, leader)).toMatchObject({ code: "forbidden" });
    expect(await decide(record, second)).toMatchObject({ ok: true });
    const confirmed = await read(officer, record.reference);
    expect(confirmed).toMatchObject({ version: after.version, publishedAt: record.publishedAt });
    expect(confirmed.approval).toMatchObject({ change: null });
    for (const approver of [first, second, third]) expect(await isWaiting(record, approver)).toBe(false);
    expect((await eventsOf(record)).slice(4)).toEqual(["CHANGED", "CONFIRMED"]);
    const next = await edit(record, { assessment: "They meant it." });
    expect(next.approval?.change).toMatchObject({ from: confirmed.version });
  });

  test("is decided about by nobody who wrote any of it, also when it waited already", async () => {
    const writer = await createHolder([desk], { roles: ["OFFICER", "APPROVER"], countries: ["MNG"] });
    const record = await approved();
    await edit(record, { assessment: "They mean it." });
    expect(await isWaiting(record, writer)).toBe(true);
    const after = await edit(record, { nextSteps: "Write." }, writer);
    expect(after.approval?.change).toMatchObject({ from: record.version, by: writer.name });
    expect(await isWaiting(record, writer)).toBe(false);
    expect(await decide(record, writer)).toMatchObject({ code: "forbidden" });
    expect(await decide(record, officer)).toMatchObject({ code: "forbidden" });
    expect((await eventsOf(record)).slice(4)).toEqual(["CHANGED"]);
    // Nobody takes it back or opens one in their own favour past the code, either.
    const end = "update review set state = 'WITHDRAWN' where engagement_id = $1::uuid and state = 'OPEN'";
    for (const by of [officer, writer]) expect(await runSql(by, end, record.id)).toBe(0);
    const open = `insert into review (id, engagement_id, chain_id, chain_name, kind, changed_from, submitted_by_id)
                  select $1::uuid, engagement_id, chain_id, chain_name, kind, 1, $2::uuid from review where engagement_id = $3::uuid limit 1`;
    await expect(runSql(second, open, newId(), first.id, record.id)).rejects.toThrow(/42501|may make it/);
    expect(await decide(record, first)).toMatchObject({ ok: true });
  });

  test("cannot be slipped past by opening a report again, nor confirmed by who only filed it otherwise meanwhile", async () => {
    const writer = await createHolder([desk], { roles: ["OFFICER", "APPROVER"], countries: ["MNG"] });
    const record = await approved();
    await edit(record, { assessment: "They mean it." });
    await edit(record, { leadComponent: "Embassy" }, writer);
    expect(await decide(record, writer)).toMatchObject({ code: "forbidden" });
    expect(await decide(record, first)).toMatchObject({ ok: true });
    const reopened = await edit(record, { status: "CONFIRMED" });
    expect(reopened).toMatchObject({ publication: "PUBLISHED", approval: { kind: "REPORT" } });
    expect(reopened.approval?.change).toMatchObject({ from: record.version + 2, by: officer.name });
  });

  test("comes back with a comment and stays published; the next change is measured by what was approved", async () => {
    const record = await approved();
    await edit(record, { assessment: "They mean it." });
    expect(await decide(record, third, "RETURNED", "Who says so?")).toMatchObject({ ok: true });
    const returned = await read(leader, record.reference);
    expect(returned).toMatchObject({
      publication: "PUBLISHED",
      approval: { change: { from: record.version } },
    });
    const own = await withViewer(officer, (db) => listReviews(db, officer, "submitted", 1));
    expect(own.rows.some(({ engagement }) => engagement.id === record.id)).toBe(true);
    expect((await noticesOf(record)).at(-1)).toMatchObject({ kind: "RETURNED", user_id: officer.id });
    const answered = await edit(record, { assessment: "Their chief says so." });
    expect(answered.approval?.change).toMatchObject({ from: record.version });
    expect(await decide(record, third)).toMatchObject({ ok: true });
    expect((await eventsOf(record)).slice(4)).toEqual(["CHANGED", "RETURNED", "CHANGED", "CONFIRMED"]);
    expect((await read(officer, record.reference)).approval).toMatchObject({ change: null });
  });

  test("asks nobody where it only files the record otherwise or guards it better", async () => {
    const record = await approved();
    const filed = await edit(record, { marking: "CUI", leadComponent: "Embassy", readers: [colleague.id] });
    expect(filed.version).toBe(record.version + 1);
    expect(filed.approval).toMatchObject({ change: null });
    expect(await asked(record)).toEqual([]);
    expect((await edit(record, { marking: "UNCLASSIFIED" })).approval?.change).not.toBeNull();
  });

  test("a decision about what changed meanwhile is stale, and one that came first is about what it saw", async () => {
    const record = await approved();
    await edit(record, { assessment: "They mean it." });
    const [decided, changed] = await Promise.all([
      decide(record, first),
      updateEngagement(officer, record.id, record.version + 1, {
        ...changedInput(await read(officer, record.reference), { assessment: "They meant it." }),
      }),
    ]);
    expect(changed).toMatchObject({ ok: true });
    if (!decided.ok) expect(decided.code).toBe("stale");
    const base = decided.ok ? record.version + 1 : record.version;
    expect((await read(officer, record.reference)).approval?.change).toMatchObject({ from: base });
    expect(await isWaiting(record, second)).toBe(true);
  });

  test("ends when the record is taken out of the lists, and what is submitted then passes its whole chain", async () => {
    const record = await approved();
    const { version } = await edit(record, { assessment: "They mean it." });
    expect(await unpublishEngagement(admin, { id: record.id, version, reason: "Wrong." })).toMatchObject({
      ok: true,
    });
    expect(await isWaiting(record, second)).toBe(false);
    const draft = await read(officer, record.reference);
    expect(draft.approval).toBeNull();
    expect(await publishEngagement(officer, record.id, draft.version)).toMatchObject({ ok: true });
    expect(await isWaiting(record, second)).toBe(false);
    expect(await isWaiting(record, first)).toBe(true);
  });

  test("of an approved plan ends with its report, which is reviewed by itself", async () => {
    const norway = { countries: [{ code: "NOR", role: "HOST" }] };
    const plan = await submit({ ...norway, status: "PLANNED", keyOutcomes: null, atmospherics: null });
    await decide(plan, planner);
    const confirmed = await edit(plan, { status: "CONFIRMED" });
    expect(confirmed.approval).toMatchObject({ change: null });
    expect((await edit(plan, { purpose: "To agree on less." })).approval?.change).not.toBeNull();
    await createChain({ countryCode: "NOR", steps: [{ posts: [desk] }] });
    const held = await edit(plan, { status: "COMPLETE", keyOutcomes: "Agreed.", atmospherics: "POSITIVE" });
    expect(held.publication).toBe("SUBMITTED");
    expect(await isWaiting(plan, planner)).toBe(false);
    expect(await decide(plan, first)).toMatchObject({ ok: true });
    expect(await read(officer, plan.reference)).toMatchObject({
      publication: "PUBLISHED",
      approval: { kind: "REPORT", change: null },
    });
  });

  describe("of an approved plan whose report nobody reviews", () => {
    const post = createPost("Head of exercises");
    const holder = post.then((id) => createHolder([id]));
    // Whoever covers the country may make the report and decides nothing of its review.
    let cover: Viewer;
    beforeAll(async () => {
      await createChain({ kind: "PLAN", countryCode: "LUX", steps: [{ posts: [await post] }] });
      cover = await createViewer({ countries: ["LUX"] });
    });
    const luxembourg = { countries: [{ code: "LUX", role: "HOST" }], status: "PLANNED" };
    const held = { status: "COMPLETE", keyOutcomes: "Agreed.", atmospherics: "POSITIVE" } as const;
    const planned = async () => {
      const plan = await submit({
        ...luxembourg,
        keyOutcomes: null,
        atmospherics: null,
      });
      expect(await decide(plan, await holder)).toMatchObject({ ok: true });
      return read(officer, plan.reference);
    };
    const states = async ({ id }: EngagementDetail) =>
      (await withViewer(officer, (db) => readReviews(db, id))).reviews.map(({ state }) => state);
    const submitted = async ({ id }: EngagementDetail) =>
      (await withViewer(officer, (db) => listReviews(db, officer, "submitted", 1))).rows.some(
        ({ engagement }) => engagement.id === id,
      );

    test.each(["COMPLETE", "CANCELLED"] as const)("ends when it is %s", async (status) => {
      const plan = await planned();
      await edit(plan, { purpose: "To agree on less." });
      expect(await isWaiting(plan, await holder)).toBe(true);
      const report =
        status === "COMPLETE"
          ? await edit(plan, held, cover)
          : await edit(plan, { status, statusReason: "Storm." }, cover);
      expect(report).toMatchObject({ publication: "PUBLISHED", publishedAt: plan.publishedAt });
      expect(report.approval?.change).toBeNull();
      expect(await states(plan)).toEqual(["APPROVED", "WITHDRAWN"]);
      expect(await isWaiting(plan, await holder)).toBe(false);
    });

    test("ends also where it came back, and waits no more among what its author submitted", async () => {
      const plan = await planned();
      await edit(plan, { purpose: "To agree on less." });
      expect(await decide(plan, await holder, "RETURNED")).toMatchObject({ ok: true });
      expect(await submitted(plan)).toBe(true);
      expect((await edit(plan, held)).approval?.change).toBeNull();
      expect(await submitted(plan)).toBe(false);
      expect(await eventsOf(plan)).toEqual(["SUBMITTED", "APPROVED", "CHANGED", "RETURNED"]);
    });

    test("is measured by what was approved when the report is opened again, whatever was changed in it", async () => {
      const plan = await planned();
      await edit(plan, { ...held, purpose: "To agree on nothing." });
      await edit(plan, { nextSteps: "Write." });
      const opened = await edit(plan, { status: "CONFIRMED" });
      expect(opened.approval?.change).toMatchObject({ from: plan.version });
      expect(await isWaiting(plan, await holder)).toBe(true);

      const changed = await planned();
      await edit(changed, { purpose: "To agree on less." });
      await edit(changed, held);
      expect((await edit(changed, { status: "CONFIRMED" })).approval?.change).toMatchObject({
        from: changed.version,
      });
    });
  });
});
