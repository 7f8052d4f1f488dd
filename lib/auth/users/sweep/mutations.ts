import "server-only";
import { recordChange } from "@/lib/audit/record";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { notify } from "@/lib/notices/mutations";
import { DEMO_ACCOUNTS } from "../../demo-accounts";
import { endSessionsOf } from "../../sessions/mutations";
import { systemViewer } from "../../viewer";
import { isLastSystemAdmin } from "../mutations";
import { listManagersOf } from "../queries";

/** Days after which an account that nobody uses is disabled; DISA Application Security and Development STIG. */
const UNUSED_DAYS = 35;

/**
 * Disables the accounts that nobody has signed in to for 35 days, counted from when they were made or last enabled, and tells
 * the admins who manage them. The last system admin who can sign in stays, and so do the people of the demonstration. Gives how
 * many; each once, on however many copies of the app this runs.
 */
export async function disableUnused(now: Date = new Date()): Promise<number> {
  const gate = systemViewer("sign-in", env().RAPPORT_NATION);
  const since = new Date(now.getTime() - UNUSED_DAYS * 86_400_000);
  const shown = DEMO_ACCOUNTS.map(({ id }) => id);
  return withViewer(gate, async (db) => {
    const unused = await db.$queryRaw<{ id: string; email: string; version: number }[]>`
      select id, email, version from app_user
      where disabled_at is null and not is_fictional and not roles @> '{SYSTEM}' and not id = any(${shown}::uuid[])
        and greatest(created_at, enabled_at, last_sign_in_at) < ${since}
      order by last_sign_in_at nulls first, id
      for update skip locked`;
    const disabled: typeof unused = [];
    for (const user of unused) {
      if (await isLastSystemAdmin(db, user.id)) continue;
      await db.user.updateMany({
        where: { id: user.id },
        data: { disabledAt: now, version: { increment: 1 } },
      });
      disabled.push(user);
    }
    for (const { id } of disabled)
      await notify(db, gate, {
        kind: "ACCOUNT_UNUSED",
        subject: { type: "user", id },
        users: await listManagersOf(db, id),
      });
    for (const { id, email, version } of disabled) {
      await endSessionsOf(db, gate, id, "ACCOUNT_DISABLED");
      await recordChange(db, gate, {
        type: "user.changed",
        subject: { type: "user", id, name: email },
        version: version + 1,
        before: { disabled: false },
        after: { disabled: true, reason: `not used for ${UNUSED_DAYS} days` },
      });
    }
    return disabled.length;
  });
}
