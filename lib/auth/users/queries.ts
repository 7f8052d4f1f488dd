import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Role } from "@/lib/generated/prisma/enums";

export const USERS_PER_PAGE = 50;

export type UserFilter = {
  /** Words of the name or the email. */
  q?: string;
  role?: Role;
  state?: "active" | "disabled";
  page: number;
};

export type UserRow = Awaited<ReturnType<typeof listUsers>>["rows"][number];

/** One page of the accounts of people, by name, with the portfolios they hold or held. `total` counts all pages. */
export async function listUsers(db: Db, { q, role, state, page }: UserFilter) {
  const words = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 8);
  const where: Prisma.UserWhereInput = {
    NOT: { roles: { has: "SYSTEM" } },
    ...(role ? { roles: { has: role } } : {}),
    ...(state ? { disabledAt: state === "disabled" ? { not: null } : null } : {}),
    AND: words.map((word) => ({
      OR: [
        { name: { contains: word, mode: "insensitive" } },
        { email: { contains: word, mode: "insensitive" } },
      ],
    })),
  };
  const total = await db.user.count({ where });
  const rows = await db.user.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * USERS_PER_PAGE,
    take: USERS_PER_PAGE,
    include: { memberships: membershipsInOrder },
  });
  return { rows, total };
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
