import { describe, expect, test } from "vitest";
import { listRevisions } from "@/lib/audit/queries";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
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
import { ownSets } from "./field-sets/editions";
import { createEngagement, publishEngagement, updateEngagement } from "./mutations";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const other = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const viewer = await createViewer({ roles: ["VIEWER"], allCountries: true });
const { create, read, publish } = engagementsOf(officer);
const objective = await firstObjective();

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
      ...heldMeeting(objective),
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
      await updateEngagement(officer, record.id, record.version, changedInput(record, ofEdition)),
    ).toMatchObject({
      fields: refused,
    });
    expect(await read(officer, record.reference)).toEqual(record);
    const { sets } = record;
    const moved = changedInput(record, { ...ofEdition, sets: ownSets({ ...ofEdition, sets }) });
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
    const { id, reference } = await publish(
      await create({ ...heldMeeting(objective), type: "EX-FTX", sets }),
    );
    await asOwner("update engagement set exercise_edition_id = $2 where id = $1", [id, edition.id]);
    const record = await read(officer, reference);
    const kept = await updateEngagement(
      officer,
      id,
      record.version,
      changedInput(record, { nextSteps: "Write." }),
    );
    expect(kept).toMatchObject({ ok: true });
    const after = await read(officer, reference);
    expect(after.sets.exercise).toMatchObject({ review: "HELD", lessons: "Radios." });
    expect(ownSets(after).exercise).toMatchObject({ review: null, lessons: null });
  });

  test("the review of an engagement closes nowhere but at an edition", async () => {
    const closed = { type: "EX-FTX", sets: { exercise: { review: "CLOSED" } } };
    expect(() => engagementInput(closed)).toThrow(/review/);
    const { id } = await create({
      ...heldMeeting(objective),
      type: "EX-FTX",
      sets: { exercise: { review: "WRITTEN" } },
    });
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
    const result = await createEngagement(officer, newId(), engagementInput(heldMeeting(objective)), {
      publish: true,
    });
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

test("what is promised where nobody of a partner is there is promised to the third party, and by it to the own side", async () => {
  const id = newId();
  const promise = (bySide: string) => ({
    text: "Send the chart.",
    bySide,
    ownerName: "Somebody",
    dueOn: "2026-05-01",
  });
  const made = await createEngagement(
    officer,
    id,
    engagementInput({
      attendance: [
        { name: "Reed, Sam", side: "OWN", role: "PRINCIPAL" },
        { name: "Secretary, General", side: "THIRD", role: "PRINCIPAL" },
      ],
      commitments: [promise("OWN"), promise("THIRD")],
    }),
  );
  expect(made).toMatchObject({ ok: true });
  const rows = await asOwner(
    `select by_side, to_side, to_name from commitment where engagement_id = $1 order by by_side`,
    [id],
  );
  expect(rows).toEqual([
    { by_side: "OWN", to_side: "THIRD", to_name: "Secretary, General" },
    { by_side: "THIRD", to_side: "OWN", to_name: "Reed, Sam" },
  ]);
});
