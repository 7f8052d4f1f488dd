import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { recordAudit } from "../record";
import { verifyTrail } from "./mutations";
import { getLastVerification } from "./queries";

const auditor = await createViewer({ roles: ["AUDITOR"] });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

async function addEvents(count: number): Promise<void> {
  for (let event = 0; event < count; event++)
    await withViewer(setUp, (db) =>
      recordAudit(db, setUp, {
        type: "picklist.added",
        subject: { type: "picklist_item", id: null, name: "Port" },
      }),
    );
}

const lengthOf = async () =>
  (await asOwner<{ n: number }>("select count(*)::int as n from audit_event"))[0]?.n ?? 0;

/** Changes the trail as only its owner could, and gives what puts it back. */
async function tamper(sql: string, back: string): Promise<() => Promise<void>> {
  const change = async (statement: string) => {
    await asOwner("alter table audit_event disable trigger user");
    await asOwner(statement);
    await asOwner("alter table audit_event enable trigger user");
  };
  await change(sql);
  return () => change(back);
}

test("a whole trail is whole, and who verified it, when and how much is on record", async () => {
  await addEvents(3);
  const events = await lengthOf();
  expect(await verifyTrail(auditor)).toEqual({ ok: true, data: { events, firstBroken: null, isDone: true } });
  const last = await withViewer(admin, getLastVerification);
  expect(last).toMatchObject({
    events,
    firstBroken: null,
    isDone: true,
    by: auditor.name,
    sequence: events + 1,
  });
  expect(last?.milliseconds).toBeGreaterThanOrEqual(0);
  expect(await verifyTrail(admin)).toMatchObject({ ok: true, data: { events: events + 1 } });
});

test("the first event that was changed, or that is missing, is named", async () => {
  await addEvents(6);
  const at = (await lengthOf()) - 3;
  const putBack = await tamper(
    `update audit_event set subject_name = 'Harbour' where sequence = ${at}`,
    `update audit_event set subject_name = 'Port' where sequence = ${at}`,
  );
  expect(await verifyTrail(auditor)).toMatchObject({ ok: true, data: { firstBroken: at, isDone: true } });
  expect((await withViewer(auditor, getLastVerification))?.firstBroken).toBe(at);
  await putBack();
  expect(await verifyTrail(auditor)).toMatchObject({ ok: true, data: { firstBroken: null } });

  await asOwner(`create table kept_events as select * from audit_event where sequence = ${at}`);
  const bringBack = await tamper(
    `delete from audit_event where sequence = ${at}`,
    "insert into audit_event select * from kept_events",
  );
  expect(await verifyTrail(auditor)).toMatchObject({ ok: true, data: { firstBroken: at } });
  await bringBack();
  await asOwner("drop table kept_events");
  expect(await verifyTrail(auditor)).toMatchObject({ ok: true, data: { firstBroken: null } });
});

test("parts of the trail join, and a hole as large as a part is found", async () => {
  await addEvents(9);
  const events = await lengthOf();
  const part = async (after: number | null, most: number) =>
    (
      await asOwner<{ checked: string; last_sequence: string | null; broken: string | null }>(
        "select * from audit_check_part($1::bigint, $2::bigint)",
        [after, most],
      )
    )[0];
  let sum = 0;
  for (let after: number | null = null; ; ) {
    const read: Awaited<ReturnType<typeof part>> = await part(after, 4);
    expect(read?.broken).toBeNull();
    sum += Number(read?.checked);
    if (read?.last_sequence == null) break;
    after = Number(read.last_sequence);
  }
  expect(sum).toBe(events);
  const [first, last] = [events - 6, events - 3];
  await asOwner(
    `create table kept_events as select * from audit_event where sequence between ${first} and ${last}`,
  );
  const bringBack = await tamper(
    `delete from audit_event where sequence between ${first} and ${last}`,
    "insert into audit_event select * from kept_events",
  );
  expect(Number((await part(first - 1, 4))?.broken)).toBe(first);
  await bringBack();
  await asOwner("drop table kept_events");
});

test("one verifies at a time, and what takes too long stops and says so", async () => {
  const results = await Promise.all([verifyTrail(auditor), verifyTrail(admin)]);
  const done = results.filter(({ ok }) => ok).length;
  // The second may begin when the first is over; never both at once.
  expect(results.filter((result) => !result.ok && result.code === "conflict")).toHaveLength(2 - done);
  await withViewer(setUp, async (db) => {
    await db.$executeRaw`select pg_advisory_xact_lock(hashtext('audit verification'))`;
    expect(await verifyTrail(auditor)).toMatchObject({ code: "conflict" });
  });
  expect(await verifyTrail(auditor, { budget: 0 })).toMatchObject({ ok: true, data: { isDone: false } });
});

test("nobody else verifies it or learns anything of it", async () => {
  const officer = await createViewer({ roles: ["PORTFOLIO_ADMIN", "LEADER"] });
  expect(await verifyTrail(officer)).toMatchObject({ code: "forbidden" });
  expect(await withViewer(officer, getLastVerification)).toBeNull();
  const [part] = await withViewer(
    officer,
    (db) => db.$queryRaw<{ checked: bigint }[]>`select checked from audit_check_part(null, null)`,
  );
  expect(Number(part?.checked)).toBe(0);
});
