import { describe, expect, test } from "vitest";
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
import { createEngagement, publishEngagement, updateEngagement } from "./mutations";
import { createFormSchema, editFormSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const other = await createViewer({ countries: ["JPN"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const { create, read, publish } = engagementsOf(officer);
const objective = await firstObjective();

/** A form as it arrives, sent on from being a draft. */
async function send(form: Record<string, unknown>) {
  const { id, faults, ...input } = createFormSchema.parse({ ...form, id: newId() });
  return createEngagement(officer, id, input, { publish: true, faults });
}

describe("publish", () => {
  test("a draft with a purpose is shared; the second press is too late", async () => {
    const record = await create();
    expect(await publishEngagement(officer, record.id, 1)).toMatchObject({
      ok: false,
      fields: { purpose: expect.any(Array) },
    });
    await updateEngagement(officer, record.id, 1, changedInput(record, { purpose: "Talks." }));
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
      ...heldMeeting(objective),
      commitments: [promise("Send the dates."), promise("Send a map.")],
    });
    const [dates] = valuesOf(record).commitments;
    if (!dates) throw new Error("no promise");
    const [fresh] = engagementInput({ commitments: [promise("Name a desk.")] }).commitments;
    const later = { ...dates, text: "Send the days.", dueOn: "2026-05-01" };
    const commitments = [later, ...(fresh ? [fresh] : [])];
    const result = await updateEngagement(officer, record.id, 1, changedInput(record, { commitments }), {
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
      const [whole] = heldMeeting(objective).commitments;
      const commitments = [whole, { text: "Send a map.", bySide: "OWN", ...said }];
      const refusal = (rows: readonly { text: string }[]) => {
        const index = rows.findIndex(({ text }) => text === "Send a map.");
        return { ok: false, code: "invalid", fields: { [`commitments.${index}.${field}`]: [message] } };
      };
      const id = newId();
      const sent = await createEngagement(
        officer,
        id,
        engagementInput({ ...heldMeeting(objective), commitments }),
        {
          publish: true,
        },
      );
      expect(sent).toMatchObject(refusal([{ text: "" }, { text: "Send a map." }]));
      expect(await asOwner("select 1 from engagement where id = $1", [id])).toEqual([]);

      const draft = await create({ ...heldMeeting(objective), commitments });
      const refused = refusal(draft.commitments);
      expect(await publishEngagement(officer, draft.id, draft.version)).toMatchObject(refused);
      const again = await updateEngagement(officer, draft.id, draft.version, valuesOf(draft), {
        publish: true,
      });
      expect(again).toMatchObject(refused);
      expect(await read(officer, draft.reference)).toEqual(draft);
      expect(await auditOf(draft.id)).toHaveLength(1);

      // A plan may leave both open; to say that it was held closes it.
      const plan = await publish(
        await create({ ...heldMeeting(objective), status: "CONFIRMED", commitments }),
      );
      const held = changedInput(plan, { status: "COMPLETE" });
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
