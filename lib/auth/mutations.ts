import "server-only";
import { setTimeout } from "node:timers/promises";
import { recordAudit } from "@/lib/audit/record";
import { type Db, withViewer } from "@/lib/db";
import { env, hasPasswords, providerSettings } from "@/lib/env";
import type { SignInMethod } from "@/lib/generated/prisma/enums";
import { fail, ok, type Result } from "@/lib/result";
import { wantedConsent } from "./consent/queries";
import { isDemoAccount } from "./demo-accounts";
import { noteFailure, passGuard, recordLock } from "./guard/mutations";
import { giveSignInTurnBack, takeSignInTurn } from "./limits/mutations";
import { isPasswordOff } from "./oidc/rules";
import { verifyPassword } from "./password";
import { loadViewer } from "./queries";
import type { SignInInput } from "./schema";
import { beginSession, holdSessions } from "./sessions/mutations";
import type { Client } from "./sessions/rules";
import { systemViewer, type Viewer } from "./viewer";

/** The same for every refusal, so that nobody learns from it which accounts exist, or which are locked. */
export const REFUSED =
  "Email or password is wrong. After 3 failures an account stays locked for 15 minutes, unless an admin opens it.";

/** Who was never shown what there is to agree to, or another text, is asked for nothing else. */
export const AGREE_FIRST = "Agree first to what is said before signing in: open this page again.";

/** Whatever a refusal costs, it takes this long: how long it took tells nobody which accounts exist, or which it has just locked. */
export const REFUSAL_MS = 250;

/** The answer where nobody signs in by password. */
const NO_PASSWORDS = "Nobody signs in by password here.";

type Attempt = Pick<SignInInput, "email" | "password">;
/** Where it comes from, and the mark of the text that was agreed to there. */
export type From = Client & { consent: string | null };
type SignedIn = { sessionId: string; viewer: Viewer };
export type Admission = { sessionId: string } | { reason: string };

/**
 * Checks an email and a password and begins a session. Every refusal is recorded with its reason, counted, answered in the
 * same words and after the same time. Whether the account is locked is asked last, of the database alone: of many guesses at
 * the same moment only those count that come before the third failure.
 */
export async function signIn(input: Attempt, from: From, now: Date = new Date()): Promise<Result<SignedIn>> {
  const wait = await takeSignInTurn();
  if (wait) return wait;
  const started = performance.now();
  const result = await judge(input, from, now);
  if (result.ok) await giveSignInTurnBack();
  else await setTimeout(Math.max(0, REFUSAL_MS - (performance.now() - started)));
  return result;
}

async function judge(input: Attempt, { consent, ...client }: From, now: Date): Promise<Result<SignedIn>> {
  const wanted = wantedConsent();
  if (wanted && consent !== wanted.mark) return fail("invalid", AGREE_FIRST);
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const name = nameOfAttempt(input.email);
  const isOfDemo = isDemoAccount(input.email);
  if (!hasPasswords() && !isOfDemo)
    return withViewer(gate, async (db) => {
      await recordRefusal(db, gate, name, "passwords are off");
      return fail("invalid", NO_PASSWORDS);
    });
  const isShownOnly = isOfDemo && env().RAPPORT_DEMO !== "1";
  const user = await withViewer(gate, (db) =>
    db.user.findFirst({
      where: { email: isShownOnly ? "" : input.email, NOT: { roles: { has: "SYSTEM" } } },
      include: { credential: { select: { passwordHash: true } }, identity: true },
    }),
  );
  const fits = await verifyPassword(input.password, user?.credential?.passwordHash ?? null);
  const viewer = user && fits ? await loadViewer(user.id) : null;

  const isOff = user !== null && isPasswordOff(user.identity, providerSettings());

  return withViewer(gate, async (db) => {
    const refuse = async (reason: string) => {
      // No password opens it: counted, guesses would only shut out its owner, who comes from the provider and passes the same lock.
      const locked = await noteFailure(db, gate, isOff ? null : (user?.id ?? null), now);
      await recordRefusal(db, gate, name, reason);
      if (locked) await recordLock(db, gate, locked);
      return fail("invalid", REFUSED);
    };
    if (!user || user.disabledAt) return refuse(user ? "account disabled" : "unknown email");
    if (isOff) return refuse("this account signs in by its provider");
    if (!viewer) return refuse("wrong password");
    const begun = { ...client, begunBy: "PASSWORD" } as const;
    const admission = await admit(db, { user, viewer, begun, isStill: () => isStill(db, user) }, now);
    return "reason" in admission ? refuse(admission.reason) : ok({ ...admission, viewer });
  });
}

type Entering = {
  user: { id: string; lastSignInAt: Date | null };
  viewer: Viewer;
  begun: Client & { begunBy: SignInMethod };
  /** Asked with the account's sessions held: whether what was found before is so. */
  isStill: () => Promise<boolean>;
};

/** Begins a session for who has proved whose account this is and has agreed to what there is to agree to; gives the reason when not:
 * the account is locked at this moment, or has changed. */
export async function admit(
  db: Db,
  { user, viewer, begun, isStill }: Entering,
  now: Date,
): Promise<Admission> {
  const passed = await passGuard(db, user.id, now);
  if (!passed.ok) return { reason: "account locked" };
  await holdSessions(db, user.id);
  if (!(await isStill())) return { reason: "changed meanwhile" };
  const sessionId = await beginSession(db, user, { ...begun, failuresBefore: passed.failures }, now);
  await db.$executeRaw`update app_user set last_sign_in_at = ${now} where id = ${user.id}::uuid`;
  const agreed = wantedConsent();
  await recordAudit(db, viewer, {
    type: "session.started",
    subject: { type: "session", id: user.id, name: viewer.email },
    after: { session: sessionId, ...begun, ...(agreed ? { consent: agreed.mark } : {}) },
  });
  return { sessionId };
}

/** Whether the account is open, has the password that was just found to fit and may still sign in by it. */
async function isStill(
  db: Db,
  { id, credential }: { id: string; credential: { passwordHash: string } | null },
): Promise<boolean> {
  const { passwordHash } = credential ?? {};
  const now = await db.user.findFirst({
    where: { id, disabledAt: null, credential: { passwordHash } },
    select: { identity: true },
  });
  return now !== null && !isPasswordOff(now.identity, providerSettings());
}

/** Records that a sign-in was refused, under the name that was given for whoever it was. */
export function recordRefusal(db: Db, gate: Viewer, name: string, reason: string): Promise<void> {
  return recordAudit(db, gate, {
    type: "session.refused",
    outcome: "refused",
    subject: { type: "session", id: null, name },
    after: { reason },
  });
}

/** People type passwords into the email field: what is no email does not go on record. */
function nameOfAttempt(email: string): string {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : "(not an email address)";
}
