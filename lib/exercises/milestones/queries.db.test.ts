import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { searchAll } from "@/lib/search/queries";
import { changedPlan, createSeries, editionsOf, NOBODY } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { addMilestone } from "../editions/milestones/mutations";
import { MILESTONE_ORDER } from "../editions/milestones/rules";
import { saveEdition } from "../editions/mutations";
import type { Edition } from "../editions/queries";
import { MILESTONE_LABELS } from "../labels";
import { milestonesHref, NO_MILESTONE_FILTERS, readMilestoneFilters } from "./filters";
import { countMilestones, listMilestoneIds, listMilestonesById } from "./queries";

const today = new Date().toISOString().slice(0, 10);
const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const asked = await createViewer({ roles: ["VIEWER"], nation: "JPN" });
const ally = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

async function add(edition: Edition, fields: object) {
  const milestone = {
    kind: "SITE_SURVEY" as const,
    state: "PLANNED" as const,
    plannedOn: null,
    heldOn: null,
    heldUntil: null,
    owner: NOBODY,
    note: null,
  };
  const made = await addMilestone(officer, { id: newId(), editionId: edition.id, ...milestone, ...fields });
  if (!made.ok) throw new Error(JSON.stringify(made));
}

test("the search finds a milestone by its note, counts states and kinds, and each number is that of the list it opens", async () => {
  const [late, dropped] = [await create(), await create()];
  const note = "The quay at Wexelhaven.";
  await add(late, { note, plannedOn: addDays(today, -3) });
  await add(late, { note, kind: "MPC", plannedOn: addDays(today, 30) });
  await add(late, { note, kind: "IPC", state: "DONE", heldOn: addDays(today, -40) });
  await add(late, { note: "Elsewhere.", kind: "FPC", plannedOn: addDays(today, 40) });
  await add(dropped, { note, plannedOn: addDays(today, -9) });
  const cancelled = changedPlan(await load(dropped.reference), { cancelReason: "No ships." });
  expect(await saveEdition(officer, cancelled)).toMatchObject({ ok: true });

  const { milestones } = await searchAll(officer, "wexelhaven quays");
  expect(milestones).toMatchObject({ total: 4, href: milestonesHref({ q: "wexelhaven quays" }) });
  expect(milestones.rows[0]).toMatchObject({
    href: `/exercises/${series.slug}/${late.reference}#MPC`,
    name: expect.stringMatching(/^Main planning conference, Trial/),
    hint: expect.stringMatching(/^To come · planned .* · EX-/),
  });
  expect(
    milestones.facets?.map(({ name, values }) => [name, values.map((one) => [one.label, one.count])]),
  ).toEqual([
    [
      "state",
      [
        ["To come", 2],
        ["Overdue", 1],
        ["Done", 1],
      ],
    ],
    [
      "kind",
      [
        ["Initial planning conference", 1],
        ["Main planning conference", 1],
        ["Site survey", 2],
      ],
    ],
  ]);
  for (const { href, count } of [
    { href: milestones.href, count: milestones.total },
    ...(milestones.facets ?? []).flatMap(({ values }) => values),
  ]) {
    const query = Object.fromEntries(new URL(href, "http://rapport.example").searchParams);
    const { filters, notices } = readMilestoneFilters(query);
    expect(notices).toEqual([]);
    expect(await withViewer(officer, (db) => countMilestones(db, officer, filters)), href).toBe(count);
  }
});

test("it is found with its edition: by the nation that was asked, and by no other", async () => {
  await add(await create(), { note: "Lighters from Otterhavn." });
  for (const [viewer, total] of [
    [officer, 1],
    [leader, 1],
    [asked, 1],
    [ally, 0],
  ] as const) {
    expect((await searchAll(viewer, "otterhavn")).milestones.total).toBe(total);
    // The view says what the policy of the table says, of every milestone there is.
    const [listed, open] = await withViewer(viewer, async (db) => [
      await countMilestones(db, viewer, NO_MILESTONE_FILTERS),
      await db.exerciseMilestone.count(),
    ]);
    expect(listed).toBe(open);
  }
});

test("each kind is found by the words of its label and by its short form", async () => {
  const edition = await create();
  await asOwner(
    `insert into exercise_milestone (id, edition_id, kind, number, note)
     select gen_random_uuid(), $1, kind, 1, 'Kindwords' from unnest($2::milestone_kind[]) kind`,
    [edition.id, MILESTONE_ORDER],
  );
  for (const kind of MILESTONE_ORDER)
    for (const words of Object.values(MILESTONE_LABELS[kind])) {
      const q = `kindwords ${words.replace(/[()]/g, " ")}`;
      const found = await withViewer(officer, async (db) =>
        listMilestonesById(
          db,
          await listMilestoneIds(db, officer, { ...NO_MILESTONE_FILTERS, series: series.slug, q }),
        ),
      );
      expect(
        found.map((one) => one.kind),
        q,
      ).toContain(kind);
    }
});
