import { beforeEach, expect, test, vi } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer, setUp } from "@/testing/people";
import { REFUSED, signIn } from "../mutations";
import { hashPassword } from "../password";
import { resumeSession } from "../sessions/mutations";
import type { Viewer } from "../viewer";
import { unlockAccount, unlockByEmail } from "./mutations";
import { getLock } from "./queries";

// Each test comes from a network of its own: so many failures as here in a minute are more than one may have.
const asked = vi.hoisted(() => ({ network: 0 }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-rapport-address": `198.51.100.${asked.network}` }),
}));
beforeEach(() => {
  asked.network += 1;
});

const PASSWORD = "a long enough password";
const passwordHash = await hashPassword(PASSWORD);
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });
const portfolioAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });

async function createAccount(facts: Parameters<typeof createViewer>[0] = {}): Promise<Viewer> {
  const viewer = await createViewer(facts);
  await withViewer(setUp, (db) => db.credential.createMany({ data: [{ userId: viewer.id, passwordHash }] }));
  return viewer;
}

const START = Date.now();
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const tryTo = (account: Viewer, password: string, now = new Date()) =>
  signIn({ email: account.email, password }, CLIENT, now);
const fail = (account: Viewer, now = new Date()) => tryTo(account, "not this one, surely", now);
const lockOf = (account: Viewer, now = new Date(), viewer = admin) =>
  withViewer(viewer, (db) => getLock(db, account.id, now));
const eventsOf = (account: Viewer) =>
  asOwner<{ type: string; actor_id: string }>(
    "select type, actor_id from audit_event where subject_id = $1 and type like 'account.%' order by sequence",
    [account.id],
  );

test("the third failure locks, in the same words, and then the right password does not get in", async () => {
  const account = await createAccount();
  for (let attempt = 0; attempt < 3; attempt++)
    expect(await fail(account)).toMatchObject({ message: REFUSED });
  expect(await tryTo(account, PASSWORD)).toEqual({ ok: false, code: "invalid", message: REFUSED });
  expect(await eventsOf(account)).toMatchObject([{ type: "account.locked" }]);
  const [last] = await asOwner<{ reason: string }>(
    "select after->>'reason' as reason from audit_event where subject_name = $1 and type = 'session.refused' order by sequence desc limit 1",
    [account.email],
  );
  expect(last).toEqual({ reason: "account locked" });
});

test("two failures do not lock, nor do three within more than 15 minutes", async () => {
  const account = await createAccount();
  await fail(account, minute(0));
  await fail(account, minute(14));
  await fail(account, minute(16));
  expect(await tryTo(account, PASSWORD, minute(16))).toMatchObject({ ok: true });
  await fail(account, minute(17));
  await fail(account, minute(17));
  expect(await tryTo(account, PASSWORD, minute(17))).toMatchObject({ ok: true });
});

test("a lock opens by itself after 15 minutes, and what fails meanwhile makes it no longer", async () => {
  const account = await createAccount();
  for (const at of [0, 1, 2, 10, 16]) await fail(account, minute(at));
  expect(await tryTo(account, PASSWORD, minute(16.9))).toMatchObject({ ok: false });
  const entered = await tryTo(account, PASSWORD, minute(17.1));
  if (!entered.ok) throw new Error(entered.message);
  const session = await resumeSession(entered.data.sessionId, "each minute", minute(18));
  expect(session).toMatchObject({ failuresBefore: 6 });
  expect(await eventsOf(account)).toHaveLength(1);
});

test("failures of the same moment are all counted: three lock, ten guesses leave one lock", async () => {
  const account = await createAccount();
  await Promise.all(Array.from({ length: 3 }, () => fail(account)));
  expect(await lockOf(account)).toBeInstanceOf(Date);

  const another = await createAccount();
  const guesses = Array.from({ length: 10 }, () => fail(another));
  await Promise.all(guesses);
  expect(await eventsOf(another)).toMatchObject([{ type: "account.locked" }]);
  const [guard] = await asOwner("select failures from sign_in_guard where user_id = $1", [another.id]);
  expect(guard).toEqual({ failures: 10 });
});

test("a right password among many wrong ones of the same moment gets in before the third failure or not at all", async () => {
  const account = await createAccount();
  const results = await Promise.all([
    ...Array.from({ length: 8 }, () => fail(account)),
    tryTo(account, PASSWORD),
  ]);
  const [first] = await asOwner<{ failures_before: number }>(
    "select failures_before from session where user_id = $1",
    [account.id],
  );
  if (results.some(({ ok }) => ok)) expect(first?.failures_before).toBeLessThan(3);
  else expect(first).toBeUndefined();
  expect(await lockOf(account)).toBeInstanceOf(Date);
});

test("the admins who manage the account are told, each once, and nobody else", async () => {
  const officer = await createAccount();
  const reserved = await createAccount({ roles: ["AUDITOR"] });
  for (const account of [officer, reserved])
    for (let attempt = 0; attempt < 4; attempt++) await fail(account);
  const told = async (account: Viewer) =>
    (
      await asOwner<{ user_id: string }>(
        "select user_id from notice where kind = 'ACCOUNT_LOCKED' and subject_id = $1",
        [account.id],
      )
    ).map(({ user_id }) => user_id);
  expect((await told(officer)).sort()).toEqual([admin.id, portfolioAdmin.id].sort());
  expect(await told(reserved)).toEqual([admin.id]);
});

test("an admin unlocks what they manage; that is on record, and the count stays for its owner", async () => {
  const officer = await createAccount();
  const reserved = await createAccount({ roles: ["AUDITOR"] });
  for (const account of [officer, reserved])
    for (let attempt = 0; attempt < 3; attempt++) await fail(account);
  expect(await lockOf(reserved, new Date(), portfolioAdmin)).toBeNull();
  expect(await unlockAccount(portfolioAdmin, reserved.id)).toMatchObject({ code: "forbidden" });
  expect(await unlockAccount(officer, officer.id)).toMatchObject({ code: "forbidden" });
  expect(await tryTo(officer, PASSWORD)).toMatchObject({ ok: false });

  expect(await unlockAccount(portfolioAdmin, officer.id)).toMatchObject({ ok: true });
  expect(await unlockAccount(portfolioAdmin, officer.id)).toMatchObject({ ok: true });
  expect(await eventsOf(officer)).toMatchObject([
    { type: "account.locked" },
    { type: "account.unlocked", actor_id: portfolioAdmin.id },
  ]);
  const entered = await tryTo(officer, PASSWORD);
  if (!entered.ok) throw new Error(entered.message);
  expect(await resumeSession(entered.data.sessionId, "each minute")).toMatchObject({ failuresBefore: 4 });
});

test("whoever is in stays in while others lock the account", async () => {
  const account = await createAccount();
  const entered = await tryTo(account, PASSWORD);
  if (!entered.ok) throw new Error(entered.message);
  for (let attempt = 0; attempt < 3; attempt++) await fail(account);
  expect(await lockOf(account)).toBeInstanceOf(Date);
  expect(await resumeSession(entered.data.sessionId, "each minute")).toMatchObject({
    viewer: { id: account.id },
  });
});

test("whoever runs the product unlocks an account by its email, which is on record", async () => {
  const account = await createAccount({ roles: ["SYSTEM_ADMIN"] });
  for (let attempt = 0; attempt < 3; attempt++) await fail(account);
  const unlock = (email: string) => unlockByEmail(setUp, email);
  expect(await unlock("nobody@test.example")).toMatchObject({ code: "not-found" });
  expect(await unlock(setUp.email)).toMatchObject({ code: "not-found" });
  expect(await unlock(` ${account.email.toUpperCase()} `)).toEqual({ ok: true, data: null });
  expect(await eventsOf(account)).toMatchObject([
    { type: "account.locked" },
    { type: "account.unlocked", actor_id: setUp.id },
  ]);
  expect(await tryTo(account, PASSWORD)).toMatchObject({ ok: true });
});

test("an unknown email locks nothing and is answered alike", async () => {
  for (let attempt = 0; attempt < 5; attempt++)
    expect(await signIn({ email: "nobody@test.example", password: PASSWORD }, CLIENT)).toEqual({
      ok: false,
      code: "invalid",
      message: REFUSED,
    });
});

test("nobody but the product counts a failure or takes one back", async () => {
  const account = await createAccount();
  for (let attempt = 0; attempt < 3; attempt++) await fail(account);
  const remove = (viewer: Viewer) =>
    withViewer(viewer, (db) => db.signInGuard.deleteMany({ where: { userId: account.id } }));
  expect((await remove(admin)).count).toBe(0);
  const { count } = await withViewer(account, (db) =>
    db.signInGuard.updateMany({ where: { userId: account.id }, data: { lockedUntil: null } }),
  );
  expect(count).toBe(0);
  await expect(
    withViewer(admin, (db) =>
      db.signInGuard.createMany({ data: [{ userId: admin.id, failures: 1, recent: [] }] }),
    ),
  ).rejects.toThrow(/row-level security/);
});
