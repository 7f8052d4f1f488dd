import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import type { ProviderSettings } from "@/lib/env";
import { asOwner } from "@/testing/owner";
import { CLIENT, createViewer, setUp } from "@/testing/people";
import { type ProviderAccount, prepareProvider } from "@/testing/provider";
import { freePort } from "../../../scripts/free-port";
import type { Question } from "../config";
import { DEMO_ACCOUNTS } from "../demo-accounts";
import { AGREE_FIRST } from "../mutations";
import { loadViewer } from "../queries";
import { listOpenSessions } from "../sessions/queries";
import type { Viewer } from "../viewer";
import { problemWords } from "./labels";
import { signInByProvider, unlinkIdentity } from "./mutations";
import { askProvider } from "./provider";
import { getLink } from "./queries";

const RETURN_TO = "http://localhost:3000/api/sign-in/answer";
const auditor = await createViewer({ roles: ["AUDITOR"] });
const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

/** What people are to the provider, by the name that they type there. */
const accounts: Record<string, ProviderAccount> = {};
const { settings, start, stop } = await prepareProvider(accounts, RETURN_TO);
await start();
afterAll(stop);
const REFUSED = {
  ok: false,
  code: "forbidden",
  message: problemWords("forbidden", settings.name),
};

const events = (where: { subjectName?: string; subjectId?: string; type?: string }) =>
  withViewer(auditor, (db) => db.auditEvent.findMany({ where, orderBy: { sequence: "asc" } }));
const lastReason = async () =>
  (
    await asOwner<{ reason: string }>(
      "select after->>'reason' as reason from audit_event where type = 'session.refused' order by sequence desc limit 1",
    )
  )[0]?.reason;

async function ask(of: ProviderSettings = settings): Promise<{ address: string; question: Question }> {
  const asked = await askProvider(of, { returnTo: RETURN_TO, next: "/countries" });
  if (!asked) throw new Error("The provider was not reached.");
  return asked;
}

/** What the browser of somebody who signs in at the provider under this name brings back. */
async function walk(address: string, name: string): Promise<URLSearchParams> {
  const jar = new Map<string, string>();
  const go = async (url: string, body?: URLSearchParams): Promise<string> => {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join("; ");
    const init = body ? { method: "POST", body } : {};
    const answer = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, key = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(key, value);
    }
    return new URL(answer.headers.get("location") ?? url, url).href;
  };
  const form = await go(address);
  const signedIn = await go(form, new URLSearchParams({ prompt: "login", login: name, password: "any" }));
  return new URL(await go(signedIn)).searchParams;
}

/** Signs in at the provider under this name, and here with what it says. */
async function enter(name: string) {
  const { address, question } = await ask();
  return signInByProvider(settings, { question, brought: await walk(address, name) }, CLIENT);
}

/** Somebody with an account here and, under the name that is given, at the provider. */
async function createPerson(said: ProviderAccount = {}): Promise<{ viewer: Viewer; name: string }> {
  const viewer = await createViewer();
  const name = randomUUID();
  accounts[name] = { email: viewer.email, email_verified: true, ...said };
  return { viewer, name };
}

const linkedAt = async (viewer: Viewer) =>
  (await withViewer(admin, (db) => getLink(db, viewer.id)))?.linkedAt ?? null;

test("a verified email signs in the first time and is linked; from then on the subject decides", async () => {
  const { viewer, name } = await createPerson();
  expect(await linkedAt(viewer)).toBeNull();
  expect(await enter(name)).toMatchObject({ ok: true });
  expect(await linkedAt(viewer)).toBeInstanceOf(Date);
  accounts[name] = { email: "another@test.example", email_verified: false };
  expect(await enter(name)).toMatchObject({ ok: true });

  const sessions = await asOwner(
    "select begun_by, previous_sign_in_at is null as is_first, failures_before from session where user_id = $1 order by begun_at",
    [viewer.id],
  );
  expect(sessions).toEqual([
    { begun_by: "OIDC", is_first: true, failures_before: 0 },
    { begun_by: "OIDC", is_first: false, failures_before: 0 },
  ]);
  expect((await events({ subjectId: viewer.id })).map(({ type, actorName }) => [type, actorName])).toEqual([
    ["session.started", viewer.name],
    ["account.linked", "Rapport (sign-in)"],
    ["session.started", viewer.name],
  ]);
  expect(await events({ subjectId: viewer.id, type: "account.linked" })).toMatchObject([
    { after: { issuer: settings.issuer, subject: name } },
  ]);
});

test.each<[string, string, () => Promise<string>]>([
  [
    "an email that is not verified",
    "no verified email",
    async () => (await createPerson({ email_verified: false })).name,
  ],
  [
    "an email of which nothing is said",
    "no verified email",
    async () => (await createPerson({ email_verified: undefined })).name,
  ],
  [
    "an email that only looks like one that is known",
    "no verified email",
    async () => {
      const { viewer, name } = await createPerson();
      accounts[name] = { email: viewer.email.replace("@test", "@ｔest"), email_verified: true };
      return name;
    },
  ],
  [
    "an email that nobody has here",
    "unknown email",
    async () => (await createPerson({ email: "nobody@test.example" })).name,
  ],
  [
    "the email of the product's own actor",
    "unknown email",
    async () => (await createPerson({ email: "setup@rapport.invalid" })).name,
  ],
  [
    "a demonstration account",
    "unknown email",
    async () => (await createPerson({ email: DEMO_ACCOUNTS[0]?.email })).name,
  ],
  [
    "a disabled account",
    "account disabled",
    async () => {
      const { viewer, name } = await createPerson();
      await asOwner("update app_user set disabled_at = now() where id = $1", [viewer.id]);
      return name;
    },
  ],
  [
    "a disabled account that is linked",
    "account disabled",
    async () => {
      const { viewer, name } = await createPerson();
      await enter(name);
      await asOwner("update app_user set disabled_at = now() where id = $1", [viewer.id]);
      return name;
    },
  ],
  [
    "a locked account",
    "account locked",
    async () => {
      const { viewer, name } = await createPerson();
      await asOwner(
        "insert into sign_in_guard (user_id, failures, recent, locked_until) values ($1, 3, '{}', now() + interval '1 minute')",
        [viewer.id],
      );
      return name;
    },
  ],
  [
    "a second subject for the same account",
    "linked to another subject",
    async () => {
      const { viewer, name } = await createPerson();
      await enter(name);
      accounts.second = { email: viewer.email, email_verified: true };
      return "second";
    },
  ],
])("%s is refused in the same words, and recorded with its reason", async (_, reason, arrange) => {
  const name = await arrange();
  const links = "select count(*)::int as count from sign_in_identity";
  const accountsHere = "select count(*)::int as count from app_user";
  const before = [await asOwner(links), await asOwner(accountsHere)];
  expect(await enter(name)).toEqual(REFUSED);
  expect(await lastReason()).toBe(reason);
  expect([await asOwner(links), await asOwner(accountsHere)]).toEqual(before);
});

test("who clicks twice is linked once, and both come in", async () => {
  const { viewer, name } = await createPerson();
  const results = await Promise.all([enter(name), enter(name)]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await events({ subjectId: viewer.id, type: "account.linked" })).toHaveLength(1);
});

test("a code opens one session: brought again, by another browser or with nothing asked it opens none", async () => {
  const { name } = await createPerson();
  const { address, question } = await ask();
  const brought = await walk(address, name);
  const other = (await ask()).question;
  expect(await signInByProvider(settings, { question: other, brought }, CLIENT)).toEqual(REFUSED);
  expect(await lastReason()).toMatch(/state mismatch$/);
  expect(await signInByProvider(settings, { question: null, brought }, CLIENT)).toEqual(REFUSED);
  expect(await lastReason()).toBe("this browser asked nothing of the provider");
  const stolen = { ...question, verifier: other.verifier };
  expect(await signInByProvider(settings, { question: stolen, brought }, CLIENT)).toEqual(REFUSED);
  expect(await lastReason()).toBe("the provider said invalid_grant");

  const next = await ask();
  const again = await walk(next.address, name);
  const enterAgain = () => signInByProvider(settings, { question: next.question, brought: again }, CLIENT);
  expect(await enterAgain()).toMatchObject({ ok: true });
  expect(await enterAgain()).toEqual(REFUSED);
});

test("who turns back at the provider is refused, and what is written into the address is not repeated", async () => {
  const { question } = await ask();
  for (const [error, reason] of [
    ["access_denied", "the provider said access_denied"],
    ["<b>Call 555</b>", "the provider said no"],
  ] as const) {
    const brought = new URLSearchParams({ state: question.state, iss: settings.issuer, error });
    expect(await signInByProvider(settings, { question, brought }, CLIENT)).toEqual(REFUSED);
    expect(await lastReason()).toBe(reason);
  }
});

test("without agreeing nobody comes in", async () => {
  const { viewer, name } = await createPerson();
  const { address, question } = await ask();
  const brought = await walk(address, name);
  const result = await signInByProvider(settings, { question, brought }, { ...CLIENT, consent: null });
  expect(result).toMatchObject({ ok: false, message: AGREE_FIRST });
  expect(await linkedAt(viewer)).toBeNull();
});

test("a provider that cannot be reached, or that is another one than it is said to be, is not believed", async () => {
  const nowhere = { ...settings, issuer: `http://localhost:${await freePort()}` };
  expect(await askProvider(nowhere, { returnTo: RETURN_TO, next: "/" })).toBeNull();
  const { question } = await ask();
  const brought = new URLSearchParams({ state: question.state, code: "any" });
  expect(await signInByProvider(nowhere, { question, brought }, CLIENT)).toMatchObject({
    code: "failed",
    message: problemWords("failed", settings.name),
  });
  const alias = { ...settings, issuer: settings.issuer.replace("localhost", "127.0.0.1") };
  expect(await askProvider(alias, { returnTo: RETURN_TO, next: "/" })).toBeNull();
});

test("an admin unlinks an account they manage: its sessions end, and the next verified sign-in links it again", async () => {
  const { viewer, name } = await createPerson();
  await enter(name);
  const portfolioAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  for (const other of [viewer, auditor])
    expect(await unlinkIdentity(other, viewer.id)).toMatchObject({ code: "forbidden" });
  expect(await unlinkIdentity(portfolioAdmin, viewer.id)).toMatchObject({ ok: true });
  expect(await linkedAt(viewer)).toBeNull();
  expect(await withViewer(admin, (db) => listOpenSessions(db, viewer.id))).toEqual([]);
  expect(await events({ subjectId: viewer.id, type: "account.unlinked" })).toMatchObject([
    { actorId: portfolioAdmin.id, before: { issuer: settings.issuer, subject: name } },
  ]);
  expect(await unlinkIdentity(admin, viewer.id)).toMatchObject({ code: "not-found" });
  expect(await enter(name)).toMatchObject({ ok: true });
  expect(await linkedAt(viewer)).toBeInstanceOf(Date);
});

test("the database holds the same line when the code is passed by", async () => {
  const { viewer, name } = await createPerson();
  await enter(name);
  const portfolioAdmin = await createViewer({ roles: ["PORTFOLIO_ADMIN"] });
  const data = [{ userId: admin.id, issuer: settings.issuer, subject: "mine", linkedAt: new Date() }];
  for (const other of [viewer, portfolioAdmin, admin])
    await expect(withViewer(other, (db) => db.signInIdentity.createMany({ data }))).rejects.toThrow(
      /row-level security/,
    );
  const change = { where: { userId: viewer.id }, data: { subject: "mine" } };
  await expect(withViewer(setUp, (db) => db.signInIdentity.updateMany(change))).rejects.toThrow(
    /permission denied/,
  );
  await withViewer(setUp, (db) => db.signInIdentity.createMany({ data }));
  const ofAdmin = { where: { userId: admin.id } };
  for (const other of [viewer, portfolioAdmin]) {
    expect(await withViewer(other, (db) => db.signInIdentity.findMany(ofAdmin))).toEqual([]);
    expect((await withViewer(other, (db) => db.signInIdentity.deleteMany(ofAdmin))).count).toBe(0);
  }
  expect(await withViewer(viewer, (db) => db.signInIdentity.findMany())).toEqual([]);
});

// What an honest provider never says, a forged or broken one may.

const FORGER = await startForger();
afterAll(FORGER.stop);

type Claims = Record<string, unknown>;

async function startForger() {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let token = "";
  const answers: Record<string, () => object> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    }),
    "/keys": () => ({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", use: "sig" }] }),
    "/token": () => ({ access_token: "any", token_type: "Bearer", id_token: token }),
  };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[request.url ?? ""]?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    settings: { issuer, clientId: "rapport", clientSecret: "any", name: "Forger" },
    privateKey: keys.privateKey,
    say: (text: string) => {
      token = text;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function tokenOf(claims: Claims, header: { alg: string; kid?: string }, key = FORGER.privateKey): string {
  const text = `${part(header)}.${part(claims)}`;
  const signature = header.alg === "none" ? "" : sign("sha256", Buffer.from(text), key).toString("base64url");
  return `${text}.${signature}`;
}

const RS256 = { alg: "RS256", kid: "one" };
const strangersKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const hour = 3_600;
const seconds = () => Math.floor(Date.now() / 1_000);

test.each<[string, RegExp | null, (claims: Claims) => string]>([
  ["what is right", null, (claims) => tokenOf(claims, RS256)],
  ["a wrong nonce", /nonce mismatch/, (claims) => tokenOf({ ...claims, nonce: "other" }, RS256)],
  ["no nonce", /nonce mismatch/, ({ nonce: _, ...claims }) => tokenOf(claims, RS256)],
  [
    "a wrong issuer",
    /unexpected iss value/,
    (claims) => tokenOf({ ...claims, iss: "https://id.example" }, RS256),
  ],
  ["a wrong audience", /aud mismatch/, (claims) => tokenOf({ ...claims, aud: "another" }, RS256)],
  [
    "an audience of several, made for another",
    /azp mismatch/,
    (claims) => tokenOf({ ...claims, aud: ["rapport", "another"], azp: "another" }, RS256),
  ],
  [
    "what has expired",
    /JWT expired/,
    (claims) => tokenOf({ ...claims, iat: seconds() - 2 * hour, exp: seconds() - hour }, RS256),
  ],
  [
    "what holds later",
    /JWT not active yet/,
    (claims) => tokenOf({ ...claims, nbf: seconds() + hour }, RS256),
  ],
  ["no signature", /unexpected JWT alg received/, (claims) => tokenOf(claims, { alg: "none" })],
  [
    "a signature under what everybody knows",
    /unexpected JWT alg received/,
    (claims) => tokenOf(claims, { alg: "HS256" }),
  ],
  [
    "a signature of somebody else",
    /failed to validate JWT signature/,
    (claims) => tokenOf(claims, RS256, strangersKey),
  ],
  ["no subject", /missing required JWT property sub/, ({ sub: _, ...claims }) => tokenOf(claims, RS256)],
  [
    "a subject that is none",
    /does not say who it is/,
    (claims) => tokenOf({ ...claims, sub: "a\u0000b" }, RS256),
  ],
  ["no token", /id_token not present/, () => ""],
])("%s in an id token: %s", async (_, reason, forge) => {
  const viewer = await createViewer();
  const { question } = await ask(FORGER.settings);
  FORGER.say(
    forge({
      iss: FORGER.settings.issuer,
      aud: "rapport",
      sub: viewer.id,
      iat: seconds(),
      exp: seconds() + 60,
      nonce: question.nonce,
      email: viewer.email.toUpperCase(),
      email_verified: true,
    }),
  );
  const brought = new URLSearchParams({ state: question.state, code: "any" });
  const result = await signInByProvider(FORGER.settings, { question, brought }, CLIENT);
  if (reason === null) expect(result).toMatchObject({ ok: true });
  else {
    expect(result).toMatchObject({ ok: false, code: "forbidden" });
    expect(await lastReason()).toMatch(reason);
    expect(await linkedAt(viewer)).toBeNull();
  }
  expect(await loadViewer(viewer.id)).not.toBeNull();
});
