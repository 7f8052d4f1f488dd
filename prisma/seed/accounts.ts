import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/password";
import { systemViewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import type { Marking, Role } from "@/lib/generated/prisma/enums";

/** The password of every demonstration account; shown on the sign-in page. */
export const DEMO_PASSWORD = "demo-rapport-2026";

type DemoAccount = {
  id: string;
  email: string;
  name: string;
  nation: string;
  roles: Role[];
  markingCeiling: Marking;
  allCountries: boolean;
  timeZone: string;
  portfolio?: string;
};

/** Fixed ids, so that tests and the demonstration data can name them. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    id: "00000000-0000-7000-8000-00000000a001",
    email: "officer@demo.example",
    name: "Avery Whitlock",
    nation: "USA",
    roles: ["OFFICER"],
    markingCeiling: "CUI",
    allCountries: false,
    timeZone: "Asia/Tokyo",
    portfolio: "Western Pacific",
  },
  {
    id: "00000000-0000-7000-8000-00000000a002",
    email: "leader@demo.example",
    name: "Jordan Okafor",
    nation: "USA",
    roles: ["LEADER"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "Pacific/Honolulu",
  },
  {
    id: "00000000-0000-7000-8000-00000000a003",
    email: "admin@demo.example",
    name: "Riley Castellanos",
    nation: "USA",
    roles: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "AUDITOR"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "America/New_York",
  },
  {
    id: "00000000-0000-7000-8000-00000000a004",
    email: "partner@demo.example",
    name: "Morgan Ashdown",
    nation: "GBR",
    roles: ["VIEWER"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "Europe/London",
  },
];

/** Creates the four demonstration accounts with their passwords. Safe to repeat. */
export async function seedAccounts(): Promise<void> {
  const viewer = systemViewer("demonstration", env().RAPPORT_NATION);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await withViewer(viewer, async (db) => {
    for (const { portfolio: _, ...account } of DEMO_ACCOUNTS) {
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
