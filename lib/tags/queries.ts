import "server-only";
import type { Db } from "@/lib/db";
import { tagOfKey } from "@/lib/engagements/tag-keys";
import type { Prisma } from "@/lib/generated/prisma/client";
import { listTagOptions, listTagSchemes } from "@/lib/picklists/queries";
import { type Failure, invalidField } from "@/lib/result";
import type { Tag } from "./labels";

// How exercise editions and crises bear tags; engagements bear theirs among their own parts.

/** Reads the tags of a record that bears them, in the order of their schemes. */
export const tagged = {
  select: { tag: { select: { id: true, list: true, code: true, label: true } } },
  orderBy: [{ tag: { list: "asc" } }, { tag: { sort: "asc" } }, { tag: { id: "asc" } }],
} satisfies Prisma.Crisis$tagsArgs & Prisma.ExerciseEdition$tagsArgs;

/** The tags as `tagged` reads them. */
export function tagsOf(
  rows: readonly { tag: { id: string; list: string; code: string; label: string } }[],
): Tag[] {
  return rows.map(({ tag: { id, list, code, label } }) => ({ id, scheme: list, code, name: label }));
}

/** The names of the schemes of these tags, by their code. */
export async function nameSchemes(
  db: Db,
  tags: readonly Pick<Tag, "scheme">[],
): Promise<Map<string, string>> {
  const schemes = tags.length > 0 ? await listTagSchemes(db) : [];
  return new Map(schemes.map(({ code, name }) => [code, name]));
}

/** Of records that bear tags those that bear any of these, by keys such as `NDU.EXERCISE`; all where none is asked for. */
export function whereTagged(keys: readonly string[]) {
  if (keys.length === 0) return {};
  const tags = keys.map(tagOfKey).map(({ scheme, code }) => ({ list: scheme, code }));
  return { tags: { some: { tag: { OR: tags } } } } satisfies Prisma.CrisisWhereInput &
    Prisma.ExerciseEditionWhereInput;
}

/** What is wrong with the tags that a form gives, beside their field, or null. A record keeps those that were retired since. */
export async function faultOfTags(
  db: Db,
  chosen: readonly string[],
  inUse: readonly Tag[] = [],
): Promise<Failure | null> {
  const held = inUse.map(({ id }) => id);
  if (chosen.every((id) => held.includes(id))) return null;
  const options = await listTagOptions(db, held);
  return chosen.every((id) => options.some(({ value }) => value === id))
    ? null
    : invalidField("tags", "Choose tags of the list.");
}
