"use client";

import type { RefObject } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { choiceField, textField } from "@/components/ui/merged-fields";
import { type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { changeTemplateAction, saveTemplateAction } from "@/lib/engagements/templates/actions";
import { TEMPLATE_NAME_LENGTH } from "@/lib/engagements/templates/schema";
import { valuesIn } from "./form-values";
import { asTemplate } from "./starting-values";

type TemplateFormProps = {
  /** The id the template will have. */
  id: string;
  /** An element around the form whose fields are kept; the first form in it. */
  around: RefObject<HTMLElement | null>;
  /** Portfolios of the viewer, with whose officers it may be shared. */
  portfolios: readonly { value: string; label: string }[];
};

/** Keeps what stands in the form above for the next one of its kind. */
export function TemplateForm({ id, around, portfolios }: TemplateFormProps) {
  return (
    <Disclosure summary="Save this form as a template" look="section">
      <Form
        savedMessage="Saved. The palette (Ctrl-K) and the page of a new engagement offer it."
        action={(data) => {
          const form = around.current?.querySelector("form");
          if (form) data.set("values", JSON.stringify(asTemplate(valuesIn(form))));
          return saveTemplateAction(data);
        }}
      >
        <RecordKey id={id} />
        <p className="text-sm text-muted">
          Kept is what describes its kind: people, place, purpose, topics, objectives, marking and the words
          of its parts. Left out is what was of that time: days and hours, numbers and money, clearances and
          every other state, what was said, came of it or was promised or given, readers and co-authors.
        </p>
        <TemplateFields portfolios={portfolios} name="" portfolioId="" />
        <SubmitButton variant="secondary" className="w-fit">
          Save the template
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}

type ChangeTemplateFormProps = Pick<TemplateFormProps, "portfolios"> & {
  template: { id: string; version: number; name: string; portfolioId: string | null };
};

const LABELS = { name: "Name of the template", portfolioId: "Who may start from it" } as const;

/** Renames a template, and says who else starts from it. */
export function ChangeTemplateForm({ template, portfolios }: ChangeTemplateFormProps) {
  const { id, version } = template;
  const fields: MergedField[] = [
    textField("name", LABELS.name),
    {
      ...choiceField("portfolioId", LABELS.portfolioId, optionsOf(portfolios)),
      emptyWords: "only you",
      isDrawn: () => portfolios.length > 0,
    },
  ];
  return (
    <MergingForm
      id={id}
      record={{ version, values: textOf(template, fields) }}
      fields={fields}
      action={changeTemplateAction}
      savedMessage="Saved."
    >
      {(said) => (
        <>
          <TemplateFields portfolios={portfolios} name={said.name} portfolioId={said.portfolioId} of={id} />
          <SubmitButton className="w-fit">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

function optionsOf(portfolios: TemplateFormProps["portfolios"]) {
  return portfolios.map(({ value, label }) => ({ value, label: `Officers of ${label}` }));
}

type TemplateFieldsProps = {
  portfolios: TemplateFormProps["portfolios"];
  name: string | undefined;
  portfolioId: string | undefined;
  /** Sets the fields apart from those of another template on the page. */
  of?: string;
};

/** What a template is called and who else starts from it. */
function TemplateFields({ portfolios, name, portfolioId, of = "new" }: TemplateFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        id={`field-template-name-${of}`}
        label={LABELS.name}
        maxLength={TEMPLATE_NAME_LENGTH}
        defaultValue={name}
      />
      {portfolios.length > 0 ? (
        <FormSelectField
          name="portfolioId"
          id={`field-template-portfolio-${of}`}
          label={LABELS.portfolioId}
          emptyLabel="Only you"
          defaultValue={portfolioId}
          options={optionsOf(portfolios)}
        />
      ) : null}
    </>
  );
}
