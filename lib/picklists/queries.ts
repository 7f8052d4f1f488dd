import "server-only";
import type { Db } from "@/lib/db";
import { isPicklist, PICKLIST_CODES, type PicklistCode } from "./labels";

export type PicklistItemView = {
  id: string;
  list: PicklistCode;
  code: string;
  label: string;
  note: string | null;
  isActive: boolean;
  version: number;
};

export type PicklistOption = { value: string; label: string; hint?: string };

/** The items of one list, in its order, retired ones among them. */
export async function listItems(db: Db, list: PicklistCode): Promise<PicklistItemView[]> {
  const items = await db.picklistItem.findMany({
    where: { list },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  });
  return items.map(({ sort: _, ...item }) => ({ ...item, list }));
}

/** How many items each list offers, and how many of it are retired. */
export async function countItems(db: Db): Promise<Record<PicklistCode, { active: number; retired: number }>> {
  const groups = await db.picklistItem.groupBy({ by: ["list", "isActive"], _count: true });
  const countOf = (list: PicklistCode, isActive: boolean) =>
    groups.find((group) => group.list === list && group.isActive === isActive)?._count ?? 0;
  return Object.fromEntries(
    PICKLIST_CODES.map((list) => [list, { active: countOf(list, true), retired: countOf(list, false) }]),
  ) as Record<PicklistCode, { active: number; retired: number }>;
}

/** What forms offer of every list: the active items, and the retired ones among `inUse`. */
export async function listPicklistOptions(
  db: Db,
  inUse: readonly string[],
): Promise<Record<PicklistCode, PicklistOption[]>> {
  const items = await db.picklistItem.findMany({
    where: { OR: [{ isActive: true }, { id: { in: [...inUse] } }] },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  });
  const options = Object.fromEntries(PICKLIST_CODES.map((list) => [list, [] as PicklistOption[]])) as Record<
    PicklistCode,
    PicklistOption[]
  >;
  for (const { id, list, label, isActive } of items)
    if (isPicklist(list)) options[list].push({ value: id, label: isActive ? label : `${label} (retired)` });
  return options;
}
