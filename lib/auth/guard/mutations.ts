import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Db, withViewer } from "@/lib/db";
import { notify } from "@/lib/notices/mutations";
import { notFoundFailure, ok, type Result } from "@/lib/result";
import { normaliseEmail } from "../rules";
import { listManagersOf } from "../users/queries";
import { findManaged } from "../users/refusal";
import type { Viewer } from "../viewer";
import { FAILURE_WINDOW_MS, FAILURES_TO_LOCK, LOCK_MS } from "./rules";

/** What passes for nobody: an unknown email costs the same statements as a known one. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The account that the failure has just locked. */
type Locked = { id: string; email: string; until: Date };

/**
 * Counts a failure to sign in, in the transaction of its refusal; the third within 15 minutes locks the account and tells the
 * admins who manage it. Two at the same moment count two. While it is locked a failure makes it no longer.
 */
export async function noteFailure(
  db: Db,
  gate: Viewer,
  userId: string | null,
  now: Date,
): Promise<Locked | null> {
  const since = new Date(now.getTime() - FAILURE_WINDOW_MS);
  const until = new Date(now.getTime() + LOCK_MS);
  await db.$executeRaw`
    insert into sign_in_guard as g (user_id, failures, recent)
    select id, 1, array[${now}::timestamptz] from app_user where id = ${userId ?? NOBODY}::uuid
    on conflict (user_id) do update set
      failures = g.failures + 1,
      recent = case when g.locked_until > ${now} then '{}'
                    else array(select at from unnest(g.recent) at where at > ${since}) || ${now}::timestamptz end`;
  // The row is held since the statement before, so that of several failures at the same moment one locks.
  const [locked] = await db.$queryRaw<Pick<Locked, "id" | "email">[]>`
    update sign_in_guard g set recent = '{}', locked_until = ${until} from app_user u
    where u.id = g.user_id and g.user_id = ${userId ?? NOBODY}::uuid and cardinality(g.recent) >= ${FAILURES_TO_LOCK}
    returning u.id, u.email`;
  if (!locked) return null;
  await notify(db, gate, {
    kind: "ACCOUNT_LOCKED",
    subject: { type: "user", id: locked.id },
    users: await listManagersOf(db, locked.id),
  });
  return { ...locked, until };
}

/** Records a lock. Like every record in the trail it is written last in its transaction. */
export function recordLock(db: Db, gate: Viewer, { id, email, until }: Locked): Promise<void> {
  return recordAudit(db, gate, {
    type: "account.locked",
    subject: { type: "user", id, name: email },
    after: { until: until.toISOString() },
  });
}

/** Whether the account is locked at this moment. */
export async function isLocked(db: Db, userId: string, now: Date): Promise<boolean> {
  return (await holdGuard(db, userId, now)).isLocked;
}

/** How often somebody failed to sign in, and whether that locks the account now; held, so that of two who ask one waits for the other. */
async function holdGuard(
  db: Db,
  userId: string,
  now: Date,
): Promise<{ failures: number; isLocked: boolean }> {
  const [guard] = await db.$queryRaw<{ failures: number; isLocked: boolean }[]>`
    select failures, coalesce(locked_until > ${now}, false) as "isLocked"
    from sign_in_guard where user_id = ${userId}::uuid for update`;
  return guard ?? { failures: 0, isLocked: false };
}

/**
 * Lets who gave the right password pass unless the account is locked at this moment, and forgets what failed before. Gives how
 * often that was.
 */
export async function passGuard(
  db: Db,
  userId: string,
  now: Date,
): Promise<{ ok: true; failures: number } | { ok: false }> {
  const guard = await holdGuard(db, userId, now);
  if (guard.isLocked) return { ok: false };
  await db.signInGuard.deleteMany({ where: { userId } });
  return { ok: true, failures: guard.failures };
}

/** Opens a locked account before its time; what failed stays counted for its owner to read. */
export async function unlockAccount(
  viewer: Viewer,
  userId: string,
  now: Date = new Date(),
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const user = await findManaged(db, viewer, userId, "unlock this account");
    if ("ok" in user) return user;
    const { count } = await db.signInGuard.updateMany({
      where: { userId, lockedUntil: { gt: now } },
      data: { lockedUntil: null, recent: [] },
    });
    const subject = { type: "user", id: userId, name: user.email } as const;
    if (count > 0) await recordAudit(db, viewer, { type: "account.unlocked", subject });
    return ok(null);
  });
}

/** The same by the email of the account, as somebody types it. */
export async function unlockByEmail(viewer: Viewer, email: string): Promise<Result<null>> {
  const user = await withViewer(viewer, (db) =>
    db.user.findFirst({ where: { email: normaliseEmail(email) }, select: { id: true } }),
  );
  return user ? unlockAccount(viewer, user.id) : notFoundFailure("account");
}
