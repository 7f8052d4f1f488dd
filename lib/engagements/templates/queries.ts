import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
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

/** The portfolios the viewer is a member of today, with whose officers a template may be shared. */
export async function listOwnPortfolios(db: Db, viewer: Viewer): Promise<{ value: string; label: string }[]> {
  const today = toDateColumn(todayIn("UTC", new Date()));
  const holds = { startsOn: { lte: today }, OR: [{ endsOn: null }, { endsOn: { gte: today } }] };
  const portfolios = await db.portfolio.findMany({
    where: { ...holds, members: { some: { userId: viewer.id, ...holds } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return portfolios.map(({ id, name }) => ({ value: id, label: name }));
}
