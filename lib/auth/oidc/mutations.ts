import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Db, withViewer } from "@/lib/db";
import { env, type ProviderSettings } from "@/lib/env";
import type { SignInIdentity, User } from "@/lib/generated/prisma/client";
import { type Failure, type FailureCode, fail, notFoundFailure, ok, type Result } from "@/lib/result";
import type { Question } from "../config";
import { wantedConsent } from "../consent/queries";
import { isDemoAccount } from "../demo-accounts";
import { giveSignInTurnBack, takeSignInTurn } from "../limits/mutations";
import { type Admission, AGREE_FIRST, admit, type From, recordRefusal } from "../mutations";
import { viewerOf } from "../queries";
import { endSessionsOf } from "../sessions/mutations";
import { findManaged } from "../users/refusal";
import { systemViewer, type Viewer } from "../viewer";
import { problemWords } from "./labels";
import { readAnswer } from "./provider";
import type { Identity } from "./schema";

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
    const { count } = await db.signInIdentity.deleteMany({ where: { userId, ...identity } });
    if (!identity || count === 0) return notFoundFailure("link");
    await endSessionsOf(db, viewer, userId, "ENDED_BY_ADMIN");
    await recordAudit(db, viewer, {
      type: "account.unlinked",
      subject: { type: "user", id: userId, name: user.email },
      before: identity,
    });
    return ok(null);
  });
}
