import { describe, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { createCrisis } from "@/testing/crises";
import {
  auditOf,
  changedInput,
  engagementInput,
  engagementsOf,
  firstObjective,
  heldMeeting,
} from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { valuesOf } from "./form-values";
import { partiesOfGift } from "./gift-parties";
import { publishEngagement, updateEngagement } from "./mutations";
import type { EngagementDetail } from "./views";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const other = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const { create, read } = engagementsOf(officer);
const objective = await firstObjective();

describe("what is created", () => {
  test("everything of the form comes back as it was sent", async () => {
    const record = await create({
      ...heldMeeting(objective),
      startsOn: "2026-03-08",
      startTime: "01:30",
      endTime: "03:30",
      timeZone: "America/Chicago",
      domains: ["JOINT", "AIR"],
      points: [{ kind: "ASK", side: "PARTNER", text: "More slots." }],
      gifts: [{ direction: "GIVEN", description: "Coin", value: "12.5", currency: "usd" }],
      deliverables: [{ kind: "Minutes", title: "Agreed minutes" }],
      marking: "CUI",
      relTo: ["GBR", "USA"],
      readers: [leader.id],
      coAuthors: [other.id],
    });
    expect(record).toMatchObject({
      startsAt: new Date("2026-03-08T07:30:00Z"),
      endsAt: new Date("2026-03-08T08:30:00Z"),
      partnerBand: "THREE_STAR",
      releasableNations: ["GBR", "USA"],
      relTo: ["USA", "GBR"],
      gifts: [{ value: "12.50", currency: "USD" }],
      points: [{ kind: "ASK", text: "More slots." }],
      commitments: [{ text: "Send the dates.", ownerName: "Whitlock", dueOn: "2026-04-01", state: "OPEN" }],
      editorIds: [officer.id, other.id],
    });
    expect(new Set(record.readerIds)).toEqual(new Set([officer.id, other.id, leader.id]));
    expect(record.attendance.map(({ rankCode, band }) => [rankCode, band])).toEqual([
      ["OF-5", "FIELD"],
      ["OF-8", "THREE_STAR"],
    ]);
    const persons = await withViewer(officer, (db) =>
      db.person.findMany({
        where: { id: { in: record.attendance.flatMap(({ personId }) => personId ?? []) } },
      }),
    );
    expect(persons.map(({ familyName }) => familyName).sort()).toEqual(["Mori", "Whitlock"]);
    const types = await asOwner<{ type: string }>(
      "select distinct type from audit_event where type like 'person.%' or type like 'commitment.%' order by 1",
    );
    expect(types.map(({ type }) => type)).toEqual(["commitment.created", "person.created"]);
    // What was written with the row is what the database would keep in step.
    const rowVersion = () => asOwner("select xmin::text from engagement where id = $1", [record.id]);
    const written = await rowVersion();
    await asOwner(
      "select sync_engagement_attendance(array[$1::uuid]), sync_engagement_access(array[$1::uuid]), sync_engagement_countries(array[$1::uuid])",
      [record.id],
    );
    expect(await rowVersion()).toEqual(written);
  });

  test("every field of the form but its sets comes back, and none is left out here", async () => {
    const [tag] = await asOwner<{ id: string }>(
      "select id from picklist_item where list = 'NDU' order by id limit 1",
    );
    const items = await asOwner<{ id: string; list: string }>(
      "select id, list from picklist_item order by id",
    );
    const itemOf = (list: string) => items.find((item) => item.list === list)?.id;
    const edition = await editionsOf(officer, await createSeries()).create();
    const crisis = await createCrisis();
    const core = {
      ...heldMeeting(objective),
      type: "HOST",
      title: "Every field",
      countries: [
        { code: "KOR", role: "PARTICIPANT" },
        { code: "JPN", role: "HOST" },
      ],
      hostCountry: "JPN",
      startsOn: "2026-03-09",
      endsOn: "2026-03-10",
      startTime: "09:30",
      endTime: "16:00",
      timeZone: "Asia/Tokyo",
      venue: "Ministry of Defence",
      city: "Tokyo",
      latitude: "35.6929",
      longitude: "139.7284",
      leadComponent: "Fleet staff",
      supportingComponents: ["PACFLT", "USFJ"],
      responsibleOfficerId: officer.id,
      backupOfficerId: other.id,
      domains: ["AIR", "CYBER"],
      desiredEffect: "A date both hold.",
      nextSteps: "Draft the plan.",
      atmospherics: "NEUTRAL",
      atmosphericsReason: "The dates were disputed.",
      assessment: "They meant it.",
      pressLine: "Talks were held.",
      sourceReference: "Cable 26 TOKYO 12",
      points: [
        { kind: "TOPIC", side: "OWN", text: "Dates." },
        { kind: "ASK", side: "PARTNER", text: "More slots." },
      ],
      gifts: [
        {
          direction: "RECEIVED",
          description: "Plate",
          value: "12000.00",
          currency: "JPY",
          convertedValue: "80.00",
          convertedCurrency: "USD",
          rateSource: "Bank of Japan",
          rateOn: "2026-03-09",
          dispositionId: itemOf("GIFT_DISPOSITION"),
          disposition: "On the wall of the office",
          registryNumber: "G-7",
          giverName: "The mayor of the port",
          recipientName: "Whitlock, Ada",
        },
      ],
      deliverables: [{ kind: "Minutes", title: "Agreed minutes" }],
      commitments: [
        {
          text: "Send the dates.",
          bySide: "OWN",
          ownerName: "Whitlock",
          dueOn: "2026-04-01",
          toSide: "PARTNER",
          toName: "Their planners",
        },
      ],
      tags: [tag?.id],
      exerciseEditionId: edition.id,
      crisisId: crisis.id,
      marking: "CUI",
      cuiCategories: ["PRVCY"],
      disseminationControls: ["DL_ONLY"],
      relTo: [],
      shareable: "no",
      shareableDecidedOn: "2026-03-11",
      shareableDecidedBy: "Lane, Ada",
      readers: [leader.id],
      coAuthors: [other.id],
      closeHold: "on",
    };
    const calledOff = {
      ...core,
      status: "CANCELLED",
      atmospherics: "",
      atmosphericsReason: "",
      closingReasonId: itemOf("CLOSING_REASON"),
      statusReason: "A storm.",
      subtype: "COUNTERPART",
      disseminationControls: [],
      relTo: ["USA", "JPN"],
    };
    const said = new Set<string>();
    for (const form of [core, calledOff]) {
      const { sets: _sets, exerciseSeriesId: _follows, ...input } = engagementInput(form);
      const saved = valuesOf(await create(form));
      expect(saved).toMatchObject({
        ...input,
        attendance: input.attendance.map(({ id: _id, personId: _person, rankCode: _code, ...row }) => row),
        points: input.points.map(({ id: _id, ...row }) => row),
        gifts: input.gifts.map(({ id: _id, ...row }) => row),
        deliverables: input.deliverables.map(({ id: _id, ...row }) => row),
        commitments: input.commitments.map(({ id: _id, version: _first, ...row }) => row),
        readers: expect.arrayContaining(input.readers),
        relTo: expect.arrayContaining(input.relTo),
      });
      expect(saved.exerciseSeriesId).not.toBeNull();
      for (const [field, value] of Object.entries(input))
        if (value !== null && !(Array.isArray(value) && value.length === 0)) said.add(field);
    }
    const all = Object.keys(engagementInput()).filter(
      (field) => !["sets", "exerciseSeriesId"].includes(field),
    );
    expect([...said].sort()).toEqual(all.sort());
  });

  test("where it is, who stands in and what may be shared come back as they were said", async () => {
    const said = {
      latitude: "35.28130",
      longitude: "139.66720",
      shareable: false,
      shareableDecidedOn: "2026-03-10",
      shareableDecidedBy: "Quill, Harriet",
    };
    const record = await create({ ...said, backupOfficerId: other.id });
    expect(record).toMatchObject({ ...said, backupOfficer: { id: other.id, name: other.name } });
    expect(valuesOf(record)).toMatchObject({ ...said, backupOfficerId: other.id });
    const [created] = await auditOf(record.id);
    expect(created?.after).toMatchObject({ ...said, shareable: "no", backupOfficerId: other.name });
    expect(
      await updateEngagement(officer, record.id, 1, changedInput(record, { shareable: true })),
    ).toMatchObject({
      ok: true,
    });
    expect(await read(officer, record.reference)).toMatchObject({ ...said, shareable: true });
  });

  test("a gift is by and for whoever at the engagement is called so, as long as they are there", async () => {
    const gift = {
      direction: "RECEIVED",
      description: "Dagger",
      giverName: " giver,  AKI",
      recipientName: "Twin, A",
    };
    const record = await create({
      purpose: "Talks.",
      gifts: [gift],
      attendance: [
        {
          name: "Giver, Aki",
          side: "PARTNER",
          role: "PRINCIPAL",
          rankText: "Colonel",
          position: "Aide",
          organisation: "Palace",
          nationality: "JPN",
        },
        { name: "Twin, A", side: "OWN", role: "PRINCIPAL" },
        { name: "Twin, A", side: "OWN" },
      ],
    });
    const partiesIn = ({ gifts, attendance }: EngagementDetail) =>
      gifts.map((one) => partiesOfGift(one, attendance));
    // Of two who are called so neither is meant; the name stays.
    expect(partiesIn(record)).toEqual([
      {
        giver: { name: "Colonel Giver, Aki", position: "Aide", organisation: "Palace", nation: "JPN" },
        recipient: { name: "Twin, A", position: null, organisation: null, nation: null },
      },
    ]);
    const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN"] });
    await publishEngagement(officer, record.id, 1);
    const unnamed = await read(guest, record.reference);
    expect(JSON.stringify(unnamed)).not.toMatch(/Giver|Twin/);
    expect(partiesIn(unnamed)).toMatchObject([{ giver: { position: "Aide", organisation: "Palace" } }]);

    // The people are written anew, and the gift still names the same place.
    const [aki, twin] = record.attendance;
    const people = valuesOf(record).attendance;
    const shared = await read(officer, record.reference);
    const left = changedInput(shared, {
      attendance: people.filter(({ id }) => id !== record.attendance[2]?.id),
    });
    expect(await updateEngagement(officer, record.id, shared.version, left)).toMatchObject({ ok: true });
    const fewer = await read(officer, record.reference);
    expect(fewer.gifts).toMatchObject([{ giverId: aki?.id, recipientId: twin?.id }]);
    const gone = changedInput(fewer, { attendance: people.filter(({ id }) => id === twin?.id) });
    expect(await updateEngagement(officer, record.id, fewer.version, gone)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).gifts).toMatchObject([
      { giverName: "Giver, Aki", giverId: null, recipientId: twin?.id },
    ]);
  });

  test("a promise that names a user carries the name", async () => {
    const record = await create({
      commitments: [{ text: "Call back.", bySide: "OWN", ownerUserId: officer.id }],
    });
    expect(record.commitments[0]).toMatchObject({ ownerUserId: officer.id, ownerName: officer.name });
  });
});

test("a meeting of 501 people is written whole, and changed", async () => {
  const attendance = Array.from({ length: 501 }, (_, index) => ({ name: `Guest ${index}`, side: "PARTNER" }));
  const record = await create({ attendance });
  expect(record.attendance.map(({ name }) => name)).toEqual(attendance.map(({ name }) => name));
  const shorter = valuesOf(record).attendance.filter(({ name }) => name !== "Guest 250");
  const result = await updateEngagement(
    officer,
    record.id,
    record.version,
    changedInput(record, { attendance: shorter }),
  );
  expect(result.ok).toBe(true);
  expect((await read(officer, record.reference)).attendance).toHaveLength(500);
});

test("of several countries it is kept which is the main partner, and a change of that is a change", async () => {
  const codes = ({ countries }: EngagementDetail) => countries.map(({ code }) => code);
  const participants = (...of: string[]) => of.map((code) => ({ code, role: "PARTICIPANT" as const }));
  const record = await create({ countries: participants("KOR", "JPN", "NOR") });
  expect(record.reference).toContain("-MUL-");
  expect([codes(record), record.mainPartner]).toEqual([["KOR", "JPN", "NOR"], "KOR"]);
  const { id, version } = record;
  const result = await updateEngagement(
    officer,
    id,
    version,
    changedInput(record, { countries: participants("NOR", "KOR", "JPN") }),
  );
  expect(result).toMatchObject({ ok: true, data: { version: 2 } });
  const after = await read(officer, record.reference);
  expect([codes(after), after.mainPartner]).toEqual([["NOR", "JPN", "KOR"], "NOR"]);
  const [latest] = await withViewer(officer, (db) =>
    db.revision.findMany({ where: { subjectId: id, version: 2 } }),
  );
  expect(latest?.changes).toMatchObject({
    countries: { to: ["NOR PARTICIPANT MAIN", "JPN PARTICIPANT", "KOR PARTICIPANT"] },
  });
  await asOwner("update engagement set main_country_code = null where id = $1", [id]);
  const unsaid = await read(officer, record.reference);
  expect(unsaid).toMatchObject({ mainPartner: null });
  await updateEngagement(officer, id, 2, changedInput(unsaid, { purpose: "To meet." }));
  expect(await read(officer, record.reference)).toMatchObject({ mainPartner: null });
  const [plain] = await withViewer(officer, (db) =>
    db.revision.findMany({ where: { subjectId: id, version: 3 } }),
  );
  expect(Object.keys(plain?.changes ?? {})).toEqual(["purpose"]);
});
