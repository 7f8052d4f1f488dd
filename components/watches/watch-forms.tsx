import { Form, FormSelectField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { unwatchAction, watchAction } from "@/lib/watches/actions";
import type { PostName } from "@/lib/watches/queries";
import type { WatchKey } from "@/lib/watches/rules";

/** `posts` are those of the viewer; none for a viewer who holds none. */
export function WatchForm({ of, posts }: { of: WatchKey; posts: readonly PostName[] }) {
  const [only, ...others] = posts;
  return (
    <Form action={watchAction} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="type" value={of.type} />
      <input type="hidden" name="key" value={of.key} />
      {only && others.length === 0 ? <input type="hidden" name="post" value={only.id} /> : null}
      {others.length > 0 ? (
        <FormSelectField
          name="post"
          id="field-watch-post"
          label="For the post"
          options={posts.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      <SubmitButton
        variant="secondary"
        pendingLabel="Saving…"
        title={
          only
            ? `For the post ${only.title}: whoever holds it hears of every change`
            : "You hear of every change"
        }
      >
        <Icon name="eye" />
        Watch
      </SubmitButton>
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
