import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { Form, FormCheckboxField, FormRadioGroup, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createReviewChainAction, saveReviewChainAction } from "@/lib/review-chains/actions";
import { REVIEW_KIND_LABELS } from "@/lib/review-chains/labels";
import type { ReviewChainView } from "@/lib/review-chains/queries";
import { ChainStepsField } from "./chain-steps-field";

type ChainFormProps = {
  /** The id of the chain, or the one a new chain will have. */
  id: string;
  /** Null for a new one. */
  chain: ReviewChainView | null;
  posts: readonly ComboboxOption[];
  objectives: readonly ComboboxOption[];
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

/** Name, scope and steps of a chain of review, new or not. */
export function ChainForm({ id, chain, posts, objectives, countries, organisations }: ChainFormProps) {
  const chosen = (options: readonly ComboboxOption[], value: string | null | undefined) =>
    options.filter((option) => option.value === value);
  return (
    <Form
      action={chain ? saveReviewChainAction : createReviewChainAction}
      savedMessage="Saved. It holds for what is submitted from now on; what is in review keeps its steps."
      staleNote={chain ? <SavedVersionNote href={`/admin/review-chains/${chain.id}`} /> : null}
    >
      <RecordKey id={id} version={chain?.version} />
      <FormTextField name="name" label="Name" defaultValue={chain?.name} maxLength={120} autoComplete="off" />
      <FormRadioGroup
        name="kind"
        label="What it reviews"
        hint="A plan says what is to happen; a report what came of it, or why it was cancelled."
        defaultValue={chain?.kind ?? "REPORT"}
        choices={Object.entries(REVIEW_KIND_LABELS).map(([value, label]) => ({ value, label }))}
      />
      <Fieldset
        legend="What it holds for"
        hint="One of the three, or none: then it holds where no other chain fits."
      >
        <div className="grid gap-4 clear-both">
          <Combobox
            name="objectiveId"
            label="Objective"
            optional
            options={objectives}
            defaultChosen={chosen(objectives, chain?.objective?.id)}
          />
          <Combobox
            name="countryCode"
            label="Country"
            optional
            options={countries}
            defaultChosen={chosen(countries, chain?.countryCode)}
          />
          <Combobox
            name="organisationId"
            label="Organisation of the author"
            hint="Of a post the author holds, or above it."
            optional
            options={organisations}
            defaultChosen={chosen(organisations, chain?.organisation?.id)}
          />
        </div>
      </Fieldset>
      <ChainStepsField
        steps={(chain?.steps ?? []).map((step) => ({
          posts: step.posts.map(({ id: value, title: label }) => ({ value, label })),
          days: step.days,
          climbsTo: step.climbsTo && { value: step.climbsTo.id, label: step.climbsTo.title },
        }))}
        posts={posts}
      />
      <FormCheckboxField
        name="isActive"
        label="In force"
        hint="A chain that is not in force reviews nothing new."
        defaultChecked={chain?.isActive ?? true}
      />
      <SubmitButton className="justify-self-start">{chain ? "Save" : "Create chain"}</SubmitButton>
    </Form>
  );
}
