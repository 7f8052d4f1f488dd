import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { fail, ok, type Result } from "@/lib/result";
import { giveSignInTurnBack, takeSignInTurn } from "./limits/mutations";
import { verifyPassword } from "./password";
import { loadViewer } from "./queries";
import type { SignInInput } from "./schema";
import { systemViewer, type Viewer } from "./viewer";

type SignedIn = {
  userId: string;
  /** When this person signed in before; null the first time. */
  previousSignInAt: Date | null;
};

/**
 * Checks an email and a password; on success notes the moment and records it. Every refusal is recorded with its
 * reason, answered in the same words and after the same work, so that nobody learns which emails exist.
 */
export async function signIn(input: Pick<SignInInput, "email" | "password">): Promise<Result<SignedIn>> {
  const wait = await takeSignInTurn();
  if (wait) return wait;
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const user = await withViewer(gate, (db) =>
    db.user.findFirst({
      where: { email: input.email, NOT: { roles: { has: "SYSTEM" } } },
      select: {
        id: true,
        disabledAt: true,
        lastSignInAt: true,
        credential: { select: { passwordHash: true } },
      },
    }),
  );
  const fits = await verifyPassword(input.password, user?.credential?.passwordHash ?? null);
  const viewer = user && fits ? await loadViewer(user.id) : null;

  if (!viewer) {
    const reason = !user ? "unknown email" : user.disabledAt ? "account disabled" : "wrong password";
    await withViewer(gate, (db) =>
      recordAudit(db, gate, {
        type: "session.refused",
        outcome: "refused",
        subject: { type: "session", id: null, name: nameOfAttempt(input.email) },
        after: { reason },
      }),
    );
    return fail("invalid", "Email or password is wrong.");
  }

  await giveSignInTurnBack();
  await withViewer(gate, async (db) => {
    await db.$executeRaw`update app_user set last_sign_in_at = now() where id = ${viewer.id}::uuid`;
    await recordAudit(db, viewer, {
      type: "session.started",
      subject: { type: "session", id: viewer.id, name: viewer.email },
    });
  });
  return ok({ userId: viewer.id, previousSignInAt: user?.lastSignInAt ?? null });
}

/** Records that the viewer signed out. */
export async function recordSignOut(viewer: Viewer): Promise<void> {
  await withViewer(viewer, (db) =>
    recordAudit(db, viewer, {
      type: "session.ended",
      subject: { type: "session", id: viewer.id, name: viewer.email },
    }),
  );
}

/** People type passwords into the email field: what is no email does not go on record. */
function nameOfAttempt(email: string): string {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : "(not an email address)";
}
