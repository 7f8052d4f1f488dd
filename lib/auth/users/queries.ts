import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { PAGE_SIZE, pageInfo } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import { canManageUser } from "./policy";
import type { UserFilter } from "./schema";

export type UserRow = Awaited<ReturnType<typeof listUsers>>["rows"][number];

/** One page of the accounts of people, by name. */
export async function listUsers(db: Db, { q, role, state, page }: UserFilter) {
  const where: Prisma.UserWhereInput = {
    NOT: { roles: { has: "SYSTEM" } },
    ...(role ? { roles: { has: role } } : {}),
    ...(state ? { disabledAt: state === "disabled" ? { not: null } : null } : {}),
    ...hasWords(q ?? ""),
  };
  const info = pageInfo(await db.user.count({ where }), page);
  const rows = await db.user.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (info.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { rows, info };
}

type AccountOption = { value: string; label: string; hint: string };

/** At most 20 accounts with each of these words in the name or the email address, by name; the disabled ones and the product's own
 * as well, since they have acted. */
export async function findAccountOptions(db: Db, words: string): Promise<AccountOption[]> {
  const accounts = await db.user.findMany({
    where: hasWords(words),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true },
    take: 20,
  });
  return accounts.map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
}

/** One person's account, or null; the product's own actors are nobody's to see. */
export async function getUser(db: Db, id: string) {
  return db.user.findFirst({ where: { id, NOT: { roles: { has: "SYSTEM" } } } });
}

/** People to whom a portfolio can be given: every account that can sign in, by name. */
export async function listCoverCandidates(db: Db) {
  return db.user.findMany({
    where: { disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true },
  });
}

/** Ids of the admins who manage this account and can sign in, whoever it is. */
export async function listManagersOf(db: Db, userId: string): Promise<string[]> {
  const [account, admins] = [
    await db.user.findFirst({ where: { id: userId }, select: { roles: true } }),
    await db.user.findMany({
      where: { disabledAt: null, roles: { hasSome: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"] } },
      select: { id: true, roles: true },
    }),
  ];
  return admins.filter((admin) => account && canManageUser(admin, account)).map(({ id }) => id);
}

/** Whether somebody is named for a portfolio, today or later, for which the viewer is named as their backup: disabled, they make the viewer
 * cover. */
export async function isBackedUpBy(db: Db, viewerId: string, userId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ is: boolean }]>`
    select exists (
      select 1 from portfolio_cover main join portfolio_cover backup on backup.portfolio_id = main.portfolio_id
      where main.user_id = ${userId}::uuid and not main.is_backup and backup.user_id = ${viewerId}::uuid and backup.is_backup
        and least(main.ends_on, backup.ends_on, 'infinity') >= (now() at time zone 'UTC')::date) as "is"`;
  return row.is;
}

/** Each of the words stands in the name or in the email address. */
function hasWords(text: string): Prisma.UserWhereInput {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
  return {
    AND: words.map((word) => {
      const contains = { contains: likeLiteral(word), mode: "insensitive" as const };
      return { OR: [{ name: contains }, { email: contains }] };
    }),
  };
}
