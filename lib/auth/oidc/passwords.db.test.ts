import { expect, test, vi } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer, setUp } from "@/testing/people";
import { isLocked } from "../guard/mutations";
import { REFUSED, signIn } from "../mutations";
import { hashPassword } from "../password";
import type { Viewer } from "../viewer";
import { allowPasswordByEmail, setPasswordAllowed } from "./mutations";
import { getLink, isOwnPasswordOff } from "./queries";

// The provider that people are sent to; nobody asks it here.
const { ISSUER } = vi.hoisted(() => {
  const issuer = "https://id.example";
  process.env.RAPPORT_OIDC_ISSUER = issuer;
  process.env.RAPPORT_OIDC_CLIENT_ID = "rapport";
  process.env.RAPPORT_OIDC_CLIENT_SECRET = "a secret that nobody is asked for here";
  return { ISSUER: issuer };
});

const PASSWORD = "a long enough password";
const passwordHash = await hashPassword(PASSWORD);
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

/** Somebody with a password whom a provider of this name signs in as well; null: nobody does. */
async function createPerson(issuer: string | null): Promise<Viewer> {
  const viewer = await createViewer();
  await withViewer(setUp, async (db) => {
    await db.credential.createMany({ data: [{ userId: viewer.id, passwordHash }] });
    if (issuer !== null)
      await db.signInIdentity.createMany({
        data: [{ userId: viewer.id, issuer, subject: viewer.id, linkedAt: new Date() }],
      });
  });
  return viewer;
}

const enter = ({ email }: Viewer) => signIn({ email, password: PASSWORD }, CLIENT);
const typesOf = async ({ id }: Viewer) =>
  (
    await asOwner<{ type: string }>("select type from audit_event where subject_id = $1 order by sequence", [
      id,
    ])
  ).map(({ type }) => type);

test("whom the provider signs in does not sign in by the right password, and reads nothing else than for a wrong one", async () => {
  const person = await createPerson(ISSUER);
  expect(await enter(person)).toMatchObject({ ok: false, message: REFUSED });
  const [refusal] = await asOwner(
    "select after->>'reason' as reason from audit_event where type = 'session.refused' order by sequence desc limit 1",
  );
  expect(refusal).toEqual({ reason: "this account signs in by its provider" });
  expect(await isOwnPasswordOff(person)).toBe(true);
  for (const other of [await createPerson(null), await createPerson("https://old.example")]) {
    expect(await enter(other)).toMatchObject({ ok: true });
    expect(await isOwnPasswordOff(other)).toBe(false);
  }
});

test("no guesses at a password that is off lock the account, which comes in from the provider as before", async () => {
  const person = await createPerson(ISSUER);
  const other = await createPerson("https://old.example");
  for (const { email } of [person, person, person, person, other, other, other])
    expect(await signIn({ email, password: "not the one" }, CLIENT)).toMatchObject({ message: REFUSED });
  const isShutOut = ({ id }: Viewer) => withViewer(setUp, (db) => isLocked(db, id, new Date()));
  expect([await isShutOut(person), await isShutOut(other)]).toEqual([false, true]);
  expect(await asOwner("select 1 from sign_in_guard where user_id = $1", [person.id])).toEqual([]);
  const refused = await asOwner(
    "select 1 from audit_event where type = 'session.refused' and subject_name = $1 and after->>'reason' = 'this account signs in by its provider'",
    [person.email],
  );
  expect(refused).toHaveLength(4);
});

test("an admin who manages the account lets it use its password as well, and takes that back", async () => {
  const person = await createPerson(ISSUER);
  const set = (by: Viewer, allowed: boolean) => setPasswordAllowed(by, { id: person.id, allowed });
  expect(await set(person, true)).toMatchObject({ code: "forbidden" });
  expect(await set(admin, true)).toMatchObject({ ok: true });
  expect(await enter(person)).toMatchObject({ ok: true });
  expect(await withViewer(admin, (db) => getLink(db, person.id))).toMatchObject({ isPasswordOff: false });
  expect(await set(admin, true)).toMatchObject({ ok: true });
  expect(await set(admin, false)).toMatchObject({ ok: true });
  expect(await enter(person)).toMatchObject({ ok: false });
  expect((await typesOf(person)).filter((type) => type.startsWith("account."))).toEqual([
    "account.password_allowed",
    "account.password_refused",
  ]);
  expect(await setPasswordAllowed(admin, { id: (await createPerson(null)).id, allowed: true })).toMatchObject(
    {
      code: "not-found",
    },
  );
});

test("no admin says so of their own account, nor past the form", async () => {
  const own = await createViewer({ roles: ["SYSTEM_ADMIN"] });
  await withViewer(setUp, (db) =>
    db.signInIdentity.createMany({
      data: [{ userId: own.id, issuer: ISSUER, subject: own.id, linkedAt: new Date() }],
    }),
  );
  expect(await setPasswordAllowed(own, { id: own.id, allowed: true })).toMatchObject({ code: "forbidden" });
  const change = (by: Viewer) =>
    withViewer(by, (db) =>
      db.signInIdentity.updateMany({ where: { userId: own.id }, data: { allowsPassword: true } }),
    );
  expect(await change(own)).toEqual({ count: 0 });
  expect(await change(await createViewer({ roles: ["PORTFOLIO_ADMIN"] }))).toEqual({ count: 0 });
  await expect(
    withViewer(admin, (db) =>
      db.signInIdentity.updateMany({ where: { userId: own.id }, data: { subject: admin.id } }),
    ),
  ).rejects.toThrow(/permission denied/);
});

test("whoever runs the product lets the last admin in by password while the provider is out of reach", async () => {
  const last = await createPerson(ISSUER);
  expect(await enter(last)).toMatchObject({ ok: false });
  expect(await allowPasswordByEmail(setUp, ` ${last.email.toUpperCase()}`)).toEqual({
    ok: true,
    data: { wasOff: true },
  });
  expect(await enter(last)).toMatchObject({ ok: true });
  expect(await allowPasswordByEmail(setUp, last.email)).toEqual({ ok: true, data: { wasOff: false } });
  expect(await allowPasswordByEmail(setUp, "nobody@test.example")).toMatchObject({ code: "not-found" });
});
