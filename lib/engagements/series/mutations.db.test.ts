import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { createViewer } from "@/testing/people";
import { createEngagement } from "../mutations";
import { beginSeries, changeSeries, endSeries, placeInSeries, resumeSeries } from "./mutations";
import { getSeries, getSeriesOf, listSeries } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["NOR"] });

const said = { name: "Staff talks", cadence: "Twice a year", topics: ["Ship visits"], countries: ["JPN"] };

async function begin(): Promise<string> {
  const made = await beginSeries(officer, { id: newId(), ...said });
  if (!made.ok) throw new Error(made.message);
  return made.data.id;
}

async function meet(seriesId: string | null, startsOn: string, promises: string[] = []) {
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({
      startsOn,
      countries: [{ code: "JPN", role: "PARTICIPANT" }],
      commitments: promises.map((text) => ({ text, bySide: "OWN", ownerName: "Avery", dueOn: "2026-12-01" })),
    }),
    { seriesId },
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data;
}

test("a series shows its meetings in order and what is still open, each promise once and where it was made", async () => {
  const id = await begin();
  const later = await meet(id, "2026-05-04", ["Send the survey"]);
  const first = await meet(id, "2025-11-03", ["Answer on the pier"]);
  const series = await withViewer(officer, (db) => getSeries(db, id));
  expect(series?.meetings.map(({ reference }) => reference)).toEqual([first.reference, later.reference]);
  expect(series?.open.map(({ text, reference }) => [text, reference]).sort()).toEqual([
    ["Answer on the pier", first.reference],
    ["Send the survey", later.reference],
  ]);
});

test("who covers none of its countries knows nothing of a series, nor puts a meeting into it", async () => {
  const id = await begin();
  await withViewer(other, async (db) => {
    expect(await getSeries(db, id)).toBeNull();
    expect((await listSeries(db)).some((one) => one.id === id)).toBe(false);
  });
  expect(await changeSeries(other, { id, version: 1, ...said })).toMatchObject({
    ok: false,
    code: "not-found",
  });
  const made = await createEngagement(
    other,
    newId(),
    engagementInput({ countries: [{ code: "NOR", role: "PARTICIPANT" }] }),
    { seriesId: id },
  );
  expect(made).toMatchObject({ ok: false, code: "not-found" });
});

test("an engagement is placed in one series, moved to another and taken out", async () => {
  const [one, two] = [await begin(), await begin()];
  const meeting = await meet(null, "2026-06-01");
  const seriesNow = () => withViewer(officer, async (db) => (await getSeriesOf(db, meeting.id))?.id ?? null);
  for (const next of [one, two, null]) {
    expect((await placeInSeries(officer, meeting.id, next)).ok).toBe(true);
    expect(await seriesNow()).toBe(next);
  }
  expect(await placeInSeries(other, meeting.id, one)).toMatchObject({ ok: false, code: "not-found" });
  expect(await placeInSeries(officer, meeting.id, newId())).toMatchObject({ ok: false, code: "invalid" });
});

test("a series that ended keeps its meetings and takes no more until it is taken up again", async () => {
  const id = await begin();
  const held = await meet(id, "2026-05-04");
  const loose = await meet(null, "2026-06-01");
  expect(await endSeries(other, { id, version: 1 })).toMatchObject({ code: "not-found" });
  expect(await resumeSeries(officer, { id, version: 1 })).toMatchObject({ code: "conflict" });
  const [first, twin] = await Promise.all([
    endSeries(officer, { id, version: 1 }),
    endSeries(officer, { id, version: 1 }),
  ]);
  expect([first.ok, twin.ok].sort()).toEqual([false, true]);
  const series = await withViewer(officer, (db) => getSeries(db, id));
  expect(series?.endedAt).toBeInstanceOf(Date);
  expect(series?.meetings.map(({ reference }) => reference)).toEqual([held.reference]);
  expect((await withViewer(officer, listSeries)).at(-1)?.endedAt).not.toBeNull();
  expect(await placeInSeries(officer, loose.id, id)).toMatchObject({
    fields: { seriesId: [expect.stringMatching(/has ended/)] },
  });
  const next = engagementInput({ countries: [{ code: "JPN", role: "PARTICIPANT" }] });
  expect(await createEngagement(officer, newId(), next, { seriesId: id })).toMatchObject({
    code: "conflict",
  });
  expect((await placeInSeries(officer, held.id, null)).ok).toBe(true);
  expect((await resumeSeries(officer, { id, version: 2 })).ok).toBe(true);
  expect((await placeInSeries(officer, loose.id, id)).ok).toBe(true);
});

test("a change made over another's is refused and changes nothing", async () => {
  const id = await begin();
  expect((await changeSeries(officer, { id, version: 1, ...said, topics: ["Exchanges"] })).ok).toBe(true);
  expect(await changeSeries(officer, { id, version: 1, ...said })).toMatchObject({
    ok: false,
    code: "stale",
  });
  expect((await withViewer(officer, (db) => getSeries(db, id)))?.topics).toEqual(["Exchanges"]);
});
