import { WarningList } from "@/components/engagements/warning-list";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import { Form, FormCheckboxField, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import type { CalendarDate } from "@/lib/dates";
import { addFigureAction, createEditionAction, removeFigureAction } from "@/lib/exercises/editions/actions";
import { faultOfCounting, figureWarnings } from "@/lib/exercises/editions/figures/rules";
import { type MilestoneKey, mayRepeat } from "@/lib/exercises/editions/milestones/rules";
import type { Edition } from "@/lib/exercises/editions/queries";
import {
  EDITION_TEXT_LIMITS,
  FIGURE_KINDS,
  FIGURE_SIDES,
  MILESTONE_KINDS,
} from "@/lib/exercises/editions/schema";
import {
  FIGURE_KIND_LABELS,
  FIGURE_SIDE_LABELS,
  MOST_OF_A_KIND,
  milestoneName,
  whoseLabel,
} from "@/lib/exercises/labels";
import { EXERCISE_TYPES } from "@/lib/exercises/templates/types";
import { AdditionKey, Buttons, SavedEdition } from "./edition-form-parts";
import { FigureGroups } from "./figure-groups";
import { type OfferedTemplate, PlanFields } from "./plan-fields";

type CreateEditionFormProps = {
  /** The id that the edition will have. */
  id: string;
  series: { id: string; slug: string };
  countries: readonly ComboboxOption[];
  hosts: readonly ComboboxOption[];
  year: string;
  templates: readonly OfferedTemplate[];
  tags: readonly ComboboxOption[];
  today: CalendarDate;
};

/** What a new edition needs: its year and hosts; with dates it gets its milestones at once. */
export function CreateEditionForm({
  id,
  series,
  countries,
  hosts,
  year,
  templates,
  tags,
  today,
}: CreateEditionFormProps) {
  return (
    <Form action={createEditionAction}>
      <RecordKey id={id} />
      <input type="hidden" name="seriesId" value={series.id} />
      <Combobox
        name="hosts"
        label="Hosts"
        hint="One of them must be a country that you cover."
        multiple
        options={countries}
        defaultChosen={hosts}
      />
      <PlanFields
        said={{ year }}
        limits={EDITION_TEXT_LIMITS}
        types={EXERCISE_TYPES}
        templates={templates}
        tags={tags}
        today={today}
      />
      <SubmitButton className="justify-self-start">Add the edition</SubmitButton>
    </Form>
  );
}

type MilestoneChoice = MilestoneKey & { label: string };

/** The milestones as a choice of which to change, and of which to add: a kind that is not there, or one more of a kind that may be. */
export function milestoneChoices(edition: Edition): {
  held: MilestoneChoice[];
  missing: MilestoneChoice[];
} {
  const held = edition.milestones.map(({ kind, number }) => ({
    kind,
    number,
    label: milestoneName({ kind, number }),
  }));
  const missing = MILESTONE_KINDS.flatMap((kind) => {
    const number = Math.max(0, ...held.filter((one) => one.kind === kind).map((one) => one.number)) + 1;
    if (number > 1 && (!mayRepeat(kind) || number > MOST_OF_A_KIND)) return [];
    return [{ kind, number, label: milestoneName({ kind, number }) }];
  });
  return { held, missing };
}

type NumbersFormsProps = {
  edition: Edition;
  today: CalendarDate;
  /** The id that the next number will have. */
  newId: string;
};

/** Numbers on record, the way to take one's own out, and a form for one more. */
export function NumbersForms({ edition, today, newId }: NumbersFormsProps) {
  const own = edition.figures.filter(({ createdById }) => createdById !== null);
  const over = faultOfCounting(edition);
  return (
    <div className="grid gap-8">
      {edition.figures.length > 0 ? <FigureGroups figures={edition.figures} /> : null}
      <WarningList warnings={figureWarnings(edition.figures)} />
      {own.length > 0 ? (
        <Fieldset legend="Remove a number" hint="What comes from published sources stays.">
          <ul className="clear-both grid gap-2">
            {own.map(({ id, kind, value, source, ...whose }) => {
              const words = `${FIGURE_KIND_LABELS[kind]}, ${whoseLabel(whose)}: ${value.toLocaleString("en")}, ${source}`;
              return (
                <li key={id} className="flex flex-wrap items-start gap-3">
                  <Form action={removeFigureAction} staleNote={<SavedEdition edition={edition} />}>
                    <RecordKey id={edition.id} version={edition.version} />
                    <input type="hidden" name="figureId" value={id} />
                    <SubmitButton variant="secondary" size="sm" pendingLabel="Removing…">
                      Remove<span className="sr-only"> {words}</span>
                    </SubmitButton>
                  </Form>
                  <span aria-hidden className="pt-1 text-sm">
                    {words}
                  </span>
                </li>
              );
            })}
          </ul>
        </Fieldset>
      ) : null}
      {over ? <p>{over}</p> : <AddFigureForm {...{ edition, today, newId }} />}
    </div>
  );
}

function AddFigureForm({ edition, today, newId }: NumbersFormsProps) {
  return (
    <Form action={addFigureAction} clearOnSuccess>
      <AdditionKey id={newId} edition={edition} />
      <Fieldset
        legend="Add a number"
        hint="A number that differs stands beside the others, not instead of them."
      >
        <div className="clear-both flex flex-wrap gap-x-4 gap-y-3">
          <FormSelectField
            name="kind"
            label="What"
            defaultValue="TROOPS"
            options={FIGURE_KINDS.map((value) => ({ value, label: FIGURE_KIND_LABELS[value] }))}
          />
          <FormSelectField
            name="whose"
            label="Whose"
            defaultValue="TOTAL"
            options={[
              ...FIGURE_SIDES.map((value) => ({ value, label: FIGURE_SIDE_LABELS[value] })),
              ...edition.participants.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <FormTextField name="value" label="Number" inputMode="numeric" className="w-36" />
        </div>
        <FormTextField
          name="qualifier"
          label="Qualifier"
          optional
          hint='Such as "about", "more than" or "planned".'
          maxLength={EDITION_TEXT_LIMITS.qualifier}
        />
        <FormTextField name="source" label="Source" maxLength={EDITION_TEXT_LIMITS.source} />
        <FormTextField name="asOf" label="As of" type="date" defaultValue={today} />
        <FormCheckboxField
          name="isAsReported"
          label="As reported"
          hint="The source's own and partner numbers, or those of its countries, make more than its total, and are kept as it gives them."
        />
      </Fieldset>
      <Buttons edition={edition} word="Add the number" />
    </Form>
  );
}
