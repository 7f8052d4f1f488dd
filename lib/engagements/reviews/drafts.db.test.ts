import { describe, expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changedInput, engagementInput } from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { arrangeReviews, pickReport } from "@/testing/reviewed-reports";
import { createHolder } from "@/testing/reviews";
import { NO_FILTERS } from "../filters";
import { createEngagement, publishEngagement, updateEngagement } from "../mutations";
import { countEngagements } from "../queries";
import { decideStep, unpublishEngagement, withdrawEngagement } from "./mutations";

const {
  desk,
  officer,
  colleague,
  first,
  second,
  third,
  planner,
  leader,
  admin,
  report,
  submit,
  read,
  find,
  openStep,
  decide,
  isWaiting,
  published,
  eventsOf,
} = await arrangeReviews();

describe("draft privacy", () => {
  test("nobody but its writers and its reviewers reads it, and a change by its author makes it a draft again", async () => {
    const record = await submit();
    for (const outsider of [colleague, leader, admin, second])
      expect(await find(outsider, record.reference)).toBeNull();
    expect(await find(first, record.reference)).not.toBeNull();
    const edit = changedInput(record, { nextSteps: "One thing more." });
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
    expect(
      await updateEngagement(officer, record.id, record.version, changedInput(record, {})),
    ).toMatchObject({
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
      await updateEngagement(colleague, plan.id, seen.version, {
        ...changedInput(seen, {}),
        ...pickReport(said),
      }),
    ).toMatchObject({
      code: "conflict",
    });
    const result = await updateEngagement(officer, plan.id, plan.version, {
      ...changedInput(plan, {}),
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

describe("what is published", () => {
  test("by its author alone is edited as it is, with its state and date kept", async () => {
    const record = await submit({ countries: [{ code: "JPN", role: "HOST" }] });
    const edit = changedInput(record, { nextSteps: "Corrected." });
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
