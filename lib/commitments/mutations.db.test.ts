import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, publishEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagement, getEngagementById } from "@/lib/engagements/queries";
import type { Side } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { watch } from "@/lib/watches/mutations";
import { runSql } from "@/testing/crises";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { type CommitmentFilters, NO_COMMITMENT_FILTERS, readCommitmentFilters } from "./filters";
import { listAnswers, listRenegotiations } from "./history/queries";
import { answerCommitment, changeCommitment, reopenCommitment } from "./mutations";
import { type CommitmentRow, countCommitments, getCommitment, listCommitments } from "./queries";
import { FATES, fateOf, isOverdue } from "./rules";
import { countSayDo } from "./say-do/queries";
import { answerCommitmentSchema, changeCommitmentSchema } from "./schema";

const officer = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const today = todayIn("UTC", new Date());

async function promise(
  dueOn: string | null,
  { publish = true, bySide = "OWN" } = {},
): Promise<CommitmentRow> {
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({
      purpose: "Talks.",
      commitments: [{ text: `Due ${dueOn}`, bySide, ownerName: "Whitlock", dueOn: dueOn ?? "" }],
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  if (publish) await publishEngagement(officer, result.data.id, 1);
  const [row] = await asOwner<{ id: string }>("select id from commitment where engagement_id = $1", [
    result.data.id,
  ]);
  return read(row?.id ?? "");
}

/** What the form of an answer sends. */
function answer(id: string, version: number, fields: Record<string, unknown>) {
  return answerCommitmentSchema.parse({ id, version, answerId: newId(), askedOn: today, ...fields });
}

function change(id: string, version: number, fields: Record<string, unknown>) {
  return changeCommitmentSchema.parse({ id, version, state: "OPEN", ...fields });
}

const done = { answer: "DONE", closedOn: today, note: "Done." };

async function read(id: string): Promise<CommitmentRow> {
  const row = await withViewer(officer, (db: Db) => getCommitment(db, id));
  if (!row) throw new Error("not there");
  return row;
}

test("a kept promise is closed with day and evidence, and can be reopened; each step is on record", async () => {
  const { id } = await promise("2026-04-01");
  const closed = await answerCommitment(
    officer,
    answer(id, 1, { answer: "DONE", closedOn: "2026-03-30", note: "Letter sent." }),
  );
  expect(closed).toMatchObject({ ok: true, data: { version: 2 } });
  expect(await read(id)).toMatchObject({
    state: "DONE",
    closedOn: "2026-03-30",
    evidence: "Letter sent.",
  });
  expect(await answerCommitment(officer, answer(id, 2, done))).toMatchObject({ code: "conflict" });
  expect(await reopenCommitment(officer, { id, version: 2 })).toMatchObject({ ok: true });
  expect(await reopenCommitment(officer, { id, version: 3 })).toMatchObject({ code: "conflict" });
  expect(await read(id)).toMatchObject({ state: "OPEN", closedOn: null, evidence: null });
  const audit = await asOwner<{ type: string }>(
    "select type from audit_event where subject_id = $1 order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual([
    "commitment.created",
    "commitment.answered",
    "commitment.changed",
  ]);
  const revisions = await asOwner<{ version: number }>(
    "select version from revision where subject_id = $1 order by 1",
    [id],
  );
  expect(revisions.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test("an answer that arrives twice is one; under the same number other words, or those of another promise, are refused", async () => {
  const { id } = await promise("2026-04-01");
  const told = answer(id, 1, { answer: "STILL_OPEN", note: "They asked on Monday." });
  const sent = await answerCommitment(officer, told);
  expect(sent).toMatchObject({ ok: true });
  expect(await answerCommitment(officer, told)).toEqual(sent);
  const again = [
    await answerCommitment(officer, { ...told, note: "They asked on Tuesday." }),
    await answerCommitment(officer, { ...told, id: (await promise("2026-04-02")).id }),
    await answerCommitment(other, told),
  ];
  for (const result of again) expect(result).toMatchObject({ code: "conflict" });
  const notes = await asOwner<{ note: string }>("select note from commitment_answer where id = $1", [
    told.answerId,
  ]);
  expect(notes).toEqual([{ note: "They asked on Monday." }]);
});

test("owner and work are changed while it is open", async () => {
  const { id } = await promise("2026-04-01");
  const fields = { ownerUserId: other.id, state: "IN_WORK" };
  expect(await changeCommitment(other, change(id, 1, fields))).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ dueOn: "2026-04-01", ownerName: other.name, state: "IN_WORK" });
  expect(await changeCommitment(officer, change(id, 2, { ownerUserId: newId() }))).toMatchObject({
    code: "invalid",
  });
  expect(await changeCommitment(officer, change(id, 2, { ...fields, dueOn: "2027-01-01" }))).toMatchObject({
    fields: { dueOn: [expect.stringMatching(/another one is agreed/)] },
  });
  const overtaken = { answer: "OVERTAKEN", note: "The visit fell through." };
  expect(await answerCommitment(officer, answer(id, 2, overtaken))).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ state: "OVERTAKEN", closedOn: today });
  expect(await changeCommitment(officer, change(id, 3, fields))).toMatchObject({ code: "conflict" });
});

test("whoever watches its engagement, writes it or owns it is told of what becomes of it, and nobody of their own act", async () => {
  const { id, engagement } = await promise("2026-04-01");
  const watcher = await createViewer({ countries: ["JPN"] });
  const owner = await createViewer({ countries: ["JPN"] });
  const told = async (viewer: typeof officer) => {
    const { lines } = await withViewer(viewer, (db) => listInbox(db, viewer, 1));
    return lines
      .filter(({ subject }) => subject.href === `/commitments/${id}`)
      .map(({ kind, noticeIds }) => `${kind} ${noticeIds.length}`);
  };
  await watch(watcher, { type: "engagement", key: engagement.id, post: null });
  await changeCommitment(other, change(id, 1, { ownerUserId: owner.id, state: "IN_WORK" }));
  for (const viewer of [watcher, officer, owner]) expect(await told(viewer)).toEqual(["CHANGED 1"]);
  await answerCommitment(officer, answer(id, 2, { answer: "STILL_OPEN", note: "Next week." }));
  await answerCommitment(officer, answer(id, 2, done));
  for (const viewer of [watcher, owner]) expect(await told(viewer)).toEqual(["CHANGED 2"]);
  expect(await told(officer)).toEqual(["CHANGED 1"]);
  expect(await told(other)).toEqual([]);
});

test("a new owner's name takes the old owner's account off the promise", async () => {
  const { id } = await promise("2026-04-01");
  const theirs = { ownerUserId: other.id, ownerName: other.name };
  expect(await changeCommitment(officer, change(id, 1, theirs))).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ ownerName: other.name, ownerUserId: other.id });
  const another = { ownerUserId: other.id, ownerName: "Mori, Kenji" };
  expect(await changeCommitment(officer, change(id, 2, another))).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ ownerName: "Mori, Kenji", ownerUserId: null });
});

test("what is renegotiated keeps the old day and words; a day put off after it had passed stays missed", async () => {
  const due = addDays(today, 20);
  const { id, text } = await promise(due);
  const later = { answer: "RENEGOTIATED", note: "The yard is full.", askedBySide: "PARTNER" };
  const first = answer(id, 1, { ...later, dueOn: addDays(today, 40) });
  expect(await answerCommitment(officer, first)).toMatchObject({ ok: true, data: { version: 2 } });
  // The same answer once more is the same answer.
  expect(await answerCommitment(officer, first)).toMatchObject({ ok: true, data: { version: 2 } });
  expect(await read(id)).toMatchObject({ dueOn: addDays(today, 40), missedOn: null });
  const words = answer(id, 2, { ...later, text: "Send half of it.", askedBySide: "OWN" });
  expect(await answerCommitment(officer, words)).toMatchObject({ ok: true });
  const same = answer(id, 3, { ...later, text: "Send half of it." });
  expect(await answerCommitment(officer, same)).toMatchObject({ code: "invalid" });

  const agreed = await withViewer(officer, (db) => listRenegotiations(db, id));
  expect(agreed).toMatchObject([
    { oldDueOn: due, newDueOn: addDays(today, 40), askedBySide: "PARTNER", recordedBy: officer.name },
    { oldText: text, newText: "Send half of it.", askedBySide: "OWN" },
  ]);
  expect(await withViewer(elsewhere, (db) => listRenegotiations(db, id))).toEqual([]);

  const past = await promise("2026-04-01");
  const tooLate = answer(past.id, 1, { ...later, dueOn: addDays(today, 10) });
  expect(await answerCommitment(officer, tooLate)).toMatchObject({ ok: true });
  expect(await read(past.id)).toMatchObject({ dueOn: addDays(today, 10), missedOn: "2026-04-01" });
  expect(await answerCommitment(officer, answer(past.id, 2, done))).toMatchObject({ ok: true });
  expect(fateOf(await read(past.id), today)).toBe("late");
});

test("that it is still open is on record with the day and the engagement at which it was asked", async () => {
  const { id, engagement } = await promise("2026-04-01");
  const asked = answer(id, 1, { answer: "STILL_OPEN", note: "Next month.", engagementId: engagement.id });
  expect(await answerCommitment(officer, asked)).toMatchObject({ ok: true, data: { version: 1 } });
  expect(
    await answerCommitment(officer, answer(id, 1, { ...asked, answerId: newId(), engagementId: newId() })),
  ).toMatchObject({ code: "not-found" });
  expect(await withViewer(officer, (db) => listAnswers(db, id))).toMatchObject([
    { answer: "STILL_OPEN", askedOn: today, note: "Next month.", engagement: { title: engagement.title } },
  ]);
  expect(await read(id)).toMatchObject({ state: "OPEN", version: 1 });
});

test("a promise of a finished engagement keeps its owner and its day, whichever way it is changed", async () => {
  const { id, engagement } = await promise(null);
  await asOwner("update commitment set owner_name = null where id = $1", [id]);
  await asOwner("update engagement set status = 'COMPLETE' where id = $1", [engagement.id]);
  await asOwner("update commitment set state = 'DONE' where id = $1", [id]);
  expect(await reopenCommitment(officer, { id, version: 1 })).toMatchObject({ code: "invalid" });
  // What an old record lacks may stay as it is, but is not taken off another.
  await asOwner("update commitment set state = 'OPEN' where id = $1", [id]);
  const owned = await promise("2026-04-01");
  await asOwner("update engagement set status = 'COMPLETE' where id = $1", [owned.engagement.id]);
  expect(await changeCommitment(officer, change(owned.id, 1, {}))).toMatchObject({
    fields: { ownerName: [expect.stringMatching(/^Say who owns it/)] },
  });
  expect(await changeCommitment(officer, change(id, 1, { state: "IN_WORK" }))).toMatchObject({ ok: true });
});

test("whoever holds the post that owns a promise finds it among their own", async () => {
  const { id } = await promise("2026-04-01");
  const post = newId();
  await asOwner(
    `insert into post (id, title, nation, created_by_id, updated_at) values ($1, 'Naval attaché, Tokyo', 'USA', $2, now())`,
    [post, officer.id],
  );
  await changeCommitment(officer, change(id, 1, { ownerUserId: officer.id, ownerPostId: post }));
  expect(await read(id)).toMatchObject({ ownerPost: { title: "Naval attaché, Tokyo" } });
  const successor = await createViewer({ countries: ["JPN"], posts: [post] });
  const { filters } = readCommitmentFilters({ mine: "1" });
  const mine = async (viewer: typeof officer) =>
    (await withViewer(viewer, (db) => listCommitments(db, viewer, filters, 1))).rows.map((row) => row.id);
  expect(await mine(successor)).toEqual([id]);
  expect(await mine(officer)).not.toContain(id);
});

/** What the lists behind the figures of one side hold. */
async function countFates(db: Db, viewer: Viewer, side: Side): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const fate of FATES)
    counts[fate] = await countCommitments(db, viewer, {
      ...NO_COMMITMENT_FILTERS,
      ...{ fate, side: [side], country: ["JPN"], publication: ["PUBLISHED"] },
    });
  return counts;
}

test("the ratio counts what the rule says of each promise, and each figure opens its rows", async () => {
  const late = await promise("2026-04-01");
  await answerCommitment(officer, answer(late.id, 1, done));
  const kept = await promise(addDays(today, 3));
  await answerCommitment(officer, answer(kept.id, 1, done));
  const broken = await promise("2026-04-01");
  await answerCommitment(officer, answer(broken.id, 1, { answer: "BROKEN", note: "They said so." }));
  await promise(null);
  await promise("2026-04-01", { bySide: "THIRD" });
  for (const viewer of [officer, leader, elsewhere]) {
    const { filters } = readCommitmentFilters({ publication: "PUBLISHED" });
    const { sides, rows, lists } = await withViewer(viewer, async (db) => ({
      ...(await countSayDo(db, { of: "country", code: "JPN" }, today)),
      ...(await listCommitments(db, viewer, filters, 1)),
      lists: Object.fromEntries(
        await Promise.all(
          (["OWN", "PARTNER", "THIRD"] as const).map(async (side) => [
            side,
            await countFates(db, viewer, side),
          ]),
        ),
      ),
    }));
    const recount = (side: string) =>
      Object.fromEntries(
        FATES.map((fate) => [
          fate,
          rows.filter((row) => row.bySide === side && fateOf(row, today) === fate).length,
        ]),
      );
    for (const { side, counts } of sides) {
      expect(counts).toEqual(recount(side));
      expect(lists[side]).toEqual(counts);
    }
    const shown = sides.map(({ side }) => side);
    expect(shown).toEqual(viewer === elsewhere ? ["OWN", "PARTNER"] : ["OWN", "PARTNER", "THIRD"]);
  }
});

test("stale, out of scope, not allowed, in the future", async () => {
  const { id } = await promise("2026-04-01");
  expect(await answerCommitment(elsewhere, answer(id, 1, done))).toMatchObject({ code: "not-found" });
  expect(await answerCommitment(leader, answer(id, 1, done))).toMatchObject({ code: "forbidden" });
  expect(await answerCommitment(officer, answer(id, 7, done))).toMatchObject({ code: "stale" });
  const ahead = { ...done, closedOn: addDays(today, 3) };
  expect(await answerCommitment(officer, answer(id, 1, ahead))).toMatchObject({
    fields: { closedOn: ["That day is yet to come."] },
  });
  expect(await answerCommitment(officer, answer(newId(), 1, done))).toMatchObject({ code: "not-found" });
  const draft = await promise("2026-04-01", { publish: false });
  expect(await answerCommitment(other, answer(draft.id, 1, done))).toMatchObject({ code: "not-found" });
  expect(await read(id)).toMatchObject({ state: "OPEN", version: 1 });
});

describe("what was shared once", () => {
  /** What the form of the engagement makes of its one promise. */
  async function throughTheForm(row: CommitmentRow, change: Record<string, unknown> | null) {
    const { id } = row.engagement;
    const record = await withViewer(officer, (db) => getEngagementById(db, id));
    if (!record) throw new Error("not there");
    const values = valuesOf(record);
    const commitments = change ? values.commitments.map((promise) => ({ ...promise, ...change })) : [];
    return updateEngagement(officer, id, record.version, { ...values, commitments });
  }

  test("no change of the form makes a missed promise look kept", async () => {
    const row = await promise(addDays(today, -10));
    const put = { answer: "RENEGOTIATED", note: "Late.", askedBySide: "OWN", dueOn: addDays(today, 20) };
    await answerCommitment(officer, answer(row.id, 1, put));
    for (const change of [
      { dueOn: addDays(today, 30) },
      { dueOn: null },
      { text: "Something easier" },
      { bySide: "PARTNER" as const },
      { state: "DONE" as const },
      null,
    ])
      expect(await throughTheForm(row, change)).toMatchObject({ ok: false, code: "invalid" });
    expect(await read(row.id)).toMatchObject({
      version: 2,
      state: "OPEN",
      dueOn: addDays(today, 20),
      missedOn: addDays(today, -10),
    });
    expect(fateOf({ ...(await read(row.id)), state: "DONE", closedOn: today }, today)).toBe("late");
  });

  test("owner, recipient and a first day are given in the form as well, until it is closed", async () => {
    const row = await promise(null);
    const said = {
      ownerName: "Lindqvist",
      toSide: "PARTNER" as const,
      toName: "Col Sato",
      dueOn: "2027-01-01",
    };
    expect(await throughTheForm(row, said)).toMatchObject({ ok: true });
    expect(await read(row.id)).toMatchObject(said);
    await answerCommitment(officer, answer(row.id, 2, done));
    expect(await throughTheForm(row, { ownerName: "Somebody else" })).toMatchObject({
      fields: { "commitments.0.ownerName": [expect.stringMatching(/closed/)] },
    });
  });

  test("what was never shared is put right in the form, and the day it missed stays", async () => {
    const row = await promise(addDays(today, -10), { publish: false });
    const put = { answer: "RENEGOTIATED", note: "Late.", askedBySide: "OWN", dueOn: addDays(today, 20) };
    await answerCommitment(officer, answer(row.id, 1, put));
    expect(await throughTheForm(row, { dueOn: addDays(today, 30), text: "In full" })).toMatchObject({
      ok: true,
    });
    expect(await read(row.id)).toMatchObject({ dueOn: addDays(today, 30), missedOn: addDays(today, -10) });
    expect(await throughTheForm(row, null)).toMatchObject({ ok: true });
  });

  test("the database refuses the way round", async () => {
    const row = await promise(addDays(today, -10));
    const refused = (sql: string) =>
      expect(runSql(officer, sql, row.id)).rejects.toThrow(/promise that was shared/);
    await refused("update commitment set due_on = due_on + 30 where id = $1::uuid");
    await refused("update commitment set due_on = null where id = $1::uuid");
    await refused("update commitment set text = 'Less' where id = $1::uuid");
    await refused("update commitment set by_side = 'PARTNER' where id = $1::uuid");
    await refused("delete from commitment where id = $1::uuid");
    const put = { answer: "RENEGOTIATED", note: "Late.", askedBySide: "OWN", dueOn: addDays(today, 20) };
    await answerCommitment(officer, answer(row.id, 1, put));
    await refused("update commitment set missed_on = null where id = $1::uuid");
    await answerCommitment(officer, answer(row.id, 2, { answer: "BROKEN", note: "They said so." }));
    await refused("update commitment set state = 'DONE' where id = $1::uuid");
    await refused("update commitment set closed_on = closed_on - 30 where id = $1::uuid");
    // Nor is what was shared once taken back for it.
    await asOwner("update engagement set publication = 'DRAFT', published_at = null where id = $1", [
      row.engagement.id,
    ]);
    await refused("delete from commitment where id = $1::uuid");
  });
});

test("the list holds what its filters say, and its count is its length, for every viewer", async () => {
  const past = await promise("2020-01-01");
  const future = await promise(addDays(today, 10));
  const draft = await promise(addDays(today, -1), { publish: false });
  await promise(null);
  const list = async (query: Record<string, string>, viewer = officer) => {
    const { filters } = readCommitmentFilters(query);
    const { rows, info } = await withViewer(viewer, (db) => listCommitments(db, viewer, filters, 1));
    expect(await withViewer(viewer, (db) => countCommitments(db, viewer, filters))).toBe(rows.length);
    expect(info.total).toBe(rows.length);
    return rows;
  };
  const open = await list({ state: "open" });
  expect(open[0]?.id).toBe(past.id);
  expect(open.at(-1)?.dueOn).toBeNull();
  expect((await list({ state: "overdue" })).map(({ id }) => id)).toEqual(
    expect.arrayContaining([past.id, draft.id]),
  );
  expect((await list({ state: "overdue" })).every((row) => isOverdue(row, today))).toBe(true);
  expect((await list({ state: "overdue" }, leader)).map(({ id }) => id)).not.toContain(draft.id);
  expect((await list({ from: today })).map(({ id }) => id)).toContain(future.id);
  expect((await list({ state: "closed" })).every(({ closedOn }) => closedOn !== null)).toBe(true);
  expect(await list({ country: "NOR" })).toEqual([]);
  expect(await list({ side: "PARTNER" })).toEqual([]);
  expect(await list({}, elsewhere)).toEqual([]);
  expect((await list({ publication: "DRAFT" })).map(({ id }) => id)).toContain(draft.id);
});

// At any moment one of the two has another day than UTC.
test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])(
  "in %s overdue is by the viewer's own day, and what became of it by the day in UTC",
  async (timeZone) => {
    const viewer = await createViewer({ countries: ["JPN"], timeZone });
    const here = todayIn(timeZone, new Date());
    const days = [-2, -1, 0, 1].map((more) => addDays(today, more));
    const made = new Map<string, string>();
    for (const day of days) made.set((await promise(day)).id, day);
    const dueOn = async (part: Partial<CommitmentFilters>) => {
      const filters = { ...NO_COMMITMENT_FILTERS, from: addDays(today, -2), ...part };
      const { rows, info } = await withViewer(viewer, (db) => listCommitments(db, viewer, filters, 1));
      expect(await withViewer(viewer, (db) => countCommitments(db, viewer, filters))).toBe(info.total);
      return rows.flatMap(({ id }) => made.get(id) ?? []);
    };
    expect(await dueOn({ state: "overdue" })).toEqual(days.filter((day) => day < here));
    expect(await dueOn({ fate: "overdue" })).toEqual(days.filter((day) => day < today));
  },
);

test("pages go on to the last without a row twice", async () => {
  const { id } = await promise("2026-04-01");
  await asOwner(
    `insert into commitment (id, engagement_id, text, by_side, due_on, updated_at)
     select gen_random_uuid(), engagement_id, 'Copy', 'PARTNER', date '2030-01-01' + (n % 7), now()
     from commitment, generate_series(1, 130) n where id = $1`,
    [id],
  );
  const seen: string[] = [];
  for (const page of [1, 2, 3, 4]) {
    const { rows, info } = await withViewer(leader, (db) =>
      listCommitments(db, leader, NO_COMMITMENT_FILTERS, page),
    );
    if (page <= info.pages) seen.push(...rows.map((row) => row.id));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(
    await withViewer(leader, (db) => countCommitments(db, leader, NO_COMMITMENT_FILTERS)),
  );
});

test("a promise answered while its engagement is saved is answered or saved, and the other is told", async () => {
  for (let round = 0; round < 4; round++) {
    const { id, engagement } = await promise("2026-12-01", { publish: false });
    const record = await withViewer(officer, (db) => getEngagement(db, engagement.reference));
    if (!record) throw new Error("not there");
    const values = valuesOf(record);
    const commitments = values.commitments.map((row) => ({ ...row, text: "Other words" }));
    const [saved, closed] = await Promise.all([
      updateEngagement(officer, record.id, record.version, { ...values, commitments }),
      answerCommitment(officer, answer(id, 1, done)),
    ]);
    expect([saved, closed].map((result) => (result.ok ? "ok" : result.code)).toSorted()).toEqual([
      "ok",
      "stale",
    ]);
    expect(await read(id)).toMatchObject(
      closed.ok ? { state: "DONE", text: "Due 2026-12-01" } : { state: "OPEN", text: "Other words" },
    );
  }
});
