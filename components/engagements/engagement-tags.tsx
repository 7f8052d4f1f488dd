import { TAG_SCHEMES } from "@/lib/engagements/tag-schemes";
import type { EngagementDetail } from "@/lib/engagements/views";

/** How others would sort it, scheme by scheme. */
export function EngagementTags({ tags }: { tags: EngagementDetail["tags"] }) {
  const schemes = [...new Set(tags.map(({ scheme }) => scheme))];
  return (
    <dl className="grid gap-2">
      {schemes.map((scheme) => (
        <div key={scheme} className="grid gap-0.5">
          <dt className="text-sm text-muted">
            {TAG_SCHEMES.find(({ code }) => code === scheme)?.name ?? scheme}
          </dt>
          <dd>
            {tags
              .filter((tag) => tag.scheme === scheme)
              .map(({ name }) => name)
              .join(" · ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
