import { Badge } from "@/components/ui/badge";
import type { WatchState } from "@/lib/watches/queries";
import type { WatchKey } from "@/lib/watches/rules";
import { UnwatchForm, WatchForm } from "./watch-forms";

/** Watch a record, or stop: for the viewer's post, which the successor inherits, or for a viewer without one. */
export function WatchButton({ of, state }: { of: WatchKey; state: WatchState }) {
  const [first] = state.own;
  if (first)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="info" icon="eye">
          {first.post ? `${first.post.title} watches` : "You watch this"}
        </Badge>
        <UnwatchForm id={first.id} name="this record" />
      </div>
    );
  return <WatchForm of={of} posts={state.posts} />;
}
