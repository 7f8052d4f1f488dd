import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";

type MergeNoticesProps = {
  path: "/organisations" | "/posts";
  id: string;
  name: string;
  /** What was merged into it a moment ago. */
  merged: string | null;
  /** What may be the same, for whoever may merge them. */
  likely: readonly { id: string; name: string }[];
};

/** What the page of an organisation or a post says of merges: that one was made, and which could be. */
export function MergeNotices({ path, id, name, merged, likely }: MergeNoticesProps) {
  return (
    <>
      {merged === null ? null : (
        <ToldOnce param="merged">
          <Notice
            tone="success"
            title={
              merged === name ? (
                <>
                  Two entries of <bdi>{name}</bdi> are one now.
                </>
              ) : (
                <>
                  <bdi>{merged}</bdi> and <bdi>{name}</bdi> are one now.
                </>
              )
            }
          />
        </ToldOnce>
      )}
      {likely.length > 0 ? (
        <Notice tone="warning" title="Perhaps on record twice">
          <ul className="grid gap-1">
            {likely.map((other) => (
              <li key={other.id}>
                <Anchor href={`${path}/${id}/merge?with=${other.id}`} className="prose-link">
                  Compare with <bdi>{other.name}</bdi>
                </Anchor>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
