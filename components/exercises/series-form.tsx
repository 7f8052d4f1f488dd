"use client";

import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import {
  Form,
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextareaField,
  FormTextField,
} from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { choiceField, choicesField, linesField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { createSeriesAction, saveSeriesAction } from "@/lib/exercises/actions";
import { SERIES_DOMAINS, SERIES_STATUSES } from "@/lib/exercises/filters";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";
import type { Series } from "@/lib/exercises/queries";
import { SERIES_TEXT_LIMITS } from "@/lib/exercises/schema";

/** What the form shows of a series. */
export type SeriesFacts = Pick<
  Series,
  | "version"
  | "slug"
  | "name"
  | "aliases"
  | "lead"
  | "hostCountryCodes"
  | "domains"
  | "status"
  | "successorId"
  | "firstYear"
  | "firstYearSource"
  | "cadence"
  | "monthHint"
  | "typicalParticipation"
  | "source"
  | "isVerified"
>;

type SeriesFormProps = {
  /** The id of the series, or the one a new series will have. */
  id: string;
  /** Null for a new one. */
  series: SeriesFacts | null;
  countries: readonly ComboboxOption[];
  /** Every other series, by name. */
  others: readonly ComboboxOption[];
};

const LABELS = {
  name: "Name",
  aliases: "Other names",
  lead: "Led by",
  hosts: "Usual hosts",
  domains: "Domains",
  status: "Status",
  successorId: "Goes on as",
  firstYear: "First year under this name",
  cadence: "How often",
  monthHint: "When in the year",
  typicalParticipation: "Usual size",
  source: "Source",
  isVerified: "Checked against the source",
} as const;

const DOMAINS = SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }));
const STATUSES = SERIES_STATUSES.map((value) => ({ value, label: SERIES_STATUS_LABELS[value] }));

/** The fields of a series, as two versions of them are compared. */
function fieldsOf({ countries, others }: Pick<SeriesFormProps, "countries" | "others">): MergedField[] {
  return [
    textField("name", LABELS.name),
    linesField("aliases", LABELS.aliases),
    textField("lead", LABELS.lead),
    choicesField("hosts", LABELS.hosts, countries),
    choicesField("domains", LABELS.domains, DOMAINS),
    choiceField("status", LABELS.status, STATUSES),
    choiceField("successorId", LABELS.successorId, others),
    {
      names: ["firstYear", "firstYearSource"],
      label: LABELS.firstYear,
      words: ({ firstYear, firstYearSource }) => [firstYear, firstYearSource].filter(Boolean).join("\n"),
    },
    textField("cadence", LABELS.cadence),
    textField("monthHint", LABELS.monthHint),
    textField("typicalParticipation", LABELS.typicalParticipation),
    textField("source", LABELS.source),
    tickField("isVerified", LABELS.isVerified),
  ];
}

/** A recurring exercise: its names, who leads it, and what continues it. */
export function SeriesForm({ id, series, ...lists }: SeriesFormProps) {
  if (!series)
    return (
      <Form action={createSeriesAction}>
        <RecordKey id={id} />
        <SeriesFields
          said={{ status: "ACTIVE" }}
          nameHint="Its address and the references of its editions are made of it and stay."
          {...lists}
        />
        <FormButtons cancelHref="/exercises">Add the series</FormButtons>
      </Form>
    );
  const fields = fieldsOf(lists);
  return (
    <MergingForm
      id={id}
      record={{
        version: series.version,
        values: textOf({ ...series, hosts: series.hostCountryCodes }, fields),
      }}
      fields={fields}
      action={saveSeriesAction}
    >
      {(said) => (
        <>
          <SeriesFields said={said} {...lists} />
          <FormButtons cancelHref={`/exercises/${series.slug}`}>Save</FormButtons>
        </>
      )}
    </MergingForm>
  );
}

type SeriesFieldsProps = Pick<SeriesFormProps, "countries" | "others"> & {
  said: FormText;
  nameHint?: string;
};

function SeriesFields({ said, nameHint, countries, others }: SeriesFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        hint={nameHint}
        maxLength={SERIES_TEXT_LIMITS.name}
        defaultValue={said.name}
        autoComplete="off"
      />
      <FormTextareaField
        name="aliases"
        label={LABELS.aliases}
        optional
        hint="Former names, abbreviations and spellings, one to a line. A search finds the series by each."
        defaultValue={said.aliases}
      />
      <FormTextField
        name="lead"
        label={LABELS.lead}
        maxLength={SERIES_TEXT_LIMITS.lead}
        defaultValue={said.lead}
      />
      <Combobox
        name="hosts"
        label={LABELS.hosts}
        optional
        multiple
        options={countries}
        defaultChosen={chosenIn(countries, said.hosts)}
      />
      <FormCheckboxGroup
        name="domains"
        label={LABELS.domains}
        inline
        choices={DOMAINS}
        defaultValues={said.domains?.split("\n")}
      />
      <FormSelectField
        name="status"
        label={LABELS.status}
        className="w-72"
        defaultValue={said.status}
        options={STATUSES}
      />
      <Combobox
        name="successorId"
        label={LABELS.successorId}
        optional
        hint="The series that continues this one."
        options={others}
        defaultChosen={chosenIn(others, said.successorId)}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField
          name="firstYear"
          label={LABELS.firstYear}
          optional
          inputMode="numeric"
          className="w-56"
          defaultValue={said.firstYear}
        />
        <FormTextField
          name="firstYearSource"
          label="Source of the first year"
          optional
          className="min-w-60 flex-1"
          maxLength={SERIES_TEXT_LIMITS.firstYearSource}
          defaultValue={said.firstYearSource}
        />
      </div>
      <FormTextField
        name="cadence"
        label={LABELS.cadence}
        optional
        maxLength={SERIES_TEXT_LIMITS.cadence}
        defaultValue={said.cadence}
      />
      <FormTextField
        name="monthHint"
        label={LABELS.monthHint}
        optional
        maxLength={SERIES_TEXT_LIMITS.monthHint}
        defaultValue={said.monthHint}
      />
      <FormTextField
        name="typicalParticipation"
        label={LABELS.typicalParticipation}
        optional
        maxLength={SERIES_TEXT_LIMITS.typicalParticipation}
        defaultValue={said.typicalParticipation}
      />
      <FormTextField
        name="source"
        label={LABELS.source}
        optional
        maxLength={SERIES_TEXT_LIMITS.source}
        defaultValue={said.source}
      />
      <FormCheckboxField
        name="isVerified"
        label={LABELS.isVerified}
        defaultChecked={Boolean(said.isVerified)}
      />
    </>
  );
}
