import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { createPost } from "@/testing/reviews";
import { checkStep, reachStep, recordOutcome } from "../mutations";
import { remindOfChecks } from "./mutations";

const now = new Date();
const today = todayIn("UTC", now);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const officer = await createViewer({ countries: ["JPN"] });

type Made = { by?: Viewer; publish?: boolean; responsibleOfficerId?: string };

/** An outcome that was attended and is to be looked at again in so many days; with the engagement it came of. */
async function attended(days: number, { by = officer, publish = true, ...record }: Made = {}) {
  const made = await createEngagement(by, newId(), engagementInput({ purpose: "Talks.", ...record }), {
    publish,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  const engagementId = made.data.id;
  await asOwner("update engagement set status = 'COMPLETE' where id = $1", [engagementId]);
  const id = newId();
  await recordOutcome(by, { id, engagementId, text: "Two berths" });
  const reached = await reachStep(by, {
    id,
    version: 1,
    step: "ATTENDED",
    evidence: "List of those present.",
    reachedOn: "2026-03-09",
    checkOn: addDays(today, days),
  });
  if (!reached.ok) throw new Error(JSON.stringify(reached));
  return { id, engagementId };
}

const remindersOf = ({ engagementId }: { engagementId: string }) =>
  asOwner<{ user_id: string | null; post_id: string | null }>(
    "select user_id, post_id from notice where subject_id = $1 and kind = 'CHECK_DUE' order by created_at, post_id nulls first",
    [engagementId],
  );

test("whoever answers for an outcome is told once that its day has come, on however many copies, and anew for another day", async () => {
  const outcome = await attended(5);
  await remindOfChecks(inDays(4));
  expect(await remindersOf(outcome)).toEqual([]);
  await Promise.all([remindOfChecks(inDays(5)), remindOfChecks(inDays(5)), remindOfChecks(inDays(6))]);
  await remindOfChecks(inDays(7));
  const told = { user_id: officer.id, post_id: null };
  expect(await remindersOf(outcome)).toEqual([told]);
  const { lines } = await withViewer(officer, (db) => listInbox(db, officer, 1));
  expect(lines.map(({ kind }) => kind)).toContain("CHECK_DUE");
  const audited = await asOwner<{ after: unknown }>(
    "select after from audit_event where subject_id = $1 and type = 'outcome.reminded'",
    [outcome.id],
  );
  expect(audited).toEqual([{ after: { step: "ATTENDED", checkOn: addDays(today, 5) } }]);

  const looked = {
    id: outcome.id,
    version: 2,
    finding: "HOLDS" as const,
    evidence: "Seen.",
    checkOn: addDays(today, 9),
  };
  expect(await checkStep(officer, looked)).toMatchObject({ ok: true });
  await remindOfChecks(inDays(8));
  expect(await remindersOf(outcome)).toHaveLength(1);
  await remindOfChecks(inDays(9));
  expect(await remindersOf(outcome)).toEqual([told, told]);
});

test("the responsible officer comes before the author, and who has left is not told", async () => {
  const responsible = await createViewer({ countries: ["JPN"] });
  const departed = await createViewer({ countries: ["JPN"] });
  const answered = await attended(0, { responsibleOfficerId: responsible.id });
  const left = await attended(0, { responsibleOfficerId: departed.id });
  await asOwner("update app_user set disabled_at = now() where id = $1", [departed.id]);
  await remindOfChecks(now);
  expect(await remindersOf(answered)).toEqual([{ user_id: responsible.id, post_id: null }]);
  expect(await remindersOf(left)).toEqual([{ user_id: officer.id, post_id: null }]);
});

test("the post under which it was written is told once its author holds it no more", async () => {
  const [past, present] = [await createPost("Attaché, until June"), await createPost("Attaché, since")];
  const author = await createViewer({ countries: ["JPN"] });
  await withViewer(setUp, (db) =>
    db.postHolding.createMany({
      data: [
        { postId: past, userId: author.id, endsOn: new Date("2026-06-30") },
        { postId: present, userId: author.id },
      ],
    }),
  );
  const outcome = await attended(0, { by: author });
  await remindOfChecks(now);
  expect(await remindersOf(outcome)).toEqual([
    { user_id: author.id, post_id: null },
    { user_id: null, post_id: past },
  ]);
});

test("nobody is told of a draft, of a step below the highest, or of a day that passed long ago", async () => {
  const draft = await attended(0, { publish: false });
  const old = await attended(-31);
  const climbed = await attended(0);
  await reachStep(officer, {
    id: climbed.id,
    version: 2,
    step: "DISCUSSED",
    evidence: "Minutes.",
    reachedOn: today,
    checkOn: addDays(today, 90),
  });
  await remindOfChecks(now);
  for (const outcome of [draft, old, climbed]) expect(await remindersOf(outcome)).toEqual([]);
});

test("a reminder writes the words of its outcome no more; evidence that changes does", async () => {
  const outcome = await attended(3);
  const written = async () =>
    (
      await asOwner<{ row: string; words: string }>(
        "select xmin::text as row, search_vector::text as words from outcome where id = $1",
        [outcome.id],
      )
    )[0];
  const before = await written();
  await remindOfChecks(inDays(3));
  expect(await remindersOf(outcome)).toHaveLength(1);
  expect(await written()).toEqual(before);
  await asOwner("update outcome_step set evidence = 'Seen at the quay.' where outcome_id = $1", [outcome.id]);
  expect((await written())?.words).toContain("quay");
});
