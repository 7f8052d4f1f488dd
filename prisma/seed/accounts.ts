import { recordAudit } from "@/lib/audit/record";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/lib/auth/demo-accounts";
import { hashPassword } from "@/lib/auth/password";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";

/** Creates the demonstration accounts with their passwords. Safe to repeat: those that exist stay as they are. */
export async function seedAccounts(): Promise<void> {
  const viewer = systemViewer("demonstration", env().RAPPORT_NATION);
  const missing = await withViewer(viewer, async (db) => {
    const ids = DEMO_ACCOUNTS.map(({ id }) => id);
    const known = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true } });
    return DEMO_ACCOUNTS.filter((account) => !known.some(({ id }) => id === account.id));
  });
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await withViewer(viewer, async (db) => {
    for (const { portfolio: _, purpose: __, ...account } of missing) {
      const { count } = await db.user.createMany({ data: [account], skipDuplicates: true });
      if (count === 0) continue;
      await db.credential.createMany({ data: [{ userId: account.id, passwordHash }] });
      await recordAudit(db, viewer, {
        type: "user.created",
        subject: { type: "user", id: account.id, name: account.email },
        after: { roles: account.roles, nation: account.nation, allCountries: account.allCountries },
      });
    }
  });
}
