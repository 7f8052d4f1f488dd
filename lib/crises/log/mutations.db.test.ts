import { expect, test } from "vitest";
import { formatInstant } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis, createLogEntry, entryInput, runSql } from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { getCrisis } from "../queries";
import { addLogEntry } from "./mutations";
import { getLogEntry, listLogEntries } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });

test("twenty entries logged at once get twenty numbers", async () => {
  const { id } = await createCrisis();
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => addLogEntry(officer, { ...entryInput(id), text: `Event ${i}` })),
  );
  expect(results.map((result) => (result.ok ? result.data.number : 0)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

test("an entry keeps event, observed and reported time apart, and a correction names what it corrects", async () => {
  const { id } = await createCrisis();
  const first = await addLogEntry(officer, { ...entryInput(id), observedAt: "020515Z JAN 26" });
  if (!first.ok) throw new Error(first.message);
  const corrected = await addLogEntry(officer, {
    ...entryInput(id),
    text: "Two patrol boats were rammed.",
    correctsId: first.data.id,
  });
  expect(corrected).toMatchObject({ ok: true, data: { number: 2 } });
  const log = await withViewer(leader, (db) => listLogEntries(db, id));
  expect(log).toMatchObject([
    {
      number: 1,
      eventAt: new Date("2026-01-02T05:05:00Z"),
      observedAt: new Date("2026-01-02T05:15:00Z"),
      reportedAt: new Date("2026-01-02T05:30:00Z"),
      corrections: [{ number: 2 }],
    },
    { number: 2, corrects: { number: 1 } },
  ]);
});

test("times that cannot be are refused beside their field", async () => {
  const { id } = await createCrisis();
  const add = (changes: object) => addLogEntry(officer, { ...entryInput(id), ...changes });
  expect(await add({ eventAt: "020600Z JAN 26" })).toMatchObject({
    fields: { eventAt: [expect.any(String)] },
  });
  expect(await add({ reportedAt: "020600Z JAN 2060" })).toMatchObject({
    fields: { reportedAt: [expect.any(String)] },
  });
  expect(await add({ observedAt: "020400Z JAN 26" })).toMatchObject({
    fields: { observedAt: [expect.any(String)] },
  });
  expect(await add({ correctsId: await createLogEntry((await createCrisis()).id, 1) })).toMatchObject({
    fields: { correctsId: [expect.any(String)] },
  });
  expect(await withViewer(leader, (db) => listLogEntries(db, id))).toEqual([]);
});

test("the log is append only and in nobody else's name, by SQL too", async () => {
  const { id } = await createCrisis();
  const logged = await createLogEntry(id, 1);
  await expect(
    runSql(officer, "update crisis_log_entry set text = 'x' where id = $1::uuid", logged),
  ).rejects.toThrow(/permission denied|append only/);
  await expect(runSql(setUp, "delete from crisis_log_entry where id = $1::uuid", logged)).rejects.toThrow(
    /permission denied|append only/,
  );
  await expect(
    runSql(
      officer,
      `insert into crisis_log_entry (id, crisis_id, number, kind, text, event_at, time_zone, reported_at, source_type, author_id)
       values ($1::uuid, $2::uuid, 2, 'INC', 'x', now(), 'UTC', now(), 'OFFICIAL', $3::uuid)`,
      newId(),
      id,
      leader.id,
    ),
  ).rejects.toThrow(/row-level security/);
});

test("a crisis and entries in a zone that is not known here are read at the distance from UTC that was kept, or in UTC", async () => {
  const { id, reference } = await createCrisis();
  for (const day of ["2025-12-31T15:00:00Z", "2026-01-02T04:00:00Z", "2026-01-03T00:00:00Z"]) {
    const added = await addLogEntry(officer, { ...entryInput(id), text: day });
    if (!added.ok) throw new Error(added.message);
    await asOwner("alter table crisis_log_entry disable trigger user");
    await asOwner(
      "update crisis_log_entry set time_zone = 'Mars/Olympus', event_at = $2, event_precision = 'DAY' where id = $1",
      [added.data.id, day],
    );
  }
  const moment = await addLogEntry(officer, entryInput(id));
  if (!moment.ok) throw new Error(moment.message);
  await asOwner("update crisis_log_entry set time_zone = 'Mars/Olympus' where id = $1", [moment.data.id]);
  await asOwner("alter table crisis_log_entry enable trigger user");
  await asOwner("update crisis set time_zone = 'Mars/Olympus' where id = $1", [id]);

  const { crisis, log, entry } = await withViewer(leader, async (db) => ({
    crisis: await getCrisis(db, reference),
    log: await listLogEntries(db, id),
    entry: await getLogEntry(db, id, 1),
  }));
  expect(crisis?.timeZone).toBe("UTC");
  expect(entry?.timeZone).toBe("+09:00");
  expect(
    log.map(({ eventAt, timeZone, eventPrecision }) => formatInstant(eventAt, timeZone, eventPrecision)),
  ).toEqual(["1 Jan 2026", "2 Jan 2026", "2 Jan 2026 05:05Z", "3 Jan 2026"]);
});
