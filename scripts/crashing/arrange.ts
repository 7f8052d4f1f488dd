import { loadViewer } from "@/lib/auth/queries";
import { createUser } from "@/lib/auth/users/mutations";
import { createUserSchema } from "@/lib/auth/users/schema";
import { systemViewer } from "@/lib/auth/viewer";
import { openCrisis } from "@/lib/crises/mutations";
import { openCrisisSchema } from "@/lib/crises/schema";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createPortfolio } from "@/lib/portfolios/mutations";
import { createPortfolioSchema } from "@/lib/portfolios/schema";
import type { Result } from "@/lib/result";
import { seed } from "@/prisma/seed";

/** Reference data, officers who cover Japan together, and a crisis there whose log they keep. Gives the ids. */
export async function arrangeWork(officers: number): Promise<{ userIds: string[]; crisisId: string }> {
  await seed({ demonstration: false, progress: () => {} });
  const nation = env().RAPPORT_NATION;
  const setUp = systemViewer("set-up", nation);
  const userIds: string[] = [];
  for (let number = 1; number <= officers; number++) {
    const account = createUserSchema.parse({
      id: newId(),
      email: `officer${number}@crash.example`,
      password: `nobody signs in as ${newId()}`,
      name: `Officer ${number}`,
      nation,
      roles: ["OFFICER"],
      markingCeiling: "CUI",
      timeZone: "UTC",
    });
    userIds.push(requireMade(await createUser(setUp, account)).id);
  }
  const period = { startsOn: "2020-01-01", endsOn: "" };
  const portfolio = createPortfolioSchema.parse({
    id: newId(),
    name: "Where things crash",
    ...period,
    countries: ["JPN"],
    members: userIds.map((userId) => ({ userId, ...period })),
  });
  requireMade(await createPortfolio(setUp, portfolio));
  const officer = await loadViewer(userIds[0] ?? "");
  if (!officer) throw new Error("An officer who was just made is not there.");
  const crisis = openCrisisSchema.parse({
    id: newId(),
    title: "Strait closed",
    nickname: "STRAIT",
    summary: "Two freighters were turned back.",
    countries: ["JPN"],
    alert: "WATCH",
    openedAt: "2026-01-02 10:00",
    timeZone: "UTC",
    marking: "UNCLASSIFIED",
    relTo: "",
  });
  return { userIds, crisisId: requireMade(await openCrisis(officer, crisis)).id };
}

function requireMade<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
