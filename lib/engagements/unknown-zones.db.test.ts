import { expect, test } from "vitest";
import { isTimeZone } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { changedInput, engagementsOf, firstObjective, heldMeeting } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { valuesOf } from "./form-values";
import { updateEngagement } from "./mutations";
import { readWarnings } from "./warnings/queries";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const { create, read, publish } = engagementsOf(officer);
const objective = await firstObjective();

test("a record whose time zone is not known here opens, is edited and is published by the hours as they were kept", async () => {
  const record = await create({ ...heldMeeting(objective), startTime: "10:00", timeZone: "Asia/Tokyo" });
  await asOwner("update engagement set time_zone = 'Moon/Tranquility' where id = $1", [record.id]);
  const there = await read(officer, record.reference);
  expect(there).toMatchObject({ timeZone: "Moon/Tranquility", clockZone: "+09:00" });
  expect(valuesOf(there)).toMatchObject({ startTime: "10:00", timeZone: "+09:00" });
  expect(await withViewer(officer, (db) => readWarnings(db, there))).toEqual(expect.any(Array));
  expect(await publish(there)).toMatchObject({ publication: "PUBLISHED", timeZone: "Moon/Tranquility" });
});

test.each([
  ["+05:30", "+05:30"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["US/Pacific", "US/Pacific"],
  ["Moon/Tranquility", "+05:30"],
])("an edit of something else leaves a record in %s at its hours and in its zone", async (zone, clocks) => {
  const record = await create({
    ...heldMeeting(objective),
    startTime: "10:00",
    timeZone: isTimeZone(zone) ? zone : "Asia/Kolkata",
  });
  await asOwner("update engagement set time_zone = $2 where id = $1", [record.id, zone]);
  const before = await read(officer, record.reference);
  expect(valuesOf(before)).toMatchObject({ startTime: "10:00", timeZone: clocks });
  const edit = changedInput(before, { purpose: "To meet." });
  expect(await updateEngagement(officer, record.id, 1, edit)).toMatchObject({ ok: true });
  const after = await read(officer, record.reference);
  expect(after).toMatchObject({ timeZone: zone, clockZone: clocks, startsAt: before.startsAt });
  const [latest] = await withViewer(officer, (db) =>
    db.revision.findMany({ where: { subjectId: record.id, version: 2 } }),
  );
  expect(Object.keys(latest?.changes ?? {})).toEqual(["purpose"]);
});

test("an edit makes up no hour of a place whose clocks nobody here knows, and another zone is chosen in its place", async () => {
  const record = await create({ ...heldMeeting(objective), startTime: "10:00", timeZone: "Asia/Tokyo" });
  await asOwner("update engagement set time_zone = 'Moon/Tranquility', starts_local = null where id = $1", [
    record.id,
  ]);
  const unsaid = await read(officer, record.reference);
  expect(valuesOf(unsaid)).toMatchObject({ startTime: "01:00", timeZone: "UTC" });
  await updateEngagement(officer, record.id, 1, changedInput(unsaid, { purpose: "To meet." }));
  const local = () =>
    withViewer(officer, (db) =>
      db.engagement.findUniqueOrThrow({
        where: { id: record.id },
        select: { timeZone: true, startsLocal: true },
      }),
    );
  expect(await local()).toEqual({ timeZone: "Moon/Tranquility", startsLocal: null });
  const again = await read(officer, record.reference);
  await updateEngagement(
    officer,
    record.id,
    2,
    changedInput(again, { startTime: "10:00", timeZone: "Asia/Tokyo" }),
  );
  expect(await local()).toEqual({
    timeZone: "Asia/Tokyo",
    startsLocal: new Date(`${record.startsOn}T10:00:00Z`),
  });
});
