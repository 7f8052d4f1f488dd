import { Form, FormCheckboxField, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { saveTemplateAction } from "@/lib/exercises/actions";
import { isOwnDay } from "@/lib/exercises/editions/rules";
import { ANCHOR_LABELS, MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { TemplateRow } from "@/lib/exercises/queries";

/** When each milestone falls, counted from the first or last day of an edition. */
export function TemplateForm({ template }: { template: readonly TemplateRow[] }) {
  return (
    <Form
      action={saveTemplateAction}
      savedMessage="Saved. Editions that get their dates from now on follow it."
    >
      <ol className="grid gap-3">
        {template.map((row, index) => (
          <li key={row.kind} className="grid gap-3 rounded-md border border-border bg-surface p-3">
            <fieldset className="grid gap-3">
              <legend className="mb-2 font-medium">{MILESTONE_LABELS[row.kind].name}</legend>
              <input type="hidden" name={`milestones.${index}.kind`} value={row.kind} />
              <input type="hidden" name={`milestones.${index}.version`} value={row.version} />
              {isOwnDay(row.kind) ? (
                <OwnDay row={row} index={index} />
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
      <SubmitButton className="justify-self-start">Save the template</SubmitButton>
    </Form>
  );
}

function OwnDay({ row, index }: { row: TemplateRow; index: number }) {
  const fixed = { anchor: row.kind, months: "0", days: "0", isUsed: "on" };
  return (
    <p className="text-sm text-muted">
      The {row.kind === "STARTEX" ? "first" : "last"} day of the edition.
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={`milestones.${index}.${name}`} value={value} />
      ))}
    </p>
  );
}
