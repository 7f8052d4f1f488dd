import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { changedInput, engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { cover, createViewer } from "@/testing/people";
import { arrangeReviews, pickReport } from "@/testing/reviewed-reports";
import { createHolder, createPost } from "@/testing/reviews";
import { createEngagement, publishEngagement, updateEngagement } from "../mutations";
import type { EngagementDetail } from "../views";
import { decideStep, nameWriter, unpublishEngagement, withdrawEngagement } from "./mutations";
import { listReviews, listWritersToName } from "./queries";

const {
  desk,
  colleague,
  first,
  second,
  third,
  leader,
  admin,
  report,
  submit,
  read,
  find,
  openStep,
  noticesOf,
} = await arrangeReviews();

describe("what others wrote and shared", () => {
  const planned = { status: "PLANNED", keyOutcomes: null, atmospherics: null };
  const reported = (plan: EngagementDetail) => ({
    ...changedInput(plan, {}),
    ...pickReport(engagementInput(report())),
  });
  const audited = (record: EngagementDetail) =>
    asOwner<{ actor_id: string }>(
      "select actor_id from audit_event where subject_id = $1 and type = 'engagement.taken_over'",
      [record.id],
    );
  /** An officer, the shared plan they wrote as holder of a post, and the post. */
  async function shared(fields: Record<string, unknown> = {}) {
    const post = await createPost("Attaché");
    const author = await createHolder([post], { roles: ["OFFICER"], countries: ["MNG"] });
    await cover(author, ["MNG"]);
    return { author, post, plan: await submit({ ...planned, ...fields }, author) };
  }
  const leave = (user: Viewer) => asOwner("update app_user set disabled_at = now() where id = $1", [user.id]);
  const rotate = (user: Viewer) =>
    asOwner("update portfolio_member set ends_on = current_date - 1 where user_id = $1", [user.id]);

  test("whoever holds the author's post sends in the report, and it comes to its readers", async () => {
    const { plan, post } = await shared();
    const successor = await createHolder([post], { roles: ["OFFICER", "APPROVER"], countries: ["MNG"] });
    const result = await updateEngagement(successor, plan.id, plan.version, reported(plan));
    expect(result).toMatchObject({ ok: true });
    const waits = await read(successor, plan.reference);
    expect(waits).toMatchObject({ publication: "SUBMITTED", editorIds: plan.editorIds });
    expect(await audited(plan)).toEqual([{ actor_id: successor.id }]);
    const own = await withViewer(successor, (db) => listReviews(db, successor, "submitted", 1));
    expect(own.rows.map(({ engagement }) => engagement.id)).toEqual([plan.id]);

    // It comes back to who sent it, who mends it and sends it once more.
    const decide = async (by: Viewer, decision: "APPROVED" | "RETURNED") =>
      decideStep(by, {
        stepId: await openStep(plan, successor),
        version: (await read(successor, plan.reference)).version,
        decision,
        comment: decision === "RETURNED" ? "Say who was there." : null,
      });
    expect(await decide(first, "RETURNED")).toMatchObject({ ok: true });
    expect(await noticesOf(plan)).toContainEqual({ kind: "RETURNED", post_id: null, user_id: successor.id });
    const back = await read(successor, plan.reference);
    const words = changedInput(back, { keyOutcomes: "Agreed on the second of May." });
    const again = await updateEngagement(successor, plan.id, back.version, words, { publish: true });
    expect(again).toMatchObject({ ok: true });
    for (const by of [first, second, third]) expect(await decide(by, "APPROVED")).toMatchObject({ ok: true });
    expect(await read(leader, plan.reference)).toMatchObject({
      publication: "PUBLISHED",
      status: "COMPLETE",
    });
    expect(await audited(plan)).toHaveLength(1);
  });

  test("it is cancelled by its responsible officer, who takes it back and sends it again", async () => {
    const { plan } = await shared({ responsibleOfficerId: colleague.id });
    const cancelled = changedInput(plan, { status: "CANCELLED", statusReason: "The partner withdrew." });
    const gives = { ...cancelled, responsibleOfficerId: null };
    expect(await updateEngagement(colleague, plan.id, plan.version, gives)).toMatchObject({ ok: true });
    const waits = await read(colleague, plan.reference);
    expect(waits).toMatchObject({ publication: "SUBMITTED", status: "CANCELLED" });
    expect(await withdrawEngagement(colleague, plan.id, waits.version)).toMatchObject({ ok: true });
    const draft = await read(colleague, plan.reference);
    expect(draft.publication).toBe("DRAFT");
    expect(await publishEngagement(colleague, plan.id, draft.version)).toMatchObject({ ok: true });
    expect((await read(colleague, plan.reference)).publication).toBe("SUBMITTED");
  });

  test("nobody approves what they took over, whatever post they hold", async () => {
    const { plan } = await shared();
    const both = await createHolder([desk], {
      roles: ["OFFICER", "APPROVER"],
      countries: ["MNG"],
    });
    await asOwner("update engagement set responsible_officer_id = $2 where id = $1", [plan.id, both.id]);
    const seen = await read(both, plan.reference);
    expect(await updateEngagement(both, plan.id, seen.version, reported(seen))).toMatchObject({ ok: true });
    const { version } = await read(both, plan.reference);
    const stepId = await openStep(plan, both);
    const approve = { stepId, version, decision: "APPROVED" as const, comment: null };
    expect(await decideStep(both, approve)).toMatchObject({ code: "forbidden" });
    const forged = `update review_step set decision = 'APPROVED', decided_by_id = $2::uuid, decided_in_post_id = $3::uuid,
                    decided_at = now() where id = $1::uuid`;
    expect(await runSql(both, forged, stepId, both.id, desk)).toBe(0);
  });

  test.each([
    ["has no account in use", leave],
    ["covers none of its countries any more", rotate],
  ])("when its author %s anybody who covers it sends it in, and not before", async (_when, go) => {
    const { plan, author } = await shared();
    const refused = await updateEngagement(colleague, plan.id, plan.version, reported(plan));
    expect(refused).toMatchObject({
      ok: false,
      code: "conflict",
      message: expect.stringContaining("responsible officer"),
    });
    await go(author);
    expect(await updateEngagement(colleague, plan.id, plan.version, reported(plan))).toMatchObject({
      ok: true,
    });
    expect((await read(colleague, plan.reference)).publication).toBe("SUBMITTED");
  });

  test("a co-author who is left keeps it from those who follow", async () => {
    const writer = await createViewer({ countries: ["MNG"] });
    await cover(writer, ["MNG"]);
    const { plan, author } = await shared({ coAuthors: [writer.id] });
    await leave(author);
    expect(await updateEngagement(colleague, plan.id, plan.version, reported(plan))).toMatchObject({
      code: "conflict",
    });
    expect(await updateEngagement(writer, plan.id, plan.version, reported(plan))).toMatchObject({ ok: true });
    expect(await audited(plan)).toEqual([]);
  });

  test("close hold opens to nobody who is not named, and a draft is its writers' alone", async () => {
    const successor = await createViewer({ countries: ["MNG"] });
    const named = await createViewer({ countries: ["MNG"] });
    const { plan, author } = await shared({ closeHold: true, readers: [named.id] });
    const draft = await createEngagement(author, newId(), engagementInput(report({ readers: [named.id] })));
    if (!draft.ok) throw new Error(JSON.stringify(draft));
    await leave(author);
    expect(await find(successor, plan.reference)).toBeNull();
    const seen = await read(named, plan.reference);
    expect(await updateEngagement(named, plan.id, seen.version, reported(seen))).toMatchObject({ ok: true });
    expect(await read(named, plan.reference)).toMatchObject({
      publication: "SUBMITTED",
      readerIds: plan.readerIds,
    });
    expect(await publishEngagement(named, draft.data.id, draft.data.version)).toMatchObject({
      code: "conflict",
    });
  });

  test("who takes it over decides about its readers no more than before", async () => {
    const { plan, post } = await shared();
    const successor = await createHolder([post], { roles: ["OFFICER"], countries: ["MNG"] });
    const opened = { ...reported(plan), readers: [colleague.id] };
    expect(await updateEngagement(successor, plan.id, plan.version, opened)).toMatchObject({
      code: "invalid",
      fields: { readers: expect.any(Array) },
    });
    expect(await updateEngagement(successor, plan.id, plan.version, reported(plan))).toMatchObject({
      ok: true,
    });
    await expect(
      runSql(
        successor,
        "insert into engagement_access (engagement_id, reader_id, kind) values ($1::uuid, $2::uuid, 'READER')",
        plan.id,
        colleague.id,
      ),
    ).rejects.toThrow(/42501|row-level security/);
  });

  test("an admin who sees it names a co-author where no writer is left, of those who may change it", async () => {
    const [heir, low, reader] = await Promise.all([
      createViewer({ countries: ["MNG"] }),
      createViewer({ countries: ["MNG"], markingCeiling: "UNCLASSIFIED" }),
      createViewer({ countries: ["MNG"] }),
    ]);
    for (const one of [heir, low, reader]) await cover(one, ["MNG"]);
    const { plan, author } = await shared({ marking: "CUI", readers: [reader.id] });
    const elsewhere = await createViewer({ roles: ["PORTFOLIO_ADMIN"], countries: ["NOR"] });
    const name = (by: Viewer, userId: string, { id } = plan) => nameWriter(by, { id, userId });
    const named = () =>
      asOwner<{ editor_ids: string[] }>("select editor_ids from engagement where id = $1", [plan.id]);
    expect(await name(admin, heir.id)).toMatchObject({ code: "conflict" });
    await leave(author);
    expect(await name(elsewhere, heir.id)).toMatchObject({ code: "not-found" });
    for (const by of [colleague, leader])
      expect(await name(by, heir.id)).toMatchObject({ code: "forbidden" });
    for (const wrong of [low.id, admin.id, leader.id, author.id])
      expect(await name(admin, wrong)).toMatchObject({
        code: "invalid",
        fields: { userId: expect.any(Array) },
      });
    const offered = (await withViewer(admin, (db) => listWritersToName(db, plan.id))).map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining([heir.id, reader.id]));
    expect(offered).not.toContain(low.id);
    expect(await withViewer(colleague, (db) => listWritersToName(db, plan.id))).toEqual([]);

    expect(await name(admin, reader.id)).toMatchObject({ ok: true });
    expect(await named()).toEqual([{ editor_ids: [author.id, reader.id] }]);
    expect(
      await asOwner(
        "select after from audit_event where subject_id = $1 and type = 'engagement.writer_named'",
        [plan.id],
      ),
    ).toEqual([{ after: { coAuthor: reader.name } }]);
    // One is there now, and the next is theirs to name.
    expect(await name(admin, heir.id)).toMatchObject({ code: "conflict" });
    expect(await noticesOf(plan)).toContainEqual({ kind: "CHANGED", post_id: null, user_id: reader.id });

    // Of close hold those are named who read it.
    const held = await shared({ closeHold: true, readers: [reader.id, admin.id] });
    await leave(held.author);
    expect(await name(admin, heir.id, held.plan)).toMatchObject({ code: "invalid" });
    expect(await name(admin, reader.id, held.plan)).toMatchObject({ ok: true });
  });

  test("what would be nobody's draft is not unpublished until it has a co-author", async () => {
    const heir = await createViewer({ countries: ["MNG"] });
    await cover(heir, ["MNG"]);
    const { plan, author } = await shared();
    await leave(author);
    const input = { id: plan.id, version: plan.version, reason: "By mistake." };
    expect(await unpublishEngagement(admin, input)).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Name a co-author first"),
    });
    const insert = `insert into unpublication (id, engagement_id, reason, published_at, done_by_id)
                    values (gen_random_uuid(), $1::uuid, 'By mistake.', now(), $2::uuid)`;
    await expect(runSql(admin, insert, plan.id, admin.id)).rejects.toThrow(/nobody is left/);
    expect((await read(leader, plan.reference)).publication).toBe("PUBLISHED");
    expect(await nameWriter(admin, { id: plan.id, userId: heir.id })).toMatchObject({ ok: true });
    expect(await unpublishEngagement(admin, input)).toMatchObject({ ok: true });
    expect((await read(heir, plan.reference)).publication).toBe("DRAFT");

    // Who moved on still finds their own draft.
    const moved = await shared();
    await rotate(moved.author);
    expect(await unpublishEngagement(admin, { ...input, id: moved.plan.id })).toMatchObject({ ok: true });
    expect((await read(moved.author, moved.plan.reference)).publication).toBe("DRAFT");
  });

  test("who could not close a report again does not open it", async () => {
    const { plan, author } = await shared();
    expect(await updateEngagement(author, plan.id, plan.version, reported(plan))).toMatchObject({ ok: true });
    for (const by of [first, second, third]) {
      const { version } = await read(author, plan.reference);
      const stepId = await openStep(plan, author);
      await decideStep(by, { stepId, version, decision: "APPROVED", comment: null });
    }
    const done = await read(colleague, plan.reference);
    const opens = changedInput(done, { status: "EXECUTING" });
    expect(await updateEngagement(colleague, plan.id, done.version, opens)).toMatchObject({
      code: "invalid",
      fields: { status: [expect.stringContaining("may submit it")] },
    });
    await leave(author);
    expect(await updateEngagement(colleague, plan.id, done.version, opens)).toMatchObject({ ok: true });
    const open = await read(colleague, plan.reference);
    expect(open).toMatchObject({ publication: "PUBLISHED", status: "EXECUTING" });
    const closes = changedInput(open, { status: "COMPLETE" });
    expect(await updateEngagement(colleague, plan.id, open.version, closes)).toMatchObject({ ok: true });
    expect((await read(colleague, plan.reference)).publication).toBe("SUBMITTED");
  });
});
