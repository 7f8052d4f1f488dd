import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { cover, createViewer, setUp } from "@/testing/people";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { valuesOf } from "../../form-values";
import { createEngagement, publishEngagement, updateEngagement } from "../../mutations";
import { getEngagement } from "../../queries";
import { decideStep, reassignStep } from "../mutations";
import { openStepOf, readReviews } from "../queries";
import { sweepReviews } from "./mutations";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const desk = await createPost("Desk officer");
const chief = await createPost("Chief");
const vacant = await createPost("A post that nobody holds");
const officer = await createViewer({ countries: ["MNG", "NOR", "JPN", "FIN"] });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
const approver = await createHolder([desk]);
const above = await createHolder([chief]);
const stranger = await createViewer({ countries: ["MNG", "NOR", "JPN"] });

beforeAll(async () => {
  await cover(officer, ["MNG", "NOR", "JPN", "FIN"]);
  await createChain({
    kind: "PLAN",
    countryCode: "MNG",
    steps: [{ posts: [desk], days: 3, climbsTo: chief }],
  });
  await createChain({ kind: "PLAN", countryCode: "NOR", steps: [{ posts: [vacant], climbsTo: chief }] });
  await createChain({ kind: "PLAN", countryCode: "FIN", steps: [{ posts: [desk], days: 3 }] });
});

async function plan(
  country: string,
  fields: Record<string, unknown> = {},
  publish = true,
  author: Viewer = officer,
) {
  const input = engagementInput({
    status: "PLANNED",
    startsOn: "2026-06-01",
    purpose: "To agree.",
    countries: [{ code: country, role: "HOST" }],
    ...fields,
  });
  const result = await createEngagement(author, newId(), input, { publish });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(result.data.reference, author);
}

async function read(reference: string, by = officer) {
  const record = await withViewer(by, (db) => getEngagement(db, reference));
  if (!record) throw new Error("not there");
  return record;
}

const stepOf = async (id: string) => {
  const { reviews } = await withViewer(officer, (db) => readReviews(db, id));
  return reviews.map(openStepOf).find((step) => step !== null);
};
const noticesOf = (id: string, kind: string) =>
  asOwner("select post_id, user_id from notice where subject_id = $1 and kind = $2::notice_kind", [id, kind]);
const auditOf = (id: string, type: string) =>
  asOwner<{ after: Record<string, unknown> }>(
    "select after from audit_event where subject_id = $1 and type = $2",
    [id, type],
  );

test("a step that waits too long climbs once, is logged, and is approved by nobody but a holder", async () => {
  const record = await plan("MNG");
  const due = new Date(Date.now() + 3 * DAY + HOUR);
  await sweepReviews(new Date(Date.now() + 2 * DAY));
  expect((await stepOf(record.id))?.climbedAt).toBeNull();

  // Several copies of the app, at one moment and one after the other.
  await Promise.all([sweepReviews(due), sweepReviews(due), sweepReviews(due)]);
  await sweepReviews(due);
  const step = await stepOf(record.id);
  expect(step).toMatchObject({ climbedAt: due, postIds: [desk, chief] });
  expect(await noticesOf(record.id, "REVIEW_OVERDUE")).toEqual([{ post_id: chief, user_id: null }]);
  expect(await auditOf(record.id, "review.climbed")).toEqual([
    { after: { post: "Chief", reason: "undecided after 3 days" } },
  ]);
  expect((await read(record.reference)).publication).toBe("SUBMITTED");

  const seen = await read(record.reference, above);
  const decision = {
    stepId: step?.id ?? "",
    version: seen.version,
    decision: "APPROVED" as const,
    comment: null,
  };
  expect(await decideStep(above, decision)).toMatchObject({ ok: true });
  expect((await read(record.reference)).publication).toBe("PUBLISHED");
});

test("a step whose posts nobody holds climbs at once; so does one whose holder left mid-chain", async () => {
  const stranded = await plan("NOR");
  const left = await plan("MNG");
  await asOwner("update post_holding set ends_on = current_date - 1 where user_id = $1", [approver.id]);
  await sweepReviews();
  expect(await auditOf(stranded.id, "review.climbed")).toEqual([
    { after: { post: "Chief", reason: "nobody holds its posts" } },
  ]);
  expect((await stepOf(left.id))?.postIds).toEqual([desk, chief]);
  await asOwner("update post_holding set ends_on = null where user_id = $1", [approver.id]);
});

test("a late step that has nowhere to climb is told of once to its holders and its writers, and again when given to others", async () => {
  const writer = await createViewer();
  const record = await plan("FIN", { coAuthors: [writer.id] });
  const told = () => noticesOf(record.id, "REVIEW_OVERDUE");
  const logged = () => auditOf(record.id, "review.stalled");
  const due = new Date(Date.now() + 3 * DAY + HOUR);
  await sweepReviews(new Date(Date.now() + 2 * DAY));
  expect(await told()).toEqual([]);

  await Promise.all([sweepReviews(due), sweepReviews(due), sweepReviews(due)]);
  await sweepReviews(new Date(due.getTime() + DAY));
  const everyone = [
    { post_id: desk, user_id: null },
    { post_id: null, user_id: officer.id },
    { post_id: null, user_id: writer.id },
  ];
  expect(await told()).toHaveLength(3);
  expect(await told()).toEqual(expect.arrayContaining(everyone));
  expect(await logged()).toEqual([{ after: { posts: "Desk officer", reason: "undecided after 3 days" } }]);
  const step = await stepOf(record.id);
  expect(step).toMatchObject({ climbedAt: null, postIds: [desk] });
  const inbox = await withViewer(approver, (db) => listInbox(db, approver, 1));
  expect(inbox.lines.map(({ kind, subjectId }) => [kind, subjectId])).toContainEqual([
    "REVIEW_OVERDUE",
    record.id,
  ]);
  expect((await read(record.reference)).publication).toBe("SUBMITTED");

  // An admin gives it to others that late: its new day is three days later.
  expect(await reassignStep(admin, { stepId: step?.id ?? "", postIds: [chief] })).toMatchObject({ ok: true });
  const late = new Date(due.getTime() + 2 * DAY);
  await asOwner("update review_step set due_at = $2 where id = $1", [
    step?.id,
    new Date(late.getTime() + 3 * DAY),
  ]);
  await sweepReviews(late);
  expect(await told()).toHaveLength(3);
  await sweepReviews(new Date(late.getTime() + 3 * DAY));
  await sweepReviews(new Date(late.getTime() + 4 * DAY));
  expect(await told()).toHaveLength(6);
  expect(await told()).toContainEqual({ post_id: chief, user_id: null });
  expect((await logged())[1]).toMatchObject({ after: { posts: "Chief" } });
});

test("a step that has climbed and is late once more is told of to all of its posts", async () => {
  const record = await plan("MNG");
  const due = new Date(Date.now() + 3 * DAY + HOUR);
  await sweepReviews(due);
  await sweepReviews(new Date(due.getTime() + 2 * DAY));
  expect(await auditOf(record.id, "review.stalled")).toEqual([]);
  await sweepReviews(new Date(due.getTime() + 3 * DAY));
  expect(await auditOf(record.id, "review.stalled")).toEqual([
    { after: { posts: "Desk officer, Chief", reason: "undecided after 3 days" } },
  ]);
  const told = (await noticesOf(record.id, "REVIEW_OVERDUE")).map(({ post_id }) => post_id);
  expect(told.filter((post) => post === desk)).toHaveLength(1);
});

test("that a step stalls is for the product to say: neither who submits, decides nor administers writes it", async () => {
  const record = await plan("FIN");
  const step = await stepOf(record.id);
  const silence = "update review_step set stalled_at = '2099-01-01' where id = $1::uuid";
  const decided = `update review_step set decision = 'APPROVED', decided_at = now(), decided_by_id = $2::uuid,
    decided_in_post_id = $3::uuid, stalled_at = '2099-01-01' where id = $1::uuid`;
  expect(await runSql(officer, silence, step?.id)).toBe(0);
  await expect(runSql(approver, decided, step?.id, approver.id, desk)).rejects.toThrow(/42501/);
  await expect(runSql(admin, silence, step?.id)).rejects.toThrow(/42501/);
});

test("planned becomes past where it takes place, and its author is asked once; nothing changes its state", async () => {
  // Midnight in Tokyo is nine hours before midnight in UTC, and in Honolulu ten hours after it.
  const [tokyo, honolulu] = [
    await plan("JPN", { startsOn: "2026-03-09", timeZone: "Asia/Tokyo" }),
    await plan("JPN", { startsOn: "2026-03-09", timeZone: "Pacific/Honolulu" }),
  ];
  const waiting = await plan("MNG", { startsOn: "2026-03-09", timeZone: "Asia/Tokyo" });
  const draft = await plan("JPN", { startsOn: "2026-03-09", timeZone: "Asia/Tokyo" }, false);
  const cancelled = await plan("JPN", {
    startsOn: "2026-03-09",
    timeZone: "Asia/Tokyo",
    status: "CANCELLED",
    statusReason: "The partner withdrew.",
  });
  const all = [tokyo, honolulu, waiting, draft, cancelled];
  const asked = async () =>
    (await Promise.all(all.map(({ id }) => noticesOf(id, "REPORT_DUE")))).map((notices) => notices.length);

  await sweepReviews(new Date("2026-03-09T14:59:00Z"));
  expect(await asked()).toEqual([0, 0, 0, 0, 0]);
  await sweepReviews(new Date("2026-03-09T15:01:00Z"));
  expect(await asked()).toEqual([1, 0, 1, 0, 0]);
  await Promise.all([
    sweepReviews(new Date("2026-03-10T10:01:00Z")),
    sweepReviews(new Date("2026-03-10T10:01:00Z")),
  ]);
  await sweepReviews(new Date("2026-03-12T00:00:00Z"));
  expect(await asked()).toEqual([1, 1, 1, 0, 0]);
  expect(await noticesOf(tokyo.id, "REPORT_DUE")).toEqual([{ post_id: null, user_id: officer.id }]);
  for (const record of all) {
    const { status, publication, version } = await read(record.reference);
    expect({ status, publication, version }).toEqual({
      status: record.status,
      publication: record.publication,
      version: record.version,
    });
  }
  // The report that was sent in is left in peace.
  const report = { ...valuesOf(tokyo), status: "CANCELLED" as const, statusReason: "It rained." };
  expect(await updateEngagement(officer, tokyo.id, tokyo.version, report)).toMatchObject({ ok: true });
  await sweepReviews(new Date("2026-03-20T00:00:00Z"));
  expect(await asked()).toEqual([1, 1, 1, 0, 0]);
  expect(await withViewer(stranger, (db) => db.notice.count({ where: { subjectId: tokyo.id } }))).toBe(0);
});

test("of what somebody wrote who left, its responsible officer is asked, failing whom its co-authors, and nobody else", async () => {
  const leaver = await createViewer({ countries: ["JPN"] });
  const [writer, second, gone, inCharge, outsider] = await Promise.all([
    createViewer(),
    createViewer(),
    createViewer(),
    createViewer({ allCountries: true }),
    createViewer(),
  ]);
  const past = { startsOn: "2026-03-09", timeZone: "UTC" };
  const coAuthors = [writer.id, second.id, gone.id];
  const charged = await plan("JPN", { ...past, coAuthors, responsibleOfficerId: inCharge.id }, true, leaver);
  // Who is in charge of it left too, or may not read it.
  const left = await plan("JPN", { ...past, coAuthors, responsibleOfficerId: gone.id }, true, leaver);
  const closed = await plan("JPN", { ...past, coAuthors, responsibleOfficerId: outsider.id }, true, leaver);
  const alone = await plan("JPN", past, true, leaver);
  const own = await plan("JPN", { ...past, coAuthors: [writer.id], responsibleOfficerId: inCharge.id });
  await asOwner("update app_user set disabled_at = now() where id = any($1)", [[leaver.id, gone.id]]);
  const asked = async ({ id }: { id: string }) =>
    (await noticesOf(id, "REPORT_DUE")).map(({ user_id }) => user_id).sort();

  const now = new Date("2026-03-10T12:00:00Z");
  await Promise.all([sweepReviews(now), sweepReviews(now)]);
  await sweepReviews(new Date("2026-03-12T12:00:00Z"));
  expect(await asked(charged)).toEqual([inCharge.id]);
  for (const record of [left, closed]) expect(await asked(record)).toEqual([writer.id, second.id].sort());
  // Nobody else has to do with it: whoever covers its main country is asked.
  expect(await asked(alone)).toEqual([officer.id]);
  expect(await asked(own)).toEqual([officer.id, writer.id].sort());
  expect(await auditOf(charged.id, "report.requested")).toHaveLength(1);
});

test("whoever follows in the post of an author who moved on is asked, failing whom those who cover it, and last the author", async () => {
  const post = await createPost("Attaché");
  const [author, deputy] = [await createViewer({ countries: ["BRN"] }), await createViewer()];
  await cover(author, ["BRN"]);
  await cover(deputy, ["LAO", "BRN"]);
  await withViewer(setUp, (db) => db.postHolding.createMany({ data: [{ postId: post, userId: author.id }] }));
  const past = { startsOn: "2026-03-09", timeZone: "UTC" };
  const asked = async ({ id }: { id: string }) =>
    (await noticesOf(id, "REPORT_DUE")).map(({ user_id }) => user_id);
  const sweep = () => sweepReviews(new Date("2026-03-10T12:00:00Z"));
  const countries = [
    { code: "BRN", role: "HOST" },
    { code: "LAO", role: "PARTICIPANT" },
  ];

  const held = await plan("BRN", past, true, author);
  const covered = await plan("BRN", { ...past, countries }, true, author);
  await asOwner("update post_holding set ends_on = current_date - 1 where user_id = $1", [author.id]);
  await asOwner("update engagement set created_at = current_date - 10 where id = $1", [held.id]);
  await asOwner("update engagement set created_at = current_date + 10 where id = $1", [covered.id]);
  await asOwner("update portfolio_member set ends_on = current_date - 1 where user_id = $1", [author.id]);
  const successor = await createHolder([post], { roles: ["OFFICER"] });
  await cover(successor, ["LAO", "BRN"]);
  await asOwner("update post_holding set starts_on = current_date where user_id = $1", [successor.id]);
  await sweep();
  expect(await asked(held)).toEqual([successor.id]);
  expect((await asked(covered)).sort()).toEqual([deputy.id, successor.id].sort());

  const alone = await plan("KHM", past, true, await createViewer({ countries: ["KHM"] }));
  await sweep();
  expect(await asked(alone)).toEqual([alone.author?.id]);
});

test("a plan that came back from its review is asked for like any other that is more than a draft", async () => {
  const record = await plan("FIN", { startsOn: "2026-03-09", timeZone: "UTC" });
  const decision = {
    stepId: (await stepOf(record.id))?.id ?? "",
    version: record.version,
    decision: "RETURNED" as const,
    comment: "Say why.",
  };
  expect(await decideStep(approver, decision)).toMatchObject({ ok: true });
  await sweepReviews(new Date("2026-03-10T12:00:00Z"));
  expect((await read(record.reference)).publication).toBe("RETURNED");
  expect(await noticesOf(record.id, "REPORT_DUE")).toEqual([{ post_id: null, user_id: officer.id }]);
});

test("what came back to somebody who left is handed on to their post, and close hold to nobody", async () => {
  const post = await createPost("Attaché");
  const author = await createHolder([post], { roles: ["OFFICER"], countries: ["FIN"] });
  await cover(author, ["FIN"]);
  const comesBack = async (fields: Record<string, unknown> = {}) => {
    const record = await plan("FIN", fields, true, author);
    const { reviews } = await withViewer(author, (db) => readReviews(db, record.id));
    const stepId = reviews.map(openStepOf).find((step) => step !== null)?.id ?? "";
    const decision = { stepId, version: record.version, decision: "RETURNED" as const, comment: "Say why." };
    expect(await decideStep(approver, decision)).toMatchObject({ ok: true });
    return record;
  };
  const [record, held] = [await comesBack(), await comesBack({ closeHold: true })];
  const draft = await plan("FIN", {}, false, author);
  const successor = await createHolder([post], { roles: ["OFFICER"], countries: ["FIN"] });
  const finds = async ({ reference }: { reference: string }) =>
    (await withViewer(successor, (db) => getEngagement(db, reference))) !== null;
  await sweepReviews();
  expect(await finds(record), "while its author is there").toBe(false);

  await asOwner("update app_user set disabled_at = now() where id = $1", [author.id]);
  await Promise.all([sweepReviews(), sweepReviews()]);
  await sweepReviews();
  expect([await finds(record), await finds(held), await finds(draft)]).toEqual([true, false, false]);
  expect(await auditOf(record.id, "engagement.handed_on")).toEqual([{ after: { posts: "Attaché" } }]);
  expect(await noticesOf(record.id, "RETURNED")).toContainEqual({ post_id: post, user_id: null });

  const back = await read(record.reference, successor);
  expect(await publishEngagement(successor, record.id, back.version)).toMatchObject({ ok: true });
  expect((await read(record.reference, successor)).publication).toBe("SUBMITTED");
  await expect(runSql(officer, "select * from hand_on_what_came_back()")).rejects.toThrow(
    /42501|by the product/,
  );
});

test("a plan that gets another date is asked about once more, and one that changes otherwise is not", async () => {
  const first = await plan("JPN", { startsOn: "2026-03-09", timeZone: "UTC" });
  const change = async (fields: Partial<ReturnType<typeof valuesOf>>) => {
    const record = await read(first.reference);
    const result = await updateEngagement(officer, record.id, record.version, {
      ...valuesOf(record),
      ...fields,
    });
    expect(result).toMatchObject({ ok: true });
  };
  const asked = async (day: string) => {
    await sweepReviews(new Date(`${day}T12:00:00Z`));
    return (await auditOf(first.id, "report.requested")).length;
  };
  expect(await asked("2026-03-10")).toBe(1);
  await change({ purpose: "To agree on more." });
  expect(await asked("2026-03-11")).toBe(1);
  await change({ startsOn: "2026-04-09" });
  expect(await asked("2026-04-09")).toBe(1);
  expect(await asked("2026-04-10")).toBe(2);
  expect(await asked("2026-04-11")).toBe(2);
});

test("a zone whose rules this machine does not know stops nobody's report; its day is over when it is over everywhere", async () => {
  const known = await plan("JPN", { startsOn: "2026-04-09", timeZone: "Asia/Tokyo" });
  const gone = await plan("JPN", { startsOn: "2026-04-09", timeZone: "Asia/Tokyo" });
  await asOwner("update engagement set time_zone = 'Asia/Abolished' where id = $1", [gone.id]);
  const asked = async () =>
    (await Promise.all([known, gone].map(({ id }) => noticesOf(id, "REPORT_DUE")))).map(
      ({ length }) => length,
    );
  await sweepReviews(new Date("2026-04-09T16:00:00Z"));
  expect(await asked()).toEqual([1, 0]);
  await sweepReviews(new Date("2026-04-10T11:59:00Z"));
  expect(await asked()).toEqual([1, 0]);
  await sweepReviews(new Date("2026-04-10T12:01:00Z"));
  expect(await asked()).toEqual([1, 1]);
});

test("a day over a change of the clocks ends at its own midnight", async () => {
  // Paris goes back an hour in the night to 25 October 2026: the day has 25 hours and ends at 23:00 UTC.
  const paris = await plan("JPN", { startsOn: "2026-10-25", timeZone: "Europe/Paris" });
  await sweepReviews(new Date("2026-10-25T22:59:00Z"));
  expect(await noticesOf(paris.id, "REPORT_DUE")).toHaveLength(0);
  await sweepReviews(new Date("2026-10-25T23:01:00Z"));
  expect(await noticesOf(paris.id, "REPORT_DUE")).toHaveLength(1);
});
