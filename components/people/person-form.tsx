"use client";

import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import {
  Form,
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
} from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import type { CalendarDate } from "@/lib/dates";
import { PERSON_FIELD_LABELS, PERSON_WORDS, SERVICE_LABELS } from "@/lib/people/labels";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import type { Card } from "@/lib/people/rules";
import { NATIVE_LANGUAGES, PERSON_TEXT_LIMITS } from "@/lib/people/schema";
import type { Result } from "@/lib/result";
import { DuplicateFields } from "./duplicate-fields";

type PersonValues = Card & {
  familyName: string;
  givenName: string;
  nativeName: string | null;
  nativeLanguage: string | null;
  otherNames: readonly string[];
  nationality: string;
  service: string | null;
  rankText: string | null;
  rankCode: string | null;
  rankSince: CalendarDate | null;
  source: string | null;
  verifiedOn: CalendarDate | null;
};

type PersonFormProps = {
  /** The id of the person, or the one a new person will have. */
  id: string;
  /** The person that is edited; null for a new one. */
  record: { version: number; isActive: boolean } | null;
  values: PersonValues;
  countries: readonly ComboboxOption[];
  action: (data: FormData) => Promise<Result<unknown>>;
};

/** Said wherever something is written freely about a person. */
const NOT_KEPT = "Nothing about religion, politics, ethnicity, health, family or a home address.";

const LANGUAGES = Object.entries(NATIVE_LANGUAGES).map(([value, label]) => ({ value, label }));

/** What goes together, of which one part without the other would say something else. */
const TOGETHER: readonly (readonly [string, ...string[]])[] = [
  ["nativeName", "nativeLanguage"],
  ["rankText", "rankCode", "rankSince"],
  ["biography", "biographySource"],
];

/** The fields of a person on record, as two versions of them are compared. */
const FIELDS: readonly MergedField[] = Object.entries(PERSON_FIELD_LABELS).flatMap(([name, label]) => {
  const group = TOGETHER.find((names) => names.includes(name));
  if (group && group[0] !== name) return [];
  const names = group ?? ([name] as const);
  const wordOf = (one: string, value: string) =>
    value && one === "isActive" ? "yes" : value && (PERSON_WORDS[one]?.(value) ?? value);
  const words = (values: FormText) => names.flatMap((one) => wordOf(one, values[one] ?? "") || []).join("\n");
  return [{ names, label, words, isList: name === "otherNames" }];
});

/** A person as they are now. What they were on the day of an engagement stays with the engagement. */
export function PersonForm({ id, record, values, countries, action }: PersonFormProps) {
  const said = textOf({ ...values, isActive: record?.isActive }, FIELDS);
  const buttons = <FormButtons cancelHref={record ? `/people/${id}` : "/people"}>Save</FormButtons>;
  if (!record)
    return (
      <Form action={action}>
        <RecordKey id={id} />
        <PersonFields said={said} countries={countries} isNew />
        {buttons}
      </Form>
    );
  return (
    <MergingForm id={id} record={{ version: record.version, values: said }} fields={FIELDS} action={action}>
      {(current) => (
        <>
          <PersonFields said={current} countries={countries} />
          <FormCheckboxField
            name="isActive"
            label="Still serves"
            hint="Those who do not are no longer offered in forms."
            defaultChecked={current.isActive !== ""}
          />
          {buttons}
        </>
      )}
    </MergingForm>
  );
}

type PersonFieldsProps = { said: FormText; countries: readonly ComboboxOption[]; isNew?: boolean };

function PersonFields({ said, countries, isNew = false }: PersonFieldsProps) {
  const nation = countries.find(({ value }) => value === said.nationality);
  const hasScript = Boolean(said.nativeName || said.otherNames);
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField
          name="familyName"
          label="Family name"
          dir="auto"
          maxLength={PERSON_TEXT_LIMITS.familyName}
          defaultValue={said.familyName}
        />
        <FormTextField
          name="givenName"
          label="Given name"
          optional
          dir="auto"
          maxLength={PERSON_TEXT_LIMITS.givenName}
          defaultValue={said.givenName}
        />
      </div>
      <Combobox
        name="nationality"
        label="Nationality"
        placeholder="Type a country"
        options={countries}
        defaultChosen={nation ? [nation] : []}
      />
      <Disclosure summary="Own script and other spellings" open={hasScript}>
        <div className="grid gap-5">
          <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
            <FormTextField
              name="nativeName"
              label="Name in the person's own script"
              optional
              dir="auto"
              lang={said.nativeLanguage || undefined}
              maxLength={PERSON_TEXT_LIMITS.nativeName}
              defaultValue={said.nativeName}
            />
            <FormSelectField
              name="nativeLanguage"
              label="Language of that name"
              optional
              emptyLabel="Not said"
              defaultValue={said.nativeLanguage}
              options={LANGUAGES}
            />
          </div>
          <FormTextareaField
            name="otherNames"
            label="Other spellings"
            optional
            hint="One to a line. The person is found by each of them."
            rows={2}
            dir="auto"
            maxLength={PERSON_TEXT_LIMITS.otherNames}
            defaultValue={said.otherNames}
          />
        </div>
      </Disclosure>
      {isNew ? <DuplicateFields /> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <FormSelectField
          name="service"
          label="Service"
          optional
          emptyLabel="Not known"
          defaultValue={said.service}
          options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
        />
        <FormTextField
          name="rankText"
          label="Rank"
          optional
          hint="As it is printed."
          maxLength={PERSON_TEXT_LIMITS.rankText}
          defaultValue={said.rankText}
        />
        <FormSelectField
          name="rankCode"
          label="Grade"
          optional
          emptyLabel="By rank and service"
          defaultValue={said.rankCode}
          options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
        />
        <FormTextField
          name="rankSince"
          label="Date of rank"
          optional
          type="date"
          hint="Its first day. With a new rank and its day, the one before is kept as an earlier rank."
          defaultValue={said.rankSince}
        />
      </div>
      {isNew ? <NewPostFields /> : null}
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <FormTextField
          name="source"
          label="Source"
          optional
          hint="Where the facts come from: a card, a list, a page with its address."
          maxLength={PERSON_TEXT_LIMITS.source}
          defaultValue={said.source}
        />
        <FormTextField
          name="verifiedOn"
          label="Last checked on"
          optional
          type="date"
          defaultValue={said.verifiedOn}
        />
      </div>
      <CardFields said={said} />
    </>
  );
}

/** What whoever meets the person should know. */
function CardFields({ said }: { said: FormText }) {
  const hasCard = Boolean(said.languages || said.protocolNotes || said.biography);
  return (
    <Disclosure summary="Languages, protocol and biography" open={hasCard}>
      <div className="grid gap-5">
        <FormTextField
          name="languages"
          label={PERSON_FIELD_LABELS.languages}
          optional
          hint="In short words: Japanese; English, good; interpreter for formal talks."
          maxLength={PERSON_TEXT_LIMITS.languages}
          defaultValue={said.languages}
        />
        <FormTextareaField
          name="protocolNotes"
          label={PERSON_FIELD_LABELS.protocolNotes}
          optional
          hint={`Form of address, seating, diet, subjects to avoid: what to do, not why. ${NOT_KEPT}`}
          maxLength={PERSON_TEXT_LIMITS.protocolNotes}
          defaultValue={said.protocolNotes}
        />
        <FormTextareaField
          name="biography"
          label={PERSON_FIELD_LABELS.biography}
          optional
          hint={`The career in a few sentences, from open sources alone. ${NOT_KEPT}`}
          maxLength={PERSON_TEXT_LIMITS.biography}
          defaultValue={said.biography}
        />
        <FormTextField
          name="biographySource"
          label={PERSON_FIELD_LABELS.biographySource}
          optional
          type="url"
          hint="The page it was taken from. A biography needs one; it is linked and never opened by itself."
          maxLength={PERSON_TEXT_LIMITS.biographySource}
          defaultValue={said.biographySource}
        />
      </div>
    </Disclosure>
  );
}

/** The post held now, in words; it is found on record by them, or put there. */
function NewPostFields() {
  return (
    <>
      <FormTextField
        name="position"
        label="Position"
        optional
        dir="auto"
        maxLength={POST_TEXT_LIMITS.title}
      />
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <FormTextField
          name="organisation"
          label="Organisation"
          optional
          dir="auto"
          maxLength={POST_TEXT_LIMITS.organisation}
        />
        <FormTextField name="postSince" label="In this post since" optional type="date" />
      </div>
    </>
  );
}
