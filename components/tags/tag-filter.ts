import { tagKey, tagLabel } from "@/lib/engagements/tag-keys";
import type { TagOption } from "@/lib/picklists/queries";

/** How a list is narrowed to what bears a tag: chosen scheme by scheme, and told in force with its scheme. */
export function tagFilter(tags: readonly TagOption[]) {
  return {
    label: "Tag",
    groups: [...Map.groupBy(tags, ({ group }) => group)].map(([label, some]) => ({
      label,
      options: some.map((tag) => ({ value: tagKey(tag), label: tag.label })),
    })),
    words: (key: string) => {
      const tag = tags.find((one) => tagKey(one) === key);
      return tag ? tagLabel({ ...tag, name: tag.label }) : key;
    },
  };
}
