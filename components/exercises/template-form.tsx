import {
  Form,
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { createTemplateAction, saveTemplateAction } from "@/lib/exercises/actions";
import { isOwnDay } from "@/lib/exercises/editions/rules";
import { ANCHOR_LABELS, MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { PlanningTemplate } from "@/lib/exercises/templates/queries";
import { TEMPLATE_NAME_LIMIT } from "@/lib/exercises/templates/schema";
import { EXERCISE_TYPES } from "@/lib/exercises/templates/types";

type TemplateFormProps = {
  /** The template; for a new one, the one whose days it starts from. */
  template: PlanningTemplate;
  /** The id that a new one will have; null when the template is changed. */
  newId: string | null;
};

/** A planning template: for which exercises it is proposed, and when each milestone falls, counted from their first or last day. */
export function TemplateForm({ template, newId }: TemplateFormProps) {
  return (
    <Form
      action={newId ? createTemplateAction : saveTemplateAction}
      savedMessage="Saved. Editions that get their dates from now on follow it."
    >
      {newId ? <RecordKey id={newId} /> : <RecordKey id={template.id} version={template.version} />}
      <FormTextField
        name="name"
        label="Name"
        maxLength={TEMPLATE_NAME_LIMIT}
        autoComplete="off"
        defaultValue={newId ? "" : template.name}
      />
      <FormCheckboxGroup
        name="typeCodes"
        label="Proposed for"
        hint={
          template.isDefault && !newId
            ? "And for every type that no other template names, and where the type is not said."
            : "Each type stands in one template. Whoever adds an edition may choose another by hand."
        }
        inline
        choices={EXERCISE_TYPES}
        defaultValues={newId ? [] : template.typeCodes}
      />
      {newId ? null : template.isDefault ? (
        <input type="hidden" name="isActive" value="on" />
      ) : (
        <FormCheckboxField
          name="isActive"
          label="In use"
          hint="Unticked, nobody is offered it any more. Editions keep what they got from it."
          defaultChecked={template.isActive}
        />
      )}
      <ol className="grid gap-3">
        {template.milestones.map((row, index) => (
          <li key={row.kind} className="grid gap-3 rounded-md border border-border bg-surface p-3">
            <fieldset className="grid gap-3">
              <legend className="mb-2 font-medium">{MILESTONE_LABELS[row.kind].name}</legend>
              <input type="hidden" name={`milestones.${index}.kind`} value={row.kind} />
              {isOwnDay(row.kind) ? (
                <OwnDay kind={row.kind} index={index} />
              ) : (
                <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
                  <FormTextField
                    name={`milestones.${index}.months`}
                    label="Months"
                    type="number"
                    defaultValue={row.months}
                  />
                  <FormTextField
                    name={`milestones.${index}.days`}
                    label="Days"
                    type="number"
                    defaultValue={row.days}
                  />
                  <FormSelectField
                    name={`milestones.${index}.anchor`}
                    label="From"
                    defaultValue={row.anchor}
                    options={Object.entries(ANCHOR_LABELS).map(([value, label]) => ({ value, label }))}
                  />
                  <FormCheckboxField
                    name={`milestones.${index}.isUsed`}
                    label="Used"
                    className="pb-2"
                    defaultChecked={row.isUsed}
                  />
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      <SubmitButton className="justify-self-start">
        {newId ? "Add the template" : "Save the template"}
      </SubmitButton>
    </Form>
  );
}

function OwnDay({ kind, index }: { kind: "STARTEX" | "ENDEX"; index: number }) {
  const fixed = { anchor: kind, months: "0", days: "0", isUsed: "on" };
  return (
    <p className="text-sm text-muted">
      The {kind === "STARTEX" ? "first" : "last"} day of the edition.
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={`milestones.${index}.${name}`} value={value} />
      ))}
    </p>
  );
}
