"use client";

import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import {
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { choiceField, dayField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import {
  createObjectiveAction,
  recordReadingAction,
  saveIndicatorAction,
  saveObjectiveAction,
} from "@/lib/objectives/actions";
import { COUNT_LABELS, KIND_LABELS } from "@/lib/objectives/labels";
import type { IndicatorView, ObjectiveView } from "@/lib/objectives/queries";
import { COUNTS, KINDS, OBJECTIVE_TEXT_LIMITS } from "@/lib/objectives/schema";

/** What the form shows of an objective. */
export type ObjectiveFacts = Pick<
  ObjectiveView,
  "version" | "code" | "lineOfEffortId" | "text" | "dueOn" | "reviewOn" | "owner" | "ownerPost" | "isActive"
>;

type ObjectiveFormProps = {
  id: string;
  keep: Keep;
  /** Null for a new one. */
  objective: ObjectiveFacts | null;
  /** Lines of effort. */
  lines: readonly { value: string; label: string }[];
  users: readonly ComboboxOption[];
  posts: readonly ComboboxOption[];
};

const LABELS = {
  lineOfEffortId: "Line of effort",
  text: "Objective",
  dueOn: "Due",
  reviewOn: "Next review",
  ownerUserId: "Owner",
  ownerPostId: "Owner's post",
  isActive: "In force",
} as const;

/** What should be different, by when, and who answers for it; it keeps what is typed. */
export function ObjectiveForm({ id, keep, objective, lines, ...offered }: ObjectiveFormProps) {
  const { owner, ownerPost } = objective ?? {};
  const users = withOwner(offered.users, owner && { value: owner.id, label: owner.name });
  const posts = withOwner(offered.posts, ownerPost && { value: ownerPost.id, label: ownerPost.title });
  const lists = { lines, users, posts };
  if (!objective)
    return (
      <KeptForm id={id} keep={keep} action={createObjectiveAction}>
        {(said) => (
          <>
            <FormTextField
              name="code"
              label="Code"
              hint="Short, such as LOE2-07. It does not change afterwards."
              defaultValue={said.code}
            />
            <ObjectiveFields said={said} {...lists} />
            <div className="flex flex-wrap gap-3">
              <FormButtons cancelHref="/objectives">Create objective</FormButtons>
              <KeptLine />
            </div>
          </>
        )}
      </KeptForm>
    );
  const fields = [
    choiceField("lineOfEffortId", LABELS.lineOfEffortId, lines),
    textField("text", LABELS.text),
    dayField("dueOn", LABELS.dueOn),
    dayField("reviewOn", LABELS.reviewOn),
    choiceField("ownerUserId", LABELS.ownerUserId, users),
    choiceField("ownerPostId", LABELS.ownerPostId, posts),
    tickField("isActive", LABELS.isActive),
  ];
  const owners = { ownerUserId: owner?.id, ownerPostId: ownerPost?.id };
  return (
    <KeptMergingForm
      id={id}
      keep={keep}
      record={{ version: objective.version, values: textOf({ ...objective, ...owners }, fields) }}
      fields={fields}
      action={saveObjectiveAction}
    >
      {(said) => (
        <>
          <ObjectiveFields said={said} {...lists} />
          <FormCheckboxField
            name="isActive"
            label={LABELS.isActive}
            hint="Untick to retire it: it keeps its page, and no form offers it any more."
            defaultChecked={said.isActive !== ""}
          />
          <div className="flex flex-wrap gap-3">
            <FormButtons cancelHref={`/objectives/${objective.code}`}>Save</FormButtons>
            <KeptLine />
          </div>
        </>
      )}
    </KeptMergingForm>
  );
}

/** Whoever answers for it now stays in the list, whoever else may. */
function withOwner(options: readonly ComboboxOption[], owner: ComboboxOption | null | undefined) {
  const isOffered = options.some(({ value }) => value === owner?.value);
  return owner && !isOffered ? [...options, owner] : options;
}

type ObjectiveFieldsProps = Pick<ObjectiveFormProps, "lines" | "users" | "posts"> & { said: FormText };

function ObjectiveFields({ said, lines, users, posts }: ObjectiveFieldsProps) {
  return (
    <>
      <FormSelectField
        name="lineOfEffortId"
        label={LABELS.lineOfEffortId}
        emptyLabel="Choose one"
        defaultValue={said.lineOfEffortId}
        options={lines}
      />
      <FormTextareaField
        name="text"
        label={LABELS.text}
        hint="A verb, the partner, an end that can be measured, and a date."
        rows={3}
        maxLength={OBJECTIVE_TEXT_LIMITS.text}
        defaultValue={said.text}
      />
      <FormTextField name="dueOn" type="date" label={LABELS.dueOn} optional defaultValue={said.dueOn} />
      <FormTextField
        name="reviewOn"
        type="date"
        label={LABELS.reviewOn}
        optional
        hint="Its owner finds it on My work from two weeks before. After the review, set the day of the next."
        defaultValue={said.reviewOn}
      />
      <Combobox
        name="ownerUserId"
        label={LABELS.ownerUserId}
        optional
        options={users}
        defaultChosen={chosenIn(users, said.ownerUserId)}
      />
      <Combobox
        name="ownerPostId"
        label={LABELS.ownerPostId}
        optional
        hint="Whoever holds the post answers for it."
        options={posts}
        defaultChosen={chosenIn(posts, said.ownerPostId)}
      />
    </>
  );
}

/** What the form shows of an indicator. */
export type IndicatorFacts = Omit<IndicatorView, "id" | "readings">;

type IndicatorFormProps = {
  objective: { id: string; version: number };
  id: string;
  /** Null for a new one. */
  indicator: IndicatorFacts | null;
};

const INDICATOR_LABELS = {
  kind: "Kind",
  name: "What is counted or measured",
  unit: "Unit",
  baseline: "Baseline",
  target: "Target",
  countedBy: "Counted by",
  isActive: "In force",
} as const;

const KIND_OPTIONS = KINDS.map((value) => ({ value, label: KIND_LABELS[value] }));
const COUNT_OPTIONS = COUNTS.map((value) => ({ value, label: COUNT_LABELS[value] }));

/** The fields of an indicator, as two versions of them are compared. */
const INDICATOR_FIELDS = [
  choiceField("kind", INDICATOR_LABELS.kind, KIND_OPTIONS),
  textField("name", INDICATOR_LABELS.name),
  textField("unit", INDICATOR_LABELS.unit),
  textField("baseline", INDICATOR_LABELS.baseline),
  textField("target", INDICATOR_LABELS.target),
  {
    ...choiceField("countedBy", INDICATOR_LABELS.countedBy, COUNT_OPTIONS),
    emptyWords: "values written down",
  },
  tickField("isActive", INDICATOR_LABELS.isActive),
];

const NEW_INDICATOR = { kind: "EFFECT", isActive: true } as const;

/** By what the objective is judged: from where, to where, and what counts it. It is saved with the version of its objective. */
export function IndicatorForm({ objective, id, indicator }: IndicatorFormProps) {
  // A new one has another id at each look at the page, and the fields of its form have theirs.
  const scope = indicator ? id : "new";
  return (
    <MergingForm
      id={id}
      record={{
        version: objective.version,
        values: textOf(indicator ?? NEW_INDICATOR, INDICATOR_FIELDS),
      }}
      fields={INDICATOR_FIELDS}
      action={saveIndicatorAction}
      scope={`indicator-${scope}`}
      savedMessage="Saved."
      className="gap-4"
    >
      {(said) => (
        <>
          <input type="hidden" name="objectiveId" value={objective.id} />
          <FormSelectField
            name="kind"
            label={INDICATOR_LABELS.kind}
            hint="Performance is what was done; effect is what became different."
            defaultValue={said.kind}
            options={KIND_OPTIONS}
          />
          <FormTextField
            name="name"
            label={INDICATOR_LABELS.name}
            maxLength={OBJECTIVE_TEXT_LIMITS.name}
            defaultValue={said.name}
          />
          <div className="flex flex-wrap gap-4">
            <FormTextField
              name="unit"
              label={INDICATOR_LABELS.unit}
              maxLength={OBJECTIVE_TEXT_LIMITS.unit}
              defaultValue={said.unit}
            />
            <FormTextField
              name="baseline"
              label={INDICATOR_LABELS.baseline}
              optional
              inputMode="decimal"
              defaultValue={said.baseline}
            />
            <FormTextField
              name="target"
              label={INDICATOR_LABELS.target}
              inputMode="decimal"
              defaultValue={said.target}
            />
          </div>
          <FormSelectField
            name="countedBy"
            label={INDICATOR_LABELS.countedBy}
            emptyLabel="Values that are written down"
            defaultValue={said.countedBy}
            options={COUNT_OPTIONS}
          />
          <FormCheckboxField
            name="isActive"
            label={INDICATOR_LABELS.isActive}
            defaultChecked={said.isActive !== ""}
          />
          <SubmitButton className="justify-self-start">
            {indicator ? "Save the indicator" : "Add the indicator"}
          </SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

type ReadingFormProps = {
  /** The id that the value will have. */
  id: string;
  keep: Keep;
  indicator: Pick<IndicatorView, "id" | "unit">;
  today: string;
};

/** A value as it was on a day, with where it comes from. */
export function ReadingForm({ id, keep, indicator, today }: ReadingFormProps) {
  return (
    <KeptForm
      id={id}
      keep={keep}
      start={{ readOn: today }}
      action={recordReadingAction}
      savedMessage="Written down."
      clearOnSuccess
      className="gap-4"
    >
      {(said) => (
        <>
          <input type="hidden" name="indicatorId" value={indicator.id} />
          <div className="flex flex-wrap gap-4">
            <FormTextField
              name="value"
              id={`field-value-${indicator.id}`}
              label={`Value in ${indicator.unit}`}
              inputMode="decimal"
              defaultValue={said.value}
            />
            <FormTextField
              name="readOn"
              id={`field-read-${indicator.id}`}
              type="date"
              label="Of the day"
              defaultValue={said.readOn}
            />
          </div>
          <FormTextField
            name="source"
            id={`field-source-${indicator.id}`}
            label="Source"
            defaultValue={said.source}
            maxLength={OBJECTIVE_TEXT_LIMITS.source}
          />
          <SubmitButton className="justify-self-start">Write it down</SubmitButton>
        </>
      )}
    </KeptForm>
  );
}
