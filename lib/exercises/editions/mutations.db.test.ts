import { describe, expect, it, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { getEngagement } from "@/lib/engagements/queries";
import { tagKey } from "@/lib/engagements/tag-keys";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { listWatches } from "@/lib/watches/queries";
import { engagementInput } from "@/testing/engagements";
import { changedPlan, createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { listEditionParts } from "../export/queries";
import { plannerHref, readPlannerFilters } from "../planner/filters";
import { listPlannedEditions } from "../planner/queries";
import { listTemplates } from "../templates/queries";
import { closeReview } from "./lessons/mutations";
import { saveMilestone } from "./milestones/mutations";
import { createEdition, saveEdition } from "./mutations";
import type { Edition } from "./queries";
import { createEditionSchema } from "./schema";

const today = new Date().toISOString().slice(0, 10);
const outsider = await createViewer({ countries: ["NOR"] });
const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

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
      SCENARIO: "2030-12-31",
      LOGISTICS: "2031-01-31",
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
    const saved = await saveEdition(
      officer,
      changedPlan(edition, { startsOn: today, endsOn: addDays(today, 5) }),
    );
    expect(saved.ok).toBe(true);
    expect((await load(edition.reference)).milestones).toHaveLength(13);
  });

  it("gets the template of its type, and not what the form leaves", async () => {
    const passing = { seriesId: series.id, year: "2034", hosts: ["JPN"], typeCode: "EX-PASSEX" };
    const days = { startsOn: "2034-05-20", endsOn: "2034-05-20" };
    const add = (fields: object) =>
      createEdition(officer, createEditionSchema.parse({ id: newId(), ...passing, ...days, ...fields }));
    const made = await add({ leaves: ["IPC", "SCENARIO", "STARTEX"] });
    expect(made).toMatchObject({ ok: true });
    if (!made.ok) return;
    const edition = await load(made.data.reference);
    expect(edition.typeCode).toBe("EX-PASSEX");
    expect(edition.milestones.map(({ kind }) => kind)).toEqual([
      "FPC",
      "STARTEX",
      "ENDEX",
      "HOTWASH",
      "AAR",
      "LESSONS",
    ]);
    expect(await add({ templateId: newId() })).toMatchObject({
      fields: { templateId: [expect.stringMatching(/not in use/)] },
    });
    const [full] = await withViewer(officer, listTemplates);
    const byHand = await add({ templateId: full?.id });
    if (!byHand.ok) throw new Error(byHand.message);
    expect((await load(byHand.data.reference)).milestones).toHaveLength(13);
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
      number: 1,
      state: "DONE",
      plannedOn: "2030-02-28",
      heldOn: "2020-01-01",
      heldUntil: null,
      owner: NOBODY,
      note: null,
    });
    const held = await load(edition.reference);
    expect(await saveEdition(officer, changedPlan(held, { ...later, moves: true }))).toMatchObject({
      ok: true,
    });
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
    const little = changedPlan(edition, { startsOn: "2031-06-05", endsOn: "2031-06-11" });
    expect(await saveEdition(officer, little)).toMatchObject({ ok: true });
    expect(plannedDays(await load(edition.reference))).toMatchObject({
      FPC: "2031-02-28",
      STARTEX: "2031-06-05",
      ENDEX: "2031-06-11",
    });
  });

  it("never to before the final planning conference: nothing is saved and the way out is said", async () => {
    const edition = await create(days);
    const sooner = changedPlan(edition, { startsOn: "2031-02-01", endsOn: "2031-02-09" });
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

describe("days that have happened", () => {
  const days = { startsOn: addDays(today, -20), endsOn: addDays(today, -10) };
  const hold = async (
    edition: Edition,
    kind: "FPC" | "DECISION_BRIEF" | "AAR",
    heldOn: string,
    heldUntil: string | null = null,
  ) =>
    saveMilestone(officer, {
      id: edition.id,
      version: (await load(edition.reference)).version,
      kind,
      number: 1,
      state: "DONE",
      plannedOn: edition.milestones.find((one) => one.kind === kind)?.plannedOn ?? null,
      heldOn,
      heldUntil,
      owner: NOBODY,
      note: null,
    });
  const move = async (edition: Edition, to: { startsOn?: string; endsOn?: string | null }) =>
    saveEdition(officer, changedPlan(await load(edition.reference), { ...to, moves: true }));

  it("keep the edition between the conference that was held and the report", async () => {
    const edition = await create(days);
    expect(await hold(edition, "FPC", addDays(today, -22), addDays(today, -20))).toMatchObject({
      fields: { heldUntil: [expect.stringMatching(/comes before STARTEX/)] },
    });
    expect(await hold(edition, "FPC", addDays(today, -24), addDays(today, -22))).toMatchObject({ ok: true });
    expect(await hold(edition, "DECISION_BRIEF", addDays(today, -22))).toMatchObject({ ok: true });
    expect(await hold(edition, "AAR", addDays(today, -1), addDays(today, 1))).toMatchObject({
      fields: { heldUntil: [expect.stringMatching(/not come yet/)] },
    });
    expect(await hold(edition, "AAR", addDays(today, -2))).toMatchObject({ ok: true });
    const { version } = await load(edition.reference);
    expect(await move(edition, { startsOn: addDays(today, -22) })).toMatchObject({
      fields: {
        startsOn: [
          expect.stringMatching(/^Final .* comes before STARTEX.* held until .* correct it there/),
          expect.stringMatching(/^Decision brief comes before STARTEX.* held on/),
        ],
      },
    });
    expect(await move(edition, { endsOn: addDays(today, -2) })).toMatchObject({
      fields: { endsOn: [expect.stringMatching(/After-action report comes after ENDEX.* held on/)] },
    });
    expect(await load(edition.reference)).toMatchObject({ ...days, version });
    expect(await move(edition, { startsOn: addDays(today, -21), endsOn: addDays(today, -9) })).toMatchObject({
      ok: true,
    });
    await expect(
      asOwner("update exercise_edition set starts_on = $2 where id = $1", [edition.id, addDays(today, -22)]),
    ).rejects.toThrow(/held/);
    await expect(
      asOwner("update exercise_milestone set held_on = $2 where edition_id = $1 and kind = 'AAR'", [
        edition.id,
        addDays(today, -9),
      ]),
    ).rejects.toThrow(/held/);
  });

  it("lie behind a review that is closed, until it is opened again", async () => {
    const edition = await create(days);
    await hold(edition, "AAR", addDays(today, -8));
    const { version } = await load(edition.reference);
    const closed = await closeReview(officer, { id: edition.id, version, noLessonsReason: "Nothing new." });
    expect(closed).toMatchObject({ ok: true });
    for (const endsOn of [today, addDays(today, 30)])
      expect(await move(edition, { endsOn })).toMatchObject({
        fields: { endsOn: [expect.stringMatching(/review was closed on .* Reopen it/), expect.anything()] },
      });
    expect((await load(edition.reference)).endsOn).toBe(days.endsOn);
    await expect(
      asOwner("update exercise_edition set ends_on = null where id = $1", [edition.id]),
    ).rejects.toThrow(/closed/);
    expect(await move(edition, { startsOn: addDays(today, -19) })).toMatchObject({ ok: true });
  });
});

test("whoever covers none of its countries changes nothing, and the attempt is on record", async () => {
  const edition = await create();
  expect(await saveEdition(outsider, changedPlan(edition, { place: "Elsewhere" }))).toMatchObject({
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
  await saveEdition(officer, changedPlan(edition, { place: "Yokosuka" }));
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
    saveEdition(officer, changedPlan(edition, { place: "Yokosuka" })),
    saveEdition(officer, changedPlan(edition, { place: "Sasebo" })),
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

test("an edition bears tags of any scheme: form, history, the year's list and its file say the same", async () => {
  const tags = await asOwner<{ id: string }>(
    "select id from picklist_item where (list, code) in (('NATO-PARTNERS', 'PFP'), ('NDU', 'EXERCISE'), ('US-PURPOSE', 'CAPABILITY')) order by list, code",
  );
  const [framework, exercise, purpose] = tags.map(({ id }) => id) as [string, string, string];
  const edition = await create({ startsOn: "2037-05-31", endsOn: "2037-06-10" });
  const save = async (wanted: string[]) =>
    saveEdition(officer, changedPlan(await load(edition.reference), { tags: wanted }));
  expect(await save([newId()])).toMatchObject({ fields: { tags: ["Choose tags of the list."] } });
  expect(await save([exercise, framework])).toMatchObject({ ok: true });
  expect(await save([exercise, purpose])).toMatchObject({ ok: true });
  const [changed] = await withViewer(officer, (db) => listRevisions(db, "exercise_edition", edition.id));
  expect(changed?.changes).toContainEqual({
    field: "tags",
    from: ["Partnership for Peace (NATO-PARTNERS)", "Military exercise (NDU)"],
    to: ["Military exercise (NDU)", "Capability: build what the partner can do (US-PURPOSE)"],
  });
  const made = createEditionSchema.parse({
    id: newId(),
    seriesId: series.id,
    year: "2037",
    hosts: ["JPN"],
    tags: [framework],
  });
  expect(await createEdition(officer, made)).toMatchObject({ ok: true });

  const found = async (tag: string) => {
    const query = { view: "planner", year: "2037", series: series.slug, tag };
    const filters = readPlannerFilters("planner", query, today);
    expect(Object.fromEntries(new URL(plannerHref(filters), "http://x").searchParams)).toEqual(query);
    const rows = await withViewer(officer, (db) => listPlannedEditions(db, officer, filters));
    return rows.map(({ id }) => id);
  };
  expect(await found("NDU.EXERCISE")).toEqual([edition.id]);
  expect(await found("NATO-PARTNERS.PFP")).toEqual([made.id]);
  expect(await found("NDU.PORT_CALL")).toEqual([]);
  const parts = await withViewer(officer, (db) => listEditionParts(db, [edition.id]));
  expect(parts.get(edition.id)?.tags.map(tagKey)).toEqual(["NDU.EXERCISE", "US-PURPOSE.CAPABILITY"]);

  const row = [{ editionId: edition.id, tagId: framework }];
  await expect(withViewer(outsider, (db) => db.editionTag.createMany({ data: row }))).rejects.toThrow(
    /row-level security/,
  );
  const gone = { where: { editionId: edition.id } };
  expect(await withViewer(outsider, (db) => db.editionTag.deleteMany(gone))).toEqual({ count: 0 });
  const ally = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
  expect(await withViewer(ally, (db) => db.editionTag.count(gone))).toBe(0);
});
