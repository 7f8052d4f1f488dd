"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { Form, FormCheckboxField, FormRadioGroup, FormTextField, SubmitButton } from "@/components/ui/form";
import { choiceField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { createReviewChainAction, saveReviewChainAction } from "@/lib/review-chains/actions";
import { REVIEW_KIND_LABELS } from "@/lib/review-chains/labels";
import type { ReviewChainView } from "@/lib/review-chains/queries";
import { ChainStepsField } from "./chain-steps-field";

type NamedPost = { id: string; title: string };

/** What the form shows of a chain. */
export type ChainFacts = Pick<ReviewChainView, "version" | "name" | "kind" | "countryCode" | "isActive"> & {
  objectiveId: string | null;
  organisationId: string | null;
  steps: readonly { posts: readonly NamedPost[]; days: number; climbsTo: NamedPost | null }[];
};

type ChainFormProps = {
  /** The id of the chain, or the one a new chain will have. */
  id: string;
  /** Null for a new one. */
  chain: ChainFacts | null;
  posts: readonly ComboboxOption[];
  objectives: readonly ComboboxOption[];
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

type Lists = Omit<ChainFormProps, "id" | "chain">;

const LABELS = {
  name: "Name",
  kind: "What it reviews",
  objectiveId: "Objective",
  countryCode: "Country",
  organisationId: "Organisation of the author",
  isActive: "In force",
} as const;

const KINDS = Object.entries(REVIEW_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** The fields of a chain, as two versions of them are compared: it holds for one thing, and nothing but what a step says tells it. */
function fieldsOf({ posts, objectives, countries, organisations }: Lists): readonly MergedField[] {
  const scopes = [
    choiceField("objectiveId", LABELS.objectiveId, objectives),
    choiceField("countryCode", LABELS.countryCode, countries),
    choiceField("organisationId", LABELS.organisationId, organisations),
  ];
  const postNames = choiceField("postIds", "Posts", posts);
  const postWords = ({ postIds = "" }: FormText) =>
    postIds
      .split("\n")
      .map((postId) => postNames.words?.({ postIds: postId }) ?? "")
      .join(", ");
  return [
    textField("name", LABELS.name),
    choiceField("kind", LABELS.kind, KINDS),
    {
      names: ["objectiveId", "countryCode", "organisationId"],
      label: "What it holds for",
      words: (values) =>
        scopes
          .filter(({ names }) => values[names[0]])
          .map((scope) => `${scope.label}: ${scope.words?.(values)}`)
          .join("\n"),
      emptyWords: "where no other chain fits",
    },
    {
      names: ["steps"],
      label: "Step",
      rows: {
        keys: [],
        told: ["postIds", "climbsToPostId"],
        fields: [
          { ...postNames, words: postWords },
          textField("days", "Days until it climbs"),
          choiceField("climbsToPostId", "Climbs to", posts),
        ],
        nameOf: (row) => (row.postIds ? postWords(row) : ""),
      },
    },
    tickField("isActive", LABELS.isActive),
  ];
}

/** Name, scope and steps of a chain of review, new or not. */
export function ChainForm({ id, chain, ...lists }: ChainFormProps) {
  if (!chain)
    return (
      <Form action={createReviewChainAction}>
        <RecordKey id={id} />
        <ChainFields said={{ kind: "REPORT", isActive: "on" }} {...lists} />
        <SubmitButton className="justify-self-start">Create chain</SubmitButton>
      </Form>
    );
  const posts = withNamed(lists.posts, chain);
  const given = { ...lists, posts };
  const fields = fieldsOf(given);
  const said = {
    ...chain,
    steps: chain.steps.map((step) => ({
      postIds: step.posts.map((post) => post.id),
      days: step.days,
      climbsToPostId: step.climbsTo?.id,
    })),
  };
  return (
    <MergingForm
      id={id}
      record={{ version: chain.version, values: textOf(said, fields) }}
      fields={fields}
      action={saveReviewChainAction}
      savedMessage="Saved. It holds for what is submitted from now on; what is in review keeps its steps."
    >
      {(current) => (
        <>
          <ChainFields said={current} {...given} />
          <SubmitButton className="justify-self-start">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

/** The posts of its steps stay in the list, whichever else may be named. */
function withNamed(posts: readonly ComboboxOption[], { steps }: ChainFacts): readonly ComboboxOption[] {
  const named = steps.flatMap((step) => [...step.posts, ...(step.climbsTo ? [step.climbsTo] : [])]);
  const missing = new Map(
    named
      .filter(({ id }) => !posts.some(({ value }) => value === id))
      .map(({ id, title }) => [id, { value: id, label: title }]),
  );
  return [...posts, ...missing.values()];
}

function ChainFields({ said, posts, objectives, countries, organisations }: Lists & { said: FormText }) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        defaultValue={said.name}
        maxLength={120}
        autoComplete="off"
      />
      <FormRadioGroup
        name="kind"
        label={LABELS.kind}
        hint="A plan says what is to happen; a report what came of it, or why it was cancelled."
        defaultValue={said.kind}
        choices={KINDS}
      />
      <Fieldset
        legend="What it holds for"
        hint="One of the three, or none: then it holds where no other chain fits."
      >
        <div className="grid gap-4 clear-both">
          <Combobox
            name="objectiveId"
            label={LABELS.objectiveId}
            optional
            options={objectives}
            defaultChosen={chosenIn(objectives, said.objectiveId)}
          />
          <Combobox
            name="countryCode"
            label={LABELS.countryCode}
            optional
            options={countries}
            defaultChosen={chosenIn(countries, said.countryCode)}
          />
          <Combobox
            name="organisationId"
            label={LABELS.organisationId}
            hint="Of a post the author holds, or above it."
            optional
            options={organisations}
            defaultChosen={chosenIn(organisations, said.organisationId)}
          />
        </div>
      </Fieldset>
      <ChainStepsField said={said} posts={posts} />
      <FormCheckboxField
        name="isActive"
        label={LABELS.isActive}
        hint="A chain that is not in force reviews nothing new."
        defaultChecked={Boolean(said.isActive)}
      />
    </>
  );
}
