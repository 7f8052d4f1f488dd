import { expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { tagKey } from "@/lib/engagements/tag-keys";
import { newId } from "@/lib/ids";
import {
  createCountries,
  createCrisis,
  createLogEntry,
  entryInput,
  publishReport,
  reportInput,
  runSql,
} from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { addLogEntry } from "./log/mutations";
import { changeCrisis, openCrisis } from "./mutations";
import { getCrisis, getCrisisTracks, listActiveCrises, listPastCrises } from "./queries";
import { alertSteps } from "./rules";
import { acknowledgeSitrep } from "./sitreps/acknowledgements/mutations";
import { listUnreadSitreps, listWaitingLeaders } from "./sitreps/acknowledgements/queries";
import { startCorrection } from "./sitreps/corrections/mutations";
import { saveSitrep } from "./sitreps/mutations";
import { getAuthorName, getSitrep } from "./sitreps/queries";

await createCountries(["JPN", "PHL", "NOR"]);
const officer = await createViewer({ countries: ["JPN"] });
const outsider = await createViewer({ countries: ["BRA"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const partner = await createViewer({ roles: ["LEADER"], nation: "GBR", allCountries: true });

const opening = {
  title: "Strait closed to shipping",
  nickname: "STRAIT",
  summary: "Two freighters were turned back.",
  countries: ["JPN", "PHL"],
  alert: "WARNING" as const,
  openedAt: "2026-01-02 10:00",
  timeZone: "Asia/Tokyo",
  marking: "UNCLASSIFIED" as const,
  tags: [] as string[],
  relTo: [] as string[],
};

test("an officer opens a crisis in a covered country; its reference is used once", async () => {
  const opened = await openCrisis(officer, { id: newId(), ...opening });
  expect(opened).toMatchObject({ ok: true, data: { reference: "CR-2026-STRAIT" } });
  const again = { id: newId(), ...opening };
  for (const _ of [1, 2])
    expect(await openCrisis(officer, again)).toMatchObject({
      ok: true,
      data: { id: again.id, reference: "CR-2026-STRAIT-2" },
    });
  const seen = await withViewer(officer, (db) => getCrisis(db, "CR-2026-STRAIT"));
  expect(seen).toMatchObject({
    alert: "WARNING",
    openedAt: new Date("2026-01-02T01:00:00Z"),
    countryCodes: ["JPN", "PHL"],
    isRunning: true,
    lastReport: null,
  });
});

test("a short name that is taken is answered alike, whether the other crisis may be seen or not", async () => {
  const stranger = await createViewer({ countries: ["NOR"] });
  const nickname = "REEF";
  await createCrisis({ nickname, marking: "CUI", alert: "CLOSED", countries: ["JPN"] });
  expect(await withViewer(stranger, (db) => getCrisis(db, "CR-2026-REEF"))).toBeNull();
  const unseen = await openCrisis(stranger, { id: newId(), ...opening, nickname, countries: ["NOR"] });
  expect(unseen).toMatchObject({ ok: true, data: { reference: "CR-2026-REEF-2" } });
  const seen = await openCrisis(stranger, { id: newId(), ...opening, nickname, countries: ["NOR"] });
  expect(seen).toMatchObject({ ok: true, data: { reference: "CR-2026-REEF-3" } });
});

test("of crises opened under one short name at the same moment each gets a reference of its own", async () => {
  const made = await Promise.all(
    Array.from({ length: 4 }, () => openCrisis(officer, { id: newId(), ...opening, nickname: "SHOAL" })),
  );
  expect(made.map((one) => one.ok && one.data.reference).sort()).toEqual([
    "CR-2026-SHOAL",
    "CR-2026-SHOAL-2",
    "CR-2026-SHOAL-3",
    "CR-2026-SHOAL-4",
  ]);
});

test("nobody opens a crisis elsewhere, above their ceiling, in the future or without the role", async () => {
  const low = await createViewer({ countries: ["JPN"], markingCeiling: "UNCLASSIFIED" });
  expect(await openCrisis(outsider, { id: newId(), ...opening, nickname: "A1" })).toMatchObject({
    code: "invalid",
  });
  expect(await openCrisis(low, { id: newId(), ...opening, nickname: "A2", marking: "CUI" })).toMatchObject({
    ok: false,
  });
  expect(await openCrisis(leader, { id: newId(), ...opening, nickname: "A3" })).toMatchObject({
    code: "forbidden",
  });
  expect(await openCrisis(partner, { id: newId(), ...opening, nickname: "A4" })).toMatchObject({
    code: "forbidden",
  });
  expect(
    await openCrisis(officer, { id: newId(), ...opening, nickname: "A5", openedAt: "2099-01-01 00:00" }),
  ).toMatchObject({
    fields: { openedAt: [expect.any(String)] },
  });
  expect(
    await openCrisis(officer, { id: newId(), ...opening, nickname: "A6", countries: ["JPN", "QQQ"] }),
  ).toMatchObject({
    fields: { countries: [expect.any(String)] },
  });
});

test("REL TO of a crisis names the own nation, and names it first", async () => {
  const released = { ...opening, marking: "CUI" as const };
  expect(
    await openCrisis(officer, { id: newId(), ...released, nickname: "B1", relTo: ["AUS", "GBR"] }),
  ).toMatchObject({ fields: { relTo: ["REL TO names USA first; add it."] } });
  const opened = await openCrisis(officer, {
    id: newId(),
    ...released,
    nickname: "B2",
    relTo: ["AUS", "USA"],
  });
  expect(opened).toMatchObject({ ok: true });
  expect(await withViewer(officer, (db) => getCrisis(db, "CR-2026-B2"))).toMatchObject({
    relTo: ["USA", "AUS"],
  });
});

test("a change of alert keeps its reason; a stale one is refused, and so is a leap the ladder does not allow", async () => {
  const { id, reference } = await createCrisis({ alert: "WATCH" });
  const current = { id, version: 1, title: "Crisis", summary: "Something is going on.", tags: [] };
  const raised = await changeCrisis(officer, { ...current, alert: "CRISIS", reason: "Shots were fired." });
  expect(raised).toMatchObject({ ok: true, data: { version: 2 } });
  expect(await changeCrisis(officer, { ...current, alert: "WATCH", reason: "Calm." })).toMatchObject({
    code: "stale",
  });
  expect(
    await changeCrisis(officer, { ...current, version: 2, alert: "CLOSED", reason: "Over." }),
  ).toMatchObject({ fields: { alert: [expect.stringContaining("recovery")] } });
  expect(
    await changeCrisis(officer, { ...current, version: 2, alert: "RECOVERY", reason: "Over." }),
  ).toMatchObject({ ok: true });

  const steps = await withViewer(leader, async (db) => {
    const crisis = await getCrisis(db, reference);
    return crisis && alertSteps(crisis, await listRevisions(db, "crisis", crisis.id));
  });
  expect(steps?.map(({ alert, reason }) => [alert, reason])).toEqual([
    ["WATCH", null],
    ["CRISIS", "Shots were fired."],
    ["RECOVERY", "Over."],
  ]);
});

test("a closed crisis takes corrections to its log and nothing else", async () => {
  const { id } = await createCrisis({ alert: "CLOSED" });
  const logged = await createLogEntry(id, 1);
  expect(await addLogEntry(officer, entryInput(id))).toMatchObject({ code: "conflict" });
  expect(await addLogEntry(officer, { ...entryInput(id), correctsId: logged })).toMatchObject({
    ok: true,
  });
  expect(await saveSitrep(officer, reportInput(id, [logged]))).toMatchObject({ code: "conflict" });
});

test("out of scope there is nothing to see and nothing to do", async () => {
  const { id, reference } = await createCrisis();
  const logged = await createLogEntry(id, 1);
  const report = await saveSitrep(officer, reportInput(id, [logged]));
  if (!report.ok) throw new Error(report.message);
  for (const viewer of [outsider, partner]) {
    const seen = await withViewer(viewer, async (db) => [
      await getCrisis(db, reference),
      (await listActiveCrises(db)).length,
      await db.crisisLogEntry.count(),
      await db.sitrep.count(),
      await db.sitrepEntry.count(),
      await db.revision.count(),
      (await listUnreadSitreps(db, viewer)).length,
    ]);
    expect(seen).toEqual([null, 0, 0, 0, 0, 0, 0]);
    expect(await addLogEntry(viewer, entryInput(id))).toMatchObject({ code: "not-found" });
    expect(await saveSitrep(viewer, reportInput(id, [logged]))).toMatchObject({ code: "not-found" });
    expect(await acknowledgeSitrep(viewer, { id: report.data.id })).toMatchObject({ code: "not-found" });
    expect(
      await changeCrisis(viewer, {
        id,
        version: 1,
        title: "x",
        summary: "x",
        alert: "CRISIS",
        tags: [],
        reason: "x",
      }),
    ).toMatchObject({ code: "not-found" });
  }
  expect(await addLogEntry(leader, entryInput(id))).toMatchObject({ code: "forbidden" });
});

test("a partner sees what is released to its nation, without the secret terms", async () => {
  const released = await createCrisis({ marking: "CUI", relTo: ["USA", "GBR"] });
  await createCrisis({ marking: "CUI", relTo: ["USA", "JPN"] });
  await withViewer(setUp, (db) =>
    db.crisisPosition.createMany({
      data: [
        { id: newId(), crisisId: released.id, side: "USA", kind: "DEMAND", text: "Open the strait", sort: 1 },
        {
          id: newId(),
          crisisId: released.id,
          side: "USA",
          kind: "INDUCEMENT",
          text: "Secret",
          isSecret: true,
          sort: 2,
        },
      ],
    }),
  );
  const seen = await withViewer(partner, async (db) => ({
    active: await listActiveCrises(db),
    tracks: await getCrisisTracks(db, released.id),
  }));
  expect(seen.active.map((crisis) => crisis.reference)).toEqual([released.reference]);
  expect(seen.tracks.positions.map((position) => position.text)).toEqual(["Open the strait"]);
  const writer = await createViewer({ countries: ["JPN"] });
  const report = await saveSitrep(writer, reportInput(released.id, [await createLogEntry(released.id, 1)]));
  expect(report).toMatchObject({ ok: true });
  const read = await withViewer(partner, async (db) => {
    const found = await getSitrep(db, released.id, { number: 1, correction: 0 });
    return {
      facts: found?.entries.length,
      author: found && (await getAuthorName(db, found)),
      waiting: found && (await listWaitingLeaders(db, partner, found.id)),
    };
  });
  expect(read).toEqual({ facts: 1, author: null, waiting: null });
  const home = await withViewer(leader, (db) => getCrisisTracks(db, released.id));
  expect(home.positions).toHaveLength(2);
});

test("a historical sample is open to everyone and refuses every write", async () => {
  const { id, reference } = await createCrisis({ isHistorical: true, countries: ["CUB"] });
  const all = await createViewer({ allCountries: true, roles: ["OFFICER", "LEADER"] });
  const logged = await createLogEntry(id, 1);
  const report = newId();
  await withViewer(setUp, (db) =>
    db.sitrep.createMany({
      data: [
        {
          id: report,
          crisisId: id,
          number: 3,
          precedence: "FLASH",
          originator: "Reconstructed",
          periodFrom: new Date("1962-10-22T00:00:00Z"),
          asOfAt: new Date("1962-10-23T00:00:00Z"),
          publishedAt: new Date("1962-10-23T01:00:00Z"),
          bluf: "Missiles.",
          sections: {},
          isReconstructed: true,
          authorId: setUp.id,
        },
      ],
    }),
  );
  const { historical } = await withViewer(outsider, (db) => listPastCrises(db));
  expect(historical.map((crisis) => crisis.reference)).toContain(reference);
  expect((await withViewer(outsider, (db) => getCrisis(db, reference)))?.lastReport?.number).toBe(3);

  const readOnly = { ok: false, code: "conflict", message: expect.stringContaining("read only") };
  expect(await addLogEntry(all, entryInput(id))).toMatchObject(readOnly);
  expect(await saveSitrep(all, reportInput(id, [logged]))).toMatchObject(readOnly);
  expect(await acknowledgeSitrep(all, { id: report })).toMatchObject(readOnly);
  expect(
    await changeCrisis(all, {
      id,
      version: 1,
      title: "x",
      summary: "x",
      alert: "CRISIS",
      tags: [],
      reason: "x",
    }),
  ).toMatchObject(readOnly);
  await expect(
    runSql(
      all,
      "insert into sitrep_acknowledgement (sitrep_id, user_id, user_name) values ($1::uuid, $2::uuid, 'x')",
      report,
      all.id,
    ),
  ).rejects.toThrow(/row-level security/);
  expect(await runSql(all, "update crisis set title = 'x' where id = $1::uuid", id)).toBe(0);
  await expect(runSql(setUp, "update crisis set title = 'x' where id = $1::uuid", id)).rejects.toThrow(
    /append only/,
  );
  const unread = await withViewer(all, (db) => listUnreadSitreps(db, all));
  expect(unread.map((row) => row.id)).not.toContain(report);
});

test("whoever asks for what is not theirs to do is refused on record", async () => {
  const { id, reference } = await createCrisis();
  const entry = await createLogEntry(id, 1);
  const report = await publishReport(officer, id, entry);
  const reader = await createViewer({ roles: ["VIEWER"], allCountries: true });
  const answers = [
    await openCrisis(reader, { id: newId(), ...opening, nickname: "REFUSED" }),
    await changeCrisis(reader, {
      id,
      version: 1,
      title: "x",
      summary: "x",
      alert: "CRISIS",
      tags: [],
      reason: "x",
    }),
    await addLogEntry(reader, entryInput(id)),
    await saveSitrep(reader, reportInput(id, [entry])),
    await startCorrection(reader, { draftId: newId(), id: report.id, reason: "x" }),
    await acknowledgeSitrep(reader, { id: report.id }),
  ];
  expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(answers.map(() => "forbidden"));
  const auditor = await createViewer({ roles: ["AUDITOR"] });
  const refused = await withViewer(auditor, (db) =>
    db.auditEvent.findMany({
      where: { actorId: reader.id, type: "access.refused" },
      orderBy: { sequence: "asc" },
    }),
  );
  expect(refused.map(({ subjectName, after }) => [subjectName, after])).toEqual([
    [null, { attempt: "open a crisis" }],
    [reference, { attempt: "change this crisis" }],
    [reference, { attempt: "add to the log of this crisis" }],
    [reference, { attempt: "write a situation report" }],
    [reference, { attempt: "correct a situation report" }],
    [`${reference} SITREP 001`, { attempt: "acknowledge a situation report" }],
  ]);
});

test("what is no reference names no crisis, whatever characters it holds", async () => {
  const seen = (reference: string) => withViewer(officer, (db) => getCrisis(db, reference));
  expect(await seen("CR-2026-NOBODY")).toBeNull();
  expect(await seen("CR-2026-\0")).toBeNull();
});

test("a crisis bears tags of any scheme: the form, its history, the list and whoever reads it say the same", async () => {
  const tags = await asOwner<{ id: string; list: string; code: string }>(
    "select id, list, code from picklist_item where (list, code) in (('NDU', 'SECURITY_DIALOGUE'), ('US-PURPOSE', 'ACCESS'), ('US', 'CONTACTS')) order by list, code",
  );
  const [dialogue, contacts, access] = tags.map(({ id }) => id) as [string, string, string];
  const id = newId();
  const tagged = { ...opening, nickname: "TAGS", tags: [dialogue, access] };
  expect(await openCrisis(officer, { id, ...tagged, tags: [newId()] })).toMatchObject({
    fields: { tags: ["Choose tags of the list."] },
  });
  expect(await openCrisis(officer, { id, ...tagged })).toMatchObject({ ok: true });
  const keys = async (by = leader) =>
    (await withViewer(by, (db) => getCrisis(db, "CR-2026-TAGS")))?.tags.map(tagKey);
  expect(await keys()).toEqual(["NDU.SECURITY_DIALOGUE", "US-PURPOSE.ACCESS"]);
  expect(await keys(partner)).toBeUndefined();
  expect(await withViewer(partner, (db) => db.crisisTag.count({ where: { crisisId: id } }))).toBe(0);

  const { title, summary, alert } = opening;
  const same = { id, version: 1, title, summary, alert, reason: "Sorted anew." };
  expect(await changeCrisis(officer, { ...same, tags: [access, dialogue] })).toMatchObject({
    code: "conflict",
  });
  // A tag that was retired since stays on what has it, and is given to nothing else.
  await asOwner("update picklist_item set is_active = false where id = any($1::uuid[])", [
    [dialogue, contacts],
  ]);
  expect(await changeCrisis(officer, { ...same, tags: [dialogue, contacts] })).toMatchObject({
    fields: { tags: ["Choose tags of the list."] },
  });
  expect(await changeCrisis(officer, { ...same, tags: [dialogue] })).toMatchObject({ ok: true });
  expect(await keys()).toEqual(["NDU.SECURITY_DIALOGUE"]);
  const [changed] = await withViewer(leader, (db) => listRevisions(db, "crisis", id));
  expect(changed?.changes).toContainEqual({
    field: "tags",
    from: ["Security dialogue (NDU)", "Access: in peace and in contingencies (US-PURPOSE)"],
    to: ["Security dialogue (NDU)"],
  });
  const running = await withViewer(leader, listActiveCrises);
  expect(running.find((one) => one.id === id)?.tags.map(tagKey)).toEqual(["NDU.SECURITY_DIALOGUE"]);
  await expect(
    withViewer(outsider, (db) => db.crisisTag.createMany({ data: [{ crisisId: id, tagId: access }] })),
  ).rejects.toThrow(/row-level security/);
  await asOwner("update picklist_item set is_active = true where id = any($1::uuid[])", [
    [dialogue, contacts],
  ]);
});
