import { afterEach, expect, test, vi } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { countUnreadOf, getUnreadCount, listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { changedPlan, createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { saveMilestone } from "../milestones/mutations";
import { saveEdition } from "../mutations";
import type { Edition } from "../queries";
import type { Owner } from "../schema";
import { addLesson, closeReview, reopenReview, saveLesson } from "./mutations";

const today = new Date().toISOString().slice(0, 10);
const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

afterEach(() => vi.useRealTimers());

/** Closes the review in the version that stands. */
async function closeAs(edition: Edition, noLessonsReason: string | null = null) {
  const { version } = await load(edition.reference);
  return closeReview(officer, { id: edition.id, version, noLessonsReason });
}

async function settleReport(edition: Edition, state: "DONE" | "NOT_NEEDED" | "PLANNED" = "DONE") {
  return saveMilestone(officer, {
    id: edition.id,
    version: (await load(edition.reference)).version,
    kind: "AAR",
    number: 1,
    state,
    plannedOn: addDays(today, 20),
    heldOn: state === "DONE" ? addDays(today, -2) : null,
    heldUntil: null,
    owner: NOBODY,
    note: null,
  });
}

test("the review closes only when each lesson has an owner, and keeps one from then on", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  const lesson = { text: "Radios did not talk.", action: null, dueOn: null, owner: NOBODY };
  const add = (kind: "OBSERVATION" | "LESSON") =>
    addLesson(officer, { id: newId(), editionId: edition.id, kind, ...lesson });
  await add("OBSERVATION");
  await add("LESSON");
  const close = () => closeAs(edition);
  expect(await close()).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/after-action report was held/),
  });
  await settleReport(edition);
  expect(await close()).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/1 lesson has no owner/),
  });

  const own = async (owner: typeof NOBODY | { ownerUserId: string; ownerPostId: null }) =>
    saveLesson(officer, {
      id: edition.id,
      version: (await load(edition.reference)).version,
      number: 2,
      kind: "LESSON",
      ...lesson,
      owner,
      state: "OPEN",
      outcome: null,
    });
  expect(await own({ ownerUserId: officer.id, ownerPostId: null })).toMatchObject({ ok: true });
  expect(await close()).toMatchObject({ ok: true });
  expect((await load(edition.reference)).isReviewClosed).toBe(true);
  expect(await own(NOBODY)).toMatchObject({ fields: { owner: [expect.stringMatching(/keeps an owner/)] } });
  expect(await add("LESSON")).toMatchObject({ code: "conflict" });
  const revisions = await withViewer(officer, (db) => listRevisions(db, "exercise_edition", edition.id));
  expect(revisions[0]?.changes).toEqual([{ field: "reviewClosed", from: null, to: true }]);
});

test("without a lesson the review closes with the reason for it, and the report stays settled", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  await settleReport(edition, "NOT_NEEDED");
  expect(await closeAs(edition)).toMatchObject({
    fields: { noLessonsReason: [expect.stringMatching(/say why there is none/)] },
  });
  expect(await closeAs(edition, "Four hours at sea, nothing new.")).toMatchObject({ ok: true });
  expect(await load(edition.reference)).toMatchObject({
    isReviewClosed: true,
    noLessonsReason: "Four hours at sea, nothing new.",
  });
  expect(await settleReport(edition, "PLANNED")).toMatchObject({
    fields: { state: [expect.stringMatching(/Reopen it first/)] },
  });
});

test("the only lesson of a closed review stays one", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  const lesson = {
    kind: "LESSON" as const,
    text: "Fuel came late.",
    action: null,
    dueOn: null,
    owner: { ownerUserId: officer.id, ownerPostId: null },
  };
  await addLesson(officer, { id: newId(), editionId: edition.id, ...lesson });
  await settleReport(edition);
  expect(await closeAs(edition, "A reason that a lesson makes void")).toMatchObject({ ok: true });
  const closed = await load(edition.reference);
  expect(closed.noLessonsReason).toBeNull();
  const change = {
    id: edition.id,
    version: closed.version,
    number: 1,
    state: "OPEN" as const,
    outcome: null,
  };
  expect(await saveLesson(officer, { ...lesson, ...change, kind: "OBSERVATION" })).toMatchObject({
    fields: { kind: [expect.stringMatching(/Reopen it/)] },
  });
  expect(await saveLesson(officer, { ...lesson, ...change, text: "Fuel came a day late." })).toMatchObject({
    ok: true,
  });
});

test("a review of an edition that is not over does not close", async () => {
  const edition = await create({ startsOn: today, endsOn: today });
  expect(await closeAs(edition)).toMatchObject({
    message: expect.stringMatching(/after ENDEX/),
  });
});

test("what the planning of a cancelled edition taught is closed without waiting for its days, and reopened before it goes ahead", async () => {
  const edition = await create({ startsOn: addDays(today, 40), endsOn: addDays(today, 50) });
  const turn = async (cancelReason: string | null) =>
    saveEdition(officer, changedPlan(await load(edition.reference), { cancelReason }));
  expect(await turn("No funds.")).toMatchObject({ ok: true });
  expect(await closeAs(edition)).toMatchObject({
    fields: { noLessonsReason: [expect.stringMatching(/say why there is none/)] },
  });
  const lesson = { text: "Ask for funds a year ahead.", action: null, dueOn: null };
  const add = { id: newId(), editionId: edition.id, kind: "LESSON" as const, ...lesson };
  expect(await addLesson(officer, { ...add, owner: NOBODY })).toMatchObject({ ok: true });
  expect(await closeAs(edition)).toMatchObject({ message: expect.stringMatching(/no owner/) });
  const owned = {
    id: edition.id,
    version: (await load(edition.reference)).version,
    number: 1,
    kind: "LESSON" as const,
    ...lesson,
    owner: { ownerUserId: officer.id, ownerPostId: null },
    state: "OPEN" as const,
    outcome: null,
  };
  expect(await saveLesson(officer, owned)).toMatchObject({ ok: true });
  expect(await closeAs(edition)).toMatchObject({ ok: true });

  expect(await turn(null)).toMatchObject({
    fields: { cancelReason: [expect.stringMatching(/Reopen it before the edition goes ahead again/)] },
  });
  await expect(
    asOwner("update exercise_edition set cancel_reason = null where id = $1", [edition.id]),
  ).rejects.toThrow(/knew whether it was held/);
  // Its days are those of no exercise any more, and may still be put right.
  const moved = changedPlan(await load(edition.reference), { endsOn: addDays(today, 51) });
  expect(await saveEdition(officer, moved)).toMatchObject({ ok: true });
  const { version } = await load(edition.reference);
  expect(await reopenReview(officer, { id: edition.id, version })).toMatchObject({ ok: true });
  expect(await turn(null)).toMatchObject({ ok: true });
  expect(await closeAs(edition)).toMatchObject({ message: expect.stringMatching(/after ENDEX/) });
  await expect(
    asOwner("update exercise_edition set review_closed_at = now() where id = $1", [edition.id]),
  ).rejects.toThrow(/before its last day was over/);
});

test("an edition whose review is closed was held, and is cancelled only once that is open again", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  await settleReport(edition);
  expect(await closeAs(edition, "Nothing new.")).toMatchObject({ ok: true });
  const cancelled = changedPlan(await load(edition.reference), { cancelReason: "Storm." });
  expect(await saveEdition(officer, cancelled)).toMatchObject({
    fields: { cancelReason: [expect.stringMatching(/Reopen it before the edition is cancelled/)] },
  });
  await expect(
    asOwner("update exercise_edition set cancel_reason = 'Storm.' where id = $1", [edition.id]),
  ).rejects.toThrow(/knew whether it was held/);
});

test("a lesson is added once, however often its form arrives", async () => {
  const edition = await create();
  const lesson = {
    id: newId(),
    editionId: edition.id,
    kind: "LESSON",
    text: "Radios did not talk.",
    action: null,
    dueOn: null,
    owner: NOBODY,
  } as const;
  const [first, twin] = await Promise.all([addLesson(officer, lesson), addLesson(officer, lesson)]);
  expect(first).toMatchObject({ ok: true, data: { reference: edition.reference } });
  expect(twin).toEqual(first);
  expect(await addLesson(officer, lesson)).toEqual(first);
  const saved = await load(edition.reference);
  expect(saved.lessons).toHaveLength(1);
  expect(saved.version).toBe(edition.version + 1);
});

test("the owner of a lesson may be a post, whose holder hears of it", async () => {
  const post = await createPost("Exercise planner");
  const holder = await createHolder([post]);
  const edition = await create();
  await addLesson(officer, {
    id: newId(),
    editionId: edition.id,
    kind: "LESSON",
    text: "Fuel came late.",
    action: null,
    dueOn: null,
    owner: { ownerUserId: null, ownerPostId: post },
  });
  const { lines } = await withViewer(holder, (db) => listInbox(db, holder, 1));
  expect(lines.map(({ kind }) => kind)).toEqual(["OWNER_NAMED"]);
});

test.each([
  { host: "JPN", at: "2030-03-10T14:00:00Z", isOver: false },
  { host: "JPN", at: "2030-03-10T16:00:00Z", isOver: true },
  // On the other side of the date line the last day goes on when UTC has the next.
  { host: "WSM", at: "2030-03-10T12:00:00Z", isOver: true },
  { host: "USA", at: "2030-03-11T03:00:00Z", isOver: false },
  { host: "USA", at: "2030-03-11T06:00:00Z", isOver: true },
])(
  "an edition of $host is over when its last day is over there: $at $isOver",
  async ({ host, at, isOver }) => {
    const edition = await create({ startsOn: "2030-03-01", endsOn: "2030-03-10" });
    await asOwner("update exercise_edition set host_country_codes = array[$2]::text[] where id = $1", [
      edition.id,
      host,
    ]);
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(at) });
    expect(await settleReport(edition, "NOT_NEEDED")).toMatchObject({ ok: true });
    const closed = await closeAs(edition, "Nothing new.");
    expect(closed).toMatchObject(
      isOver ? { ok: true } : { ok: false, message: expect.stringMatching(/after ENDEX/) },
    );
    if (!isOver) return;
    // What was closed after its end there can be changed in what else it says of its days.
    const after = await load(edition.reference);
    const moved = await saveEdition(officer, changedPlan(after, { startsOn: "2030-03-02" }));
    expect(moved).toMatchObject({ ok: true });
  },
);

test("what a review brings is told at home alone, to who watches and to who owns it, by whichever post they hear of it", async () => {
  const ours = await createViewer({ roles: ["LEADER"], allCountries: true });
  const ally = await createViewer({ roles: ["VIEWER"], nation: "JPN", countries: ["JPN"] });
  const shared = await createPost("Exchange desk");
  const [exchanged, holder] = [
    await createHolder([shared], { nation: "JPN", countries: ["JPN"] }),
    await createHolder([shared], { countries: ["JPN"] }),
  ];
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  for (const [by, post] of [
    [ours, null],
    [ally, null],
    [holder, shared],
  ] as const)
    expect(await watch(by, { type: "exercise_edition", key: edition.id, post })).toMatchObject({ ok: true });
  const heard = (by: Viewer) =>
    withViewer(by, async (db) => [
      (await listInbox(db, by, 1)).lines
        .filter(({ subjectId }) => subjectId === edition.id)
        .map(({ kind, count }) => `${kind} ${count}`)
        .toSorted(),
      await countUnreadOf(db, by, "exercise_edition", [edition.id]),
      await getUnreadCount(by, 9),
    ]);
  const lesson = { kind: "LESSON" as const, text: "Radios did not talk.", action: null, dueOn: null };
  const add = (owner: Owner) =>
    addLesson(officer, { id: newId(), editionId: edition.id, ...lesson, owner }).then(({ ok }) => ok);
  expect(await add({ ownerUserId: ours.id, ownerPostId: null })).toBe(true);
  expect(await heard(ours)).toEqual([["CHANGED 1", "OWNER_NAMED 1"], 2, 2]);
  expect(await heard(holder)).toEqual([["CHANGED 1"], 1, 1]);
  for (const by of [ally, exchanged]) expect(await heard(by)).toEqual([[], 0, 0]);
  // However an owner abroad came by it: what they may not read is not told.
  expect(await add({ ownerUserId: ally.id, ownerPostId: null })).toBe(true);
  expect(await heard(ally)).toEqual([[], 0, 0]);

  const plan = changedPlan(await load(edition.reference), { place: "Yokosuka" });
  expect(await saveEdition(officer, plan)).toMatchObject({ ok: true });
  for (const by of [ally, exchanged]) expect(await heard(by)).toEqual([["CHANGED 1"], 1, 1]);
});
