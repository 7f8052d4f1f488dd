import pg from "pg";
import { expect, test } from "vitest";
import { readCountryPage } from "@/lib/dashboards/country/queries";
import { addDays } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { listOutOfStep } from "@/scripts/keeping/recount";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { readPlannerFilters } from "../../planner/filters";
import { listPlannedEditions } from "../../planner/queries";
import { getEdition } from "../queries";
import { saveParticipants } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

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

test("who declined is no country of the edition, stands on its page, and may still come", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const ofKorea = await createViewer({ countries: ["KOR"] });
  const korean = await createViewer({ nation: "KOR", countries: [] });
  const edition = await create({ startsOn: addDays(today, 200), endsOn: addDays(today, 205) });
  const answer = async (state: "INVITED" | "CONFIRMED" | "DECLINED", by = officer) =>
    saveParticipants(by, {
      id: edition.id,
      version: (await load(edition.reference)).version,
      participants: [
        { code: "JPN", role: "HOST", state: "CONFIRMED" },
        { code: "KOR", role: "PARTICIPANT", state },
      ],
    });
  const isPlanned = async () => {
    const filters = readPlannerFilters(
      "planner",
      { year: addDays(today, 200).slice(0, 4), country: "KOR" },
      today,
    );
    const rows = await withViewer(officer, (db) => listPlannedEditions(db, officer, filters));
    return rows.some(({ id }) => id === edition.id);
  };
  const isAhead = async () =>
    ((await readCountryPage(ofKorea, "KOR", today))?.editions ?? []).some(
      ({ reference }) => reference === edition.reference,
    );
  const isOpenTo = (viewer: typeof korean) =>
    withViewer(viewer, async (db) => (await getEdition(db, viewer, edition.reference)) !== null);
  const states = async () => [await isPlanned(), await isAhead(), await isOpenTo(korean)];

  expect(await answer("CONFIRMED")).toMatchObject({ ok: true });
  expect(await states()).toEqual([true, true, true]);
  // Who hears the answer of Korea writes it down, though Korea is none of its countries any more with that.
  expect(await answer("DECLINED", ofKorea)).toMatchObject({ ok: true });
  expect(await load(edition.reference)).toMatchObject({
    countryCodes: ["JPN"],
    participants: [
      { code: "JPN", state: "CONFIRMED" },
      { code: "KOR", state: "DECLINED" },
    ],
  });
  expect(await states()).toEqual([false, false, false]);

  // As the trigger left it until then, and what mends it.
  const differing = "countries of exercises (1)";
  await asOwner("update exercise_edition set country_codes = '{JPN,KOR}' where id = $1", [edition.id]);
  expect(await outOfStep()).toContain(differing);
  expect(await states()).toEqual([true, true, true]);
  await asOwner("update exercise_participant set state = state where edition_id = $1", [edition.id]);
  expect(await outOfStep()).not.toContain(differing);
  expect(await states()).toEqual([false, false, false]);

  expect(await answer("INVITED", ofKorea)).toMatchObject({ ok: true });
  expect(await states()).toEqual([true, true, true]);
});

async function outOfStep(): Promise<string[]> {
  const owner = new pg.Client({ connectionString: process.env.RAPPORT_OWNER_DATABASE_URL });
  await owner.connect();
  try {
    return await listOutOfStep(owner);
  } finally {
    await owner.end();
  }
}
