import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormCheckboxField, FormSelectField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createPostAction, updatePostAction } from "@/lib/people/posts/actions";
import type { PostRow } from "@/lib/people/posts/queries";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { gradeName, RANK_CODES } from "@/lib/people/ranks";
import { LikelyPosts } from "./likely-places";

type PostFormProps = {
  /** The id of the post, or the one a new post will have. */
  id: string;
  /** Null for a new one. */
  post: PostRow | null;
  /** Organisation that a new one is offered in. */
  organisationId: string | null;
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

export function PostForm({ id, post, organisationId, countries, organisations }: PostFormProps) {
  const inOrganisation = post ? post.organisationId : organisationId;
  const known = organisations.filter(({ value }) => value === inOrganisation);
  return (
    <Form
      action={post ? updatePostAction : createPostAction}
      staleNote={post ? <SavedVersionNote href={`/posts/${post.id}/edit`} /> : null}
    >
      <RecordKey id={id} version={post?.version} />
      <FormTextField
        name="title"
        label="Title"
        dir="auto"
        maxLength={POST_TEXT_LIMITS.title}
        defaultValue={post?.title}
      />
      <Combobox
        name="organisationId"
        label="Organisation"
        optional
        placeholder="Type an organisation"
        options={organisations}
        defaultChosen={
          known.length === 0 && post?.organisationId
            ? [{ value: post.organisationId, label: post.organisation ?? "" }]
            : known
        }
      />
      <Combobox
        name="nation"
        label="Nation"
        optional
        hint="Left empty, that of the organisation."
        placeholder="Type a country"
        options={countries}
        defaultChosen={countries.filter(({ value }) => value === post?.nation)}
      />
      <FormSelectField
        name="rankCode"
        label="Graded for"
        optional
        emptyLabel="Not known"
        defaultValue={post?.rankCode ?? ""}
        options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
        className="w-56"
      />
      {post ? (
        <FormCheckboxField
          name="isActive"
          label="Still exists"
          hint="What does not is kept, and opens nothing to who held it."
          defaultChecked={post.isActive}
        />
      ) : null}
      {post ? null : <LikelyPosts />}
      <FormButtons cancelHref={post ? `/posts/${post.id}` : "/posts"}>Save</FormButtons>
    </Form>
  );
}
