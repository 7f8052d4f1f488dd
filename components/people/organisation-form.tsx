"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormCheckboxField, FormSelectField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { choiceField, dayWords, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { createOrganisationAction, updateOrganisationAction } from "@/lib/people/organisations/actions";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import type { FormerName, OrganisationRow } from "@/lib/people/organisations/queries";
import { ORGANISATION_KINDS, ORGANISATION_TEXT_LIMITS } from "@/lib/people/organisations/schema";
import { LikelyOrganisations } from "./likely-places";
import { PERIOD_FIELDS, PeriodRows } from "./period-rows";

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

type Lists = Pick<OrganisationFormProps, "countries" | "organisations">;

const LABELS = {
  name: "Name",
  nativeName: "Name in its own language",
  abbreviation: "Abbreviation",
  kind: "What it is",
  nation: "Nation",
  parentId: "Part of",
  isActive: "Still exists",
  formerNames: "Former names",
} as const;

const KINDS = ORGANISATION_KINDS.map((value) => ({ value, label: ORGANISATION_KIND_LABELS[value] }));

/** The fields of an organisation on record, as two versions of them are compared. */
function fieldsOf({ countries, organisations }: Lists): readonly MergedField[] {
  return [
    {
      // A name is put right or new, which the day says.
      names: ["name", "renamedOn"],
      label: LABELS.name,
      words: ({ name, renamedOn }) => (renamedOn ? `${name}, from ${dayWords(renamedOn)}` : `${name}`),
    },
    textField("nativeName", LABELS.nativeName),
    textField("abbreviation", LABELS.abbreviation),
    choiceField("kind", LABELS.kind, KINDS),
    choiceField("nation", LABELS.nation, countries),
    choiceField("parentId", LABELS.parentId, organisations),
    tickField("isActive", LABELS.isActive),
    {
      names: ["formerNames"],
      label: LABELS.formerNames,
      rows: {
        keys: ["id"],
        fields: [textField("name", "Former name"), ...PERIOD_FIELDS],
        nameOf: ({ name = "" }) => name,
      },
    },
  ];
}

/** An organisation, new or as it is now. */
export function OrganisationForm(props: OrganisationFormProps) {
  const { id, organisation, formerNames = [], countries } = props;
  const parent = organisation?.parentId
    ? [{ value: organisation.parentId, label: organisation.parentName ?? "" }]
    : [];
  const isOffered = props.organisations.some(({ value }) => value === organisation?.parentId);
  const organisations = [...props.organisations, ...(isOffered ? [] : parent)].filter(
    ({ value }) => value !== id,
  );
  const lists = { countries, organisations };
  if (!organisation)
    return (
      <Form action={createOrganisationAction}>
        <RecordKey id={id} />
        <OrganisationFields said={{}} {...lists} isNew />
        <LikelyOrganisations />
        <FormButtons cancelHref="/organisations">Save</FormButtons>
      </Form>
    );
  const fields = fieldsOf(lists);
  return (
    <MergingForm
      id={id}
      record={{ version: organisation.version, values: textOf({ ...organisation, formerNames }, fields) }}
      fields={fields}
      action={updateOrganisationAction}
    >
      {(said) => (
        <>
          <OrganisationFields said={said} {...lists} />
          <FormCheckboxField
            name="isActive"
            label={LABELS.isActive}
            hint="What does not is kept and no longer offered in forms."
            defaultChecked={said.isActive !== ""}
          />
          <FormerNameRows said={said} />
          <FormButtons cancelHref={`/organisations/${id}`}>Save</FormButtons>
        </>
      )}
    </MergingForm>
  );
}

type OrganisationFieldsProps = Lists & { said: FormText; isNew?: boolean };

function OrganisationFields({ said, countries, organisations, isNew = false }: OrganisationFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        dir="auto"
        maxLength={ORGANISATION_TEXT_LIMITS.name}
        defaultValue={said.name}
      />
      {isNew ? null : (
        <FormTextField
          name="renamedOn"
          label="Renamed on"
          optional
          type="date"
          hint="The first day of a new name: the one before is kept as a former name. Without it the name is only put right."
          defaultValue={said.renamedOn}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <FormTextField
          name="nativeName"
          label={LABELS.nativeName}
          optional
          dir="auto"
          maxLength={ORGANISATION_TEXT_LIMITS.nativeName}
          defaultValue={said.nativeName}
        />
        <FormTextField
          name="abbreviation"
          label={LABELS.abbreviation}
          optional
          maxLength={ORGANISATION_TEXT_LIMITS.abbreviation}
          defaultValue={said.abbreviation}
        />
      </div>
      <FormSelectField
        name="kind"
        label={LABELS.kind}
        emptyLabel="Choose what it is"
        defaultValue={said.kind}
        options={KINDS}
      />
      <Combobox
        name="nation"
        label={LABELS.nation}
        optional
        hint="Left empty for what belongs to several."
        placeholder="Type a country"
        options={countries}
        defaultChosen={chosenIn(countries, said.nation)}
      />
      <Combobox
        name="parentId"
        label={LABELS.parentId}
        optional
        hint="Users who hold a post in it also read what names an organisation above it as a reader."
        placeholder="Type an organisation"
        options={organisations}
        defaultChosen={chosenIn(organisations, said.parentId)}
      />
    </>
  );
}

function FormerNameRows({ said }: { said: FormText }) {
  return (
    <Disclosure summary={LABELS.formerNames} open={Boolean(said.formerNames)}>
      <div className="grid gap-4">
        <p className="text-sm text-muted">
          It is found by each of them. Days that nobody knows stay empty, and engagements keep the name that
          was written down that day.
        </p>
        <PeriodRows
          name="formerNames"
          noun="former name"
          said={said}
          blank={{ id: "", name: "", startsOn: "", endsOn: "" }}
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
  );
}
