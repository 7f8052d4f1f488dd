import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { PAGE_SIZE } from "@/lib/paging";
import { searchAll } from "@/lib/search/queries";
import { createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addLesson, saveLesson } from "../editions/lessons/mutations";
import type { Edition } from "../editions/queries";
import { type LessonFilters, lessonsHref, NO_LESSON_FILTERS, readLessonFilters } from "./filters";
import { countVisibleLessons, listFormerLessons, listLessonIds, listLessons } from "./queries";

const today = new Date().toISOString().slice(0, 10);
const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const ally = await createViewer({ roles: ["VIEWER"], nation: "JPN", allCountries: true });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);
const mine = { ownerUserId: officer.id, ownerPostId: null };

async function add(edition: Edition, fields: object) {
  const lesson = { kind: "LESSON" as const, text: "Something", action: null, dueOn: null, owner: NOBODY };
  const made = await addLesson(officer, { id: newId(), editionId: edition.id, ...lesson, ...fields });
  if (!made.ok) throw new Error(made.message);
}

const last = await create({ startsOn: addDays(today, -420), endsOn: addDays(today, -410) });
const next = await create({ startsOn: addDays(today, 60), endsOn: addDays(today, 70) });
await add(last, { text: "Boats lay aground twice.", dueOn: addDays(today, -5), owner: mine });
await add(last, { text: "Radios did not talk.", action: "Buy fathometers.", dueOn: addDays(today, 5) });
await add(last, { text: "Nobody came.", owner: mine });
await add(last, { kind: "OBSERVATION", text: "The weather was fine." });
await add(last, { kind: "OBSERVATION", text: "Somebody is to look.", owner: mine });
await saveLesson(officer, {
  id: last.id,
  version: (await load(last.reference)).version,
  number: 3,
  kind: "LESSON",
  text: "Nobody came.",
  action: null,
  owner: mine,
  dueOn: null,
  state: "DROPPED",
  outcome: "They came.",
});

const found = async (filters: Partial<LessonFilters>, viewer = officer) =>
  withViewer(viewer, async (db) => {
    const all = { ...NO_LESSON_FILTERS, series: series.slug, ...filters };
    const { rows, info } = await listLessons(db, viewer, all, 1);
    expect(info.total).toBe(rows.length);
    expect(await listLessonIds(db, viewer, all)).toEqual(rows.map(({ id }) => id));
    return rows.map(({ number }) => number);
  });

test.each([
  ["all of them, due first and closed last", {}, [1, 2, 4, 5, 3]],
  ["by edition", { sort: "exercise" }, [1, 2, 3, 4, 5]],
  ["open, with the observation that somebody owns", { state: "open" }, [1, 2, 5]],
  ["overdue", { state: "overdue" }, [1]],
  ["closed", { state: "closed" }, [3]],
  ["one's own", { owner: "me" }, [1, 5, 3]],
  ["nobody's", { owner: "nobody" }, [2, 4]],
  ["of one kind", { kind: "OBSERVATION" }, [4, 5]],
  ["by a word in another form", { q: "boat" }, [1]],
  ["by what is to be done", { q: "fathometer" }, [2]],
  ["by nothing that can be searched for", { q: "the" }, []],
  ["of a country that takes part", { country: "JPN" }, [1, 2, 4, 5, 3]],
  ["of another", { country: "NOR" }, []],
] as const)("lessons are listed: %s", async (_, filters, numbers) => {
  expect(await found(filters)).toEqual(numbers);
});

test("every filter is read as it is written", () => {
  const filters: LessonFilters = {
    q: "boats & men",
    state: "overdue",
    kind: "LESSON",
    owner: "nobody",
    series: "cobra-gold",
    country: "THA",
    sort: "exercise",
  };
  const query = Object.fromEntries(new URL(lessonsHref(filters, 3), "http://rapport.example").searchParams);
  expect(readLessonFilters(query)).toEqual({ filters, page: 3, notices: [] });
  expect(readLessonFilters({ state: "late", sort: "colour" })).toMatchObject({
    filters: NO_LESSON_FILTERS,
    notices: [expect.stringMatching(/"late"/), expect.stringMatching(/"colour"/)],
  });
});

test("the view shows what the policy of the table shows: all to whoever is at home, nothing to an ally", async () => {
  for (const viewer of [officer, leader, ally]) {
    const [view, table] = await withViewer(viewer, async (db) => [
      await countVisibleLessons(db),
      await db.exerciseLesson.count(),
    ]);
    expect(view).toBe(table);
  }
  const [all] = await asOwner<{ count: number }>("select count(*)::int as count from exercise_lesson");
  expect(await withViewer(leader, countVisibleLessons)).toBe(all?.count);
  expect(await withViewer(ally, countVisibleLessons)).toBe(0);
});

test("the search finds them and opens the list of as many; an ally finds none", async () => {
  const { lessons } = await searchAll(officer, "fathometers");
  expect(lessons).toMatchObject({
    total: 1,
    rows: [{ href: `/exercises/${series.slug}/${last.reference}#lesson-2`, name: "Radios did not talk." }],
    href: lessonsHref({ q: "fathometers" }),
  });
  expect((await searchAll(ally, "fathometers")).lessons.total).toBe(0);
});

test("who plans the next edition is told what the last one taught, and nothing that was dropped", async () => {
  const former = (edition: Edition, viewer = officer) =>
    withViewer(viewer, (db) => listFormerLessons(db, { seriesId: series.id, before: edition, most: 6 }));
  const { rows, total } = await former(next);
  expect([total, rows.map(({ number }) => number)]).toEqual([2, [1, 2]]);
  expect((await former(last)).total).toBe(0);
  expect((await former(next, ally)).total).toBe(0);
});

test("pages are whole and share no row", async () => {
  const other = await createSeries();
  const edition = await editionsOf(officer, other).create();
  await asOwner(
    `insert into exercise_lesson (id, edition_id, number, kind, text)
     select gen_random_uuid(), $1, n, 'LESSON', 'Lesson ' || n from generate_series(1, ${PAGE_SIZE + 7}) n`,
    [edition.id],
  );
  const filters = { ...NO_LESSON_FILTERS, series: other.slug };
  const pages = await withViewer(officer, async (db) => [
    await listLessons(db, officer, filters, 1),
    await listLessons(db, officer, filters, 2),
    await listLessons(db, officer, filters, 99),
  ]);
  expect(pages.map(({ rows }) => rows.length)).toEqual([PAGE_SIZE, 7, 7]);
  expect(new Set(pages.slice(0, 2).flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(PAGE_SIZE + 7);
});
