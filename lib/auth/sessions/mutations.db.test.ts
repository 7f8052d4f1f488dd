import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer, setUp } from "@/testing/people";
import {
  endOtherSessions,
  endOwnSession,
  endSessionsAsAdmin,
  resumeSession,
  sweepSessions,
} from "./mutations";
import { listOpenSessions, listOwnSessions } from "./queries";

const MINUTE = 60_000;
const after = (minutes: number, from = Date.now()) => new Date(from + minutes * MINUTE);
const isOpen = async (id: string, now = new Date()) => (await resumeSession(id, "never", now)) !== null;
const endOf = async (id: string) =>
  (
    await asOwner<{ end_reason: string; ended_by_id: string; last_used_at: Date }>(
      "select end_reason, ended_by_id, last_used_at from session where id = $1",
      [id],
    )
  )[0];
const endings = (id: string) =>
  asOwner<{ actor_id: string; reason: string }>(
    "select actor_id, after->>'reason' as reason from audit_event where type = 'session.ended' and after->'sessions' ? $1",
    [id],
  );

const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const portfolioAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });

test("a session opens the account that began it, and nothing else does", async () => {
  const viewer = await createViewer({ roles: ["LEADER"] });
  const id = await createSession(viewer);
  expect((await resumeSession(id, "each minute"))?.viewer).toMatchObject({
    id: viewer.id,
    roles: ["LEADER"],
  });
  expect(await resumeSession(newId(), "each minute")).toBeNull();
  expect(await resumeSession(viewer.id, "each minute")).toBeNull();
});

test("unused for a quarter of an hour it ends, for an admin ten minutes; that is on record once", async () => {
  const officer = await createViewer();
  const [ofOfficer, ofAdmin] = [await createSession(officer), await createSession(portfolioAdmin)];
  expect(await isOpen(ofOfficer, after(14))).toBe(true);
  expect(await isOpen(ofAdmin, after(9))).toBe(true);
  expect(await isOpen(ofAdmin, after(11))).toBe(false);
  expect(await isOpen(ofOfficer, after(11))).toBe(true);
  const late = [isOpen(ofOfficer, after(16)), isOpen(ofOfficer, after(16))];
  expect(await Promise.all(late)).toEqual([false, false]);
  expect(await endOf(ofOfficer)).toMatchObject({ end_reason: "IDLE" });
  expect(await endings(ofOfficer)).toMatchObject([{ reason: "not used for too long" }]);
  // Once ended it stays ended, whatever the clock says.
  expect(await isOpen(ofOfficer)).toBe(false);
});

test("use keeps it open and is noted once a minute, or when a page tells of it; to look at it is no use", async () => {
  const id = await createSession(await createViewer(), after(-1));
  const begun = await endOf(id);
  await resumeSession(id, "never", after(5));
  expect(await endOf(id)).toEqual(begun);
  const used = after(5);
  await resumeSession(id, "each minute", used);
  await resumeSession(id, "each minute", new Date(used.getTime() + 59_000));
  expect((await endOf(id))?.last_used_at).toEqual(used);
  const told = new Date(used.getTime() + 59_500);
  await resumeSession(id, "at once", told);
  expect((await endOf(id))?.last_used_at).toEqual(told);
  expect(await isOpen(id, after(19))).toBe(true);
});

test("after twelve hours it ends however much it is used", async () => {
  const id = await createSession(await createViewer());
  for (let minutes = 10; minutes < 12 * 60; minutes += 10)
    expect(await resumeSession(id, "each minute", after(minutes))).not.toBeNull();
  expect(await resumeSession(id, "each minute", after(12 * 60 + 1))).toBeNull();
  expect(await endOf(id)).toMatchObject({ end_reason: "EXPIRED" });
});

test("somebody ends their own sessions, one or all others, and nobody else's", async () => {
  const viewer = await createViewer();
  const [here, there, third] = [
    await createSession(viewer),
    await createSession(viewer),
    await createSession(viewer),
  ];
  const stranger = await createViewer();
  const foreign = await createSession(stranger);
  expect((await listOwnSessions(viewer)).map(({ id }) => id).sort()).toEqual([here, there, third].sort());

  expect(await endOwnSession(viewer, foreign, "ENDED_BY_OWNER")).toMatchObject({ code: "not-found" });
  expect(await endOwnSession(viewer, there, "ENDED_BY_OWNER")).toMatchObject({ ok: true });
  expect(await endOwnSession(viewer, there, "ENDED_BY_OWNER")).toMatchObject({ code: "not-found" });
  expect(await isOpen(there)).toBe(false);
  expect(await endOtherSessions(viewer, here)).toEqual({ ok: true, data: 1 });
  expect(await Promise.all([isOpen(here), isOpen(third), isOpen(foreign)])).toEqual([true, false, true]);
  expect(await endings(third)).toEqual([
    { actor_id: viewer.id, reason: "ended by its owner from another one" },
  ]);
});

test("an admin lists and ends the sessions of the accounts they manage, from the next request on", async () => {
  const officer = await createViewer();
  const [one, two] = [await createSession(officer), await createSession(officer)];
  expect(await withViewer(portfolioAdmin, (db) => listOpenSessions(db, officer.id))).toHaveLength(2);
  expect(await endSessionsAsAdmin(portfolioAdmin, officer.id, one)).toEqual({
    ok: true,
    data: 1,
  });
  expect(await Promise.all([isOpen(one), isOpen(two)])).toEqual([false, true]);
  expect(await endSessionsAsAdmin(admin, officer.id, null)).toEqual({ ok: true, data: 1 });
  expect(await isOpen(two)).toBe(false);
  expect(await endings(two)).toEqual([{ actor_id: admin.id, reason: "ended by an admin" }]);
});

test("an account has ten sessions at most: whoever begins another ends the one used longest ago", async () => {
  const viewer = await createViewer();
  const sessions: string[] = [];
  for (let begun = 0; begun < 10; begun++) sessions.push(await createSession(viewer, after(begun - 12)));
  await resumeSession(sessions[0] ?? "", "at once", after(-1));
  expect(await listOwnSessions(viewer)).toHaveLength(10);
  const eleventh = await createSession(viewer);
  const open = (await listOwnSessions(viewer)).map(({ id }) => id);
  expect(open).toHaveLength(10);
  expect(open).toEqual(expect.arrayContaining([eleventh, sessions[0]]));
  expect(await endOf(sessions[1] ?? "")).toMatchObject({ end_reason: "REPLACED" });
});

test("what ends many sessions at once is one act on record for each account", async () => {
  const [one, other] = [await createViewer(), await createViewer()];
  const sessions = [await createSession(one), await createSession(one), await createSession(other)];
  await sweepSessions(after(16));
  const events = await asOwner<{ subject_id: string; sessions: string[] }>(
    `select subject_id, after->'sessions' as sessions from audit_event
     where type = 'session.ended' and subject_id in ($1, $2) order by subject_id`,
    [one.id, other.id],
  );
  expect(events).toEqual([
    { subject_id: one.id, sessions: sessions.slice(0, 2).sort() },
    { subject_id: other.id, sessions: sessions.slice(2) },
  ]);
});

test("a session is ended under its own account only", async () => {
  const [officer, other] = [await createViewer(), await createViewer()];
  const id = await createSession(other);
  expect(await endSessionsAsAdmin(admin, officer.id, id)).toMatchObject({ code: "not-found" });
  expect(await isOpen(id)).toBe(true);
});

test("nobody ends, or sees, the sessions of an account they do not manage, and the attempt is on record", async () => {
  const officer = await createViewer();
  const ofAdmin = await createSession(admin);
  for (const viewer of [officer, portfolioAdmin]) {
    expect(await withViewer(viewer, (db) => listOpenSessions(db, admin.id))).toEqual([]);
    expect(await endSessionsAsAdmin(viewer, admin.id, null)).toMatchObject({
      code: "forbidden",
    });
    const refused = await asOwner(
      "select type from audit_event where actor_id = $1 and type = 'access.refused'",
      [viewer.id],
    );
    expect(refused).toHaveLength(1);
  }
  expect(await isOpen(ofAdmin)).toBe(true);
});

test("the database holds the same line when the code is passed by", async () => {
  const officer = await createViewer();
  const [own, ofAdmin] = [await createSession(officer), await createSession(admin)];
  const end = { endedAt: new Date(), endedById: officer.id, endReason: "ENDED_BY_OWNER" } as const;
  const update = (id: string, data: object) => () =>
    withViewer(officer, (db) => db.session.updateMany({ where: { id }, data }));
  expect((await update(ofAdmin, end)()).count).toBe(0);
  await expect(update(own, { lastUsedAt: new Date() })()).rejects.toThrow(/for the product to say/);
  await expect(update(own, { endsAt: after(9_999) })()).rejects.toThrow(/permission denied/);
  await expect(update(own, { userId: admin.id })()).rejects.toThrow(/permission denied/);
  await expect(update(own, { ...end, endedById: admin.id })()).rejects.toThrow(/row-level security/);
  await expect(
    withViewer(officer, (db) =>
      db.session.createMany({
        data: [
          {
            id: newId(),
            userId: admin.id,
            begunBy: "PASSWORD",
            begunAt: new Date(),
            lastUsedAt: new Date(),
            endsAt: after(60),
            browser: "forged",
            address: "forged",
            failuresBefore: 0,
          },
        ],
      }),
    ),
  ).rejects.toThrow(/row-level security/);
  expect((await update(own, end)()).count).toBe(1);
  await expect(update(own, { endedAt: null, endedById: null, endReason: null })()).rejects.toThrow(
    /stays ended/,
  );
});

test("what nobody comes back to is ended by the sweep", async () => {
  const [officer, other] = [await createViewer(), await createViewer({ roles: ["SYSTEM_ADMIN"] })];
  const [ofOfficer, ofAdmin] = [await createSession(officer), await createSession(other)];
  const old = await createSession(officer, after(-13 * 60));
  await sweepSessions(after(12));
  expect(
    await Promise.all([ofOfficer, ofAdmin, old].map(async (id) => (await endOf(id))?.end_reason)),
  ).toEqual([null, "IDLE", "EXPIRED"]);
  await sweepSessions(after(16));
  expect(await endOf(ofOfficer)).toMatchObject({ end_reason: "IDLE" });
  expect(await endings(ofOfficer)).toHaveLength(1);
});

test("the account of the product itself has no session", async () => {
  const id = await createSession(setUp);
  expect(await resumeSession(id, "each minute")).toBeNull();
});
