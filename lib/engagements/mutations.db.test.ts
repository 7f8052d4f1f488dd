import { beforeAll, describe, expect, test } from "vitest";
import { listRevisions, textsOfCodes } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { isTimeZone } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCrisis } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { createSeries, editionsOf } from "@/testing/exercises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { ownSets } from "./field-sets/editions";
import { partiesOfGift } from "./gift-parties";
import { createEngagement, publishEngagement, updateEngagement } from "./mutations";
import { valuesOf } from "./prepare";
import { getEngagement } from "./queries";
import { createFormSchema, type EngagementInput, editFormSchema, engagementEditSchema } from "./schema";
import type { EngagementDetail } from "./views";
import { readWarnings } from "./warnings/queries";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const other = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const viewer = await createViewer({ roles: ["VIEWER"], allCountries: true });
let objective = "";

beforeAll(async () => {
  const [first] = await asOwner<{ id: string }>("select id from objective order by code limit 1");
  objective = first?.id ?? "";
});

async function create(fields: Record<string, unknown> = {}, by: Viewer = officer): Promise<EngagementDetail> {
  const result = await createEngagement(by, newId(), engagementInput(fields));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(by, result.data.reference);
}

async function read(by: Viewer, reference: string): Promise<EngagementDetail> {
  const record = await withViewer(by, (db) => getEngagement(db, reference));
  if (!record) throw new Error("not there");
  return record;
}

async function publish(record: EngagementDetail, by: Viewer = officer): Promise<EngagementDetail> {
  const result = await publishEngagement(by, record.id, record.version);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return read(by, record.reference);
}

/** A form as it arrives, sent on from being a draft. */
async function send(form: Record<string, unknown>) {
  const { id, faults, ...input } = createFormSchema.parse({ ...form, id: newId() });
  return createEngagement(officer, id, input, { publish: true, faults });
}

const change = (record: EngagementDetail, fields: Partial<EngagementInput>): EngagementInput => ({
  ...valuesOf(record),
  ...fields,
});

const auditOf = (id: string) =>
  asOwner<{ type: string; actor_id: string; before: unknown; after: Record<string, unknown> }>(
    "select type, actor_id, before, after from audit_event where subject_id = $1 order by sequence",
    [id],
  );

const complete = () => ({
  status: "COMPLETE",
  purpose: "To agree on the next exercise.",
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  objectives: [objective],
  attendance: [
    {
      name: "Whitlock, Avery",
      side: "OWN",
      role: "PRINCIPAL",
      rankText: "Col",
      service: "ARMY",
      nationality: "USA",
    },
    {
      name: "Mori, Kenji",
      side: "PARTNER",
      role: "PRINCIPAL",
      rankText: "Lt Gen",
      service: "ARMY",
      nationality: "JPN",
    },
  ],
  commitments: [{ text: "Send the dates.", bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-04-01" }],
});

describe("create", () => {
  test("a draft needs type, date and country, and is put on record with revision and audit row", async () => {
    const record = await create();
    expect(record).toMatchObject({
      reference: expect.stringMatching(/^BILAT-2026-JPN-\d{4}$/),
      title: "Bilateral meeting, Japan",
      publication: "DRAFT",
      status: "PROPOSED",
      timeZone: "Asia/Tokyo",
      origin: "ENTERED",
      isFictional: false,
      version: 1,
      author: { id: officer.id },
      countryCodes: ["JPN"],
      readerIds: [officer.id],
      editorIds: [officer.id],
    });
    const revisions = await withViewer(officer, (db) => listRevisions(db, "engagement", record.id));
    expect(revisions.map(({ version, actorName }) => [version, actorName])).toEqual([[1, officer.name]]);
    const audit = await auditOf(record.id);
    expect(audit).toMatchObject([{ type: "engagement.created", actor_id: officer.id, before: {} }]);
    expect(audit[0]?.after).toMatchObject({ title: "Bilateral meeting, Japan", countries: ["JPN HOST"] });
  });

  test("no draft of an exercise still to come says that its after-action review was held", async () => {
    const planned = (review: string) =>
      engagementInput({
        type: "EX-FTX",
        status: "PLANNED",
        startsOn: "2031-06-01",
        sets: { exercise: { review } },
      });
    expect(await createEngagement(officer, newId(), planned("HELD"))).toMatchObject({
      code: "invalid",
      fields: { "sets.exercise.review": [expect.stringContaining("has not ended yet")] },
    });
    expect(await createEngagement(officer, newId(), planned("PLANNED"))).toMatchObject({ ok: true });
  });

  test("an engagement of an edition leaves review, lessons and figures to it", async () => {
    const { create: createEdition } = editionsOf(officer, await createSeries());
    const edition = await createEdition();
    const form = (exercise: object, fields: object = {}) => ({
      ...complete(),
      type: "EX-FTX",
      sets: { exercise: { liveFire: "yes", ...exercise } },
      ...fields,
    });
    const said = {
      review: "WRITTEN",
      lessons: "Radios.",
      figures: [{ kind: "TROOPS", total: "90", source: "A" }],
    };
    const ofEdition = { exerciseEditionId: edition.id };
    const refused = Object.fromEntries(
      ["review", "lessons", "figures.0.kind"].map((field) => [
        `sets.exercise.${field}`,
        [expect.stringMatching(/^The edition of the exercise says .* say it there\.$/)],
      ]),
    );
    for (const publish of [false, true]) {
      const input = engagementInput(form(said, ofEdition));
      expect(await createEngagement(officer, newId(), input, { publish })).toMatchObject({ fields: refused });
    }
    const plain = await create(form({}, ofEdition));
    expect(plain.sets.exercise).toMatchObject({ liveFire: true, review: null, figures: [] });
    expect(await publishEngagement(officer, plain.id, plain.version)).toMatchObject({ ok: true });

    const record = await publish(await create(form(said)));
    expect(
      await updateEngagement(officer, record.id, record.version, change(record, ofEdition)),
    ).toMatchObject({
      fields: refused,
    });
    expect(await read(officer, record.reference)).toEqual(record);
    const { sets } = record;
    const moved = change(record, { ...ofEdition, sets: ownSets({ ...ofEdition, sets }) });
    expect(await updateEngagement(officer, record.id, record.version, moved)).toMatchObject({ ok: true });
    const [latest] = await withViewer(officer, (db) => listRevisions(db, "engagement", record.id));
    expect(latest?.changes).toContainEqual({ field: "exercise.review", from: "Report written", to: null });
    expect(latest?.changes).toContainEqual({ field: "exercise.lessons", from: "Radios.", to: null });
    expect(latest?.changes.map(({ field }) => field)).toContain("exercise.figures");
  });

  test("what an engagement said before the edition alone did holds up no other change", async () => {
    const { create: createEdition } = editionsOf(officer, await createSeries());
    const edition = await createEdition();
    const sets = { exercise: { review: "HELD", lessons: "Radios." } };
    const { id, reference } = await publish(await create({ ...complete(), type: "EX-FTX", sets }));
    await asOwner("update engagement set exercise_edition_id = $2 where id = $1", [id, edition.id]);
    const record = await read(officer, reference);
    const kept = await updateEngagement(officer, id, record.version, change(record, { nextSteps: "Write." }));
    expect(kept).toMatchObject({ ok: true });
    const after = await read(officer, reference);
    expect(after.sets.exercise).toMatchObject({ review: "HELD", lessons: "Radios." });
    expect(ownSets(after).exercise).toMatchObject({ review: null, lessons: null });
  });

  test("the review of an engagement closes nowhere but at an edition", async () => {
    const closed = { type: "EX-FTX", sets: { exercise: { review: "CLOSED" } } };
    expect(() => engagementInput(closed)).toThrow(/review/);
    const { id } = await create({ ...complete(), type: "EX-FTX", sets: { exercise: { review: "WRITTEN" } } });
    await expect(
      asOwner("update engagement_exercise set review = 'CLOSED' where engagement_id = $1", [id]),
    ).rejects.toThrow(/engagement_exercise_review/);
  });

  test("REL TO names the own nation, whatever others it names", async () => {
    const input = engagementInput({ marking: "CUI", relTo: ["GBR", "FVEY"] });
    expect(await createEngagement(officer, newId(), input)).toMatchObject({
      code: "invalid",
      fields: { relTo: ["REL TO names USA first; add it."] },
    });
  });

  test("everything of the form comes back as it was sent", async () => {
    const record = await create({
      ...complete(),
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
      ...complete(),
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
    expect(await updateEngagement(officer, record.id, 1, change(record, { shareable: true }))).toMatchObject({
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
    const left = change(shared, { attendance: people.filter(({ id }) => id !== record.attendance[2]?.id) });
    expect(await updateEngagement(officer, record.id, shared.version, left)).toMatchObject({ ok: true });
    const fewer = await read(officer, record.reference);
    expect(fewer.gifts).toMatchObject([{ giverId: aki?.id, recipientId: twin?.id }]);
    const gone = change(fewer, { attendance: people.filter(({ id }) => id === twin?.id) });
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

  test("what does not exist, or cannot be, stands beside its field and nothing is saved", async () => {
    const before = await asOwner("select count(*) from engagement");
    const result = await createEngagement(
      officer,
      newId(),
      engagementInput({
        countries: [{ code: "ZZZ" }, { code: "SUN" }],
        startsOn: "2026-03-08",
        startTime: "02:30",
        timeZone: "America/New_York",
        readers: [newId()],
        objectives: [newId()],
        crisisId: newId(),
        attendance: [{ personId: newId(), side: "PARTNER" }],
        status: "CONFIRMED",
      }),
    );
    if (result.ok) throw new Error("saved");
    expect(result.code).toBe("invalid");
    expect(Object.keys(result.fields ?? {}).sort()).toEqual(
      [
        "attendance.0.name",
        "countries.0.code",
        "countries.1.code",
        "crisisId",
        "objectives",
        "readers",
        "startTime",
      ].sort(),
    );
    expect(result.fields?.startTime?.[0]).toMatch(/put forward/);
    expect(await asOwner("select count(*) from engagement")).toEqual(before);
  });

  test("only officers of the nation that keeps the record log; the refusal is on record", async () => {
    const ally = await createViewer({ nation: "GBR" });
    for (const refusedViewer of [leader, viewer, ally]) {
      const result = await createEngagement(refusedViewer, newId(), engagementInput());
      expect(result).toMatchObject({ ok: false, code: "forbidden" });
    }
    const refusals = await asOwner(
      "select 1 from audit_event where type = 'access.refused' and actor_id = $1",
      [leader.id],
    );
    expect(refusals).toHaveLength(1);
  });

  test("twenty at once get twenty numbers in a row", async () => {
    const records = await Promise.all(
      Array.from({ length: 20 }, () => create({ type: "STAFF", startsOn: "2025-05-05" })),
    );
    const numbers = records.map(({ reference }) => Number(reference.split("-").at(-1))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await asOwner("select audit_first_broken() as broken")).toEqual([{ broken: null }]);
  });

  test("author, publication and other forged fields of a form change nothing", async () => {
    const record = await create({
      authorId: other.id,
      publication: "PUBLISHED",
      reference: "BILAT-2026-JPN-9999",
      isFictional: true,
      origin: "IMPORTED",
      version: 9,
      editorIds: [other.id],
    });
    expect(record).toMatchObject({
      author: { id: officer.id },
      publication: "DRAFT",
      isFictional: false,
      origin: "ENTERED",
      version: 1,
      editorIds: [officer.id],
    });
    expect(record.reference).not.toBe("BILAT-2026-JPN-9999");
  });

  test("a meeting that was held can be logged and published at once", async () => {
    const result = await createEngagement(officer, newId(), engagementInput(complete()), { publish: true });
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(await read(leader, result.data.reference)).toMatchObject({
      publication: "PUBLISHED",
      status: "COMPLETE",
    });
    expect(await auditOf(result.data.id)).toMatchObject([
      { type: "engagement.created" },
      {
        type: "engagement.published",
        actor_id: officer.id,
        after: { publication: "PUBLISHED", publishedAt: expect.any(String) },
      },
    ]);
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
    change(record, { attendance: shorter }),
  );
  expect(result.ok).toBe(true);
  expect((await read(officer, record.reference)).attendance).toHaveLength(500);
});

describe("change", () => {
  test("a saved change has its revision and audit row, and keeps the reference", async () => {
    const record = await create();
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      change(record, {
        title: "Talks in Tokyo",
        countries: [
          { code: "KOR", role: "PARTICIPANT" },
          { code: "JPN", role: "CO_HOST" },
        ],
      }),
    );
    expect(result).toMatchObject({ ok: true, data: { version: 2, reference: record.reference } });
    const after = await read(officer, record.reference);
    expect(after.countryCodes).toEqual(["JPN", "KOR"]);
    const [revision] = await withViewer(officer, (db) => listRevisions(db, "engagement", record.id));
    expect(revision).toMatchObject({ version: 2 });
    expect(revision?.changes).toEqual(
      expect.arrayContaining([
        { field: "title", from: "Bilateral meeting, Japan", to: "Talks in Tokyo" },
        { field: "countries", from: ["JPN HOST"], to: ["KOR PARTICIPANT MAIN", "JPN CO_HOST"] },
      ]),
    );
    expect(revision?.changes).toHaveLength(2);
    expect((await auditOf(record.id)).map(({ type }) => type)).toEqual([
      "engagement.created",
      "engagement.changed",
    ]);
  });

  test("why it was changed stands in its history and in the trail; without a change there is nothing to say", async () => {
    const record = await publish(await create(complete()));
    const edit = change(record, { venue: "Pier 4" });
    const why = "The invitation named the wrong pier.";
    expect(await updateEngagement(officer, record.id, 2, valuesOf(record), { why })).toMatchObject({
      data: { version: 2 },
    });
    expect(await updateEngagement(officer, record.id, 2, edit, { why })).toMatchObject({
      data: { version: 3 },
    });
    const revisions = await withViewer(leader, (db) => listRevisions(db, "engagement", record.id));
    expect(revisions.map(({ version, reason }) => [version, reason])).toEqual([
      [3, why],
      [2, null],
      [1, null],
    ]);
    expect(revisions[0]?.changes).toEqual([{ field: "venue", from: null, to: "Pier 4" }]);
    expect((await auditOf(record.id)).at(-1)).toMatchObject({
      type: "engagement.changed",
      after: { venue: "Pier 4", reason: why },
    });
    // It is as open as the record, and as closed.
    expect(await withViewer(elsewhere, (db) => listRevisions(db, "engagement", record.id))).toEqual([]);
    await expect(
      asOwner("update revision set reason = 'x' where subject_id = $1", [record.id]),
    ).rejects.toThrow(/append only/);
  });

  test("a form says why it changes a record, in one line", () => {
    const form = { ...engagementInput({}), id: newId(), version: "1" };
    expect(editFormSchema.parse({ ...form, why: "  The day was wrong. " }).why).toBe("The day was wrong.");
    expect(editFormSchema.parse({ ...form, why: " " }).why).toBeNull();
    expect(editFormSchema.parse(form).why).toBeNull();
    expect(editFormSchema.safeParse({ ...form, why: "x".repeat(201) }).success).toBe(false);
  });

  test("saving without a change leaves no trace", async () => {
    const record = await create(complete());
    expect(await updateEngagement(officer, record.id, 1, valuesOf(record))).toMatchObject({
      ok: true,
      data: { version: 1 },
    });
    expect(await auditOf(record.id)).toHaveLength(1);
  });

  test("a stale form overwrites nothing and is told what was saved meanwhile", async () => {
    const record = await create();
    await updateEngagement(officer, record.id, 1, change(record, { purpose: "First." }));
    const result = await updateEngagement(officer, record.id, 1, change(record, { purpose: "Second." }));
    expect(result).toMatchObject({
      ok: false,
      code: "stale",
      fields: { purpose: ["Saved meanwhile: “First.”"] },
    });
    expect((await read(officer, record.reference)).purpose).toBe("First.");
  });

  test("of two who save at once one is first, the other stale", async () => {
    const record = await publish(await create({ purpose: "Talks." }));
    const results = await Promise.all(
      [officer, other].map((who) => updateEngagement(who, record.id, 2, change(record, { venue: who.name }))),
    );
    expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["saved", "stale"]);
  });

  test("rows keep their ids, go when they are left out and come when they are new", async () => {
    const record = await create(complete());
    const [own, partner] = valuesOf(record).attendance;
    if (!own || !partner) throw new Error("nobody there");
    const input = change(record, {
      attendance: [
        { ...partner, position: "Chief of staff" },
        { ...own, id: null, personId: null, name: "New, Name" },
      ],
      status: "PLANNED",
    });
    expect(await updateEngagement(officer, record.id, 1, input)).toMatchObject({ code: "invalid" });
    expect(await updateEngagement(officer, record.id, 1, { ...input, status: "CONFIRMED" })).toMatchObject({
      ok: true,
    });
    const after = await read(officer, record.reference);
    expect(after.attendance.map(({ name, position }) => [name, position])).toEqual([
      ["Mori, Kenji", "Chief of staff"],
      ["New, Name", null],
    ]);
    expect(after.attendance[0]?.id).toBe(partner.id);
  });

  test("a row of another record is refused", async () => {
    const [mine, theirs] = [await create(complete()), await create(complete())];
    const [row] = valuesOf(theirs).commitments;
    if (!row) throw new Error("no promise");
    const result = await updateEngagement(
      officer,
      mine.id,
      1,
      change(mine, { commitments: [{ ...row, text: "Mine." }] }),
    );
    expect(result).toMatchObject({ ok: false, code: "invalid" });
    expect((await read(officer, theirs.reference)).commitments).toHaveLength(1);
  });

  test("an objective that was taken off is told by its words as well", async () => {
    const record = await create({ objectives: [objective] });
    const emptied = change(record, { objectives: [] });
    expect(await updateEngagement(officer, record.id, record.version, emptied)).toMatchObject({ ok: true });
    const [known] = await asOwner<{ code: string; text: string }>(
      "select code, text from objective where id = $1",
      [objective],
    );
    const texts = await withViewer(officer, async (db) => {
      const [latest] = await listRevisions(db, "engagement", record.id);
      return textsOfCodes(db, latest ? [latest] : []);
    });
    expect([...texts]).toEqual([[known?.code, known?.text]]);
  });

  test("promises have revisions of their own; a closed one stays when the form leaves it out", async () => {
    const record = await create(complete());
    const [promise] = valuesOf(record).commitments;
    if (!promise) throw new Error("no promise");
    await updateEngagement(
      officer,
      record.id,
      1,
      change(record, { commitments: [{ ...promise, state: "DONE" }] }),
    );
    const done = await read(officer, record.reference);
    expect(done.commitments).toMatchObject([{ state: "DONE", version: 2, closedOn: expect.any(String) }]);
    await updateEngagement(officer, record.id, 2, change(done, { commitments: [] }));
    expect((await read(officer, record.reference)).commitments).toHaveLength(1);
    expect((await auditOf(done.commitments[0]?.id ?? "")).map(({ type }) => type)).toEqual([
      "commitment.created",
      "commitment.changed",
    ]);
  });

  test("by who covers one of its countries keeps people of the others, whom they may not open", async () => {
    const met = (name: string, nationality: string, role = "PLUS_ONE") => ({
      name,
      nationality,
      side: "PARTNER",
      role,
    });
    const record = await publish(
      await create({
        countries: [{ code: "JPN", role: "HOST" }, { code: "KOR" }],
        purpose: "To plan.",
        attendance: [met("Mori, Kenji", "JPN", "PRINCIPAL"), met("Kim, Min", "KOR")],
      }),
    );
    const seen = await read(other, record.reference);
    const { attendance } = valuesOf(seen);
    expect(
      await updateEngagement(other, seen.id, seen.version, change(seen, { purpose: "To agree." })),
    ).toMatchObject({
      ok: true,
    });
    const more = { ...attendance[0], id: null, personId: null, name: "Ueda, Rei", role: "PLUS_ONE" };
    const added = change(seen, { attendance: [...attendance, more] as EngagementInput["attendance"] });
    expect(await updateEngagement(other, seen.id, seen.version + 1, added)).toMatchObject({ ok: true });
    const after = (await read(officer, record.reference)).attendance;
    const kim = record.attendance.find(({ name }) => name === "Kim, Min");
    expect(kim?.personId).not.toBeNull();
    expect(after).toHaveLength(3);
    expect(after).toContainEqual(kim);
    // Somebody of another country who is not on the record is as unknown to them as before.
    const stranger =
      (await create({ attendance: [met("Park, Jun", "KOR")] })).attendance[0]?.personId ?? null;
    const named = { ...attendance[0], id: null, personId: stranger, role: "PLUS_ONE" };
    const wrong = change(seen, { attendance: [...attendance, named] as EngagementInput["attendance"] });
    expect(await updateEngagement(other, seen.id, seen.version + 2, wrong)).toMatchObject({
      fields: { "attendance.2.name": [expect.stringContaining("not open to you")] },
    });
  });

  test("a promise that someone else changed since is not overwritten", async () => {
    const record = await create(complete());
    await asOwner("update commitment set state = 'DONE', version = 2 where engagement_id = $1", [record.id]);
    const [promise] = valuesOf(record).commitments;
    if (!promise) throw new Error("no promise");
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      change(record, { commitments: [{ ...promise, dueOn: "2026-09-01" }] }),
    );
    expect(result).toMatchObject({ ok: false, code: "stale" });
  });

  test("another officer of the country changes what is published, but cannot lose it or take it", async () => {
    const record = await publish(await create({ purpose: "Talks." }));
    for (const [field, fields] of [
      ["countries", { countries: [{ code: "KOR", role: "HOST" as const }] }],
      ["closeHold", { closeHold: true }],
      ["closeHold", { closeHold: true, coAuthors: [other.id] }],
      ["coAuthors", { coAuthors: [other.id] }],
      ["readers", { readers: [elsewhere.id] }],
    ] as const) {
      const result = await updateEngagement(
        other,
        record.id,
        2,
        change(record, fields as Partial<EngagementInput>),
      );
      expect(result).toMatchObject({ ok: false, code: "invalid", fields: { [field]: expect.any(Array) } });
    }
    expect(
      await updateEngagement(other, record.id, 2, change(record, { purpose: "Port call." })),
    ).toMatchObject({
      ok: true,
    });
  });

  test("a form that does not ask about access leaves it as it is", async () => {
    const access = { closeHold: false, readers: [elsewhere.id], coAuthors: [leader.id] };
    const record = await publish(await create({ purpose: "Talks.", ...access }));
    const { closeHold: _c, readers: _r, coAuthors: _a, ...asked } = valuesOf(record);
    const silent = engagementEditSchema.parse({ ...asked, purpose: "Port call." });
    expect(silent).toMatchObject({ closeHold: null, readers: null, coAuthors: null });
    expect(await updateEngagement(other, record.id, 2, silent)).toMatchObject({ ok: true });
    const changed = valuesOf(await read(officer, record.reference));
    expect(changed).toMatchObject({ purpose: "Port call.", ...access });

    const emptied = engagementEditSchema.parse({ ...asked, closeHold: "", readers: [""], coAuthors: "" });
    expect(await updateEngagement(other, record.id, 3, emptied)).toMatchObject({
      ok: false,
      fields: { readers: [expect.any(String)], coAuthors: [expect.any(String)] },
    });
    expect(await updateEngagement(officer, record.id, 3, emptied)).toMatchObject({ ok: true });
    expect(valuesOf(await read(officer, record.reference))).toMatchObject({ readers: [], coAuthors: [] });
  });

  test("a co-author decides a last time about access and steps back", async () => {
    const record = await publish(
      await create({ purpose: "Talks.", readers: [elsewhere.id], coAuthors: [other.id, leader.id] }),
    );
    const input = change(record, { closeHold: true, readers: [other.id], coAuthors: [] });
    expect(await updateEngagement(other, record.id, 2, input)).toMatchObject({ ok: true });
    expect(valuesOf(await read(officer, record.reference))).toMatchObject({
      closeHold: true,
      readers: [other.id],
      coAuthors: [],
    });
    expect(
      await updateEngagement(other, record.id, 3, change(record, { closeHold: false, readers: [other.id] })),
    ).toMatchObject({ ok: false, code: "invalid" });
  });

  test("a co-author takes the record into close hold and keeps it where its countries change", async () => {
    const record = await publish(await create({ purpose: "Talks.", coAuthors: [other.id] }));
    const input = change(record, { closeHold: true, countries: [{ code: "KOR", role: "HOST" }] });
    expect(await updateEngagement(other, record.id, 2, input)).toMatchObject({ ok: true });
    const after = await read(other, record.reference);
    expect(after).toMatchObject({ closeHold: true, countryCodes: ["KOR"] });
    expect(await withViewer(leader, (db) => getEngagement(db, record.reference))).toBeNull();
  });

  test("another's draft and a record out of scope are not found, what a leader sees is refused", async () => {
    const draft = await create();
    expect(await updateEngagement(other, draft.id, 1, valuesOf(draft))).toMatchObject({ code: "not-found" });
    expect(await withViewer(other, (db) => getEngagement(db, draft.reference))).toBeNull();
    const shared = await publish(await create({ purpose: "Talks." }));
    expect(await updateEngagement(elsewhere, shared.id, 2, valuesOf(shared))).toMatchObject({
      code: "not-found",
    });
    expect(await updateEngagement(leader, shared.id, 2, valuesOf(shared))).toMatchObject({
      code: "forbidden",
    });
    expect(await updateEngagement(viewer, shared.id, 2, valuesOf(shared))).toMatchObject({
      code: "forbidden",
    });
    expect(await updateEngagement(officer, newId(), 1, valuesOf(shared))).toMatchObject({
      code: "not-found",
    });
  });

  test("a status goes only where it may", async () => {
    const record = await create({ status: "CANCELLED", statusReason: "Storm." });
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      change(record, { status: "EXECUTING", objectives: [objective] }),
    );
    expect(result).toMatchObject({
      ok: false,
      fields: { status: ["What is cancelled cannot become under way."] },
    });
  });

  test("an old record that lacks what its status asks can still be put right elsewhere", async () => {
    const record = await create();
    await asOwner("update engagement set status = 'COMPLETE' where id = $1", [record.id]);
    const old = await read(officer, record.reference);
    expect(await updateEngagement(officer, record.id, 1, change(old, { city: "Tokyo" }))).toMatchObject({
      ok: true,
    });
  });
});

describe("publish", () => {
  test("a draft with a purpose is shared; the second press is too late", async () => {
    const record = await create();
    expect(await publishEngagement(officer, record.id, 1)).toMatchObject({
      ok: false,
      fields: { purpose: expect.any(Array) },
    });
    await updateEngagement(officer, record.id, 1, change(record, { purpose: "Talks." }));
    expect(await publishEngagement(officer, record.id, 1)).toMatchObject({ code: "stale" });
    expect(await publishEngagement(officer, record.id, 2)).toMatchObject({ ok: true, data: { version: 3 } });
    expect(await read(leader, record.reference)).toMatchObject({
      publication: "PUBLISHED",
      publishedAt: expect.any(Date),
    });
    expect(await publishEngagement(officer, record.id, 3)).toMatchObject({ code: "conflict" });
    expect((await auditOf(record.id)).map(({ type }) => type).at(-1)).toBe("engagement.published");
  });

  test("the save that shares a draft changes its promises, too: one other, one gone, one new", async () => {
    const promise = (text: string) => ({ text, bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-04-01" });
    const record = await create({
      ...complete(),
      commitments: [promise("Send the dates."), promise("Send a map.")],
    });
    const [dates] = valuesOf(record).commitments;
    if (!dates) throw new Error("no promise");
    const [fresh] = engagementInput({ commitments: [promise("Name a desk.")] }).commitments;
    const later = { ...dates, text: "Send the days.", dueOn: "2026-05-01" };
    const commitments = [later, ...(fresh ? [fresh] : [])];
    const result = await updateEngagement(officer, record.id, 1, change(record, { commitments }), {
      publish: true,
    });
    expect(result).toMatchObject({ ok: true });
    const after = await read(leader, record.reference);
    expect(after.commitments.map(({ text, dueOn }) => [text, dueOn])).toEqual([
      ["Send the days.", "2026-05-01"],
      ["Name a desk.", "2026-04-01"],
    ]);
    expect(after.commitments.every(({ wasShared }) => wasShared)).toBe(true);
  });

  test.each([
    ["an owner", { dueOn: "2026-04-01" }, "ownerName", "Say who owns this promise."],
    ["a day", { ownerName: "Whitlock" }, "dueOn", "Say when this promise falls due."],
  ])(
    "a report closes with no promise that lacks %s, however it is sent, and stays as it was",
    async (_, said, field, message) => {
      const [whole] = complete().commitments;
      const commitments = [whole, { text: "Send a map.", bySide: "OWN", ...said }];
      const refusal = (rows: readonly { text: string }[]) => {
        const index = rows.findIndex(({ text }) => text === "Send a map.");
        return { ok: false, code: "invalid", fields: { [`commitments.${index}.${field}`]: [message] } };
      };
      const id = newId();
      const sent = await createEngagement(officer, id, engagementInput({ ...complete(), commitments }), {
        publish: true,
      });
      expect(sent).toMatchObject(refusal([{ text: "" }, { text: "Send a map." }]));
      expect(await asOwner("select 1 from engagement where id = $1", [id])).toEqual([]);

      const draft = await create({ ...complete(), commitments });
      const refused = refusal(draft.commitments);
      expect(await publishEngagement(officer, draft.id, draft.version)).toMatchObject(refused);
      const again = await updateEngagement(officer, draft.id, draft.version, valuesOf(draft), {
        publish: true,
      });
      expect(again).toMatchObject(refused);
      expect(await read(officer, draft.reference)).toEqual(draft);
      expect(await auditOf(draft.id)).toHaveLength(1);

      // A plan may leave both open; to say that it was held closes it.
      const plan = await publish(await create({ ...complete(), status: "CONFIRMED", commitments }));
      const held = change(plan, { status: "COMPLETE" });
      expect(await updateEngagement(officer, plan.id, plan.version, held)).toMatchObject(
        refusal(plan.commitments),
      );
      expect(await read(officer, plan.reference)).toEqual(plan);
    },
  );

  test("nobody else's draft", async () => {
    const record = await create({ purpose: "Talks." });
    expect(await publishEngagement(other, record.id, 1)).toMatchObject({ code: "not-found" });
    expect(await publishEngagement(leader, record.id, 1)).toMatchObject({ code: "not-found" });
  });
});

describe("whoever saves is told all that is wrong at once", () => {
  test("what cannot be read, what contradicts itself, what the lists do not hold and what publishing asks for", async () => {
    const result = await send({
      type: "BILAT",
      startsOn: "2026-03-09",
      endsOn: "2026-03-08",
      status: "COMPLETE",
      countries: [{ code: "JPN" }, { code: "QQQ" }],
      keyOutcomes: "x".repeat(300),
      attendance: [{ name: "Mori", side: "PARTNER", nextContactOn: "2026-02-30" }],
      commitments: [{ text: "Send the dates.", bySide: "OWN" }],
      responsibleOfficerId: newId(),
    });
    expect(result).toMatchObject({ ok: false, code: "invalid" });
    expect(Object.keys(result.ok ? {} : (result.fields ?? {})).toSorted()).toEqual([
      "atmospherics",
      "attendance.0.nextContactOn",
      "commitments.0.dueOn",
      "commitments.0.ownerName",
      "countries.1.code",
      "endsOn",
      "keyOutcomes",
      "objectives",
      "responsibleOfficerId",
    ]);
  });

  test("a form that says nothing yet is told what a draft needs and what publishing asks for", async () => {
    const result = await send({ type: "", startsOn: "", countries: [], status: "PLANNED" });
    expect(Object.keys(result.ok ? {} : (result.fields ?? {})).toSorted()).toEqual([
      "countries",
      "purpose",
      "startsOn",
      "type",
    ]);
  });

  test("a change of which one field cannot be read is not taken for none", async () => {
    const record = await create({ purpose: "To meet." });
    const { id, version } = record;
    const form = editFormSchema.parse({ ...valuesOf(record), id, version, endsOn: "2026-02-30" });
    const result = await updateEngagement(officer, id, version, form, { faults: form.faults });
    expect(result).toMatchObject({
      ok: false,
      fields: { endsOn: ["2026-02-30 is not a day on the calendar."] },
    });
  });
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
    change(record, { countries: participants("NOR", "KOR", "JPN") }),
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
  await updateEngagement(officer, id, 2, change(unsaid, { purpose: "To meet." }));
  expect(await read(officer, record.reference)).toMatchObject({ mainPartner: null });
  const [plain] = await withViewer(officer, (db) =>
    db.revision.findMany({ where: { subjectId: id, version: 3 } }),
  );
  expect(Object.keys(plain?.changes ?? {})).toEqual(["purpose"]);
});

test("a record whose time zone is not known here opens, is edited and is published by the hours as they were kept", async () => {
  const record = await create({ ...complete(), startTime: "10:00", timeZone: "Asia/Tokyo" });
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
    ...complete(),
    startTime: "10:00",
    timeZone: isTimeZone(zone) ? zone : "Asia/Kolkata",
  });
  await asOwner("update engagement set time_zone = $2 where id = $1", [record.id, zone]);
  const before = await read(officer, record.reference);
  expect(valuesOf(before)).toMatchObject({ startTime: "10:00", timeZone: clocks });
  const edit = change(before, { purpose: "To meet." });
  expect(await updateEngagement(officer, record.id, 1, edit)).toMatchObject({ ok: true });
  const after = await read(officer, record.reference);
  expect(after).toMatchObject({ timeZone: zone, clockZone: clocks, startsAt: before.startsAt });
  const [latest] = await withViewer(officer, (db) =>
    db.revision.findMany({ where: { subjectId: record.id, version: 2 } }),
  );
  expect(Object.keys(latest?.changes ?? {})).toEqual(["purpose"]);
});

test("an edit makes up no hour of a place whose clocks nobody here knows, and another zone is chosen in its place", async () => {
  const record = await create({ ...complete(), startTime: "10:00", timeZone: "Asia/Tokyo" });
  await asOwner("update engagement set time_zone = 'Moon/Tranquility', starts_local = null where id = $1", [
    record.id,
  ]);
  const unsaid = await read(officer, record.reference);
  expect(valuesOf(unsaid)).toMatchObject({ startTime: "01:00", timeZone: "UTC" });
  await updateEngagement(officer, record.id, 1, change(unsaid, { purpose: "To meet." }));
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
    change(again, { startTime: "10:00", timeZone: "Asia/Tokyo" }),
  );
  expect(await local()).toEqual({
    timeZone: "Asia/Tokyo",
    startsLocal: new Date(`${record.startsOn}T10:00:00Z`),
  });
});
