import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";

export type TemplateView = {
  id: string;
  name: string;
  isOwn: boolean;
  ownerName: string;
  portfolio: { id: string; name: string } | null;
  marking: Marking;
  version: number;
};

/** The templates open to the viewer, their own first, by name. */
export async function listTemplates(db: Db, viewer: Viewer): Promise<TemplateView[]> {
  const templates = await db.engagementTemplate.findMany({
    select: {
      id: true,
      name: true,
      ownerId: true,
      owner: { select: { name: true } },
      portfolio: { select: { id: true, name: true } },
      marking: true,
      version: true,
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return templates
    .map(({ owner, ownerId, ...rest }) => ({ ...rest, ownerName: owner.name, isOwn: ownerId === viewer.id }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
}

/** What a template fills in, as it was kept, and its marking; null when there is none for this viewer. */
export async function getTemplate(
  db: Db,
  id: string,
): Promise<{ values: Record<string, unknown>; marking: Marking } | null> {
  if (!isId(id)) return null;
  const found = await db.engagementTemplate.findUnique({
    where: { id },
    select: { values: true, marking: true },
  });
  return found && { values: found.values as Record<string, unknown>, marking: found.marking };
}

/** The portfolios for which the viewer is named today (UTC day), with whose officers a template may be shared. */
export async function listOwnPortfolios(db: Db, viewer: Viewer): Promise<{ value: string; label: string }[]> {
  return db.$queryRaw`
    select id as value, name as label from portfolio
    where id in (select portfolio_id from cover_on((now() at time zone 'UTC')::date) where user_id = ${viewer.id}::uuid)
    order by name`;
}
