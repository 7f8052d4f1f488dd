"use client";

import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormCheckboxField, FormSelectField, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { PERSON_TEXT_LIMITS } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

export type PersonFields = {
  familyName: string;
  givenName: string;
  nativeName: string | null;
  nationality: string;
  service: string | null;
  rankText: string | null;
  rankCode: string | null;
  position: string | null;
  organisation: string | null;
};

type PersonFormProps = {
  /** The id of the person, or the one a new person will have. */
  id: string;
  /** The person that is edited; null for a new one. */
  record: { version: number; isActive: boolean } | null;
  values: PersonFields;
  countries: readonly ComboboxOption[];
  action: (data: FormData) => Promise<Result<unknown>>;
};

/** A person as they are now. What they were on the day of an engagement stays with the engagement. */
export function PersonForm({ id, record, values, countries, action }: PersonFormProps) {
  const nation = countries.find(({ value }) => value === values.nationality);
  return (
    <Form
      action={action}
      staleNote={<p>Reload the page to see what was saved; copy what you typed before you do.</p>}
    >
      <RecordKey id={id} version={record?.version} />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField
          name="familyName"
          label="Family name"
          maxLength={PERSON_TEXT_LIMITS.familyName}
          defaultValue={values.familyName}
        />
        <FormTextField
          name="givenName"
          label="Given name"
          optional
          maxLength={PERSON_TEXT_LIMITS.givenName}
          defaultValue={values.givenName}
        />
      </div>
      <FormTextField
        name="nativeName"
        label="Name in the person's own script"
        optional
        maxLength={PERSON_TEXT_LIMITS.nativeName}
        defaultValue={values.nativeName ?? ""}
      />
      <Combobox
        name="nationality"
        label="Nationality"
        placeholder="Type a country"
        options={countries}
        defaultChosen={nation ? [nation] : []}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <FormSelectField
          name="service"
          label="Service"
          optional
          emptyLabel="Not known"
          defaultValue={values.service ?? ""}
          options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
        />
        <FormTextField
          name="rankText"
          label="Rank"
          optional
          hint="As it is printed."
          maxLength={PERSON_TEXT_LIMITS.rankText}
          defaultValue={values.rankText ?? ""}
        />
        <FormSelectField
          name="rankCode"
          label="Grade"
          optional
          emptyLabel="By rank and service"
          defaultValue={values.rankCode ?? ""}
          options={RANK_CODES.map((value) => ({ value, label: value.replace("_", "-") }))}
        />
      </div>
      <FormTextField
        name="position"
        label="Position"
        optional
        maxLength={PERSON_TEXT_LIMITS.position}
        defaultValue={values.position ?? ""}
      />
      <FormTextField
        name="organisation"
        label="Organisation"
        optional
        maxLength={PERSON_TEXT_LIMITS.organisation}
        defaultValue={values.organisation ?? ""}
      />
      {record ? (
        <FormCheckboxField
          name="isActive"
          label="Still serves"
          hint="Those who do not are no longer offered in forms."
          defaultChecked={record.isActive}
        />
      ) : null}
      <SubmitButton className="w-fit">Save</SubmitButton>
    </Form>
  );
}
