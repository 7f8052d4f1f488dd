import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormCheckboxField, FormSelectField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createOrganisationAction, updateOrganisationAction } from "@/lib/people/organisations/actions";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import type { OrganisationRow } from "@/lib/people/organisations/queries";
import { ORGANISATION_KINDS, ORGANISATION_TEXT_LIMITS } from "@/lib/people/organisations/schema";
import { LikelyOrganisations } from "./likely-places";

type OrganisationFormProps = {
  /** The id of the organisation, or the one a new organisation will have. */
  id: string;
  /** Null for a new one. */
  organisation: OrganisationRow | null;
  countries: readonly ComboboxOption[];
  organisations: readonly ComboboxOption[];
};

export function OrganisationForm({ id, organisation, countries, organisations }: OrganisationFormProps) {
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
      {organisation ? null : <LikelyOrganisations />}
      <FormButtons cancelHref={organisation ? `/organisations/${organisation.id}` : "/organisations"}>
        Save
      </FormButtons>
    </Form>
  );
}
