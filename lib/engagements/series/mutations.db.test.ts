import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { auditOf, engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createEngagement, type Saved } from "../mutations";
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

const seriesNow = (id: string) => withViewer(officer, async (db) => (await getSeriesOf(db, id))?.id ?? null);

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
  expect(await runSql(other, "update meeting_series set cadence = 'Never'")).toBe(0);
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
  let { version } = meeting;
  for (const next of [one, two, null]) {
    const placed = await placeInSeries(officer, { id: meeting.id, version, seriesId: next });
    expect(placed).toEqual({ ok: true, data: { reference: meeting.reference, version: version + 1 } });
    version += 1;
    expect(await seriesNow(meeting.id)).toBe(next);
  }
  const place = (by: Viewer, seriesId: string | null) =>
    placeInSeries(by, { id: meeting.id, version, seriesId });
  expect(await place(officer, null)).toMatchObject({ ok: true, data: { version } });
  expect(await place(other, one)).toMatchObject({ ok: false, code: "not-found" });
  expect(await place(officer, newId())).toMatchObject({ ok: false, code: "invalid" });
  const trail = [...(await auditOf(one)), ...(await auditOf(two))].map(({ type }) => type);
  const moved = ["meeting_series.joined", "meeting_series.left"];
  expect(trail.filter((type) => moved.includes(type))).toEqual([...moved, ...moved]);
});

test("a form that was opened before another change places nothing, and of two at once one does", async () => {
  const [one, two] = [await begin(), await begin()];
  const { id, version } = await meet(null, "2026-06-01");
  const place = (seriesId: string | null) => placeInSeries(officer, { id, version, seriesId });
  const both = await Promise.all([place(one), place(two)]);
  expect(both.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["saved", "stale"]);
  const first = await seriesNow(id);
  expect(await place(null)).toMatchObject({
    ok: false,
    code: "stale",
    message: expect.stringMatching(/^You changed this engagement/),
  });
  expect(await seriesNow(id)).toBe(first);
});

test("what is in review stays in its series, past the mutation too", async () => {
  const [one, two] = [await begin(), await begin()];
  const { id, version } = await meet(one, "2026-06-01");
  await asOwner("update engagement set publication = 'SUBMITTED' where id = $1", [id]);
  for (const seriesId of [two, null])
    expect(await placeInSeries(officer, { id, version, seriesId })).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/in review/),
    });
  expect(await runSql(officer, "delete from series_meeting where engagement_id = $1::uuid", id)).toBe(0);
  expect(await seriesNow(id)).toBe(one);
  const loose = await meet(null, "2026-06-01");
  await asOwner("update engagement set publication = 'SUBMITTED' where id = $1", [loose.id]);
  const into = `insert into series_meeting (engagement_id, series_id) values ('${loose.id}', '${one}')`;
  await expect(runSql(officer, into)).rejects.toThrow(/row-level security/);
});

test("history tells of a series, by its name of today, to whoever knows the series alone", async () => {
  const [first, next] = [await begin(), await begin()];
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({
      status: "PLANNED",
      purpose: "Talk.",
      startsOn: "2027-05-29",
      countries: [
        { code: "JPN", role: "PARTICIPANT" },
        { code: "NOR", role: "PARTICIPANT" },
      ],
    }),
    { seriesId: first, publish: true },
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  const { id, version } = made.data;
  expect((await placeInSeries(officer, { id, version, seriesId: next })).ok).toBe(true);
  expect((await changeSeries(officer, { id: next, version: 1, ...said, name: "Navy talks" })).ok).toBe(true);
  const told = async (by: Viewer) =>
    (await withViewer(by, (db) => listRevisions(db, "engagement", id))).flatMap(({ changes }) =>
      changes.filter(({ field }) => field === "meetingOf").map(({ from, to }) => [from, to]),
    );
  expect(await told(officer)).toEqual([
    [said.name, "Navy talks"],
    [null, said.name],
  ]);
  const history = await withViewer(other, (db) => listRevisions(db, "engagement", id));
  expect(history.map((one) => one.version)).toEqual([1]);
  expect(await told(other)).toEqual([]);
  // Who does not know the series finds the meeting in none, and moves it out of none.
  const now = { id, version: version + 1 };
  expect(await placeInSeries(other, { ...now, seriesId: null })).toMatchObject({
    data: { version: now.version },
  });
  const own = await beginSeries(other, { id: newId(), ...said, countries: ["NOR"] });
  if (!own.ok) throw new Error(own.message);
  expect(await placeInSeries(other, { ...now, seriesId: own.data.id })).toMatchObject({
    fields: { seriesId: [expect.stringMatching(/not open to you/)] },
  });
  expect(await seriesNow(id)).toBe(next);
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
  const place = ({ id, version }: Saved, seriesId: string | null) =>
    placeInSeries(officer, { id, version, seriesId });
  expect(await place(loose, id)).toMatchObject({
    fields: { seriesId: [expect.stringMatching(/has ended/)] },
  });
  const next = engagementInput({ countries: [{ code: "JPN", role: "PARTICIPANT" }] });
  expect(await createEngagement(officer, newId(), next, { seriesId: id })).toMatchObject({
    code: "conflict",
  });
  expect((await place(held, null)).ok).toBe(true);
  expect((await resumeSeries(officer, { id, version: 2 })).ok).toBe(true);
  expect((await place(loose, id)).ok).toBe(true);
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
