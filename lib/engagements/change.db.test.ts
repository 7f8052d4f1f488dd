import { describe, expect, test } from "vitest";
import { listRevisions, textsOfCodes } from "@/lib/audit/queries";
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
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { valuesOf } from "./form-values";
import { updateEngagement } from "./mutations";
import { getEngagement } from "./queries";
import { type EngagementInput, editFormSchema, engagementEditSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const other = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const viewer = await createViewer({ roles: ["VIEWER"], allCountries: true });
const { create, read, publish } = engagementsOf(officer);
const objective = await firstObjective();

describe("change", () => {
  test("a saved change has its revision and audit row, and keeps the reference", async () => {
    const record = await create();
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      changedInput(record, {
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
    const record = await publish(await create(heldMeeting(objective)));
    const edit = changedInput(record, { venue: "Pier 4" });
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
    const record = await create(heldMeeting(objective));
    expect(await updateEngagement(officer, record.id, 1, valuesOf(record))).toMatchObject({
      ok: true,
      data: { version: 1 },
    });
    expect(await auditOf(record.id)).toHaveLength(1);
  });

  test("a stale form overwrites nothing and is told what was saved meanwhile", async () => {
    const record = await create();
    await updateEngagement(officer, record.id, 1, changedInput(record, { purpose: "First." }));
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      changedInput(record, { purpose: "Second." }),
    );
    expect(result).toMatchObject({
      ok: false,
      code: "stale",
      message: expect.stringContaining(
        "You changed this engagement in another window since you opened it here.",
      ),
      fields: { purpose: ["Saved meanwhile: “First.”"] },
    });
    expect((await read(officer, record.reference)).purpose).toBe("First.");
  });

  test("a stale form is told who saved meanwhile, where that was somebody else", async () => {
    const record = await publish(await create({ purpose: "Talks." }));
    await updateEngagement(other, record.id, 2, changedInput(record, { venue: "The port" }));
    await updateEngagement(officer, record.id, 3, changedInput(record, { venue: "The pier" }));
    const results = [
      await updateEngagement(officer, record.id, 2, changedInput(record, { venue: "The quay" })),
      await updateEngagement(officer, record.id, 3, changedInput(record, { venue: "The quay" })),
      await updateEngagement(officer, record.id, 99, changedInput(record, { venue: "The quay" })),
    ];
    expect(results.map((result) => !result.ok && result.message.split(". ")[0])).toEqual([
      `${other.name} changed this engagement since you opened it`,
      "You changed this engagement in another window since you opened it here",
      "This engagement was changed since you opened it, by someone else or by you in another window",
    ]);
  });

  test("of two who save at once one is first, the other stale", async () => {
    const record = await publish(await create({ purpose: "Talks." }));
    const results = await Promise.all(
      [officer, other].map((who) =>
        updateEngagement(who, record.id, 2, changedInput(record, { venue: who.name })),
      ),
    );
    expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["saved", "stale"]);
  });

  test("rows keep their ids, go when they are left out and come when they are new", async () => {
    const record = await create(heldMeeting(objective));
    const [own, partner] = valuesOf(record).attendance;
    if (!own || !partner) throw new Error("nobody there");
    const input = changedInput(record, {
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
    const [mine, theirs] = [await create(heldMeeting(objective)), await create(heldMeeting(objective))];
    const [row] = valuesOf(theirs).commitments;
    if (!row) throw new Error("no promise");
    const result = await updateEngagement(
      officer,
      mine.id,
      1,
      changedInput(mine, { commitments: [{ ...row, text: "Mine." }] }),
    );
    expect(result).toMatchObject({ ok: false, code: "invalid" });
    expect((await read(officer, theirs.reference)).commitments).toHaveLength(1);
  });

  test("an objective that was taken off is told by its words as well", async () => {
    const record = await create({ objectives: [objective] });
    const emptied = changedInput(record, { objectives: [] });
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
    const record = await create(heldMeeting(objective));
    const [promise] = valuesOf(record).commitments;
    if (!promise) throw new Error("no promise");
    await updateEngagement(
      officer,
      record.id,
      1,
      changedInput(record, { commitments: [{ ...promise, state: "DONE" }] }),
    );
    const done = await read(officer, record.reference);
    expect(done.commitments).toMatchObject([{ state: "DONE", version: 2, closedOn: expect.any(String) }]);
    await updateEngagement(officer, record.id, 2, changedInput(done, { commitments: [] }));
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
      await updateEngagement(other, seen.id, seen.version, changedInput(seen, { purpose: "To agree." })),
    ).toMatchObject({
      ok: true,
    });
    const more = { ...attendance[0], id: null, personId: null, name: "Ueda, Rei", role: "PLUS_ONE" };
    const added = changedInput(seen, { attendance: [...attendance, more] as EngagementInput["attendance"] });
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
    const wrong = changedInput(seen, { attendance: [...attendance, named] as EngagementInput["attendance"] });
    expect(await updateEngagement(other, seen.id, seen.version + 2, wrong)).toMatchObject({
      fields: { "attendance.2.name": [expect.stringContaining("not open to you")] },
    });
  });

  test("a promise that someone else changed since is not overwritten", async () => {
    const record = await create(heldMeeting(objective));
    await asOwner("update commitment set state = 'DONE', version = 2 where engagement_id = $1", [record.id]);
    const [promise] = valuesOf(record).commitments;
    if (!promise) throw new Error("no promise");
    const result = await updateEngagement(
      officer,
      record.id,
      1,
      changedInput(record, { commitments: [{ ...promise, dueOn: "2026-09-01" }] }),
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
        changedInput(record, fields as Partial<EngagementInput>),
      );
      expect(result).toMatchObject({ ok: false, code: "invalid", fields: { [field]: expect.any(Array) } });
    }
    expect(
      await updateEngagement(other, record.id, 2, changedInput(record, { purpose: "Port call." })),
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
    const input = changedInput(record, { closeHold: true, readers: [other.id], coAuthors: [] });
    expect(await updateEngagement(other, record.id, 2, input)).toMatchObject({ ok: true });
    expect(valuesOf(await read(officer, record.reference))).toMatchObject({
      closeHold: true,
      readers: [other.id],
      coAuthors: [],
    });
    expect(
      await updateEngagement(
        other,
        record.id,
        3,
        changedInput(record, { closeHold: false, readers: [other.id] }),
      ),
    ).toMatchObject({ ok: false, code: "invalid" });
  });

  test("a co-author takes the record into close hold and keeps it where its countries change", async () => {
    const record = await publish(await create({ purpose: "Talks.", coAuthors: [other.id] }));
    const input = changedInput(record, { closeHold: true, countries: [{ code: "KOR", role: "HOST" }] });
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
      changedInput(record, { status: "EXECUTING", objectives: [objective] }),
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
    expect(await updateEngagement(officer, record.id, 1, changedInput(old, { city: "Tokyo" }))).toMatchObject(
      {
        ok: true,
      },
    );
  });
});
