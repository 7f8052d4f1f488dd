import { Form, FormSelectField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { unwatchAction, watchAction } from "@/lib/watches/actions";
import type { PostName } from "@/lib/watches/queries";
import type { WatchKey } from "@/lib/watches/rules";

type WatchFormProps = {
  of: WatchKey;
  /** Those of the viewer; none for a viewer who holds none. */
  posts: readonly PostName[];
  /** What is watched ("crisis"), where the button is to say it. */
  noun: string | undefined;
};

export function WatchForm({ of, posts, noun }: WatchFormProps) {
  const [only, ...others] = posts;
  return (
    <Form action={watchAction} className="w-fit max-w-full">
      <input type="hidden" name="type" value={of.type} />
      <input type="hidden" name="key" value={of.key} />
      {only && others.length === 0 ? <input type="hidden" name="post" value={only.id} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton
          variant="secondary"
          pendingLabel="Saving…"
          title={
            others.length > 0
              ? "Whoever holds the post hears of every change"
              : only
                ? `For the post ${only.title}: whoever holds it hears of every change`
                : "You hear of every change"
          }
        >
          <Icon name="eye" />
          {noun ? `Watch this ${noun}` : "Watch"}
        </SubmitButton>
        {others.length > 0 ? (
          <FormSelectField
            name="post"
            id="field-watch-post"
            label={<span className="sr-only">The post to watch it for</span>}
            options={posts.map(({ id, title }) => ({ value: id, label: `for ${title}` }))}
            className="-mt-1.5 w-fit max-w-full min-w-0"
          />
        ) : null}
      </div>
    </Form>
  );
}

export function UnwatchForm({ id, name }: { id: string; name: string }) {
  return (
    <Form action={unwatchAction} className="w-max">
      <RecordKey id={id} />
      <SubmitButton variant="quiet" size="sm" pendingLabel="Saving…">
        Stop watching<span className="sr-only"> {name}</span>
      </SubmitButton>
    </Form>
  );
}
