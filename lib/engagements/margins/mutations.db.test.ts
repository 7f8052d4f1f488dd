import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { auditOf, engagementInput, engagementsOf } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { discardEngagement } from "../discards/mutations";
import { NO_FILTERS } from "../filters";
import { createEngagement } from "../mutations";
import { countEngagements, listEngagements } from "../queries";
import { talliedPart } from "../totals";
import type { EngagementDetail } from "../views";
import { placeOnMargins } from "./mutations";
import { findEventsFor, getEventOf, listMeetingsOn } from "./queries";

const officer = await createViewer({ countries: ["JPN", "SGP", "KOR"] });
const japan = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const low = await createViewer({ countries: ["JPN", "SGP"], markingCeiling: "UNCLASSIFIED" });
const { create, read } = engagementsOf(officer);

async function shared(fields: Record<string, unknown>): Promise<EngagementDetail> {
  const made = await createEngagement(
    officer,
    newId(),
    engagementInput({ status: "PLANNED", purpose: "Talk.", startsOn: "2027-05-29", ...fields }),
    { publish: true },
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  return read(officer, made.data.reference);
}

const event = (fields: Record<string, unknown> = {}) =>
  shared({
    type: "MULTI",
    title: `Dialogue ${newId().slice(-6)}`,
    endsOn: "2027-05-31",
    countries: [{ code: "SGP", role: "HOST" }],
    ...fields,
  });
const meeting = (fields: Record<string, unknown> = {}) =>
  shared({ countries: [{ code: "JPN", role: "PARTICIPANT" }], ...fields });

const place = (by: Viewer, { id, version }: { id: string; version: number }, eventId: string | null) =>
  placeOnMargins(by, { id, version, eventId });
const eventOf = (by: Viewer, { id }: { id: string }) => withViewer(by, (db) => getEventOf(db, id));
const meetingsOn = (by: Viewer, { id }: { id: string }) =>
  withViewer(by, async (db) => (await listMeetingsOn(db, id)).map(({ reference }) => reference));
const historyOf = (by: Viewer, { id }: { id: string }) =>
  withViewer(by, (db) => listRevisions(db, "engagement", id));

test("a meeting is put on the margins of an event, moved to another and taken off, each a version that history tells", async () => {
  const [one, two, held] = [await event(), await event(), await meeting()];
  let { version } = held;
  for (const next of [one, two, null]) {
    const placed = await place(officer, { id: held.id, version }, next?.id ?? null);
    expect(placed).toEqual({ ok: true, data: { reference: held.reference, version: version + 1 } });
    version += 1;
    expect((await eventOf(officer, held))?.reference ?? null).toBe(next?.reference ?? null);
  }
  expect(await place(officer, { id: held.id, version }, null)).toMatchObject({ data: { version } });
  const told = (await historyOf(officer, held)).slice(0, 3).flatMap(({ changes }) => changes);
  expect(told).toEqual([
    { field: "onTheMarginsOf", from: two.reference, to: null },
    { field: "onTheMarginsOf", from: one.reference, to: two.reference },
    { field: "onTheMarginsOf", from: null, to: one.reference },
  ]);
  const trail = (await auditOf(held.id)).slice(-3);
  expect(trail.map(({ type, after }) => [type, after.onTheMarginsOf])).toEqual([
    ["engagement.changed", one.reference],
    ["engagement.changed", two.reference],
    ["engagement.changed", null],
  ]);
  expect(trail.every(({ actor_id }) => actor_id === officer.id)).toBe(true);
});

test("an event lists its meetings in order, and the list under its filter is as long, whoever looks", async () => {
  const dialogue = await event({
    countries: [
      { code: "SGP", role: "HOST" },
      { code: "JPN", role: "PARTICIPANT" },
    ],
  });
  const late = await meeting({ startsOn: "2027-05-31" });
  const early = await meeting({ countries: [{ code: "KOR", role: "PARTICIPANT" }] });
  const closed = await meeting({ startsOn: "2027-05-30", closeHold: "on" });
  for (const one of [late, early, closed]) expect((await place(officer, one, dialogue.id)).ok).toBe(true);
  expect(await meetingsOn(officer, dialogue)).toEqual(
    [early, closed, late].map(({ reference }) => reference),
  );
  expect(await meetingsOn(japan, dialogue)).toEqual([late.reference]);
  expect(await meetingsOn(leader, dialogue)).toEqual([early.reference, late.reference]);
  expect(await meetingsOn(other, dialogue)).toEqual([]);
  const filters = { ...NO_FILTERS, margins: dialogue.reference };
  expect(talliedPart(filters)).toBeNull();
  for (const viewer of [officer, japan, leader, other]) {
    const listed = await withViewer(viewer, (db) => listEngagements(db, viewer, filters, 1));
    expect(listed.rows.map(({ reference }) => reference).sort()).toEqual(
      (await meetingsOn(viewer, dialogue)).sort(),
    );
    expect(await withViewer(viewer, (db) => countEngagements(db, viewer, filters))).toBe(listed.info.total);
  }
  const none = { ...NO_FILTERS, margins: late.reference };
  expect(await withViewer(officer, (db) => countEngagements(db, officer, none))).toBe(0);
});

/** How often the trail holds that the viewer was refused something about this record. */
async function refusalsOf({ id }: Viewer, subjectId: string): Promise<number> {
  const refused = await asOwner(
    "select 1 from audit_event where actor_id = $1 and subject_id = $2 and type = 'access.refused'",
    [id, subjectId],
  );
  return refused.length;
}

test("who may not read the event learns nothing of it from the meeting, and places nothing on it", async () => {
  const marked = await event({ marking: "CUI", title: "Closed dialogue" });
  const held = await meeting();
  expect((await place(officer, held, marked.id)).ok).toBe(true);
  const now = await read(officer, held.reference);
  for (const viewer of [japan, low]) {
    expect(await eventOf(viewer, held)).toBeNull();
    expect(await meetingsOn(viewer, marked)).toEqual([]);
    const history = await historyOf(viewer, held);
    expect(history.length).toBeGreaterThan(0);
    expect(JSON.stringify(history)).not.toContain("onTheMarginsOf");
    expect(history.some(({ version }) => version === now.version)).toBe(false);
    const filters = { ...NO_FILTERS, margins: marked.reference };
    expect(await withViewer(viewer, (db) => countEngagements(db, viewer, filters))).toBe(0);
    expect(await withViewer(viewer, (db) => findEventsFor(db, held.id, "Closed dialogue"))).toEqual([]);
    const again = await meeting();
    expect(await place(viewer, again, marked.id)).toMatchObject({
      code: "invalid",
      fields: { eventId: [expect.stringMatching(/not open to you/)] },
    });
    // Taking it off, as far as they see it, changes nothing; and what they cannot see is not moved.
    expect(await place(viewer, now, null)).toMatchObject({ ok: true, data: { version: now.version } });
    const open = await event({ countries: [{ code: "JPN", role: "HOST" }] });
    expect(await place(viewer, now, open.id)).toMatchObject({
      fields: { eventId: [expect.stringMatching(/tied to an engagement that is not open to you/)] },
    });
    expect(await refusalsOf(viewer, held.id), "asking is on record").toBe(1);
    // Whoever saves from before is told of a version that history does not tell them, and not whose it is.
    const stale = await place(viewer, held, null);
    expect(stale).toMatchObject({ code: "stale", message: expect.stringMatching(/by someone else/) });
    expect(JSON.stringify(stale)).not.toContain(officer.name);
    expect((await eventOf(officer, held))?.id).toBe(marked.id);
  }
});

test("who may not change the meeting does not say where it was held, nor past the mutation", async () => {
  const [dialogue, held] = [await event(), await meeting()];
  expect(await place(other, held, dialogue.id)).toMatchObject({ code: "not-found" });
  expect(await place(leader, held, dialogue.id)).toMatchObject({ code: "forbidden" });
  const into = `insert into engagement_margin (engagement_id, event_id) values ('${held.id}', '${dialogue.id}')`;
  for (const viewer of [other, leader])
    await expect(runSql(viewer, into)).rejects.toThrow(/row-level security/);
  expect((await place(officer, held, dialogue.id)).ok).toBe(true);
  expect(await runSql(leader, "delete from engagement_margin")).toBe(0);
  expect(await runSql(leader, `update engagement_margin set event_id = '${(await event()).id}'`)).toBe(0);
  expect((await eventOf(officer, held))?.id).toBe(dialogue.id);
});

test("margins are one level deep, in the database too, whoever writes at the same moment", async () => {
  const [summit, dialogue, held] = [await event(), await event(), await meeting()];
  expect(await place(officer, held, held.id)).toMatchObject({ code: "invalid" });
  await expect(
    asOwner("insert into engagement_margin (engagement_id, event_id) values ($1, $1)", [held.id]),
  ).rejects.toThrow(/engagement_margin_of_another/);
  expect((await place(officer, held, dialogue.id)).ok).toBe(true);
  expect(await place(officer, dialogue, summit.id)).toMatchObject({
    fields: { eventId: [expect.stringMatching(/has meetings on its own margins/)] },
  });
  expect(await place(officer, summit, held.id)).toMatchObject({
    fields: { eventId: [expect.stringMatching(/Choose the event/)] },
  });
  const insert = "insert into engagement_margin (engagement_id, event_id) values ($1, $2) returning 1";
  expect(await asOwner(insert, [dialogue.id, summit.id])).toEqual([]);
  expect(await asOwner(insert, [summit.id, held.id])).toEqual([]);
  expect(
    await asOwner("update engagement_margin set event_id = $2 where engagement_id = $1 returning 1", [
      held.id,
      held.id,
    ]),
  ).toEqual([]);
  const [one, two, three] = [await event(), await event(), await event()];
  const both = await Promise.all([place(officer, one, two.id), place(officer, two, three.id)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("what is tied to a record that is not open to who writes stays as it is, and says no more", async () => {
  const [closed, dialogue] = [
    await event({ marking: "CUI" }),
    await event({ countries: [{ code: "JPN", role: "HOST" }] }),
  ];
  expect((await place(officer, dialogue, closed.id)).ok).toBe(true);
  const id = newId();
  const made = await createEngagement(japan, id, engagementInput({ startsOn: "2027-05-30" }), {
    eventId: dialogue.id,
  });
  expect(made).toMatchObject({
    ok: false,
    fields: { eventId: [expect.stringMatching(/tied to an engagement that is not open to you/)] },
  });
  expect(await asOwner("select 1 from engagement where id = $1", [id])).toEqual([]);
  expect(await refusalsOf(japan, dialogue.id)).toBe(1);
});

test("a form that was opened before another change places nothing, and of two at once one does", async () => {
  const [one, two, held] = [await event(), await event(), await meeting()];
  const both = await Promise.all([place(officer, held, one.id), place(officer, held, two.id)]);
  expect(both.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["saved", "stale"]);
  const first = (await eventOf(officer, held))?.id;
  expect(await place(officer, held, null)).toMatchObject({ ok: false, code: "stale" });
  expect((await eventOf(officer, held))?.id).toBe(first);
});

test("a new record is put on the margins of its event with its first version, once however often its form arrives", async () => {
  const dialogue = await event();
  const [id, input] = [newId(), engagementInput({ startsOn: "2027-05-30" })];
  const made = await createEngagement(officer, id, input, { eventId: dialogue.id });
  expect(made).toMatchObject({ ok: true, data: { version: 1 } });
  expect(await createEngagement(officer, id, input, { eventId: dialogue.id })).toEqual(made);
  expect(await createEngagement(officer, id, input)).toMatchObject({ code: "conflict" });
  expect(await meetingsOn(officer, dialogue)).toHaveLength(1);
  const [first] = await historyOf(officer, { id });
  expect(first?.changes).toContainEqual({ field: "onTheMarginsOf", from: null, to: dialogue.reference });
  expect(await createEngagement(officer, newId(), input, { eventId: newId() })).toMatchObject({
    ok: false,
    fields: { eventId: [expect.stringMatching(/There is no such event/)] },
  });
});

test("what is in review stays where it is, past the mutation too", async () => {
  const [dialogue, held] = [await event(), await create()];
  await asOwner("update engagement set publication = 'SUBMITTED' where id = $1", [held.id]);
  expect(await place(officer, held, dialogue.id)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/in review/),
  });
  const into = `insert into engagement_margin (engagement_id, event_id) values ('${held.id}', '${dialogue.id}')`;
  await expect(runSql(officer, into)).rejects.toThrow(/row-level security/);
});

test("a draft on whose margins others met is not discarded; one that was itself on some leaves them free", async () => {
  const dialogue = await create({ type: "MULTI" });
  const held = await create();
  expect((await place(officer, held, dialogue.id)).ok).toBe(true);
  const gone = (record: EngagementDetail) =>
    discardEngagement(officer, { id: record.id, version: record.version, reason: "Twice." });
  expect(await gone(dialogue)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/held on its margins/),
  });
  expect((await gone(await read(officer, held.reference))).ok).toBe(true);
  expect(await meetingsOn(officer, dialogue)).toEqual([]);
  expect((await place(officer, dialogue, (await event()).id)).ok).toBe(true);
});

test("events are offered around the days of the meeting, by their words within weeks, by their reference whenever, and none that is on another's margins", async () => {
  const stamp = newId().slice(-8);
  const then = { startsOn: "2028-05-29", endsOn: "2028-05-31" };
  const near = await event({ ...then, title: `Near ${stamp}` });
  const goesOn = await event({ title: `Goes on ${stamp}`, startsOn: "2028-04-20", endsOn: "2028-05-28" });
  const far = await event({ title: `Far ${stamp}`, startsOn: "2028-01-20", endsOn: null });
  const later = await event({ title: `Later ${stamp}`, startsOn: "2028-06-20", endsOn: null });
  const inner = await event({ ...then, title: `Inner ${stamp}` });
  const held = await meeting({ startsOn: "2028-05-30", title: `Held ${stamp}` });
  expect((await place(officer, inner, near.id)).ok).toBe(true);
  const offered = async (text: string) =>
    (await withViewer(officer, (db) => findEventsFor(db, held.id, text))).map(({ value }) => value);
  expect(new Set(await offered(stamp))).toEqual(new Set([near.id, goesOn.id, later.id]));
  expect(await offered(far.reference.toLowerCase())).toEqual([far.id]);
  expect(await offered("")).toEqual([near.id, goesOn.id]);
  expect(await withViewer(other, (db) => findEventsFor(db, held.id, stamp))).toEqual([]);
});
