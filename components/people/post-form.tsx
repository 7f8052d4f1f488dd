"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Form, FormCheckboxField, FormSelectField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { choiceField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { createPostAction, updatePostAction } from "@/lib/people/posts/actions";
import type { PostRow } from "@/lib/people/posts/queries";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { gradeName, RANK_CODES } from "@/lib/people/ranks";
import { LikelyPosts } from "./likely-places";

/** What the form shows of a post. */
export type PostFacts = Pick<
  PostRow,
  "version" | "title" | "organisationId" | "organisation" | "nation" | "rankCode" | "isActive"
>;

type PostFormProps = {
  /** The id of the post, or the one a new post will have. */
  id: string;
  /** Null for a new one. */
  post: PostFacts | null;
  /** Organisation that a new one is offered in. */
  organisationId: string | null;
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

const LABELS = {
  title: "Title",
  organisationId: "Organisation",
  nation: "Nation",
  rankCode: "Graded for",
  isActive: "Still exists",
} as const;

const GRADES = RANK_CODES.map((value) => ({ value, label: gradeName(value) }));

/** A billet, new or as it is now. */
export function PostForm({ id, post, organisationId, countries, ...offered }: PostFormProps) {
  const held = post?.organisationId ? [{ value: post.organisationId, label: post.organisation ?? "" }] : [];
  const isOffered = offered.organisations.some(({ value }) => value === post?.organisationId);
  const organisations = [...offered.organisations, ...(isOffered ? [] : held)];
  const lists = { countries, organisations };
  if (!post)
    return (
      <Form action={createPostAction}>
        <RecordKey id={id} />
        <PostFields said={{ organisationId: organisationId ?? "" }} {...lists} />
        <LikelyPosts />
        <FormButtons cancelHref="/posts">Save</FormButtons>
      </Form>
    );
  const fields = [
    textField("title", LABELS.title),
    choiceField("organisationId", LABELS.organisationId, organisations),
    choiceField("nation", LABELS.nation, countries),
    choiceField("rankCode", LABELS.rankCode, GRADES),
    tickField("isActive", LABELS.isActive),
  ];
  return (
    <MergingForm
      id={id}
      record={{ version: post.version, values: textOf(post, fields) }}
      fields={fields}
      action={updatePostAction}
    >
      {(said) => (
        <>
          <PostFields said={said} {...lists} />
          <FormCheckboxField
            name="isActive"
            label={LABELS.isActive}
            hint="What does not is kept, and opens nothing to who held it."
            defaultChecked={said.isActive !== ""}
          />
          <FormButtons cancelHref={`/posts/${id}`}>Save</FormButtons>
        </>
      )}
    </MergingForm>
  );
}

type PostFieldsProps = Pick<PostFormProps, "countries" | "organisations"> & { said: FormText };

function PostFields({ said, countries, organisations }: PostFieldsProps) {
  return (
    <>
      <FormTextField
        name="title"
        label={LABELS.title}
        dir="auto"
        maxLength={POST_TEXT_LIMITS.title}
        defaultValue={said.title}
      />
      <Combobox
        name="organisationId"
        label={LABELS.organisationId}
        optional
        placeholder="Type an organisation"
        options={organisations}
        defaultChosen={chosenIn(organisations, said.organisationId)}
      />
      <Combobox
        name="nation"
        label={LABELS.nation}
        optional
        hint="Left empty, that of the organisation."
        placeholder="Type a country"
        options={countries}
        defaultChosen={chosenIn(countries, said.nation)}
      />
      <FormSelectField
        name="rankCode"
        label={LABELS.rankCode}
        optional
        emptyLabel="Not known"
        defaultValue={said.rankCode}
        options={GRADES}
        className="w-56"
      />
    </>
  );
}
