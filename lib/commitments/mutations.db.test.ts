import { expect, test } from "vitest";
import { addDays, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { createEngagement, publishEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { NO_COMMITMENT_FILTERS, readCommitmentFilters } from "./filters";
import { changeCommitment, closeCommitment, overtakeCommitment, reopenCommitment } from "./mutations";
import { type CommitmentRow, countCommitments, getCommitment, listCommitments } from "./queries";

const officer = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });
const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
const today = todayIn("UTC", new Date());

async function promise(dueOn: string | null, { publish = true } = {}): Promise<CommitmentRow> {
  const result = await createEngagement(
    officer,
    newId(),
    engagementInput({
      purpose: "Talks.",
      commitments: [{ text: `Due ${dueOn}`, bySide: "OWN", ownerName: "Whitlock", dueOn: dueOn ?? "" }],
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  if (publish) await publishEngagement(officer, result.data.id, 1);
  const [row] = await asOwner<{ id: string }>("select id from commitment where engagement_id = $1", [
    result.data.id,
  ]);
  return read(row?.id ?? "");
}

async function read(id: string): Promise<CommitmentRow> {
  const row = await withViewer(officer, (db: Db) => getCommitment(db, id));
  if (!row) throw new Error("not there");
  return row;
}

test("a kept promise is closed with day and evidence, and can be reopened; each step is on record", async () => {
  const { id } = await promise("2026-04-01");
  const closed = await closeCommitment(officer, {
    id,
    version: 1,
    closedOn: "2026-03-30",
    evidence: "Letter sent.",
  });
  expect(closed).toMatchObject({ ok: true, data: { version: 2 } });
  expect(await read(id)).toMatchObject({
    state: "DONE",
    closedOn: "2026-03-30",
    evidence: "Letter sent.",
    isOverdue: false,
  });
  expect(
    await closeCommitment(officer, { id, version: 2, closedOn: today, evidence: "Again." }),
  ).toMatchObject({ code: "conflict" });
  expect(await reopenCommitment(officer, { id, version: 2 })).toMatchObject({ ok: true });
  expect(await reopenCommitment(officer, { id, version: 3 })).toMatchObject({ code: "conflict" });
  expect(await read(id)).toMatchObject({ state: "OPEN", closedOn: null, evidence: null });
  const audit = await asOwner<{ type: string }>(
    "select type from audit_event where subject_id = $1 order by sequence",
    [id],
  );
  expect(audit.map(({ type }) => type)).toEqual([
    "commitment.created",
    "commitment.changed",
    "commitment.changed",
  ]);
  const revisions = await asOwner<{ version: number }>(
    "select version from revision where subject_id = $1 order by 1",
    [id],
  );
  expect(revisions.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test("due date, owner and work are changed while it is open", async () => {
  const { id } = await promise("2026-04-01");
  const change = {
    id,
    version: 1,
    dueOn: "2027-01-01",
    ownerName: null,
    ownerUserId: other.id,
    state: "IN_WORK" as const,
  };
  expect(await changeCommitment(other, change)).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ dueOn: "2027-01-01", ownerName: other.name, state: "IN_WORK" });
  expect(await changeCommitment(officer, { ...change, ownerUserId: newId(), version: 2 })).toMatchObject({
    code: "invalid",
  });
  expect(
    await overtakeCommitment(officer, { id, version: 2, evidence: "The visit fell through." }),
  ).toMatchObject({ ok: true });
  expect(await read(id)).toMatchObject({ state: "OVERTAKEN", closedOn: today });
  expect(await changeCommitment(officer, { ...change, version: 3 })).toMatchObject({ code: "conflict" });
});

test("stale, out of scope, not allowed, in the future", async () => {
  const { id } = await promise("2026-04-01");
  const close = { id, version: 1, closedOn: today, evidence: "Done." };
  expect(await closeCommitment(elsewhere, close)).toMatchObject({ code: "not-found" });
  expect(await closeCommitment(leader, close)).toMatchObject({ code: "forbidden" });
  expect(await closeCommitment(officer, { ...close, version: 7 })).toMatchObject({ code: "stale" });
  expect(await closeCommitment(officer, { ...close, closedOn: addDays(today, 3) })).toMatchObject({
    fields: { closedOn: ["That day is yet to come."] },
  });
  expect(await closeCommitment(officer, { ...close, id: newId() })).toMatchObject({ code: "not-found" });
  const draft = await promise("2026-04-01", { publish: false });
  expect(await closeCommitment(other, { ...close, id: draft.id })).toMatchObject({ code: "not-found" });
  expect(await read(id)).toMatchObject({ state: "OPEN", version: 1 });
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
  expect((await list({ state: "overdue" })).every((row) => row.isOverdue)).toBe(true);
  expect((await list({ state: "overdue" }, leader)).map(({ id }) => id)).not.toContain(draft.id);
  expect((await list({ from: today })).map(({ id }) => id)).toContain(future.id);
  expect((await list({ state: "closed" })).every(({ closedOn }) => closedOn !== null)).toBe(true);
  expect(await list({ country: "NOR" })).toEqual([]);
  expect(await list({ side: "PARTNER" })).toEqual([]);
  expect(await list({}, elsewhere)).toEqual([]);
  expect((await list({ publication: "DRAFT" })).map(({ id }) => id)).toContain(draft.id);
});

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
