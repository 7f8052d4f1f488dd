import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { type Db, withViewer } from "@/lib/db";
import { env, type ProviderSettings, providerSettings } from "@/lib/env";
import type { SignInIdentity, User } from "@/lib/generated/prisma/client";
import { type Failure, type FailureCode, fail, notFoundFailure, ok, type Result } from "@/lib/result";
import type { Question } from "../config";
import { wantedConsent } from "../consent/queries";
import { isDemoAccount } from "../demo-accounts";
import { giveSignInTurnBack, takeSignInTurn } from "../limits/mutations";
import { type Admission, AGREE_FIRST, admit, type From, recordRefusal } from "../mutations";
import { viewerOf } from "../queries";
import { normaliseEmail } from "../rules";
import { endSessionsOf } from "../sessions/mutations";
import { findManaged } from "../users/refusal";
import { systemViewer, type Viewer } from "../viewer";
import { problemWords } from "./labels";
import { readAnswer } from "./provider";
import { getLink } from "./queries";
import { isPasswordOff } from "./rules";
import type { Identity, PasswordAllowedInput } from "./schema";

/**
 * Begins a session for whom the provider says that somebody is. `question` is what this browser asked, null when it asked nothing. No
 * account is made, and every refusal is recorded with its reason and answered in the same words.
 */
export async function signInByProvider(
  settings: ProviderSettings,
  { question, brought }: { question: Question | null; brought: URLSearchParams },
  from: From,
  now: Date = new Date(),
): Promise<Result<{ sessionId: string }>> {
  const problem = (code: FailureCode): Failure => fail(code, problemWords(code, settings.name) ?? "");
  const wanted = wantedConsent();
  if (wanted && from.consent !== wanted.mark) return fail("invalid", AGREE_FIRST);
  if (await takeSignInTurn()) return problem("too-many");
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const answer = question
    ? await readAnswer(settings, question, brought)
    : ({ kind: "refused", reason: "this browser asked nothing of the provider" } as const);
  if (answer.kind === "unreachable") return problem("failed");

  const admission = await withViewer(gate, async (db) => {
    const admitted =
      answer.kind === "identity" ? await admitIdentity(db, gate, answer.identity, from, now) : answer;
    if ("reason" in admitted) {
      const email = answer.kind === "identity" ? answer.identity.email : null;
      await recordRefusal(db, gate, email ?? "(not known)", admitted.reason);
    }
    return admitted;
  });
  if ("reason" in admission) return problem("forbidden");
  await giveSignInTurnBack();
  return ok(admission);
}

/** Lets in whose account this is, and links it to the provider's subject the first time. */
async function admitIdentity(
  db: Db,
  gate: Viewer,
  identity: Identity,
  { browser, address }: From,
  now: Date,
): Promise<Admission> {
  const found = await findAccount(db, identity);
  if ("reason" in found) return found;
  const { issuer, subject } = identity;
  let isNew = false;
  // With its sessions held, nobody else links, unlinks or disables it meanwhile.
  const isStill = async () => {
    const again = await findAccount(db, identity);
    if ("reason" in again || again.id !== found.id) return false;
    if (again.identity) return true;
    const data = [{ userId: found.id, issuer, subject, linkedAt: now }];
    isNew = (await db.signInIdentity.createMany({ data, skipDuplicates: true })).count === 1;
    return isNew;
  };
  const begun = { browser, address, begunBy: "OIDC" } as const;
  const viewer = await viewerOf(db, found);
  const admitted = await admit(db, { user: found, viewer, begun, isStill }, now);
  if (isNew)
    await recordAudit(db, gate, {
      type: "account.linked",
      subject: { type: "user", id: found.id, name: found.email },
      after: { issuer, subject },
    });
  return admitted;
}

/**
 * The account that is linked to the provider's subject; of a subject that is linked to none, the one with its verified email, unless
 * that is linked to another. The accounts of the demonstration are nobody's.
 */
async function findAccount(
  db: Db,
  { issuer, subject, email, isVerified }: Identity,
): Promise<(User & { identity: SignInIdentity | null }) | { reason: string }> {
  const [people, include] = [{ NOT: { roles: { has: "SYSTEM" } } } as const, { identity: true }];
  const linked = await db.user.findFirst({ where: { ...people, identity: { issuer, subject } }, include });
  if (!linked && !(email && isVerified)) return { reason: "no verified email" };
  const user = linked ?? (await db.user.findFirst({ where: { ...people, email: email ?? "" }, include }));
  if (!user || isDemoAccount(user.email)) return { reason: "unknown email" };
  if (!linked && user.identity) return { reason: "linked to another subject" };
  return user.disabledAt ? { reason: "account disabled" } : user;
}

/** Takes the link to the provider from an account and ends its sessions; whoever comes with its verified email next links it again. */
export async function unlinkIdentity(viewer: Viewer, userId: string): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const user = await findManaged(db, viewer, userId, "unlink this account from the provider");
    if ("ok" in user) return user;
    const identity = await db.signInIdentity.findFirst({
      where: { userId },
      select: { issuer: true, subject: true },
    });
    // One that was linked since then is another link.
    const gone = identity && (await db.signInIdentity.deleteMany({ where: { userId, ...identity } }));
    if (!gone?.count) return notFoundFailure("link");
    await endSessionsOf(db, viewer, userId, "ENDED_BY_ADMIN");
    await recordAudit(db, viewer, {
      type: "account.unlinked",
      subject: { type: "user", id: userId, name: user.email },
      before: identity,
    });
    return ok(null);
  });
}

/**
 * Says whether a linked account may sign in by its password as well. Nobody says so of their own: it is the organisation's to want its
 * people to prove at its provider who they are.
 */
export async function setPasswordAllowed(
  viewer: Viewer,
  { id, allowed }: PasswordAllowedInput,
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const attempt = `${allowed ? "turn on" : "turn off"} the password sign-in of this account`;
    const user = await findManaged(db, viewer, id, attempt);
    if ("ok" in user) return user;
    const subject = { type: "user", id, name: user.email } as const;
    if (id === viewer.id)
      return refuseAccess(db, viewer, {
        subject,
        attempt,
        reason: "Another admin decides this of your account. Nothing was changed; the attempt is on record.",
      });
    const { count } = await db.signInIdentity.updateMany({
      where: { userId: id, allowsPassword: !allowed },
      data: { allowsPassword: allowed },
    });
    if (count === 0) return (await getLink(db, id)) ? ok(null) : notFoundFailure("link");
    await recordAudit(db, viewer, {
      type: allowed ? "account.password_allowed" : "account.password_refused",
      subject,
    });
    return ok(null);
  });
}

/**
 * Lets a linked account sign in by its password as well, for whoever runs the product: its provider may be out of reach, and it may be the
 * last admin's. Says whether that was not so before.
 */
export async function allowPasswordByEmail(
  viewer: Viewer,
  email: string,
): Promise<Result<{ wasOff: boolean }>> {
  const user = await withViewer(viewer, (db) =>
    db.user.findFirst({ where: { email: normaliseEmail(email) }, select: { id: true, identity: true } }),
  );
  if (!user) return notFoundFailure("account");
  if (!isPasswordOff(user.identity, providerSettings())) return ok({ wasOff: false });
  const allowed = await setPasswordAllowed(viewer, { id: user.id, allowed: true });
  return allowed.ok ? ok({ wasOff: true }) : allowed;
}
