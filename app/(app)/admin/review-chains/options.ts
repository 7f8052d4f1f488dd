import "server-only";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import type { Db } from "@/lib/db";
import { holderWords } from "@/lib/review-chains/labels";
import { listOwnPosts, type PostView } from "@/lib/review-chains/queries";

/** Posts for a picker, each with who holds it today. */
export function postOptions(posts: readonly PostView[]): ComboboxOption[] {
  return posts.map(({ id, title, organisation, holders }) => ({
    value: id,
    label: title,
    hint: [organisation, holderWords(holders) || "nobody holds it"].filter(Boolean).join(" · "),
  }));
}

/** What the form of a chain offers. */
export async function chainOptions(db: Db, nation: string) {
  const objectives = await db.objective.findMany({ where: { isActive: true }, orderBy: { code: "asc" } });
  const organisations = await db.organisation.findMany({
    where: { isActive: true, nation },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return {
    posts: postOptions(await listOwnPosts(db)),
    objectives: objectives.map(({ id, code, text }) => ({ value: id, label: text, hint: code })),
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
  };
}
