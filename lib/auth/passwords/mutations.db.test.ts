import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { CLIENT, createSession, createViewer, setUp } from "@/testing/people";
import { signIn } from "../mutations";
import { hashPassword, verifyPassword } from "../password";
import { resumeSession } from "../sessions/mutations";
import { createUser, setPassword } from "../users/mutations";
import type { Viewer } from "../viewer";
import { changeOwnPassword } from "./mutations";

const OLD = "a long enough password";
const NEW = "slate otter under bridge";
const passwordHash = await hashPassword(OLD);
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

async function createAccount(facts: Parameters<typeof createViewer>[0] = {}): Promise<Viewer> {
  const viewer = await createViewer(facts);
  await withViewer(setUp, (db) => db.credential.createMany({ data: [{ userId: viewer.id, passwordHash }] }));
  return viewer;
}

const canEnter = async ({ email }: Viewer, password: string) =>
  (await signIn({ email, password }, CLIENT)).ok;
const isOpen = async (id: string) => (await resumeSession(id, "never")) !== null;

test("whoever knows their password changes it, a partner too; their other sessions end, and that is on record", async () => {
  for (const facts of [{}, { nation: "GBR", roles: ["VIEWER" as const] }]) {
    const account = await createAccount(facts);
    const [here, there] = [await createSession(account), await createSession(account)];
    expect(await changeOwnPassword(account, { current: OLD, password: NEW }, here)).toMatchObject({
      ok: true,
    });
    expect(await Promise.all([isOpen(here), isOpen(there)])).toEqual([true, false]);
    expect(await Promise.all([canEnter(account, NEW), canEnter(account, OLD)])).toEqual([true, false]);
    expect(
      await asOwner("select actor_id from audit_event where type = 'password.changed' and subject_id = $1", [
        account.id,
      ]),
    ).toEqual([{ actor_id: account.id }]);
  }
});

test("without the password they have nothing changes, and the third attempt locks the account", async () => {
  const account = await createAccount();
  const session = await createSession(account);
  for (let attempt = 0; attempt < 3; attempt++)
    expect(
      await changeOwnPassword(account, { current: "not this one", password: NEW }, session),
    ).toMatchObject({
      fields: { current: ["This is not your password."] },
    });
  for (const current of ["not this one", OLD])
    expect(await changeOwnPassword(account, { current, password: NEW }, session)).toEqual({
      ok: false,
      code: "conflict",
      message: expect.stringContaining("locked"),
    });
  expect(await canEnter(account, OLD)).toBe(false);
  const events = await asOwner("select type from audit_event where subject_id = $1 order by sequence", [
    account.id,
  ]);
  expect(events.map(({ type }) => type)).toEqual([
    "access.refused",
    "access.refused",
    "access.refused",
    "account.locked",
  ]);
});

test("wherever a password is set, one that is easily guessed cannot stand, the owner's own name among them", async () => {
  const account = await createAccount({ name: "Quentin Albright" });
  const easy = "Quentin.Albright.1";
  const refused = { ok: false, fields: { password: [expect.stringMatching(/easily guessed/)] } };
  expect(await changeOwnPassword(account, { current: OLD, password: easy }, null)).toMatchObject(refused);
  expect(await setPassword(admin, { id: account.id, password: easy })).toMatchObject(refused);
  const created = await createUser(admin, {
    id: newId(),
    email: `${newId()}@test.example`,
    password: easy,
    name: "Quentin Albright",
    nation: "USA",
    roles: ["OFFICER"],
    markingCeiling: "CUI",
    allCountries: false,
    timeZone: "UTC",
  });
  expect(created).toMatchObject(refused);
  expect(await canEnter(account, OLD)).toBe(true);
});

test("a password counts however its characters were typed", async () => {
  const account = await createAccount();
  await changeOwnPassword(account, { current: OLD, password: "caf\u00e9 au bord du canal" }, null);
  expect(await canEnter(account, "cafe\u0301 au bord du canal")).toBe(true);
});

test("an account of the demonstration keeps its password, which others use too", async () => {
  const account = await createAccount({ email: "officer@demo.example" });
  expect(await changeOwnPassword(account, { current: OLD, password: NEW }, null)).toMatchObject({
    code: "conflict",
  });
  const [kept] = await asOwner("select password_hash from credential where user_id = $1", [account.id]);
  expect(await verifyPassword(OLD, String(kept?.password_hash))).toBe(true);
  // It is printed on the sign-in page of every demonstration; where there is none it opens nothing.
  expect(await canEnter(account, OLD)).toBe(false);
});
