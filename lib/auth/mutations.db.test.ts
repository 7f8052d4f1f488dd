import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createViewer, HOME, setUp } from "@/testing/people";
import { recordSignOut, signIn } from "./mutations";
import { hashPassword } from "./password";
import { loadViewer } from "./queries";

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

test("the right password signs in, notes the moment and gives the one before", async () => {
  const account = await createAccount();
  const first = await signIn({ email: account.email, password: PASSWORD });
  expect(first).toEqual({ ok: true, data: { userId: account.id, previousSignInAt: null } });

  const second = await signIn({ email: account.email, password: PASSWORD });
  expect(second.ok && second.data.previousSignInAt).toBeInstanceOf(Date);
  expect(await events({ actorId: account.id })).toMatchObject([
    { type: "session.started", outcome: "success", subjectName: account.email },
    { type: "session.started", outcome: "success", subjectName: account.email },
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
  ["an unknown email", "unknown email", async () => "nobody@test.example", PASSWORD],
  ["an account without a password", "wrong password", async () => (await createViewer()).email, ""],
  ["one of the product's own actors", "unknown email", async () => "setup@rapport.invalid", PASSWORD],
])("%s is refused in the same words and recorded with its reason", async (_, reason, arrange, password) => {
  const email = await arrange();
  expect(await signIn({ email, password })).toEqual({
    ok: false,
    code: "invalid",
    message: "Email or password is wrong.",
  });
  expect((await events({ subjectName: email })).at(-1)).toMatchObject({
    type: "session.refused",
    outcome: "refused",
    actorName: "Rapport (sign-in)",
    after: { reason },
  });
});

test("what was typed in the place of an email does not go on record", async () => {
  await signIn({ email: "hunter2 is my password", password: "" });
  expect(await events({ subjectName: "hunter2 is my password" })).toEqual([]);
  expect(await events({ subjectName: "(not an email address)" })).toHaveLength(1);
});

test("signing out is recorded", async () => {
  const account = await createAccount();
  await recordSignOut(account);
  expect(await events({ actorId: account.id })).toMatchObject([{ type: "session.ended" }]);
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

  await withViewer(setUp, (db) =>
    db.portfolioMember.updateMany({ where: { userId: id }, data: { endsOn: new Date("2026-01-31") } }),
  );
  expect((await loadViewer(id))?.countries).toEqual([]);

  await withViewer(setUp, (db) =>
    db.user.updateMany({ where: { id }, data: { roles: ["LEADER"], allCountries: true, nation: "GBR" } }),
  );
  expect(await loadViewer(id)).toMatchObject({ roles: ["LEADER"], allCountries: true, isHome: false });

  await withViewer(setUp, (db) => db.user.updateMany({ where: { id }, data: { disabledAt: new Date() } }));
  expect(await loadViewer(id)).toBeNull();
});

test("a session begun before the password was set no longer counts", async () => {
  const { id } = await createAccount();
  expect(await loadViewer(id, new Date(Date.now() - 60_000))).toBeNull();
  expect((await loadViewer(id, new Date(Date.now() + 60_000)))?.nation).toBe(HOME);
});
