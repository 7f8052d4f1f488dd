import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { getUnreadCount, listInbox } from "@/lib/notices/queries";
import { saveReviewChain } from "@/lib/review-chains/mutations";
import { runSql } from "@/testing/crises";
import { changedInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { arrangeReviews } from "@/testing/reviewed-reports";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { publishEngagement, updateEngagement } from "../mutations";
import { decideStep, reassignStep } from "./mutations";
import { countReviews, listStrandedSteps, readReviews } from "./queries";

const {
  desk,
  region,
  officer,
  colleague,
  first,
  second,
  third,
  leader,
  admin,
  submit,
  read,
  find,
  openStep,
  decide,
  waiting,
  isWaiting,
  published,
  eventsOf,
  noticesOf,
} = await arrangeReviews();

describe("the publish chain", () => {
  test("three approvers in turn find it and approve, and then it is in the lists and figures", async () => {
    const before = await published(leader);
    const record = await submit();
    expect(record.publication).toBe("SUBMITTED");
    expect(await published(leader)).toBe(before);
    expect(await find(leader, record.reference)).toBeNull();
    for (const [approver, next] of [
      [first, second],
      [second, third],
      [third, null],
    ] as const) {
      expect(await isWaiting(record, approver)).toBe(true);
      if (next) {
        expect(await isWaiting(record, next)).toBe(false);
        expect(await find(next, record.reference)).toBeNull();
        expect(await decide(record, next)).toMatchObject({ code: "not-found" });
      }
      // Whoever reads it by another post, by none, or has written it, decides nothing.
      expect(await decide(record, leader)).toMatchObject({ ok: false });
      expect(await decide(record, officer)).toMatchObject({ code: "forbidden" });
      expect(await decide(record, approver)).toMatchObject({ ok: true });
      expect(await isWaiting(record, approver)).toBe(false);
    }
    const after = await read(leader, record.reference);
    expect(after.publication).toBe("PUBLISHED");
    expect(after.publishedAt).not.toBeNull();
    expect(await published(leader)).toBe(before + 1);
    expect(await eventsOf(record)).toEqual(["SUBMITTED", "APPROVED", "APPROVED", "APPROVED"]);
    const audit = await asOwner<{ type: string; step: number | null; post: string | null }>(
      `select type, (after->>'step')::int as step, after->>'post' as post from audit_event
       where subject_id = $1 and type in ('engagement.approved', 'engagement.published') order by sequence`,
      [record.id],
    );
    expect(audit).toEqual([
      { type: "engagement.approved", step: 1, post: "Desk officer" },
      { type: "engagement.approved", step: 2, post: expect.any(String) },
      { type: "engagement.approved", step: 3, post: expect.any(String) },
      { type: "engagement.published", step: null, post: null },
    ]);
    expect((await noticesOf(record)).map(({ kind }) => kind)).toEqual([
      "REVIEW_WANTED",
      "APPROVED",
      "REVIEW_WANTED",
      "APPROVED",
      "REVIEW_WANTED",
      "PUBLISHED",
    ]);
  });

  test("an earlier approver reads it on, and decides no more", async () => {
    const record = await submit();
    const step = await openStep(record, officer);
    await decide(record, first);
    expect(await find(first, record.reference)).not.toBeNull();
    const { version } = await read(officer, record.reference);
    expect(
      await decideStep(first, { stepId: step, version, decision: "APPROVED", comment: null }),
    ).toMatchObject({
      code: "conflict",
    });
    expect(await decide(record, first)).toMatchObject({ code: "forbidden" });
  });

  test("where no chain fits, its author publishes", async () => {
    const record = await submit({ countries: [{ code: "JPN", role: "HOST" }] });
    expect(record.publication).toBe("PUBLISHED");
    expect(await eventsOf(record)).toEqual([]);
  });

  test("who holds its post without being an approver decides nothing, is not asked for it, and reads why", async () => {
    const holder = await createHolder([desk], { roles: ["OFFICER"] });
    const record = await submit();
    expect(await decide(record, holder)).toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("you are no approver"),
    });
    expect(await withViewer(holder, (db) => countReviews(db, holder, "mine"))).toBe(0);
    const step = await openStep(record, officer);
    await expect(
      runSql(
        holder,
        "update review_step set decision = 'APPROVED', decided_at = now(), decided_by_id = $1::uuid, decided_in_post_id = $2::uuid where id = $3::uuid",
        holder.id,
        desk,
        step,
      ),
    ).rejects.toThrow(/42501/);
    const without = await createPost("Desk without an approver");
    await createHolder([without], { roles: ["OFFICER"] });
    expect(await reassignStep(admin, { stepId: step, postIds: [without] })).toMatchObject({ ok: true });
    const stranded = await withViewer(admin, listStrandedSteps);
    expect(stranded.map(({ review }) => review.reference)).toContain(record.reference);
  });

  test("two approvers at one moment make one decision", async () => {
    const twin = await createHolder([desk]);
    const record = await submit();
    const { version } = await read(officer, record.reference);
    const asked = { stepId: await openStep(record, officer), version };
    const results = await Promise.all([
      decideStep(first, { ...asked, decision: "APPROVED", comment: null }),
      decideStep(twin, { ...asked, decision: "RETURNED", comment: "Say who was there." }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "conflict")).toHaveLength(1);
    expect(await eventsOf(record)).toHaveLength(2);
  });

  test("the author's change and the decision at one moment leave one of them", async () => {
    const record = await submit();
    const [decided, changed] = await Promise.all([
      decide(record, first),
      updateEngagement(officer, record.id, record.version, changedInput(record, { nextSteps: "Write." })),
    ]);
    expect(changed.ok).toBe(true);
    expect((await read(officer, record.reference)).publication).toBe("DRAFT");
    if (!decided.ok) expect(decided.code).toMatch(/conflict|not-found|stale/);
  });
});

describe("changes are asked for", () => {
  test("it comes back with a comment, is submitted again, and the history holds all of it in order", async () => {
    const record = await submit();
    expect(await decide(record, first, "RETURNED")).toMatchObject({ ok: true });
    const returned = await read(officer, record.reference);
    expect(returned.publication).toBe("RETURNED");
    expect(await find(first, record.reference)).not.toBeNull();
    expect(await waiting(first).then(({ rows }) => rows.some((row) => row.engagement.id === record.id))).toBe(
      false,
    );
    expect(await withViewer(officer, (db) => countReviews(db, officer, "submitted"))).toBeGreaterThan(0);
    const saved = await updateEngagement(
      officer,
      record.id,
      returned.version,
      changedInput(returned, { nextSteps: "As asked." }),
    );
    expect(saved).toMatchObject({ ok: true });
    const changed = await read(officer, record.reference);
    expect(changed.publication).toBe("RETURNED");
    expect(await publishEngagement(officer, record.id, changed.version)).toMatchObject({ ok: true });
    for (const approver of [first, second, third]) await decide(record, approver);
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
    const { events } = await withViewer(officer, (db) => readReviews(db, record.id));
    expect(events.map(({ what }) => what)).toEqual([
      "SUBMITTED",
      "RETURNED",
      "SUBMITTED",
      "APPROVED",
      "APPROVED",
      "APPROVED",
    ]);
    expect(events[1]).toMatchObject({ comment: "Say who was there.", post: "Desk officer" });
  });
});

describe("a submitter who holds the approving post as well", () => {
  test("decides nothing in any post, and whoever else holds it is told that it waits", async () => {
    const both = await createHolder([desk], { roles: ["OFFICER", "APPROVER"], countries: ["MNG"] });
    const record = await submit({}, both);
    const stepId = await openStep(record, both);
    const decision = { stepId, version: record.version, decision: "APPROVED", comment: null } as const;
    expect(await decideStep(both, decision)).toMatchObject({ code: "forbidden" });
    expect(await isWaiting(record, both)).toBe(false);
    const inbox = (by: Viewer) => withViewer(by, (db) => listInbox(db, by, 1));
    const told = async (by: Viewer) =>
      (await inbox(by)).lines.some((line) => line.subjectId === record.id && line.kind === "REVIEW_WANTED");
    expect([await told(first), await told(both)]).toEqual([true, false]);
    expect(await getUnreadCount(both, 99)).toBe((await inbox(both)).totals.unread);
    expect(await decideStep(first, decision)).toMatchObject({ ok: true });
  });
});

describe("what somebody else wrote into it", () => {
  test("is decided about by another: who changed a shared plan does not approve its report", async () => {
    const colleagueAtDesk = await createHolder([desk], {
      roles: ["OFFICER", "APPROVER"],
      countries: ["MNG"],
    });
    const plan = await submit({ status: "PLANNED", keyOutcomes: null, atmospherics: null });
    const words = changedInput(plan, { purpose: "What the colleague wants." });
    expect(await updateEngagement(colleagueAtDesk, plan.id, plan.version, words)).toMatchObject({ ok: true });
    const shared = await read(officer, plan.reference);
    const held = changedInput(shared, {
      status: "COMPLETE",
      keyOutcomes: "Agreed.",
      atmospherics: "POSITIVE",
    });
    expect(await updateEngagement(officer, plan.id, shared.version, held)).toMatchObject({ ok: true });
    const waits = await read(officer, plan.reference);
    expect(waits.publication).toBe("SUBMITTED");
    expect(await isWaiting(waits, colleagueAtDesk)).toBe(false);
    // Who submitted it is told so, not everybody who wrote in it.
    const { reviews } = await withViewer(colleagueAtDesk, (db) => readReviews(db, waits.id));
    expect(reviews.at(-1)).toMatchObject({
      submittedById: officer.id,
      writerIds: expect.arrayContaining([officer.id, colleagueAtDesk.id]),
    });
    expect(await decide(waits, colleagueAtDesk)).toMatchObject({ code: "forbidden" });
    expect(await decide(waits, first)).toMatchObject({ ok: true });
  });
});

describe("the wall holds where the code is gone around", () => {
  test("nobody moves a record past its review, decides in another's name or for what they wrote", async () => {
    const record = await submit({ coAuthors: [colleague.id] });
    const step = await openStep(record, officer);
    const decided = `update review_step set decision = 'APPROVED', decided_at = now(), decided_by_id = $1::uuid, decided_in_post_id = $2::uuid where id = $3::uuid`;
    const refused = /42501|permission denied/;
    await expect(
      runSql(officer, "update engagement set publication = 'PUBLISHED' where id = $1::uuid", record.id),
    ).rejects.toThrow(refused);
    await expect(
      runSql(officer, "update engagement set reader_post_ids = '{}' where id = $1::uuid", record.id),
    ).rejects.toThrow(refused);
    const both = await createHolder([desk], { id: newId(), roles: ["OFFICER", "APPROVER"] });
    await expect(runSql(first, decided, second.id, desk, step)).rejects.toThrow(refused);
    await expect(runSql(first, decided, first.id, region, step)).rejects.toThrow(refused);
    await expect(runSql(admin, decided, admin.id, desk, step)).rejects.toThrow(refused);
    await expect(
      runSql(first, "update review_step set post_ids = $1::uuid[] where id = $2::uuid", [region], step),
    ).rejects.toThrow(refused);
    await expect(
      runSql(first, "update review set state = 'APPROVED' where engagement_id = $1::uuid", record.id),
    ).resolves.toBe(0);
    await expect(
      runSql(officer, "update review set state = 'APPROVED' where engagement_id = $1::uuid", record.id),
    ).rejects.toThrow(refused);
    await expect(
      runSql(officer, "update review set writer_ids = '{}' where engagement_id = $1::uuid", record.id),
    ).rejects.toThrow(refused);
    expect(await runSql(officer, decided, officer.id, desk, step)).toBe(0);
    expect(await runSql(second, decided, second.id, region, step)).toBe(0);
    await expect(
      runSql(
        officer,
        "insert into unpublication (id, engagement_id, reason, published_at, done_by_id) values ($1::uuid, $2::uuid, 'x', now(), $3::uuid)",
        newId(),
        record.id,
        officer.id,
      ),
    ).rejects.toThrow(refused);
    expect(await runSql(both, decided, both.id, desk, step)).toBe(1);
  });
});

test("a chain that is saved in the moment of a submission holds for it or not, and fails nobody", async () => {
  const postIds = [await createPost("Head of the archive"), await createPost("Head of the registry")];
  const chainId = await createChain({ countryCode: "ISL", steps: [{ posts: [postIds[0] ?? ""] }] });
  const facts = { kind: "REPORT" as const, objectiveId: null, countryCode: "ISL", organisationId: null };
  const author = await createViewer({ countries: ["ISL"] });
  for (let round = 1; round <= 12; round++) {
    const steps = [{ postIds: [postIds[round % 2] ?? ""], days: 3, climbsToPostId: null }];
    const chain = {
      ...facts,
      id: chainId,
      version: round,
      name: "Reports on Iceland",
      isActive: true,
      steps,
    };
    const [saved, ...submitted] = await Promise.all([
      saveReviewChain(admin, chain),
      ...[1, 2].map(() => submit({ countries: [{ code: "ISL", role: "HOST" }] }, author)),
    ]);
    expect(saved).toMatchObject({ ok: true });
    expect(submitted.map(({ publication }) => publication)).toEqual(["SUBMITTED", "SUBMITTED"]);
  }
});
