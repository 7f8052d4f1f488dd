import { expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { answerCommitment } from "../mutations";
import { answerCommitmentSchema } from "../schema";
import { remindOfPromises } from "./mutations";

const now = new Date();
const today = todayIn("UTC", now);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const officer = await createViewer({ countries: ["JPN"] });
const owner = await createViewer({ countries: ["JPN"] });

type Promised = {
  bySide?: "OWN" | "PARTNER";
  ownerUserId?: string;
  ownerPostId?: string;
  ownerName?: string;
};

async function promise(
  days: number,
  promised: Promised,
  record: Record<string, unknown> = {},
): Promise<string> {
  const input = engagementInput({
    purpose: "Talks.",
    commitments: [{ text: "Send charts", bySide: "OWN", dueOn: addDays(today, days), ...promised }],
    ...record,
  });
  const result = await createEngagement(officer, newId(), input, { publish: record.closeHold !== true });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const [row] = await asOwner<{ id: string }>("select id from commitment where engagement_id = $1", [
    result.data.id,
  ]);
  return row?.id ?? "";
}

function answer(id: string, said: Record<string, unknown>) {
  const form = { id, version: 1, answerId: newId(), askedOn: today, ...said };
  return answerCommitment(officer, answerCommitmentSchema.parse(form));
}

const remindersOf = (id: string) =>
  asOwner<{ kind: string; user_id: string | null; post_id: string | null }>(
    "select kind::text, user_id, post_id from notice where subject_id = $1 and kind::text like 'COMMITMENT%' order by created_at, post_id nulls first",
    [id],
  );

test("the owner of a promise is told once that its day is near and once that it has passed, on however many copies", async () => {
  const id = await promise(20, { ownerUserId: owner.id, ownerName: owner.name });
  await remindOfPromises(inDays(5));
  expect(await remindersOf(id)).toEqual([]);
  await Promise.all([remindOfPromises(inDays(6)), remindOfPromises(inDays(6)), remindOfPromises(inDays(7))]);
  await remindOfPromises(inDays(20));
  const soon = { kind: "COMMITMENT_DUE", user_id: owner.id, post_id: null };
  expect(await remindersOf(id)).toEqual([soon]);
  await remindOfPromises(inDays(21));
  await remindOfPromises(inDays(22));
  expect(await remindersOf(id)).toEqual([soon, { ...soon, kind: "COMMITMENT_OVERDUE" }]);
  const { lines } = await withViewer(owner, (db) => listInbox(db, owner, 1));
  expect(lines.map(({ kind, subject }) => [kind, subject.title, subject.href])).toEqual([
    ["COMMITMENT_OVERDUE", "Send charts", `/commitments/${id}`],
    ["COMMITMENT_DUE", "Send charts", `/commitments/${id}`],
  ]);
  const audited = await asOwner<{ after: unknown }>(
    "select after from audit_event where subject_id = $1 and type = 'commitment.reminded' order by sequence",
    [id],
  );
  const dueOn = addDays(today, 20);
  expect(audited.map(({ after }) => after)).toEqual([{ dueSoon: dueOn }, { overdue: dueOn }]);
});

test("a post that owns it is told, and of what nobody of ours owns the responsible officer or else the author", async () => {
  const post = await createPost("Keeper of promises");
  await createHolder([post]);
  const ofPost = await promise(3, { ownerPostId: post });
  const vacant = await createPost("Keeper of none");
  const ofNobody = await promise(3, { ownerPostId: vacant });
  const theirs = await promise(
    3,
    { bySide: "PARTNER", ownerName: "Mori" },
    { responsibleOfficerId: owner.id },
  );
  const named = await promise(3, { ownerName: "Somebody" });
  await remindOfPromises(now);
  expect(await remindersOf(ofPost)).toMatchObject([{ user_id: null, post_id: post }]);
  expect(await remindersOf(ofNobody)).toMatchObject([{ user_id: officer.id }, { post_id: vacant }]);
  expect(await remindersOf(theirs)).toMatchObject([{ user_id: owner.id, post_id: null }]);
  expect(await remindersOf(named)).toMatchObject([{ user_id: officer.id, post_id: null }]);
});

test("of what somebody owns who has left, the officer of its engagement is told", async () => {
  const departed = await createViewer({ countries: ["JPN"] });
  const id = await promise(3, { ownerUserId: departed.id, ownerName: departed.name });
  await asOwner("update app_user set disabled_at = now() where id = $1", [departed.id]);
  await remindOfPromises(now);
  expect(await remindersOf(id)).toMatchObject([{ user_id: officer.id }]);
});

test("another day is told of anew; drafts, what is settled and what passed long ago are not", async () => {
  const owned = { ownerUserId: owner.id, ownerName: owner.name };
  const moved = await promise(3, owned);
  const settled = await promise(3, owned);
  const old = await promise(-31, owned);
  const held = await promise(3, owned, { closeHold: true });
  expect(await answer(settled, { answer: "DONE", closedOn: today, note: "Sent." })).toMatchObject({
    ok: true,
  });
  await remindOfPromises(now);
  expect(await remindersOf(moved)).toHaveLength(1);
  const later = { answer: "RENEGOTIATED", note: "The yard is full.", askedBySide: "PARTNER" };
  expect(await answer(moved, { ...later, dueOn: addDays(today, 9) })).toMatchObject({ ok: true });
  await remindOfPromises(now);
  expect(await remindersOf(moved)).toHaveLength(2);
  for (const id of [settled, old, held]) expect(await remindersOf(id)).toEqual([]);
});
