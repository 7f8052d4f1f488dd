import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withViewer } from "@/lib/db";
import { env, passwordPolicy } from "@/lib/env";
import { type Failure, fail, invalidField, ok, type Result } from "@/lib/result";
import { isDemoAccount } from "../demo-accounts";
import { isLocked, noteFailure, passGuard, recordLock } from "../guard/mutations";
import { hashPassword, verifyPassword } from "../password";
import { endSessionsOf } from "../sessions/mutations";
import { systemViewer, type Viewer } from "../viewer";
import { faultOfPassword } from "./rules";
import type { ChangeOwnPasswordInput } from "./schema";

/** The answer to a new password that cannot stand for this person; null when it can. */
export function checkNewPassword(password: string, person: { name: string; email: string }): Failure | null {
  const fault = faultOfPassword(password, passwordPolicy(), [person.name, person.email]);
  return fault === null ? null : invalidField("password", fault);
}

const LOCKED = "Your account is locked after too many failures. Try again in 15 minutes, or ask an admin.";
export const DEMO_KEEPS = "The accounts of the demonstration keep their password: others use them too.";

/**
 * Gives the viewer another password, for which they give the one they have; their sessions end, but for `keptSession`. A wrong one
 * counts as a failure to sign in: whoever finds a machine unlocked must not try out passwords here.
 */
export async function changeOwnPassword(
  viewer: Viewer,
  { current, password }: ChangeOwnPasswordInput,
  keptSession: string | null,
  now: Date = new Date(),
): Promise<Result<null>> {
  if (isDemoAccount(viewer.email)) return fail("conflict", DEMO_KEEPS);
  const wrong = checkNewPassword(password, viewer);
  if (wrong) return wrong;
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const credential = await withViewer(gate, (db) =>
    db.credential.findUnique({ where: { userId: viewer.id } }),
  );
  const fits = await verifyPassword(current, credential?.passwordHash ?? null);
  const passwordHash = await hashPassword(password);
  const subject = { type: "user", id: viewer.id, name: viewer.email } as const;

  return withViewer(gate, async (db) => {
    // While it is locked nobody learns here either whether a password fits.
    if (await isLocked(db, viewer.id, now)) return fail("conflict", LOCKED);
    if (!fits) {
      const locked = await noteFailure(db, gate, viewer.id, now);
      await recordAudit(db, viewer, {
        type: "access.refused",
        outcome: "refused",
        subject,
        after: { attempt: "change their password without the one they have" },
      });
      if (locked) await recordLock(db, gate, locked);
      return invalidField("current", "This is not your password.");
    }
    if (!(await passGuard(db, viewer.id, now)).ok) return fail("conflict", LOCKED);
    await db.$executeRaw`select set_password_hash(${viewer.id}::uuid, ${passwordHash})`;
    await endSessionsOf(db, viewer, viewer.id, "PASSWORD_CHANGED", keptSession);
    await recordAudit(db, viewer, { type: "password.changed", subject });
    return ok(null);
  });
}
