import { describe, expect, it, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { getEngagement } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { listWatches } from "@/lib/watches/queries";
import { engagementInput } from "@/testing/engagements";
import { createSeries } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { addFigure, removeFigure } from "./figures/mutations";
import { addLesson, closeReview, saveLesson } from "./lessons/mutations";
import { addMilestone, saveMilestone } from "./milestones/mutations";
import { createEdition, saveEdition } from "./mutations";
import { saveParticipants } from "./participants/mutations";
import { type Edition, getEdition } from "./queries";
import { createEditionSchema, saveEditionSchema } from "./schema";

const today = new Date().toISOString().slice(0, 10);
const officer = await createViewer({ countries: ["JPN"] });
const outsider = await createViewer({ countries: ["NOR"] });
const series = await createSeries();
const nobody = { ownerUserId: null, ownerPostId: null };

type Days = { startsOn?: string; endsOn?: string };

async function create(days: Days = {}, year = (days.startsOn ?? today).slice(0, 4)): Promise<Edition> {
  const made = await createEdition(
    officer,
    createEditionSchema.parse({
      id: newId(),
      seriesId: series.id,
      year,
      hosts: ["JPN"],
      ...days,
    }),
  );
  if (!made.ok) throw new Error(made.message);
  return load(made.data.reference);
}

async function load(reference: string): Promise<Edition> {
  const edition = await withViewer(officer, (db) => getEdition(db, officer, reference));
  if (!edition) throw new Error(`no ${reference}`);
  return edition;
}

const planOf = (edition: Edition, more: object) =>
  saveEditionSchema.parse({ ...edition, year: String(edition.year), ...more });

const plannedDays = ({ milestones }: Edition) =>
  Object.fromEntries(milestones.map(({ kind, plannedOn }) => [kind, plannedOn]));

describe("a new edition", () => {
  it("gets its milestones from the template, its reference, a revision and an audit row", async () => {
    const edition = await create({ startsOn: "2031-05-31", endsOn: "2031-06-10" });
    expect(edition.reference).toBe(`EX-${series.slug.toUpperCase()}-31`);
    expect(plannedDays(edition)).toEqual({
      CDC: "2030-02-28",
      IPC: "2030-08-31",
      MPC: "2030-11-30",
      SITE_SURVEY: "2031-01-31",
      FPC: "2031-02-28",
      DECISION_BRIEF: "2031-04-30",
      STARTEX: "2031-05-31",
      ENDEX: "2031-06-10",
      HOTWASH: "2031-06-12",
      AAR: "2031-07-10",
      LESSONS: "2031-08-09",
    });
    expect(edition.countryCodes).toEqual(["JPN"]);
    expect(edition.hostCountryCodes).toEqual(["JPN"]);
    const revisions = await withViewer(officer, (db) => listRevisions(db, "exercise_edition", edition.id));
    expect(revisions.map(({ version }) => version)).toEqual([1]);
    const audited = await asOwner<{ type: string }>(
      "select type from audit_event where subject_id = $1 order by sequence",
      [edition.id],
    );
    expect(audited.map(({ type }) => type)).toEqual(["exercise_edition.created"]);
  });

  it("has none without dates, and gets them with its dates", async () => {
    const edition = await create();
    expect(edition.milestones).toEqual([]);
    const saved = await saveEdition(officer, planOf(edition, { startsOn: today, endsOn: addDays(today, 5) }));
    expect(saved.ok).toBe(true);
    expect((await load(edition.reference)).milestones).toHaveLength(11);
  });

  it("never shares a reference with another of its year, shipped ones among them", async () => {
    const [one, other] = [
      await create({ startsOn: "2033-01-01", endsOn: "2033-01-02" }),
      await create({ startsOn: "2033-02-01", endsOn: "2033-02-02" }),
    ];
    expect(other.reference).toBe(`${one.reference}-2`);
    const unitas = await withViewer(officer, (db) =>
      db.exerciseSeries.findUniqueOrThrow({ where: { slug: "unitas" } }),
    );
    const made = await createEdition(
      officer,
      createEditionSchema.parse({ id: newId(), seriesId: unitas.id, year: "2025", hosts: ["JPN"] }),
    );
    expect(made).toMatchObject({ ok: true, data: { reference: "EX-UNITAS-25-2" } });
  });

  it("is refused to whoever covers none of its hosts, and to those who only read", async () => {
    const input = createEditionSchema.parse({
      id: newId(),
      seriesId: series.id,
      year: "2030",
      hosts: ["JPN"],
    });
    expect(await createEdition(outsider, input)).toMatchObject({
      ok: false,
      fields: { hosts: [expect.anything()] },
    });
    const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
    expect(await createEdition(leader, input)).toMatchObject({ ok: false, code: "forbidden" });
  });
});

describe("moving STARTEX", () => {
  const days = { startsOn: "2031-05-31", endsOn: "2031-06-10" };
  const later = { startsOn: "2031-07-01", endsOn: "2031-07-11" };

  it("moves what has not happened and leaves what has", async () => {
    const edition = await create(days);
    await saveMilestone(officer, {
      id: edition.id,
      version: edition.version,
      kind: "CDC",
      state: "DONE",
      plannedOn: "2030-02-28",
      heldOn: "2020-01-01",
      heldUntil: null,
      owner: nobody,
      note: null,
    });
    const held = await load(edition.reference);
    expect(await saveEdition(officer, planOf(held, { ...later, moves: true }))).toMatchObject({ ok: true });
    const moved = plannedDays(await load(edition.reference));
    expect(moved).toMatchObject({
      CDC: "2030-02-28",
      FPC: "2031-03-31",
      STARTEX: "2031-07-01",
      ENDEX: "2031-07-11",
      AAR: "2031-08-10",
    });
  });

  it("keeps the days when told so, except its own", async () => {
    const edition = await create(days);
    const little = planOf(edition, { startsOn: "2031-06-05", endsOn: "2031-06-11" });
    expect(await saveEdition(officer, little)).toMatchObject({ ok: true });
    expect(plannedDays(await load(edition.reference))).toMatchObject({
      FPC: "2031-02-28",
      STARTEX: "2031-06-05",
      ENDEX: "2031-06-11",
    });
  });

  it("never to before the final planning conference: nothing is saved and the way out is said", async () => {
    const edition = await create(days);
    const sooner = planOf(edition, { startsOn: "2031-02-01", endsOn: "2031-02-09" });
    expect(await saveEdition(officer, sooner)).toMatchObject({
      ok: false,
      fields: { startsOn: [expect.stringMatching(/Final planning conference comes before STARTEX.*Tick/)] },
    });
    expect(await load(edition.reference)).toMatchObject({
      startsOn: days.startsOn,
      version: edition.version,
    });
  });
});

test("the final planning conference is refused after STARTEX and the report before ENDEX", async () => {
  const edition = await create({ startsOn: "2031-05-31", endsOn: "2031-06-10" });
  const save = (kind: "FPC" | "AAR", plannedOn: string) =>
    saveMilestone(officer, {
      id: edition.id,
      version: edition.version,
      kind,
      state: "PLANNED",
      plannedOn,
      heldOn: null,
      heldUntil: null,
      owner: nobody,
      note: null,
    });
  expect(await save("FPC", "2031-05-31")).toMatchObject({
    fields: { plannedOn: [expect.stringMatching(/before STARTEX/)] },
  });
  expect(await save("AAR", "2031-06-10")).toMatchObject({
    fields: { plannedOn: [expect.stringMatching(/after ENDEX/)] },
  });
  expect(await save("AAR", "2031-06-12")).toMatchObject({ ok: true });
});

test("participants give the edition its countries, and the officer's own stays", async () => {
  const edition = await create();
  const save = (
    participants: { code: string; role: "HOST" | "PARTICIPANT"; state: "INVITED" | "CONFIRMED" }[],
    version: number,
  ) => saveParticipants(officer, { id: edition.id, version, participants });
  expect(
    await save(
      [
        { code: "KOR", role: "HOST", state: "CONFIRMED" },
        { code: "JPN", role: "PARTICIPANT", state: "INVITED" },
      ],
      edition.version,
    ),
  ).toMatchObject({ ok: true });
  const saved = await load(edition.reference);
  expect(saved).toMatchObject({ hostCountryCodes: ["KOR"], countryCodes: ["JPN", "KOR"] });
  expect(await save([{ code: "KOR", role: "HOST", state: "CONFIRMED" }], saved.version)).toMatchObject({
    fields: { participants: [expect.stringMatching(/country that you cover/)] },
  });
  expect(await save([{ code: "QQQ", role: "HOST", state: "CONFIRMED" }], saved.version)).toMatchObject({
    ok: false,
  });
  expect(await save([], edition.version)).toMatchObject({ code: "stale" });
});

test("conflicting numbers stand side by side; own and partner beyond the total only as reported", async () => {
  const edition = await create();
  const add = (side: "OWN" | "TOTAL", value: number, isAsReported = false) =>
    addFigure(officer, {
      id: newId(),
      editionId: edition.id,
      kind: "TROOPS",
      side,
      value,
      qualifier: null,
      source: "J7 brief",
      asOf: "2026-01-02",
      isAsReported,
    });
  expect(await add("TOTAL", 1000)).toMatchObject({ ok: true });
  expect(await add("TOTAL", 1200)).toMatchObject({ ok: true });
  expect(await add("OWN", 1300)).toMatchObject({ fields: { value: [expect.stringMatching(/as reported/)] } });
  expect(await add("OWN", 1300, true)).toMatchObject({ ok: true });
  const { figures, version } = await load(edition.reference);
  expect(figures.map(({ side, value }) => [side, value])).toEqual([
    ["OWN", 1300],
    ["TOTAL", 1000],
    ["TOTAL", 1200],
  ]);
  const [first] = figures;
  expect(await removeFigure(officer, { id: edition.id, version, figureId: first?.id ?? "" })).toMatchObject({
    ok: true,
  });
});

test("the review closes only when each lesson has an owner, and keeps one from then on", async () => {
  const edition = await create({ startsOn: addDays(today, -20), endsOn: addDays(today, -10) });
  const lesson = { text: "Radios did not talk.", action: null, dueOn: null, owner: nobody };
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

  const own = async (owner: typeof nobody | { ownerUserId: string; ownerPostId: null }) =>
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
  expect(await own(nobody)).toMatchObject({ fields: { owner: [expect.stringMatching(/keeps an owner/)] } });
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

test("whoever covers none of its countries changes nothing, and the attempt is on record", async () => {
  const edition = await create();
  expect(await saveEdition(outsider, planOf(edition, { place: "Elsewhere" }))).toMatchObject({
    code: "forbidden",
  });
  expect((await load(edition.reference)).place).toBeNull();
  const refused = await asOwner(
    "select 1 from audit_event where subject_id = $1 and type = 'access.refused'",
    [edition.id],
  );
  expect(refused).toHaveLength(1);
});

test("a form that arrives twice makes one edition", async () => {
  const input = createEditionSchema.parse({ id: newId(), seriesId: series.id, year: "2044", hosts: ["JPN"] });
  const [first, again] = await Promise.all([createEdition(officer, input), createEdition(officer, input)]);
  expect(first).toEqual({
    ok: true,
    data: { slug: series.slug, reference: `EX-${series.slug.toUpperCase()}-44` },
  });
  expect(again).toEqual(first);
});

test("numbers, lessons and milestones are added once, however often their form arrives", async () => {
  const edition = await create();
  const editionId = edition.id;
  const figure = {
    id: newId(),
    editionId,
    kind: "TROOPS",
    side: "TOTAL",
    value: 900,
    qualifier: null,
    source: "J7 brief",
    asOf: "2026-01-02",
    isAsReported: false,
  } as const;
  const lesson = {
    id: newId(),
    editionId,
    kind: "LESSON",
    text: "Radios did not talk.",
    action: null,
    dueOn: null,
    owner: nobody,
  } as const;
  const milestone = {
    id: newId(),
    editionId,
    kind: "SITE_SURVEY",
    state: "PLANNED",
    plannedOn: "2031-01-05",
    heldOn: null,
    heldUntil: null,
    owner: nobody,
    note: null,
  } as const;
  for (const send of [
    () => addFigure(officer, figure),
    () => addLesson(officer, lesson),
    () => addMilestone(officer, milestone),
  ]) {
    const [first, twin] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ ok: true, data: { reference: edition.reference } });
    expect(twin).toEqual(first);
    expect(await send()).toEqual(first);
  }
  const { figures, lessons, milestones, version } = await load(edition.reference);
  expect([figures.length, lessons?.length, milestones.length]).toEqual([1, 1, 1]);
  expect(version).toBe(edition.version + 3);
  expect(await addFigure(officer, { ...figure, value: 901 })).toMatchObject({ code: "conflict" });
  expect(await addMilestone(officer, { ...milestone, id: newId() })).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/has this milestone already/),
  });
});

describe("the planning conferences are in their order", () => {
  const days = { startsOn: "2031-05-31", endsOn: "2031-06-10" };
  const input = (edition: Edition, kind: "MPC" | "FPC" | "IPC", plannedOn: string) => ({
    id: edition.id,
    version: edition.version,
    kind,
    state: "PLANNED" as const,
    plannedOn,
    heldOn: null,
    heldUntil: null,
    owner: nobody,
    note: null,
  });

  it("when moved by hand", async () => {
    const edition = await create(days);
    expect(await saveMilestone(officer, input(edition, "MPC", "2031-02-28"))).toMatchObject({
      fields: { plannedOn: [expect.stringMatching(/before final planning conference, 28 Feb 2031/)] },
    });
    expect(await saveMilestone(officer, input(edition, "IPC", "2031-02-27"))).toMatchObject({
      fields: { plannedOn: [expect.stringMatching(/before main planning conference/)] },
    });
    expect(await saveMilestone(officer, input(edition, "MPC", "2031-02-27"))).toMatchObject({ ok: true });
  });

  it("when generated around what was planned before", async () => {
    const edition = await create({}, "2031");
    const { version: _, ...first } = input(edition, "FPC", "2030-01-05");
    expect(await addMilestone(officer, { ...first, id: newId(), editionId: edition.id })).toMatchObject({
      ok: true,
    });
    const dated = planOf(await load(edition.reference), days);
    expect(await saveEdition(officer, dated)).toMatchObject({
      fields: { startsOn: [expect.stringMatching(/Final planning conference comes after concept/)] },
    });
    expect((await load(edition.reference)).milestones).toHaveLength(1);
  });
});

describe("owners", () => {
  const noticesOf = (edition: Edition, owner: { id: string }) =>
    asOwner<{ kind: string }>(
      "select kind::text from notice where subject_id = $1 and user_id = $2 order by created_at, id",
      [edition.id, owner.id],
    ).then((rows) => rows.map(({ kind }) => kind));

  it("hear what becomes theirs and when its day moves, and not what they did themselves", async () => {
    const owner = await createViewer({ countries: ["JPN"] });
    const edition = await create({ startsOn: "2031-05-31", endsOn: "2031-06-10" });
    const save = async (kind: "MPC" | "FPC", plannedOn: string, by = officer) =>
      saveMilestone(by, {
        id: edition.id,
        version: (await load(edition.reference)).version,
        kind,
        state: "PLANNED",
        plannedOn,
        heldOn: null,
        heldUntil: null,
        owner: { ownerUserId: owner.id, ownerPostId: null },
        note: null,
      });
    expect(await save("MPC", "2030-12-01")).toMatchObject({ ok: true });
    expect(await noticesOf(edition, owner)).toEqual(["OWNER_NAMED"]);
    await save("MPC", "2030-12-01");
    await save("MPC", "2030-12-05", owner);
    await save("FPC", "2031-02-28", owner);
    expect(await noticesOf(edition, owner)).toEqual(["OWNER_NAMED"]);
    await save("MPC", "2030-12-02");
    const later = { startsOn: "2031-07-01", endsOn: "2031-07-11", moves: true };
    expect(await saveEdition(officer, planOf(await load(edition.reference), later))).toMatchObject({
      ok: true,
    });
    expect(await noticesOf(edition, owner)).toEqual(["OWNER_NAMED", "DAY_MOVED", "DAY_MOVED"]);
    const { lines } = await withViewer(owner, (db) => listInbox(db, owner, 1));
    expect(lines.map(({ kind, count }) => [kind, count])).toEqual([
      ["DAY_MOVED", 2],
      ["OWNER_NAMED", 1],
    ]);
    expect(lines[0]?.subject).toMatchObject({
      reference: edition.reference,
      href: `/exercises/${series.slug}/${edition.reference}`,
    });
  });

  it("of a lesson may be a post, whose holder hears of it", async () => {
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
});

test("who watches an edition or its series hears of every change, and the nation that was not asked of nothing", async () => {
  const edition = await create();
  const post = await createPost("Desk");
  const holder = await createHolder([post]);
  const reader = await createViewer({ roles: ["LEADER"] });
  const ally = await createViewer({ roles: ["VIEWER"], nation: "NOR" });
  expect(await watch(holder, { type: "exercise_edition", key: edition.id, post })).toMatchObject({
    ok: true,
  });
  expect(await watch(reader, { type: "exercise_series", key: series.id, post: null })).toMatchObject({
    ok: true,
  });
  expect(await watch(ally, { type: "exercise_edition", key: edition.id, post: null })).toMatchObject({
    code: "not-found",
  });
  await saveEdition(officer, planOf(edition, { place: "Yokosuka" }));
  for (const by of [holder, reader]) {
    const { lines } = await withViewer(by, (db) => listInbox(db, by, 1));
    expect(lines.map(({ kind, subject }) => [kind, subject.reference])).toEqual([
      ["CHANGED", edition.reference],
    ]);
  }
  expect(await withViewer(holder, (db) => listWatches(db, holder))).toMatchObject([
    { type: "exercise_edition", reference: edition.reference, post: { id: post } },
  ]);
});

test("two people who save one after the other: the second is told, and nothing is lost", async () => {
  const edition = await create();
  const results = await Promise.all([
    saveEdition(officer, planOf(edition, { place: "Yokosuka" })),
    saveEdition(officer, planOf(edition, { place: "Sasebo" })),
  ]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "stale" });
});

test("an engagement that names an edition belongs to its series", async () => {
  const edition = await create();
  const other = await createSeries();
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({ exerciseEditionId: edition.id, exerciseSeriesId: other.id }),
  );
  if (!made.ok) throw new Error(made.message);
  const record = await withViewer(officer, (db) => getEngagement(db, made.data.reference));
  expect(record?.exerciseSeries?.id).toBe(series.id);
  expect(record?.exerciseEdition?.reference).toBe(edition.reference);
  const [row] = await asOwner<{ exercise_series_id: string }>(
    "update engagement set exercise_series_id = $1 where reference = $2 returning exercise_series_id",
    [other.id, made.data.reference],
  );
  expect(row?.exercise_series_id).toBe(series.id);
});
