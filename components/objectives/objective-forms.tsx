import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import {
  Form,
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import {
  createObjectiveAction,
  recordReadingAction,
  saveIndicatorAction,
  saveObjectiveAction,
} from "@/lib/objectives/actions";
import { COUNT_LABELS, KIND_LABELS } from "@/lib/objectives/labels";
import type { IndicatorView, ObjectiveView } from "@/lib/objectives/queries";
import { COUNTS, KINDS, OBJECTIVE_TEXT_LIMITS } from "@/lib/objectives/schema";

type ObjectiveFormProps = {
  id: string;
  /** Null for a new one. */
  objective: ObjectiveView | null;
  /** Lines of effort. */
  lines: readonly { value: string; label: string }[];
  users: readonly ComboboxOption[];
  posts: readonly ComboboxOption[];
};

/** What should be different, by when, and who answers for it. */
export function ObjectiveForm({ id, objective, lines, users, posts }: ObjectiveFormProps) {
  const { owner, ownerPost } = objective ?? {};
  return (
    <Form
      action={objective ? saveObjectiveAction : createObjectiveAction}
      staleNote={objective ? <SavedVersionNote href={`/objectives/${objective.code}/edit`} /> : null}
    >
      <RecordKey id={id} version={objective?.version} />
      {objective ? null : (
        <FormTextField
          name="code"
          label="Code"
          hint="Short, such as LOE2-07. It does not change afterwards."
        />
      )}
      <FormSelectField
        name="lineOfEffortId"
        label="Line of effort"
        emptyLabel="Choose one"
        defaultValue={objective?.lineOfEffortId ?? ""}
        options={lines}
      />
      <FormTextareaField
        name="text"
        label="Objective"
        hint="A verb, the partner, an end that can be measured, and a date."
        rows={3}
        maxLength={OBJECTIVE_TEXT_LIMITS.text}
        defaultValue={objective?.text}
      />
      <FormTextField name="dueOn" type="date" label="Due" optional defaultValue={objective?.dueOn ?? ""} />
      <FormTextField
        name="reviewOn"
        type="date"
        label="Next review"
        optional
        hint="Its owner finds it on My work from two weeks before. After the review, set the day of the next."
        defaultValue={objective?.reviewOn ?? ""}
      />
      <Combobox
        name="ownerUserId"
        label="Owner"
        optional
        options={users}
        defaultChosen={owner ? [{ value: owner.id, label: owner.name }] : []}
      />
      <Combobox
        name="ownerPostId"
        label="Owner's post"
        optional
        hint="Whoever holds the post answers for it."
        options={posts}
        defaultChosen={ownerPost ? [{ value: ownerPost.id, label: ownerPost.title }] : []}
      />
      {objective ? (
        <FormCheckboxField
          name="isActive"
          label="In force"
          hint="Untick to retire it: it keeps its page, and no form offers it any more."
          defaultChecked={objective.isActive}
        />
      ) : null}
      <FormButtons cancelHref={objective ? `/objectives/${objective.code}` : "/objectives"}>
        {objective ? "Save" : "Create objective"}
      </FormButtons>
    </Form>
  );
}

type IndicatorFormProps = {
  objective: { id: string; version: number };
  id: string;
  /** Null for a new one. */
  indicator: IndicatorView | null;
};

/** By what the objective is judged: from where, to where, and what counts it. */
export function IndicatorForm({ objective, id, indicator }: IndicatorFormProps) {
  return (
    <Form action={saveIndicatorAction} className="gap-4" savedMessage="Saved.">
      <input type="hidden" name="objectiveId" value={objective.id} />
      <RecordKey id={id} version={objective.version} />
      <FormSelectField
        name="kind"
        id={`field-kind-${id}`}
        label="Kind"
        hint="Performance is what was done; effect is what became different."
        defaultValue={indicator?.kind ?? "EFFECT"}
        options={KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
      />
      <FormTextField
        name="name"
        id={`field-name-${id}`}
        label="What is counted or measured"
        maxLength={OBJECTIVE_TEXT_LIMITS.name}
        defaultValue={indicator?.name}
      />
      <div className="flex flex-wrap gap-4">
        <FormTextField
          name="unit"
          id={`field-unit-${id}`}
          label="Unit"
          maxLength={OBJECTIVE_TEXT_LIMITS.unit}
          defaultValue={indicator?.unit}
        />
        <FormTextField
          name="baseline"
          id={`field-baseline-${id}`}
          label="Baseline"
          optional
          inputMode="decimal"
          defaultValue={indicator?.baseline ?? ""}
        />
        <FormTextField
          name="target"
          id={`field-target-${id}`}
          label="Target"
          inputMode="decimal"
          defaultValue={indicator?.target ?? ""}
        />
      </div>
      <FormSelectField
        name="countedBy"
        id={`field-counted-${id}`}
        label="Counted by"
        emptyLabel="Values that are written down"
        defaultValue={indicator?.countedBy ?? ""}
        options={COUNTS.map((value) => ({ value, label: COUNT_LABELS[value] }))}
      />
      <FormCheckboxField
        name="isActive"
        id={`field-active-${id}`}
        label="In force"
        defaultChecked={indicator?.isActive ?? true}
      />
      <SubmitButton className="justify-self-start">
        {indicator ? "Save the indicator" : "Add the indicator"}
      </SubmitButton>
    </Form>
  );
}

/** A value as it was on a day, with where it comes from. */
export function ReadingForm({
  id,
  indicator,
  today,
}: {
  id: string;
  indicator: IndicatorView;
  today: string;
}) {
  return (
    <Form key={id} action={recordReadingAction} className="gap-4" savedMessage="Written down.">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="indicatorId" value={indicator.id} />
      <div className="flex flex-wrap gap-4">
        <FormTextField
          name="value"
          id={`field-value-${indicator.id}`}
          label={`Value in ${indicator.unit}`}
          inputMode="decimal"
        />
        <FormTextField
          name="readOn"
          id={`field-read-${indicator.id}`}
          type="date"
          label="Of the day"
          defaultValue={today}
        />
      </div>
      <FormTextField
        name="source"
        id={`field-source-${indicator.id}`}
        label="Source"
        maxLength={OBJECTIVE_TEXT_LIMITS.source}
      />
      <SubmitButton className="justify-self-start">Write it down</SubmitButton>
    </Form>
  );
}
