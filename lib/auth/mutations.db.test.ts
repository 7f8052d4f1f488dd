import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer, setUp } from "@/testing/people";
import { AGREE_FIRST, REFUSAL_MS, REFUSED, signIn } from "./mutations";
import { hashPassword } from "./password";
import { loadViewer } from "./queries";
import { holdSessions, resumeSession } from "./sessions/mutations";

const PASSWORD = "a long enough password";
const passwordHash = await hashPassword(PASSWORD);
const auditor = await createViewer({ roles: ["AUDITOR"] });

async function createAccount() {
  const viewer = await createViewer();
  await withViewer(setUp, (db) => db.credential.createMany({ data: [{ userId: viewer.id, passwordHash }] }));
  return viewer;
}

const events = (where: { subjectName?: string; actorId?: string; type?: string }) =>
  withViewer(auditor, (db) => db.auditEvent.findMany({ where, orderBy: { sequence: "asc" } }));

test("the right password signs in, notes the moment and tells of the one before", async () => {
  const account = await createAccount();
  const enter = () => signIn({ email: account.email, password: PASSWORD }, CLIENT);
  const first = await enter();
  if (!first.ok) throw new Error(first.message);
  expect(first.data.viewer.id).toBe(account.id);
  expect(await resumeSession(first.data.sessionId, "each minute")).toMatchObject({
    previousSignInAt: null,
  });

  const second = await enter();
  if (!second.ok) throw new Error(second.message);
  expect(second.data.sessionId).not.toBe(first.data.sessionId);
  expect(await resumeSession(second.data.sessionId, "each minute")).toMatchObject({
    viewer: { id: account.id },
    previousSignInAt: expect.any(Date),
    failuresBefore: 0,
  });
  expect(await events({ actorId: account.id })).toMatchObject([
    { type: "session.started", outcome: "success", subjectName: account.email, after: CLIENT },
    { type: "session.started", outcome: "success", subjectName: account.email, after: CLIENT },
  ]);
});

test.each([
  ["a wrong password", "wrong password", async () => (await createAccount()).email, "not this one, surely"],
  [
    "a disabled account",
    "account disabled",
    async () => {
      const { id, email } = await createAccount();
      await withViewer(setUp, (db) =>
        db.user.updateMany({ where: { id }, data: { disabledAt: new Date() } }),
      );
      return email;
    },
    PASSWORD,
  ],
  [
    "a locked account",
    "account locked",
    async () => {
      const { id, email } = await createAccount();
      await asOwner(
        "insert into sign_in_guard (user_id, failures, recent, locked_until) values ($1, 3, '{}', now() + interval '1 minute')",
        [id],
      );
      return email;
    },
    PASSWORD,
  ],
  ["an unknown email", "unknown email", async () => "nobody@test.example", PASSWORD],
  ["an account without a password", "wrong password", async () => (await createViewer()).email, ""],
  ["one of the product's own actors", "unknown email", async () => "setup@rapport.invalid", PASSWORD],
])(
  "%s is refused in the same words, no sooner than any other, and recorded with its reason",
  async (_, reason, arrange, password) => {
    const email = await arrange();
    const started = performance.now();
    expect(await signIn({ email, password }, CLIENT)).toEqual({
      ok: false,
      code: "invalid",
      message: REFUSED,
    });
    // A timer may be a millisecond early.
    expect(performance.now() - started).toBeGreaterThan(REFUSAL_MS - 2);
    expect((await events({ subjectName: email })).at(-1)).toMatchObject({
      type: "session.refused",
      outcome: "refused",
      actorName: "Rapport (sign-in)",
      after: { reason },
    });
  },
);

test("a sign-in that is under way when the password changes is refused", async () => {
  const account = await createAccount();
  const changed = await hashPassword("slate otter under bridge");
  const entering = await withViewer(setUp, async (db) => {
    await holdSessions(db, account.id);
    const started = signIn({ email: account.email, password: PASSWORD }, CLIENT);
    await waitForLock();
    await db.$executeRaw`select set_password_hash(${account.id}::uuid, ${changed})`;
    return { started };
  });
  expect(await entering.started).toMatchObject({ ok: false, message: REFUSED });
  expect((await events({ subjectName: account.email })).at(-1)).toMatchObject({
    after: { reason: "changed meanwhile" },
  });
});

/** Until somebody waits for the sessions of an account. */
async function waitForLock(): Promise<void> {
  for (;;) {
    const waiting = await asOwner(
      `select 1 from pg_locks join pg_database d on d.oid = database
       where locktype = 'advisory' and not granted and datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await setTimeout(20);
  }
}

test("without agreeing, or having agreed to another text, nobody signs in and nothing is counted", async () => {
  const account = await createAccount();
  for (const consent of [null, "0123456789abcdef"])
    for (let attempt = 0; attempt < 3; attempt++)
      expect(
        await signIn({ email: account.email, password: PASSWORD }, { ...CLIENT, consent }),
      ).toMatchObject({
        ok: false,
        message: AGREE_FIRST,
      });
  expect(await signIn({ email: account.email, password: PASSWORD }, CLIENT)).toMatchObject({ ok: true });
  expect(await events({ actorId: account.id })).toMatchObject([
    { type: "session.started", after: { consent: CLIENT.consent } },
  ]);
});

test("what was typed in the place of an email does not go on record", async () => {
  await signIn({ email: "hunter2 is my password", password: "" }, CLIENT);
  expect(await events({ subjectName: "hunter2 is my password" })).toEqual([]);
  expect(await events({ subjectName: "(not an email address)" })).toHaveLength(1);
});

test("a change of roles, scope and portfolios shows on the next load", async () => {
  const { id } = await createAccount();
  expect(await loadViewer(id)).toMatchObject({ roles: ["OFFICER"], countries: [], allCountries: false });

  const portfolioId = newId();
  await withViewer(setUp, async (db) => {
    await db.portfolio.create({
      data: { id: portfolioId, name: "Two islands", startsOn: new Date("2026-01-01") },
    });
    await db.portfolioCountry.createMany({
      data: ["PHL", "JPN"].map((countryCode) => ({ portfolioId, countryCode })),
    });
    await db.portfolioMember.create({ data: { portfolioId, userId: id, startsOn: new Date("2026-01-01") } });
  });
  expect((await loadViewer(id))?.countries).toEqual(["JPN", "PHL"]);

  await asOwner("update portfolio_member set ends_on = '2026-01-31' where user_id = $1", [id]);
  expect((await loadViewer(id))?.countries).toEqual([]);

  await withViewer(setUp, (db) =>
    db.user.updateMany({ where: { id }, data: { roles: ["LEADER"], allCountries: true, nation: "GBR" } }),
  );
  expect(await loadViewer(id)).toMatchObject({ roles: ["LEADER"], allCountries: true, isHome: false });

  await withViewer(setUp, (db) =>
    db.user.updateMany({ where: { id }, data: { timeZone: "Moon/Tranquility" } }),
  );
  expect((await loadViewer(id))?.timeZone, "that is known nowhere").toBe("UTC");

  await withViewer(setUp, (db) => db.user.updateMany({ where: { id }, data: { disabledAt: new Date() } }));
  expect(await loadViewer(id)).toBeNull();
});
