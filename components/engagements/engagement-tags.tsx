import { Anchor } from "@/components/ui/anchor";
import { engagementsHref } from "@/lib/engagements/filters";
import { tagKey } from "@/lib/engagements/tag-keys";
import type { EngagementDetail } from "@/lib/engagements/views";

type EngagementTagsProps = {
  tags: EngagementDetail["tags"];
  /** Names of the schemes by their code. */
  schemes: ReadonlyMap<string, string>;
};

/** How others would sort it, scheme by scheme; each tag opens all that has it. */
export function EngagementTags({ tags, schemes: names }: EngagementTagsProps) {
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
                  href={engagementsHref({ tag: [tagKey(tag)] })}
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
