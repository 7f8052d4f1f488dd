import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { addLesson, closeReview, saveLesson } from "./mutations";

const today = new Date().toISOString().slice(0, 10);
const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

test("the review closes only when each lesson has an owner, and keeps one from then on", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  const lesson = { text: "Radios did not talk.", action: null, dueOn: null, owner: NOBODY };
  const add = (kind: "OBSERVATION" | "LESSON") =>
    addLesson(officer, { id: newId(), editionId: edition.id, kind, ...lesson });
  await add("OBSERVATION");
  await add("LESSON");
  const close = async () =>
    closeReview(officer, { id: edition.id, version: (await load(edition.reference)).version });
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

test("a review of an edition that is not over does not close", async () => {
  const edition = await create({ startsOn: today, endsOn: today });
  expect(await closeReview(officer, { id: edition.id, version: edition.version })).toMatchObject({
    message: expect.stringMatching(/after ENDEX/),
  });
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
