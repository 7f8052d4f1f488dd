"use client";

import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormCheckboxField, FormSelectField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createOrganisationAction, updateOrganisationAction } from "@/lib/people/organisations/actions";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import type { FormerName, OrganisationRow } from "@/lib/people/organisations/queries";
import { ORGANISATION_KINDS, ORGANISATION_TEXT_LIMITS } from "@/lib/people/organisations/schema";
import { LikelyOrganisations } from "./likely-places";
import { PeriodRows } from "./period-rows";

type OrganisationFormProps = {
  /** The id of the organisation, or the one a new organisation will have. */
  id: string;
  /** Null for a new one. */
  organisation: OrganisationRow | null;
  /** What it was called before, the latest first. */
  formerNames?: readonly FormerName[];
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

export function OrganisationForm(props: OrganisationFormProps) {
  const { id, organisation, formerNames = [], countries, organisations } = props;
  return (
    <Form
      action={organisation ? updateOrganisationAction : createOrganisationAction}
      staleNote={organisation ? <SavedVersionNote href={`/organisations/${organisation.id}/edit`} /> : null}
    >
      <RecordKey id={id} version={organisation?.version} />
      <FormTextField
        name="name"
        label="Name"
        dir="auto"
        maxLength={ORGANISATION_TEXT_LIMITS.name}
        defaultValue={organisation?.name}
      />
      {organisation ? (
        <FormTextField
          name="renamedOn"
          label="Renamed on"
          optional
          type="date"
          hint="The first day of a new name: the one before is kept as a former name. Without it the name is only put right."
        />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <FormTextField
          name="nativeName"
          label="Name in its own language"
          optional
          dir="auto"
          maxLength={ORGANISATION_TEXT_LIMITS.nativeName}
          defaultValue={organisation?.nativeName ?? ""}
        />
        <FormTextField
          name="abbreviation"
          label="Abbreviation"
          optional
          maxLength={ORGANISATION_TEXT_LIMITS.abbreviation}
          defaultValue={organisation?.abbreviation ?? ""}
        />
      </div>
      <FormSelectField
        name="kind"
        label="What it is"
        emptyLabel="Choose what it is"
        defaultValue={organisation?.kind ?? ""}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: ORGANISATION_KIND_LABELS[value] }))}
      />
      <Combobox
        name="nation"
        label="Nation"
        optional
        hint="Left empty for what belongs to several."
        placeholder="Type a country"
        options={countries}
        defaultChosen={countries.filter(({ value }) => value === organisation?.nation)}
      />
      <Combobox
        name="parentId"
        label="Part of"
        optional
        hint="Users who hold a post in it also read what names an organisation above it as a reader."
        placeholder="Type an organisation"
        options={organisations.filter(({ value }) => value !== organisation?.id)}
        defaultChosen={
          organisation?.parentId
            ? [{ value: organisation.parentId, label: organisation.parentName ?? "" }]
            : []
        }
      />
      {organisation ? (
        <FormCheckboxField
          name="isActive"
          label="Still exists"
          hint="What does not is kept and no longer offered in forms."
          defaultChecked={organisation.isActive}
        />
      ) : null}
      {organisation ? (
        <Disclosure summary="Former names" open={formerNames.length > 0}>
          <div className="grid gap-4">
            <p className="text-sm text-muted">
              It is found by each of them. Days that nobody knows stay empty, and engagements keep the name
              that was written down that day.
            </p>
            <PeriodRows
              name="formerNames"
              noun="former name"
              initial={formerNames}
              blank={{ id: "", name: "", startsOn: null, endsOn: null }}
              empty="No former name on record."
            >
              {(row, at) => (
                <FormTextField
                  name={`${at}.name`}
                  label="Former name"
                  dir="auto"
                  maxLength={ORGANISATION_TEXT_LIMITS.name}
                  defaultValue={row.name}
                />
              )}
            </PeriodRows>
          </div>
        </Disclosure>
      ) : (
        <LikelyOrganisations />
      )}
      <FormButtons cancelHref={organisation ? `/organisations/${organisation.id}` : "/organisations"}>
        Save
      </FormButtons>
    </Form>
  );
}
