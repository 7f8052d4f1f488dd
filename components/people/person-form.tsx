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
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import type { CalendarDate } from "@/lib/dates";
import { PERSON_FIELD_LABELS, SERVICE_LABELS } from "@/lib/people/labels";
import { POST_TEXT_LIMITS } from "@/lib/people/posts/schema";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { type Card, hasCard } from "@/lib/people/rules";
import { NATIVE_LANGUAGES, PERSON_TEXT_LIMITS } from "@/lib/people/schema";
import type { Result } from "@/lib/result";
import { DuplicateFields } from "./duplicate-fields";

export type PersonFields = Card & {
  familyName: string;
  givenName: string;
  nativeName: string | null;
  nativeLanguage: string | null;
  otherNames: readonly string[];
  nationality: string;
  service: string | null;
  rankText: string | null;
  rankCode: string | null;
  source: string | null;
  verifiedOn: CalendarDate | null;
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

/** Said wherever something is written freely about a person. */
const NOT_KEPT = "Nothing about religion, politics, ethnicity, health, family or a home address.";

const LANGUAGES = Object.entries(NATIVE_LANGUAGES).map(([value, label]) => ({ value, label }));

/** A person as they are now. What they were on the day of an engagement stays with the engagement. */
export function PersonForm({ id, record, values, countries, action }: PersonFormProps) {
  const nation = countries.find(({ value }) => value === values.nationality);
  const hasScript = values.nativeName !== null || values.otherNames.length > 0;
  return (
    <Form action={action} staleNote={record ? <SavedVersionNote href={`/people/${id}/edit`} /> : null}>
      <RecordKey id={id} version={record?.version} />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField
          name="familyName"
          label="Family name"
          dir="auto"
          maxLength={PERSON_TEXT_LIMITS.familyName}
          defaultValue={values.familyName}
        />
        <FormTextField
          name="givenName"
          label="Given name"
          optional
          dir="auto"
          maxLength={PERSON_TEXT_LIMITS.givenName}
          defaultValue={values.givenName}
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
              lang={values.nativeLanguage ?? undefined}
              maxLength={PERSON_TEXT_LIMITS.nativeName}
              defaultValue={values.nativeName ?? ""}
            />
            <FormSelectField
              name="nativeLanguage"
              label="Language of that name"
              optional
              emptyLabel="Not said"
              defaultValue={values.nativeLanguage ?? ""}
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
            defaultValue={values.otherNames.join("\n")}
          />
        </div>
      </Disclosure>
      {record ? null : <DuplicateFields />}
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
          options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
        />
      </div>
      {record ? null : <NewPostFields />}
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <FormTextField
          name="source"
          label="Source"
          optional
          hint="Where the facts come from: a card, a list, a page with its address."
          maxLength={PERSON_TEXT_LIMITS.source}
          defaultValue={values.source ?? ""}
        />
        <FormTextField
          name="verifiedOn"
          label="Last checked on"
          optional
          type="date"
          defaultValue={values.verifiedOn ?? ""}
        />
      </div>
      <CardFields values={values} />
      {record ? (
        <FormCheckboxField
          name="isActive"
          label="Still serves"
          hint="Those who do not are no longer offered in forms."
          defaultChecked={record.isActive}
        />
      ) : null}
      <FormButtons cancelHref={record ? `/people/${id}` : "/people"}>Save</FormButtons>
    </Form>
  );
}

/** What whoever meets the person should know. */
function CardFields({ values }: { values: Card }) {
  return (
    <Disclosure summary="Languages, protocol and biography" open={hasCard(values)}>
      <div className="grid gap-5">
        <FormTextField
          name="languages"
          label={PERSON_FIELD_LABELS.languages}
          optional
          hint="In short words: Japanese; English, good; interpreter for formal talks."
          maxLength={PERSON_TEXT_LIMITS.languages}
          defaultValue={values.languages ?? ""}
        />
        <FormTextareaField
          name="protocolNotes"
          label={PERSON_FIELD_LABELS.protocolNotes}
          optional
          hint={`Form of address, seating, diet, subjects to avoid: what to do, not why. ${NOT_KEPT}`}
          maxLength={PERSON_TEXT_LIMITS.protocolNotes}
          defaultValue={values.protocolNotes ?? ""}
        />
        <FormTextareaField
          name="biography"
          label={PERSON_FIELD_LABELS.biography}
          optional
          hint={`The career in a few sentences, from open sources alone. ${NOT_KEPT}`}
          maxLength={PERSON_TEXT_LIMITS.biography}
          defaultValue={values.biography ?? ""}
        />
        <FormTextField
          name="biographySource"
          label={PERSON_FIELD_LABELS.biographySource}
          optional
          type="url"
          hint="The page it was taken from. A biography needs one; it is linked and never opened by itself."
          maxLength={PERSON_TEXT_LIMITS.biographySource}
          defaultValue={values.biographySource ?? ""}
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
