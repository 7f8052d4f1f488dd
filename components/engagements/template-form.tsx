"use client";

import type { RefObject } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { saveTemplateAction } from "@/lib/engagements/templates/actions";
import { TEMPLATE_NAME_LENGTH } from "@/lib/engagements/templates/schema";
import { asTemplate } from "./starting-values";
import { valuesIn } from "./use-kept-draft";

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
          Dates, promises, gifts, readers and co-authors are left out; people, topics and texts are kept.
        </p>
        <TemplateFields portfolios={portfolios} name="" portfolioId="" />
        <SubmitButton variant="secondary" className="w-fit">
          Save the template
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}

type TemplateFieldsProps = {
  portfolios: TemplateFormProps["portfolios"];
  name: string;
  portfolioId: string;
  /** Sets the fields apart from those of another template on the page. */
  of?: string;
};

/** What a template is called and who else starts from it. */
export function TemplateFields({ portfolios, name, portfolioId, of = "new" }: TemplateFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        id={`field-template-name-${of}`}
        label="Name of the template"
        maxLength={TEMPLATE_NAME_LENGTH}
        defaultValue={name}
      />
      {portfolios.length > 0 ? (
        <FormSelectField
          name="portfolioId"
          id={`field-template-portfolio-${of}`}
          label="Who may start from it"
          emptyLabel="Only you"
          defaultValue={portfolioId}
          options={portfolios.map(({ value, label }) => ({ value, label: `Officers of ${label}` }))}
        />
      ) : null}
    </>
  );
}
