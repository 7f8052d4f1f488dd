import { beforeAll, describe, expect, test } from "vitest";
import { addFile } from "@/lib/attachments/mutations";
import { newFileSchema } from "@/lib/attachments/schema";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { changeCommitment } from "@/lib/commitments/mutations";
import { changeCommitmentSchema } from "@/lib/commitments/schema";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { getUnreadCount, listInbox } from "@/lib/notices/queries";
import { saveReviewChain } from "@/lib/review-chains/mutations";
import { runSql } from "@/testing/crises";
import { engagementInput, onEngagement } from "@/testing/engagements";
import { arriving } from "@/testing/files";
import { asOwner } from "@/testing/owner";
import { cover, createViewer } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { EXPORT_HEADS, exportCells } from "../export/columns";
import { NO_FILTERS } from "../filters";
import { createEngagement, publishEngagement, updateEngagement } from "../mutations";
import { valuesOf } from "../prepare";
import { countEngagements, getEngagement } from "../queries";
import { IN_REVIEW } from "../rules";
import type { EngagementInput } from "../schema";
import type { EngagementDetail } from "../views";
import { readWarnings } from "../warnings/queries";
import { decideStep, nameWriter, reassignStep, unpublishEngagement, withdrawEngagement } from "./mutations";
import {
  countReviews,
  listReviews,
  listStrandedSteps,
  listWritersToName,
  openStepOf,
  readReviews,
} from "./queries";

// Reports of Mongolia pass three steps, plans of Norway one; nothing else is reviewed.

const [desk, region, chief, lone] = (await Promise.all(
  ["Desk officer", "Head of region", "Chief", "Head of plans"].map((title) => createPost(title)),
)) as [string, string, string, string];
const officer = await createViewer({ countries: ["MNG", "NOR", "JPN"] });
const colleague = await createViewer({ countries: ["MNG", "NOR", "JPN"] });
const first = await createHolder([desk]);
const second = await createHolder([region]);
const third = await createHolder([chief]);
const planner = await createHolder([lone]);
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
await createChain({
  countryCode: "MNG",
  steps: [{ posts: [desk] }, { posts: [region] }, { posts: [chief] }],
});
await createChain({ kind: "PLAN", countryCode: "NOR", steps: [{ posts: [lone] }] });
let objective = "";

beforeAll(async () => {
  await cover(officer, ["MNG", "NOR", "JPN"]);
  const [row] = await asOwner<{ id: string }>("select id from objective order by code limit 1");
  objective = row?.id ?? "";
});

const report = (fields: Record<string, unknown> = {}) => ({
  countries: [{ code: "MNG", role: "HOST" }],
  status: "COMPLETE",
  purpose: "To agree on the next exercise.",
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  objectives: [objective],
  attendance: [
    { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", nationality: "USA" },
    { name: "Bat, Bold", side: "PARTNER", role: "PRINCIPAL", nationality: "MNG" },
  ],
  ...fields,
});

async function submit(fields: Record<string, unknown> = {}, by: Viewer = officer): Promise<EngagementDetail> {
  const result = await createEngagement(by, newId(), engagementInput(report(fields)), { publish: true });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(by, result.data.reference);
}

async function read(by: Viewer, reference: string): Promise<EngagementDetail> {
  const record = await find(by, reference);
  if (!record) throw new Error("not there");
  return record;
}

const find = (by: Viewer, reference: string) => withViewer(by, (db) => getEngagement(db, reference));

async function openStep(record: EngagementDetail, by: Viewer): Promise<string> {
  const { reviews } = await withViewer(by, (db) => readReviews(db, record.id));
  const step = reviews.map(openStepOf).find((one) => one !== null);
  if (!step) throw new Error("no step is open");
  return step.id;
}

async function decide(
  record: EngagementDetail,
  by: Viewer,
  decision: "APPROVED" | "RETURNED" = "APPROVED",
  comment: string | null = decision === "RETURNED" ? "Say who was there." : null,
) {
  const { version } = await read(officer, record.reference);
  return decideStep(by, { stepId: await openStep(record, officer), version, decision, comment });
}

const change = (record: EngagementDetail, fields: Partial<EngagementInput>): EngagementInput => ({
  ...valuesOf(record),
  ...fields,
});
const waiting = (by: Viewer) => withViewer(by, (db) => listReviews(db, by, "mine", 1));
const isWaiting = async (record: EngagementDetail, by: Viewer) =>
  (await waiting(by)).rows.some(({ engagement }) => engagement.id === record.id);
const published = (by: Viewer) =>
  withViewer(by, (db) =>
    countEngagements(db, by, {
      ...NO_FILTERS,
      country: ["MNG"],
      status: ["COMPLETE"],
      publication: ["PUBLISHED"],
    }),
  );
const eventsOf = async (record: EngagementDetail) =>
  (await withViewer(officer, (db) => readReviews(db, record.id))).events.map(({ what }) => what);
const noticesOf = (record: EngagementDetail) =>
  asOwner<{ kind: string; post_id: string | null; user_id: string | null }>(
    "select kind, post_id, user_id from notice where subject_id = $1 order by created_at, kind",
    [record.id],
  );

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
      updateEngagement(officer, record.id, record.version, change(record, { nextSteps: "Write." })),
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
      change(returned, { nextSteps: "As asked." }),
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

describe("draft privacy", () => {
  test("nobody but its writers and its reviewers reads it, and a change by its author makes it a draft again", async () => {
    const record = await submit();
    for (const outsider of [colleague, leader, admin, second])
      expect(await find(outsider, record.reference)).toBeNull();
    expect(await find(first, record.reference)).not.toBeNull();
    const edit = change(record, { nextSteps: "One thing more." });
    expect(await updateEngagement(officer, record.id, record.version, edit)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("DRAFT");
    expect(await find(first, record.reference)).toBeNull();
    expect(await isWaiting(record, first)).toBe(false);
    expect(await eventsOf(record)).toEqual(["SUBMITTED", "WITHDRAWN"]);
  });

  test("a co-author finds the draft and submits it; who administers or covers the country does neither", async () => {
    const writer = await createViewer();
    const draft = await createEngagement(
      officer,
      newId(),
      engagementInput(report({ coAuthors: [writer.id] })),
    );
    if (!draft.ok) throw new Error(JSON.stringify(draft));
    const { id, reference, version } = draft.data;
    for (const other of [admin, leader, colleague]) {
      expect(await find(other, reference)).toBeNull();
      expect(await publishEngagement(other, id, version)).toMatchObject({ code: "not-found" });
    }
    expect(await publishEngagement(writer, id, version)).toMatchObject({ ok: true });
    expect(await read(writer, reference)).toMatchObject({ publication: "SUBMITTED" });
  });

  test("saving it unchanged takes nothing back", async () => {
    const record = await submit();
    expect(await updateEngagement(officer, record.id, record.version, change(record, {}))).toMatchObject({
      ok: true,
    });
    expect((await read(officer, record.reference)).publication).toBe("SUBMITTED");
  });

  test("its author takes it back, and only they do", async () => {
    const record = await submit();
    expect(await withdrawEngagement(first, record.id, record.version)).toMatchObject({ code: "forbidden" });
    expect(await withdrawEngagement(officer, record.id, record.version + 7)).toMatchObject({ code: "stale" });
    expect(await withdrawEngagement(officer, record.id, record.version)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("DRAFT");
  });

  test("a co-author who holds the post decides nothing", async () => {
    const both = await createHolder([desk], { roles: ["OFFICER", "APPROVER"], countries: ["MNG"] });
    const record = await submit({ coAuthors: [both.id] });
    expect(await decide(record, both)).toMatchObject({ code: "forbidden" });
    expect(await isWaiting(record, both)).toBe(false);
    expect(await decide(record, first)).toMatchObject({ ok: true });
  });
});

describe("a cancelled engagement", () => {
  test("passes the same approval and ends cancelled, with its reason", async () => {
    const record = await submit({
      status: "CANCELLED",
      statusReason: "The partner withdrew.",
      keyOutcomes: null,
      atmospherics: null,
    });
    expect(record.publication).toBe("SUBMITTED");
    for (const approver of [first, second, third]) await decide(record, approver);
    const after = await read(leader, record.reference);
    expect(after).toMatchObject({
      status: "CANCELLED",
      publication: "PUBLISHED",
      statusReason: "The partner withdrew.",
    });
    expect(after.publishedAt).not.toBeNull();
    expect(await publishEngagement(officer, record.id, after.version)).toMatchObject({ code: "conflict" });
    const filters = { ...NO_FILTERS, country: ["MNG"], status: ["CANCELLED"], publication: ["PUBLISHED"] };
    expect(await withViewer(leader, (db) => countEngagements(db, leader, filters))).toBe(1);
  });
});

describe("a shared plan that is held", () => {
  test("its report is reviewed before it is shared, and only its writers make it", async () => {
    const plan = await submit({ status: "PLANNED", keyOutcomes: null, atmospherics: null });
    expect(plan.publication).toBe("PUBLISHED");
    const seen = await read(colleague, plan.reference);
    const said = engagementInput(report());
    expect(
      await updateEngagement(colleague, plan.id, seen.version, { ...change(seen, {}), ...pickReport(said) }),
    ).toMatchObject({
      code: "conflict",
    });
    const result = await updateEngagement(officer, plan.id, plan.version, {
      ...change(plan, {}),
      ...pickReport(said),
    });
    expect(result).toMatchObject({ ok: true });
    expect((await read(officer, plan.reference)).publication).toBe("SUBMITTED");
    expect(await find(colleague, plan.reference)).toBeNull();
    for (const approver of [first, second, third]) await decide(plan, approver);
    expect(await read(colleague, plan.reference)).toMatchObject({
      publication: "PUBLISHED",
      status: "COMPLETE",
    });
  });

  test("a plan has its own, lighter chain", async () => {
    const plan = await submit({
      countries: [{ code: "NOR", role: "HOST" }],
      status: "PLANNED",
      keyOutcomes: null,
      atmospherics: null,
    });
    expect(plan.publication).toBe("SUBMITTED");
    expect(await decide(plan, planner)).toMatchObject({ ok: true });
    expect((await read(leader, plan.reference)).publication).toBe("PUBLISHED");
  });
});

describe("what others wrote and shared", () => {
  const planned = { status: "PLANNED", keyOutcomes: null, atmospherics: null };
  const reported = (plan: EngagementDetail) => ({
    ...change(plan, {}),
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
    const words = change(back, { keyOutcomes: "Agreed on the second of May." });
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
    const cancelled = change(plan, { status: "CANCELLED", statusReason: "The partner withdrew." });
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
    const opens = change(done, { status: "EXECUTING" });
    expect(await updateEngagement(colleague, plan.id, done.version, opens)).toMatchObject({
      code: "invalid",
      fields: { status: [expect.stringContaining("may submit it")] },
    });
    await leave(author);
    expect(await updateEngagement(colleague, plan.id, done.version, opens)).toMatchObject({ ok: true });
    const open = await read(colleague, plan.reference);
    expect(open).toMatchObject({ publication: "PUBLISHED", status: "EXECUTING" });
    const closes = change(open, { status: "COMPLETE" });
    expect(await updateEngagement(colleague, plan.id, open.version, closes)).toMatchObject({ ok: true });
    expect((await read(colleague, plan.reference)).publication).toBe("SUBMITTED");
  });
});

function pickReport({ status, keyOutcomes, atmospherics }: EngagementInput): Partial<EngagementInput> {
  return { status, keyOutcomes, atmospherics };
}

describe("what is published", () => {
  test("by its author alone is edited as it is, with its state and date kept", async () => {
    const record = await submit({ countries: [{ code: "JPN", role: "HOST" }] });
    const edit = change(record, { nextSteps: "Corrected." });
    expect(await updateEngagement(officer, record.id, record.version, edit)).toMatchObject({ ok: true });
    const after = await read(officer, record.reference);
    expect(after.publication).toBe("PUBLISHED");
    expect(after.publishedAt).toEqual(record.publishedAt);
    expect(after.approval).toBeNull();
  });

  test("is unpublished by admins alone, who say why; the date goes, the history stays, the figures follow", async () => {
    const record = await submit();
    for (const approver of [first, second, third]) await decide(record, approver);
    const { version } = await read(admin, record.reference);
    const before = await published(leader);
    const input = { id: record.id, version, reason: "Names a source." };
    expect(await unpublishEngagement(officer, input)).toMatchObject({ code: "forbidden" });
    expect(await unpublishEngagement(admin, { ...input, version: version + 1 })).toMatchObject({
      code: "stale",
    });
    expect(await unpublishEngagement(admin, input)).toMatchObject({ ok: true });
    expect(await published(leader)).toBe(before - 1);
    const after = await read(officer, record.reference);
    expect(after).toMatchObject({ publication: "DRAFT", publishedAt: null });
    expect((await eventsOf(record)).at(-1)).toBe("UNPUBLISHED");
    const [latest] = await withViewer(officer, (db) => listRevisions(db, "engagement", record.id));
    expect(latest).toMatchObject({ actorName: admin.name, reason: "Names a source." });
    expect(latest?.changes.map(({ field }) => field).toSorted()).toEqual(["publication", "publishedAt"]);
    for (const outsider of [admin, leader, first, third])
      expect(await find(outsider, record.reference)).toBeNull();
    expect(await unpublishEngagement(admin, input)).toMatchObject({ code: "not-found" });
  });

  test("what is not published cannot be unpublished", async () => {
    const record = await submit({ readers: [admin.id] });
    const { version } = await read(admin, record.reference);
    expect(await unpublishEngagement(admin, { id: record.id, version, reason: "By mistake." })).toMatchObject(
      {
        code: "conflict",
      },
    );
  });
});

describe("a change of what was approved", () => {
  const approved = async (fields: Record<string, unknown> = {}) => {
    const record = await submit(fields);
    for (const approver of [first, second, third]) await decide(record, approver);
    return read(officer, record.reference);
  };
  async function edit(record: EngagementDetail, fields: Partial<EngagementInput>, by: Viewer = officer) {
    const now = await read(by, record.reference);
    expect(await updateEngagement(by, now.id, now.version, change(now, fields))).toMatchObject({ ok: true });
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
        ...change(await read(officer, record.reference), { assessment: "They meant it." }),
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

describe("an approver removed mid-chain", () => {
  test("leaves a step that an admin sees and gives to another post, without reading the record", async () => {
    const lost = await createPost("A post that is retired");
    await createChain({ objectiveId: objective, steps: [{ posts: [lost] }] });
    const record = await submit();
    expect(await isWaiting(record, first)).toBe(false);
    const stranded = await withViewer(admin, listStrandedSteps);
    const found = stranded.find(({ review }) => review.engagementId === record.id);
    expect(found?.review.reference).toBe(record.reference);
    expect(await find(admin, record.reference)).toBeNull();
    const input = { stepId: found?.step.id ?? "", postIds: [desk] };
    expect(await reassignStep(officer, input)).toMatchObject({ code: "forbidden" });
    expect(await reassignStep(admin, input)).toMatchObject({ ok: true });
    expect(await decide(record, first)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
    await asOwner("update review_chain set is_active = false where objective_id = $1", [objective]);
  });

  test("is given by no admin to a post of theirs, today's or a later one's, nor by who wrote the record", async () => {
    const [held, later] = [
      await createPost("Held by the admin"),
      await createPost("Held by the admin later"),
    ];
    const both = await createHolder([held], { roles: ["PORTFOLIO_ADMIN", "APPROVER"] });
    await asOwner(
      "insert into post_holding (id, post_id, user_id, starts_on) values ($1, $2, $3, current_date + 30)",
      [newId(), later, both.id],
    );
    const writer = await createViewer({ roles: ["OFFICER", "PORTFOLIO_ADMIN"], countries: ["MNG"] });
    const record = await submit({ closeHold: true, coAuthors: [writer.id] });
    const stepId = await openStep(record, officer);
    const give = "update review_step set post_ids = $1::uuid[] where id = $2::uuid";
    for (const own of [held, later]) {
      expect(await reassignStep(both, { stepId, postIds: [desk, own] })).toMatchObject({
        ok: false,
        fields: { postIds: [expect.stringContaining("ask another admin")] },
      });
      await expect(runSql(both, give, [own], stepId)).rejects.toThrow(/42501/);
    }
    expect(await find(both, record.reference)).toBeNull();
    expect(await reassignStep(writer, { stepId, postIds: [region] })).toMatchObject({ code: "forbidden" });
    await expect(runSql(writer, give, [region], stepId)).rejects.toThrow(/42501/);
    // What another admin gave to their post stays when they add one to it.
    expect(await reassignStep(admin, { stepId, postIds: [held] })).toMatchObject({ ok: true });
    expect(await reassignStep(both, { stepId, postIds: [held, desk] })).toMatchObject({ ok: true });
    expect(await decide(record, first)).toMatchObject({ ok: true });
  });

  test("a chain that changes or is retired moves nothing that is in review", async () => {
    const chain = await createChain({
      objectiveId: objective,
      steps: [{ posts: [desk] }, { posts: [chief] }],
    });
    const record = await submit();
    await asOwner("update review_chain set is_active = false where id = $1", [chain]);
    await asOwner("delete from review_chain_step where chain_id = $1", [chain]);
    expect(await decide(record, first)).toMatchObject({ ok: true });
    expect(await decide(record, third)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
  });

  test("whoever takes over the post finds what waits for it", async () => {
    const record = await submit();
    const successor = await createHolder([desk]);
    expect(await isWaiting(record, successor)).toBe(true);
    expect(await decide(record, successor)).toMatchObject({ ok: true });
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

describe("taken back mid-chain", () => {
  test("what was approved counts no more: it starts at the first step again, and a late decision finds nothing", async () => {
    const record = await submit();
    await decide(record, first);
    const late = {
      stepId: await openStep(record, officer),
      version: record.version,
      decision: "APPROVED",
      comment: null,
    } as const;
    expect(await withdrawEngagement(officer, record.id, record.version)).toMatchObject({ ok: true });
    expect(await decideStep(second, late)).toMatchObject({ ok: false });
    const draft = await read(officer, record.reference);
    expect(await publishEngagement(officer, record.id, draft.version)).toMatchObject({ ok: true });
    expect(await isWaiting(record, first)).toBe(true);
    expect(await isWaiting(record, second)).toBe(false);
  });

  test("what is published is not taken back by its author", async () => {
    const record = await submit();
    for (const approver of [first, second, third]) await decide(record, approver);
    const { version } = await read(officer, record.reference);
    expect(await withdrawEngagement(officer, record.id, version)).toMatchObject({ code: "conflict" });
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
  });
});

describe("what somebody else wrote into it", () => {
  test("is decided about by another: who changed a shared plan does not approve its report", async () => {
    const colleagueAtDesk = await createHolder([desk], {
      roles: ["OFFICER", "APPROVER"],
      countries: ["MNG"],
    });
    const plan = await submit({ status: "PLANNED", keyOutcomes: null, atmospherics: null });
    const words = change(plan, { purpose: "What the colleague wants." });
    expect(await updateEngagement(colleagueAtDesk, plan.id, plan.version, words)).toMatchObject({ ok: true });
    const shared = await read(officer, plan.reference);
    const held = change(shared, { status: "COMPLETE", keyOutcomes: "Agreed.", atmospherics: "POSITIVE" });
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

describe("warnings follow the report to its approver and never block", () => {
  const [busy, gone] = [newId(), newId()];
  const there = (startTime: string, endTime: string, fields: Record<string, unknown> = {}) => ({
    timeZone: "Asia/Ulaanbaatar",
    startTime,
    endTime,
    status: "PLANNED",
    attendance: [busy, gone].map((personId) => ({ personId, side: "PARTNER", role: "PLUS_ONE" })),
    objectives: [],
    ...fields,
  });
  const warnings = (record: EngagementDetail, by: Viewer) =>
    withViewer(by, async (db) => readWarnings(db, await read(by, record.reference)));

  beforeAll(async () => {
    await asOwner(
      `insert into person (id, family_name, given_name, nationality, is_active, created_by_id, updated_at)
       values ($1, 'Busy', 'Col', 'MNG', true, $3, now()), ($2, 'Gone', 'Gen', 'MNG', false, $3, now())`,
      [busy, gone, officer.id],
    );
  });

  test("someone who has left, no objective, two places at one hour", async () => {
    const record = await submit(there("10:00", "11:00"));
    const other = await submit(there("10:50", "12:00"));
    await submit(there("11:00", "12:00"));
    await submit(there("10:00", "11:00", { status: "CANCELLED", statusReason: "It rained." }));
    const found = await warnings(record, officer);
    const met = found.filter(({ text }) => text.includes("at another engagement at the same time"));
    expect(met.map(({ reference }) => reference)).toEqual([other.reference, other.reference]);
    const own = found.map(({ text }) => text);
    expect(own).toContain("It names no objective.");
    expect(own.some((text) => text.includes("Gone") && text.includes("no longer active"))).toBe(true);
    expect(record.publication).toBe("PUBLISHED");
  });

  test("each approver reads them when it is their turn, and approves all the same", async () => {
    await createChain({ kind: "PLAN", countryCode: "FIN", steps: [{ posts: [desk] }, { posts: [region] }] });
    // Who is on record, and who has left, is known to those who cover their country.
    const approvers = await Promise.all(
      [desk, region].map((post) => createHolder([post], { countries: ["MNG"] })),
    );
    const fields = { startsOn: "2026-05-04", countries: [{ code: "FIN", role: "HOST" }] };
    const record = await submit(there("10:00", "11:00", { ...fields, title: "Talks on ice" }));
    const other = await submit(there("10:50", "12:00", { ...fields, title: "A port visit" }));
    for (const [index, approver] of approvers.entries()) {
      for (const later of approvers.slice(index + 1)) expect(await find(later, record.reference)).toBeNull();
      expect(await isWaiting(record, approver)).toBe(true);
      const found = await warnings(record, approver);
      expect(found.map(({ text }) => text)).toEqual([
        "It names no objective.",
        "Gen Gone is on record as no longer active.",
        "2 of 2 people on record are busy with another engagement.",
        "Busy, Col is at another engagement at the same time: A port visit.",
        "Gone, Gen is at another engagement at the same time: A port visit.",
      ]);
      expect(found.at(-1)?.reference).toBe(other.reference);
      for (const one of [other, record]) expect(await decide(one, approver)).toMatchObject({ ok: true });
    }
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
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

test("while it is in review, neither a promise nor a file of it changes, by the form or past it", async () => {
  const record = await submit({
    commitments: [{ text: "Send the list", bySide: "OWN", ownerName: "Whitlock", dueOn: "2030-04-01" }],
  });
  const id = record.commitments[0]?.id ?? "";
  const change = changeCommitmentSchema.parse({ id, version: 1, state: "IN_WORK", ownerName: "Okafor" });
  expect(await changeCommitment(officer, change)).toMatchObject({ code: "conflict", message: IN_REVIEW });
  const file = { of: onEngagement(record.id), name: "notes.txt", marking: "UNCLASSIFIED" };
  const send = () =>
    addFile(officer, newFileSchema.parse(file), arriving(Buffer.from("Words.")), {
      file: 1_000,
      record: 1_000,
    });
  expect(await send()).toMatchObject({ code: "conflict", message: IN_REVIEW });
  await withViewer(officer, async (db) => {
    expect(await db.commitment.updateMany({ where: { id }, data: { text: "Other words" } })).toEqual({
      count: 0,
    });
    expect(await db.commitment.deleteMany({ where: { id } })).toEqual({ count: 0 });
  });
  await expect(
    withViewer(officer, (db) =>
      db.commitment.createMany({ data: [{ engagementId: record.id, text: "One more", bySide: "OWN" }] }),
    ),
  ).rejects.toThrow(/row-level security/);

  const input = valuesOf(record);
  const commitments = input.commitments.map((promise) => ({ ...promise, ownerName: "Okafor" }));
  const saved = await updateEngagement(officer, record.id, record.version, { ...input, commitments });
  expect(saved).toMatchObject({ ok: true });
  const after = await read(officer, record.reference);
  expect(after).toMatchObject({ publication: "DRAFT", commitments: [{ ownerName: "Okafor" }] });
  expect(await send()).toMatchObject({ ok: true });
});

test("what came into review without the owner or day of a promise is returned, and not approved", async () => {
  const promise = { text: "Send the list", bySide: "OWN", ownerName: "Whitlock", dueOn: "2030-04-01" };
  const record = await submit({ commitments: [promise] });
  const [id] = record.commitments.map((one) => one.id);
  // No form leaves it so; what was submitted before the rule was is like that.
  await asOwner("update commitment set owner_name = null, due_on = null where id = $1", [id]);
  const { version } = await read(officer, record.reference);
  expect(await decide(record, first)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Say who owns this promise\. Say when this promise falls due\./),
  });
  expect(await read(officer, record.reference)).toMatchObject({ publication: "SUBMITTED", version });
  expect(await eventsOf(record)).toEqual(["SUBMITTED"]);
  expect(await isWaiting(record, first)).toBe(true);
  expect(await decide(record, first, "RETURNED", "Who sends it, and when?")).toMatchObject({ ok: true });
});

test("a report with a promise that lacks owner or day goes to no review", async () => {
  for (const [lack, field] of [
    [{ dueOn: "2030-04-01" }, "commitments.0.ownerName"],
    [{ ownerName: "Whitlock" }, "commitments.0.dueOn"],
  ] as const) {
    const commitments = [{ text: "Send the list", bySide: "OWN", ...lack }];
    const id = newId();
    const input = engagementInput(report({ commitments }));
    const sent = await createEngagement(officer, id, input, { publish: true });
    expect(sent).toMatchObject({ code: "invalid", fields: { [field]: [expect.stringMatching(/^Say w/)] } });
    expect(await asOwner("select 1 from engagement where id = $1", [id])).toEqual([]);
  }
});

test("the change that takes back what is in review changes its promises with it", async () => {
  const promise = (text: string) => ({ text, bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-12-24" });
  const record = await submit({ commitments: [promise("Send the dates."), promise("Send a map.")] });
  const [dates] = valuesOf(record).commitments;
  const [fresh] = engagementInput({ commitments: [promise("Name a desk.")] }).commitments;
  if (!dates || !fresh) throw new Error("no promise");
  const commitments = [{ ...dates, text: "Send the days." }, fresh];
  expect(
    await updateEngagement(officer, record.id, record.version, change(record, { commitments })),
  ).toMatchObject({
    ok: true,
  });
  const after = await read(officer, record.reference);
  expect(after.publication).toBe("DRAFT");
  expect(after.commitments.map(({ text }) => text)).toEqual(["Send the days.", "Name a desk."]);
});
