import { Anchor } from "@/components/ui/anchor";
import { tagKey } from "@/lib/engagements/tag-keys";
import type { Tag } from "@/lib/tags/labels";

type TagListProps = {
  tags: readonly Tag[];
  /** Names of the schemes by their code. */
  schemes: ReadonlyMap<string, string>;
  /** The list of all that has the tag of this key. */
  href: (key: string) => string;
};

/** How others would sort a record, scheme by scheme; each tag opens all that has it. */
export function TagList({ tags, schemes: names, href }: TagListProps) {
  const schemes = [...new Set(tags.map(({ scheme }) => scheme))];
  return (
    <dl className="grid gap-2">
      {schemes.map((scheme) => (
        <div key={scheme} className="grid gap-0.5">
          <dt className="text-sm text-muted">{names.get(scheme) ?? scheme}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {tags
              .filter((tag) => tag.scheme === scheme)
              .map((tag) => (
                <Anchor
                  key={tag.id}
                  href={href(tagKey(tag))}
                  className="inline-flex min-h-6 items-center prose-link"
                >
                  {tag.name}
                </Anchor>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
