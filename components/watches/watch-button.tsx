import { Badge } from "@/components/ui/badge";
import type { WatchState } from "@/lib/watches/queries";
import type { WatchKey } from "@/lib/watches/rules";
import { UnwatchForm, WatchForm } from "./watch-forms";

type WatchButtonProps = {
  of: WatchKey;
  state: WatchState;
  /** What the record is, where "Watch" alone could be taken for something else the page says of it. */
  noun?: string;
};

/** Watch a record, or stop: for the viewer's post, which the successor inherits, or for a viewer without one. */
export function WatchButton({ of, state, noun }: WatchButtonProps) {
  const [first] = state.own;
  const what = noun && ` this ${noun}`;
  if (first)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="info" icon="eye">
          {first.post ? `${first.post.title} watches${what ?? ""}` : `You watch${what ?? " this"}`}
        </Badge>
        <UnwatchForm id={first.id} name={`this ${noun ?? "record"}`} />
      </div>
    );
  return <WatchForm of={of} posts={state.posts} noun={noun} />;
}
