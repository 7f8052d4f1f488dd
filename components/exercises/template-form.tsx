"use client";

import type { ReactNode } from "react";
import {
  Form,
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { choiceField, choicesField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, rowsIn, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { createTemplateAction, saveTemplateAction } from "@/lib/exercises/actions";
import { isOwnDay } from "@/lib/exercises/editions/milestones/rules";
import { MILESTONE_KINDS } from "@/lib/exercises/editions/schema";
import { ANCHOR_LABELS, MILESTONE_LABELS } from "@/lib/exercises/labels";
import type { PlanningTemplate } from "@/lib/exercises/templates/queries";
import { TEMPLATE_NAME_LIMIT } from "@/lib/exercises/templates/schema";
import { EXERCISE_TYPES } from "@/lib/exercises/templates/types";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";

type TemplateFormProps = {
  /** The template; for a new one, the one whose days it starts from. */
  template: PlanningTemplate;
  /** The id that a new one will have; null when the template is changed. */
  newId: string | null;
};

const LABELS = { name: "Name", typeCodes: "Proposed for", isActive: "In use" } as const;
const OFFSET_LABELS = { months: "Months", days: "Days", anchor: "From", isUsed: "Used" } as const;

const ANCHORS = Object.entries(ANCHOR_LABELS).map(([value, label]) => ({ value, label }));

/** The fields of a template, as two versions of them are compared: each milestone stands in it once. */
function fieldsOf(isDefault: boolean): readonly MergedField[] {
  return [
    textField("name", LABELS.name),
    choicesField("typeCodes", LABELS.typeCodes, EXERCISE_TYPES),
    { ...tickField("isActive", LABELS.isActive), isDrawn: () => !isDefault },
    {
      names: ["milestones"],
      label: "Milestone",
      rows: {
        keys: ["kind"],
        fields: [
          textField("months", OFFSET_LABELS.months),
          textField("days", OFFSET_LABELS.days),
          choiceField("anchor", OFFSET_LABELS.anchor, ANCHORS),
          tickField("isUsed", OFFSET_LABELS.isUsed),
        ],
        nameOf: ({ kind }) => MILESTONE_LABELS[kindOf(kind)].name,
      },
    },
  ];
}

/** A planning template: for which exercises it is proposed, and when each milestone falls, counted from their first or last day. */
export function TemplateForm({ template, newId }: TemplateFormProps) {
  const fields = fieldsOf(template.isDefault);
  const said = textOf(template, fields);
  if (newId)
    return (
      <Form action={createTemplateAction}>
        <RecordKey id={newId} />
        <TemplateFields
          said={{ ...said, name: "", typeCodes: "" }}
          typesHint="Each type stands in one template. Whoever adds an edition may choose another by hand."
        />
        <SubmitButton className="justify-self-start">Add the template</SubmitButton>
      </Form>
    );
  return (
    <MergingForm
      id={template.id}
      record={{ version: template.version, values: said }}
      fields={fields}
      action={saveTemplateAction}
      savedMessage="Saved. Editions that get their dates from now on follow it."
    >
      {(current) => (
        <>
          <TemplateFields
            said={current}
            typesHint={
              template.isDefault
                ? "And for every type that no other template names, and where the type is not said."
                : "Each type stands in one template. Whoever adds an edition may choose another by hand."
            }
          >
            {template.isDefault ? (
              <input type="hidden" name="isActive" value="on" />
            ) : (
              <FormCheckboxField
                name="isActive"
                label={LABELS.isActive}
                hint="Unticked, nobody is offered it any more. Editions keep what they got from it."
                defaultChecked={current.isActive !== ""}
              />
            )}
          </TemplateFields>
          <SubmitButton className="justify-self-start">Save the template</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

type TemplateFieldsProps = { said: FormText; typesHint: string; children?: ReactNode };

/** `children` stand between the types and the milestones. */
function TemplateFields({ said, typesHint, children }: TemplateFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        maxLength={TEMPLATE_NAME_LIMIT}
        autoComplete="off"
        defaultValue={said.name}
      />
      <FormCheckboxGroup
        name="typeCodes"
        label={LABELS.typeCodes}
        hint={typesHint}
        inline
        choices={EXERCISE_TYPES}
        defaultValues={said.typeCodes?.split("\n")}
      />
      {children}
      <ol className="grid gap-3">
        {rowsIn(said, "milestones").map((row, index) => (
          <MilestoneOffset key={row.kind} row={row} index={index} />
        ))}
      </ol>
    </>
  );
}

function MilestoneOffset({ row, index }: { row: FormText; index: number }) {
  const kind = kindOf(row.kind);
  const at = `milestones.${index}`;
  return (
    <li className="grid gap-3 rounded-md border border-border bg-surface p-3">
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">{MILESTONE_LABELS[kind].name}</legend>
        <input type="hidden" name={`${at}.kind`} value={kind} />
        {isOwnDay(kind) ? (
          <OwnDay kind={kind} index={index} />
        ) : (
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
            <FormTextField
              name={`${at}.months`}
              label={OFFSET_LABELS.months}
              type="number"
              defaultValue={row.months}
            />
            <FormTextField
              name={`${at}.days`}
              label={OFFSET_LABELS.days}
              type="number"
              defaultValue={row.days}
            />
            <FormSelectField
              name={`${at}.anchor`}
              label={OFFSET_LABELS.anchor}
              defaultValue={row.anchor}
              options={ANCHORS}
            />
            <FormCheckboxField
              name={`${at}.isUsed`}
              label={OFFSET_LABELS.isUsed}
              className="pb-2"
              defaultChecked={row.isUsed !== ""}
            />
          </div>
        )}
      </fieldset>
    </li>
  );
}

/** A row is of a milestone on the server's list. */
function kindOf(text: string | undefined): MilestoneKind {
  const kind = MILESTONE_KINDS.find((one) => one === text);
  if (!kind) throw new Error(`no milestone is called ${text}`);
  return kind;
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
