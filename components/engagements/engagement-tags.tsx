import { Anchor } from "@/components/ui/anchor";
import { engagementsHref } from "@/lib/engagements/filters";
import { TAG_SCHEMES, tagKey } from "@/lib/engagements/tag-schemes";
import type { EngagementDetail } from "@/lib/engagements/views";

/** How others would sort it, scheme by scheme; each tag opens all that has it. */
export function EngagementTags({ tags }: { tags: EngagementDetail["tags"] }) {
  const schemes = [...new Set(tags.map(({ scheme }) => scheme))];
  return (
    <dl className="grid gap-2">
      {schemes.map((scheme) => (
        <div key={scheme} className="grid gap-0.5">
          <dt className="text-sm text-muted">
            {TAG_SCHEMES.find(({ code }) => code === scheme)?.name ?? scheme}
          </dt>
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
