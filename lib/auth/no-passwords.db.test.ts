import { expect, test, vi } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer, setUp } from "@/testing/people";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-accounts";
import { signIn } from "./mutations";
import { hashPassword } from "./password";

vi.hoisted(() => {
  Object.assign(process.env, {
    RAPPORT_PASSWORDS: "0",
    RAPPORT_DEMO: "1",
    RAPPORT_OIDC_ISSUER: "https://id.example",
    RAPPORT_OIDC_CLIENT_ID: "rapport",
    RAPPORT_OIDC_CLIENT_SECRET: "any",
  });
});

const PASSWORD = "a long enough password";

async function givePassword(userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await withViewer(setUp, (db) => db.credential.createMany({ data: [{ userId, passwordHash }] }));
}

test("where passwords are off the right one opens nothing, locks nothing and is on record", async () => {
  const { id, email } = await createViewer();
  await givePassword(id, PASSWORD);
  for (let attempt = 0; attempt < 4; attempt++)
    expect(await signIn({ email, password: PASSWORD }, CLIENT)).toMatchObject({
      ok: false,
      message: "Nobody signs in by password here.",
    });
  expect(await asOwner("select 1 from session where user_id = $1", [id])).toEqual([]);
  expect(await asOwner("select 1 from sign_in_guard where user_id = $1", [id])).toEqual([]);
  expect(
    await asOwner(
      "select distinct after->>'reason' as reason from audit_event where type = 'session.refused' and subject_name = $1",
      [email],
    ),
  ).toEqual([{ reason: "passwords are off" }]);
});

test("the demonstration keeps its own", async () => {
  const [account] = DEMO_ACCOUNTS;
  if (!account) throw new Error("There is no demonstration account.");
  const viewer = await createViewer({ id: account.id, email: account.email, roles: account.roles });
  await givePassword(viewer.id, DEMO_PASSWORD);
  expect(await signIn({ email: account.email, password: DEMO_PASSWORD }, CLIENT)).toMatchObject({ ok: true });
});
