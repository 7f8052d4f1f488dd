import "server-only";
import type { Db } from "@/lib/db";
import { isPicklist, PICKLIST_CODES, PICKLISTS, type PicklistCode } from "./labels";

/** A list that admins keep: one of the product's, or the tags of a scheme, whose note says where the scheme stands. */
export type ListView = { code: string; name: string; note: string };

export type PicklistItemView = {
  id: string;
  /** The code of its list. */
  list: string;
  code: string;
  label: string;
  note: string | null;
  isActive: boolean;
  version: number;
};

type PicklistOption = { value: string; label: string; hint?: string };

/** A tag as forms offer it, found by the code of its scheme and its own. */
export type TagOption = {
  value: string;
  label: string;
  /** The name of its scheme. */
  group: string;
  scheme: string;
  code: string;
  /** Its code, which is often what it is called for short (PFP). */
  keywords: string;
};

/** The list of this code; null where there is none. */
export async function getList(db: Db, code: string): Promise<ListView | null> {
  if (isPicklist(code)) return { code, ...PICKLISTS[code] };
  const scheme = await db.tagScheme.findUnique({ where: { code } });
  return scheme && { code, name: scheme.name, note: scheme.source };
}

/** The schemes of tags, each a list under its code, by name. */
export async function listTagSchemes(db: Db): Promise<ListView[]> {
  const schemes = await db.tagScheme.findMany({ orderBy: { name: "asc" } });
  return schemes.map(({ code, name, source }) => ({ code, name, note: source }));
}

/** The tags of every scheme, scheme by scheme in their order, the retired ones among them told as that. */
export async function listTags(db: Db): Promise<(TagOption & { isActive: boolean })[]> {
  const schemes = await listTagSchemes(db);
  const items = await db.picklistItem.findMany({
    where: { list: { in: schemes.map(({ code }) => code) } },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  });
  return schemes.flatMap((scheme) =>
    items
      .filter(({ list }) => list === scheme.code)
      .map(({ id, code, isActive, label }) => ({
        value: id,
        label: isActive ? label : `${label} (retired)`,
        group: scheme.name,
        scheme: scheme.code,
        code,
        keywords: code,
        isActive,
      })),
  );
}

/** The tags that may be given: those in use, and the retired ones among `inUse`. */
export async function listTagOptions(db: Db, inUse: readonly string[]): Promise<TagOption[]> {
  const tags = await listTags(db);
  return tags
    .filter(({ value, isActive }) => isActive || inUse.includes(value))
    .map(({ isActive: _, ...tag }) => tag);
}

/** The items of one list, in its order, retired ones among them. */
export async function listItems(db: Db, list: string): Promise<PicklistItemView[]> {
  const items = await db.picklistItem.findMany({
    where: { list },
    orderBy: [{ sort: "asc" }, { id: "asc" }],
  });
  return items.map(({ sort: _, ...item }) => item);
}

/** How many items each list offers, and how many of it are retired, by the code of the list; an empty one is not there. */
export async function countItems(db: Db): Promise<Map<string, { active: number; retired: number }>> {
  const groups = await db.picklistItem.groupBy({ by: ["list", "isActive"], _count: true });
  const countOf = (list: string, isActive: boolean) =>
    groups.find((group) => group.list === list && group.isActive === isActive)?._count ?? 0;
  return new Map(
    groups.map(({ list }) => [list, { active: countOf(list, true), retired: countOf(list, false) }]),
  );
}

/** What forms offer of every list of words: the active items, and the retired ones among `inUse`. */
export async function listPicklistOptions(
  db: Db,
  inUse: readonly string[],
): Promise<Record<PicklistCode, PicklistOption[]>> {
  const items = await db.picklistItem.findMany({
    where: { list: { in: [...PICKLIST_CODES] }, OR: [{ isActive: true }, { id: { in: [...inUse] } }] },
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
