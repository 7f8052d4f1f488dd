import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Fieldset } from "@/components/ui/field";
import {
  Form,
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import type { CalendarDate } from "@/lib/dates";
import {
  addFigureAction,
  addLessonAction,
  addMilestoneAction,
  createEditionAction,
  removeFigureAction,
  saveLessonAction,
  saveMilestoneAction,
} from "@/lib/exercises/editions/actions";
import type { Edition, OwnerOption } from "@/lib/exercises/editions/queries";
import { isOwnDay, isSameMilestone, type MilestoneKey, mayRepeat } from "@/lib/exercises/editions/rules";
import {
  EDITION_TEXT_LIMITS,
  FIGURE_KINDS,
  FIGURE_SIDES,
  LESSON_KINDS,
  LESSON_STATES,
  MILESTONE_KINDS,
  MILESTONE_STATES,
} from "@/lib/exercises/editions/schema";
import {
  FIGURE_KIND_LABELS,
  FIGURE_SIDE_LABELS,
  LESSON_KIND_LABELS,
  LESSON_STATE_LABELS,
  MILESTONE_STATE_LABELS,
  MOST_OF_A_KIND,
  milestoneName,
  whoseLabel,
} from "@/lib/exercises/labels";
import { EXERCISE_TYPES } from "@/lib/exercises/templates/types";
import { Buttons, SavedEdition } from "./edition-form-parts";
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
        today={today}
      />
      <SubmitButton className="justify-self-start">Add the edition</SubmitButton>
    </Form>
  );
}

type MilestoneFormProps = {
  edition: Edition;
  which: MilestoneKey;
  owners: Owners;
  /** The id that the milestone will have when the edition does not have it. */
  newId: string;
};

/** One milestone, new or not: when, whether it was held, by whom. */
export function MilestoneForm({ edition, which, owners, newId }: MilestoneFormProps) {
  const { kind, number } = which;
  const milestone = edition.milestones.find((one) => isSameMilestone(one, which));
  return (
    <Form
      action={milestone ? saveMilestoneAction : addMilestoneAction}
      staleNote={<SavedEdition edition={edition} />}
    >
      {milestone ? (
        <>
          <RecordKey id={edition.id} version={edition.version} />
          <input type="hidden" name="number" value={number} />
        </>
      ) : (
        <AdditionKey id={newId} edition={edition} />
      )}
      <input type="hidden" name="kind" value={kind} />
      {isOwnDay(kind) ? (
        <p className="text-muted">
          Its planned day is the {kind === "STARTEX" ? "first" : "last"} day of the edition, and moves with
          it.
        </p>
      ) : (
        <FormTextField
          name="plannedOn"
          label="Planned day"
          optional
          type="date"
          defaultValue={milestone?.plannedOn ?? ""}
        />
      )}
      <FormSelectField
        name="state"
        label="State"
        className="w-56"
        defaultValue={milestone?.state ?? "PLANNED"}
        options={MILESTONE_STATES.map((value) => ({ value, label: MILESTONE_STATE_LABELS[value] }))}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField
          name="heldOn"
          label="Held on"
          optional
          type="date"
          defaultValue={milestone?.heldOn ?? ""}
        />
        <FormTextField
          name="heldUntil"
          label="Until"
          optional
          type="date"
          defaultValue={milestone?.heldUntil ?? ""}
        />
      </div>
      <OwnerField owners={owners} held={milestone} />
      <FormTextareaField
        name="note"
        label="Note"
        optional
        rows={2}
        hint="Unclassified. Nations that take part can read this."
        maxLength={EDITION_TEXT_LIMITS.note}
        defaultValue={milestone?.note ?? ""}
      />
      <Buttons edition={edition} />
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
  return (
    <div className="grid gap-8">
      {edition.figures.length > 0 ? <FigureGroups figures={edition.figures} /> : null}
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
    </div>
  );
}

type LessonFormProps = {
  edition: Edition;
  lesson: NonNullable<Edition["lessons"]>[number] | null;
  owners: Owners;
  /** The id that a new one will have. */
  newId: string;
};

/** An observation or lesson, new or not. */
export function LessonForm({ edition, lesson, owners, newId }: LessonFormProps) {
  return (
    <Form action={lesson ? saveLessonAction : addLessonAction} staleNote={<SavedEdition edition={edition} />}>
      {lesson ? (
        <>
          <RecordKey id={edition.id} version={edition.version} />
          <input type="hidden" name="number" value={lesson.number} />
        </>
      ) : (
        <AdditionKey id={newId} edition={edition} />
      )}
      <FormSelectField
        name="kind"
        label="Kind"
        hint="An observation is noted; a lesson asks somebody to change something."
        className="w-56"
        defaultValue={lesson?.kind ?? "LESSON"}
        options={LESSON_KINDS.map((value) => ({ value, label: LESSON_KIND_LABELS[value] }))}
      />
      <FormTextareaField
        name="text"
        label="What was seen or learned"
        hint="Unclassified."
        maxLength={EDITION_TEXT_LIMITS.text}
        defaultValue={lesson?.text ?? ""}
      />
      <FormTextareaField
        name="action"
        label="What is to be done"
        optional
        rows={2}
        maxLength={EDITION_TEXT_LIMITS.action}
        defaultValue={lesson?.action ?? ""}
      />
      <OwnerField owners={owners} held={lesson ?? undefined} />
      <FormTextField name="dueOn" label="Due" optional type="date" defaultValue={lesson?.dueOn ?? ""} />
      {lesson ? (
        <>
          <FormSelectField
            name="state"
            label="State"
            className="w-56"
            defaultValue={lesson.state}
            options={LESSON_STATES.map((value) => ({ value, label: LESSON_STATE_LABELS[value] }))}
          />
          <FormTextareaField
            name="outcome"
            label="What came of it"
            hint="Needed when it is done or dropped."
            optional
            rows={2}
            maxLength={EDITION_TEXT_LIMITS.outcome}
            defaultValue={lesson.outcome ?? ""}
          />
        </>
      ) : null}
      <Buttons edition={edition} word={lesson ? "Save" : "Add"} />
    </Form>
  );
}

/** What is added, and to which edition. */
function AdditionKey({ id, edition }: { id: string; edition: Edition }) {
  return (
    <>
      <RecordKey id={id} />
      <input type="hidden" name="editionId" value={edition.id} />
    </>
  );
}

export type Owners = { posts: readonly OwnerOption[]; users: readonly OwnerOption[] };

type Held = { ownerUserId: string | null; ownerPostId: string | null; owner: string | null };

/** A post or a person. Whoever owns it now stays in the list, whoever else may choose. */
function OwnerField({ owners, held }: { owners: Owners; held: Held | undefined }) {
  const now = held?.ownerUserId
    ? `user:${held.ownerUserId}`
    : held?.ownerPostId
      ? `post:${held.ownerPostId}`
      : "";
  const isOffered = [...owners.posts, ...owners.users].some(({ value }) => value === now);
  return (
    <FormSelectField
      name="owner"
      label="Owner"
      optional
      hint="A post keeps it when its holder moves on."
      emptyLabel="Nobody yet"
      defaultValue={now}
    >
      {now !== "" && !isOffered ? <option value={now}>{held?.owner ?? "As saved"}</option> : null}
      {owners.posts.length > 0 ? <OwnerGroup label="Own posts" options={owners.posts} /> : null}
      <OwnerGroup label="People" options={owners.users} />
    </FormSelectField>
  );
}

function OwnerGroup({ label, options }: { label: string; options: readonly OwnerOption[] }) {
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  );
}
