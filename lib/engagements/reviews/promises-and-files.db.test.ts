import { expect, test } from "vitest";
import { addFile } from "@/lib/attachments/mutations";
import { newFileSchema } from "@/lib/attachments/schema";
import { changeCommitment } from "@/lib/commitments/mutations";
import { changeCommitmentSchema } from "@/lib/commitments/schema";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changedInput, engagementInput, onEngagement } from "@/testing/engagements";
import { arriving } from "@/testing/files";
import { asOwner } from "@/testing/owner";
import { arrangeReviews } from "@/testing/reviewed-reports";
import { valuesOf } from "../form-values";
import { createEngagement, updateEngagement } from "../mutations";
import { IN_REVIEW } from "./in-review";

const { officer, first, report, submit, read, decide, isWaiting, eventsOf } = await arrangeReviews();

test("while it is in review, neither a promise nor a file of it changes, by the form or past it", async () => {
  const record = await submit({
    commitments: [{ text: "Send the list", bySide: "OWN", ownerName: "Whitlock", dueOn: "2030-04-01" }],
  });
  const id = record.commitments[0]?.id ?? "";
  const change = changeCommitmentSchema.parse({ id, version: 1, state: "IN_WORK", ownerName: "Okafor" });
  expect(await changeCommitment(officer, change)).toMatchObject({ code: "conflict", message: IN_REVIEW });
  const file = { of: onEngagement(record.id), name: "notes.txt", marking: "UNCLASSIFIED" };
  const send = () =>
    addFile(officer, newFileSchema.parse(file), arriving(Buffer.from("Words.")), {
      file: 1_000,
      record: 1_000,
    });
  expect(await send()).toMatchObject({ code: "conflict", message: IN_REVIEW });
  await withViewer(officer, async (db) => {
    expect(await db.commitment.updateMany({ where: { id }, data: { text: "Other words" } })).toEqual({
      count: 0,
    });
    expect(await db.commitment.deleteMany({ where: { id } })).toEqual({ count: 0 });
  });
  await expect(
    withViewer(officer, (db) =>
      db.commitment.createMany({ data: [{ engagementId: record.id, text: "One more", bySide: "OWN" }] }),
    ),
  ).rejects.toThrow(/row-level security/);

  const input = valuesOf(record);
  const commitments = input.commitments.map((promise) => ({ ...promise, ownerName: "Okafor" }));
  const saved = await updateEngagement(officer, record.id, record.version, { ...input, commitments });
  expect(saved).toMatchObject({ ok: true });
  const after = await read(officer, record.reference);
  expect(after).toMatchObject({ publication: "DRAFT", commitments: [{ ownerName: "Okafor" }] });
  expect(await send()).toMatchObject({ ok: true });
});

test("what came into review without the owner or day of a promise is returned, and not approved", async () => {
  const promise = { text: "Send the list", bySide: "OWN", ownerName: "Whitlock", dueOn: "2030-04-01" };
  const record = await submit({ commitments: [promise] });
  const [id] = record.commitments.map((one) => one.id);
  // No form leaves it so; what was submitted before the rule was is like that.
  await asOwner("update commitment set owner_name = null, due_on = null where id = $1", [id]);
  const { version } = await read(officer, record.reference);
  expect(await decide(record, first)).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Say who owns this promise\. Say when this promise falls due\./),
  });
  expect(await read(officer, record.reference)).toMatchObject({ publication: "SUBMITTED", version });
  expect(await eventsOf(record)).toEqual(["SUBMITTED"]);
  expect(await isWaiting(record, first)).toBe(true);
  expect(await decide(record, first, "RETURNED", "Who sends it, and when?")).toMatchObject({ ok: true });
});

test("a report with a promise that lacks owner or day goes to no review", async () => {
  for (const [lack, field] of [
    [{ dueOn: "2030-04-01" }, "commitments.0.ownerName"],
    [{ ownerName: "Whitlock" }, "commitments.0.dueOn"],
  ] as const) {
    const commitments = [{ text: "Send the list", bySide: "OWN", ...lack }];
    const id = newId();
    const input = engagementInput(report({ commitments }));
    const sent = await createEngagement(officer, id, input, { publish: true });
    expect(sent).toMatchObject({ code: "invalid", fields: { [field]: [expect.stringMatching(/^Say w/)] } });
    expect(await asOwner("select 1 from engagement where id = $1", [id])).toEqual([]);
  }
});

test("the change that takes back what is in review changes its promises with it", async () => {
  const promise = (text: string) => ({ text, bySide: "OWN", ownerName: "Whitlock", dueOn: "2026-12-24" });
  const record = await submit({ commitments: [promise("Send the dates."), promise("Send a map.")] });
  const [dates] = valuesOf(record).commitments;
  const [fresh] = engagementInput({ commitments: [promise("Name a desk.")] }).commitments;
  if (!dates || !fresh) throw new Error("no promise");
  const commitments = [{ ...dates, text: "Send the days." }, fresh];
  expect(
    await updateEngagement(officer, record.id, record.version, changedInput(record, { commitments })),
  ).toMatchObject({
    ok: true,
  });
  const after = await read(officer, record.reference);
  expect(after.publication).toBe("DRAFT");
  expect(after.commitments.map(({ text }) => text)).toEqual(["Send the days.", "Name a desk."]);
});
