import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { PAGE_SIZE, pageInfo } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import type { UserFilter } from "./schema";

export type UserRow = Awaited<ReturnType<typeof listUsers>>["rows"][number];

/** One page of the accounts of people, by name, with the portfolios they hold or held. */
export async function listUsers(db: Db, { q, role, state, page }: UserFilter) {
  const words = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 8);
  const where: Prisma.UserWhereInput = {
    NOT: { roles: { has: "SYSTEM" } },
    ...(role ? { roles: { has: role } } : {}),
    ...(state ? { disabledAt: state === "disabled" ? { not: null } : null } : {}),
    AND: words.map((word) => ({
      OR: [
        { name: { contains: likeLiteral(word), mode: "insensitive" } },
        { email: { contains: likeLiteral(word), mode: "insensitive" } },
      ],
    })),
  };
  const info = pageInfo(await db.user.count({ where }), page);
  const rows = await db.user.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (info.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    include: { memberships: membershipsInOrder },
  });
  return { rows, info };
}

/** One person's account with all its portfolios, or null; the product's own actors are nobody's to see. */
export async function getUser(db: Db, id: string) {
  return db.user.findFirst({
    where: { id, NOT: { roles: { has: "SYSTEM" } } },
    include: { memberships: membershipsInOrder },
  });
}

/** People to whom a portfolio can be given: every account that can sign in, by name. */
export async function listCoverCandidates(db: Db) {
  return db.user.findMany({
    where: { disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true },
  });
}

const membershipsInOrder = {
  orderBy: { startsOn: "desc" },
  include: { portfolio: { select: { id: true, name: true, startsOn: true, endsOn: true } } },
} as const;
