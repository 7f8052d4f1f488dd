import { describe, expect, it, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { changedPlan, createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { saveEdition } from "../mutations";
import type { Edition } from "../queries";
import { addMilestone, saveMilestone } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

test("the final planning conference is refused after STARTEX and the report before ENDEX", async () => {
  const edition = await create({ startsOn: "2031-05-31", endsOn: "2031-06-10" });
  const save = (kind: "FPC" | "AAR", plannedOn: string) =>
    saveMilestone(officer, {
      id: edition.id,
      version: edition.version,
      kind,
      number: 1,
      state: "PLANNED",
      plannedOn,
      heldOn: null,
      heldUntil: null,
      owner: NOBODY,
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

test("a milestone is added once, however often its form arrives", async () => {
  const edition = await create();
  const milestone = {
    id: newId(),
    editionId: edition.id,
    kind: "SITE_SURVEY",
    state: "PLANNED",
    plannedOn: "2031-01-05",
    heldOn: null,
    heldUntil: null,
    owner: NOBODY,
    note: null,
  } as const;
  const [first, twin] = await Promise.all([
    addMilestone(officer, milestone),
    addMilestone(officer, milestone),
  ]);
  expect(first).toMatchObject({ ok: true, data: { reference: edition.reference } });
  expect(twin).toEqual(first);
  expect(await addMilestone(officer, milestone)).toEqual(first);
  const saved = await load(edition.reference);
  expect(saved.milestones).toHaveLength(1);
  expect(saved.version).toBe(edition.version + 1);
});

test("two main planning conferences are held, one report is written", async () => {
  const edition = await create({ startsOn: "2031-05-31", endsOn: "2031-06-10" });
  const add = (kind: "MPC" | "AAR", plannedOn: string) =>
    addMilestone(officer, {
      id: newId(),
      editionId: edition.id,
      kind,
      state: "PLANNED",
      plannedOn,
      heldOn: null,
      heldUntil: null,
      owner: NOBODY,
      note: null,
    });
  expect(await add("AAR", "2031-07-20")).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/has this milestone already/),
  });
  expect(await add("MPC", "2030-11-01")).toMatchObject({
    fields: {
      plannedOn: [expect.stringMatching(/Main planning conference 2 comes after main planning conference, /)],
    },
  });
  expect(await add("MPC", "2030-12-15")).toMatchObject({ ok: true });
  const { milestones, version } = await load(edition.reference);
  expect(
    milestones.filter(({ kind }) => kind === "MPC").map(({ number, plannedOn }) => [number, plannedOn]),
  ).toEqual([
    [1, "2030-11-30"],
    [2, "2030-12-15"],
  ]);
  const [, second] = milestones.filter(({ kind }) => kind === "MPC");
  const saved = await saveMilestone(officer, {
    id: edition.id,
    version,
    kind: "MPC",
    number: 2,
    state: "DONE",
    plannedOn: second?.plannedOn ?? null,
    heldOn: "2024-12-16",
    heldUntil: null,
    owner: NOBODY,
    note: null,
  });
  expect(saved).toMatchObject({ ok: true });
  const states = (await load(edition.reference)).milestones.filter(({ kind }) => kind === "MPC");
  expect(states.map(({ state }) => state)).toEqual(["PLANNED", "DONE"]);
});

describe("the planning conferences are in their order", () => {
  const days = { startsOn: "2031-05-31", endsOn: "2031-06-10" };
  const input = (edition: Edition, kind: "MPC" | "FPC" | "IPC", plannedOn: string) => ({
    id: edition.id,
    version: edition.version,
    kind,
    number: 1,
    state: "PLANNED" as const,
    plannedOn,
    heldOn: null,
    heldUntil: null,
    owner: NOBODY,
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
    const dated = changedPlan(await load(edition.reference), days);
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
        number: 1,
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
    expect(await saveEdition(officer, changedPlan(await load(edition.reference), later))).toMatchObject({
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
});
