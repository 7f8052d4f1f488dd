import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import {
  Form,
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextareaField,
  FormTextField,
} from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { createSeriesAction, saveSeriesAction } from "@/lib/exercises/actions";
import { SERIES_DOMAINS, SERIES_STATUSES } from "@/lib/exercises/filters";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";
import type { Series } from "@/lib/exercises/queries";
import { SERIES_TEXT_LIMITS } from "@/lib/exercises/schema";

type SeriesFormProps = {
  /** The id of the series, or the one a new series will have. */
  id: string;
  /** Null for a new one. */
  series: Series | null;
  countries: readonly ComboboxOption[];
  /** Every other series, by name. */
  others: readonly ComboboxOption[];
};

/** A recurring exercise: its names, who leads it, and what continues it. */
export function SeriesForm({ id, series, countries, others }: SeriesFormProps) {
  const hosts = series?.hostCountryCodes ?? [];
  return (
    <Form
      action={series ? saveSeriesAction : createSeriesAction}
      staleNote={series ? <SavedVersionNote href={`/exercises/${series.slug}`} /> : null}
    >
      <RecordKey id={id} version={series?.version} />
      <FormTextField
        name="name"
        label="Name"
        hint={series ? undefined : "Its address and the references of its editions are made of it and stay."}
        maxLength={SERIES_TEXT_LIMITS.name}
        defaultValue={series?.name}
        autoComplete="off"
      />
      <FormTextareaField
        name="aliases"
        label="Other names"
        optional
        hint="Former names, abbreviations and spellings, one to a line. A search finds the series by each."
        defaultValue={series?.aliases.join("\n")}
      />
      <FormTextField
        name="lead"
        label="Led by"
        maxLength={SERIES_TEXT_LIMITS.lead}
        defaultValue={series?.lead}
      />
      <Combobox
        name="hosts"
        label="Usual hosts"
        optional
        multiple
        options={countries}
        defaultChosen={hosts.flatMap((code) => countries.find(({ value }) => value === code) ?? [])}
      />
      <FormCheckboxGroup
        name="domains"
        label="Domains"
        inline
        choices={SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }))}
        defaultValues={series?.domains}
      />
      <FormSelectField
        name="status"
        label="Status"
        className="w-72"
        defaultValue={series?.status ?? "ACTIVE"}
        options={SERIES_STATUSES.map((value) => ({ value, label: SERIES_STATUS_LABELS[value] }))}
      />
      <Combobox
        name="successorId"
        label="Goes on as"
        optional
        hint="The series that continues this one."
        options={others}
        defaultChosen={others.filter(({ value }) => value === series?.successorId)}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField
          name="firstYear"
          label="First year under this name"
          optional
          inputMode="numeric"
          className="w-56"
          defaultValue={series?.firstYear ?? ""}
        />
        <FormTextField
          name="firstYearSource"
          label="Source of the first year"
          optional
          className="min-w-60 flex-1"
          maxLength={SERIES_TEXT_LIMITS.firstYearSource}
          defaultValue={series?.firstYearSource ?? ""}
        />
      </div>
      <FormTextField
        name="cadence"
        label="How often"
        optional
        maxLength={SERIES_TEXT_LIMITS.cadence}
        defaultValue={series?.cadence ?? ""}
      />
      <FormTextField
        name="monthHint"
        label="When in the year"
        optional
        maxLength={SERIES_TEXT_LIMITS.monthHint}
        defaultValue={series?.monthHint ?? ""}
      />
      <FormTextField
        name="typicalParticipation"
        label="Usual size"
        optional
        maxLength={SERIES_TEXT_LIMITS.typicalParticipation}
        defaultValue={series?.typicalParticipation ?? ""}
      />
      <FormTextField
        name="source"
        label="Source"
        optional
        maxLength={SERIES_TEXT_LIMITS.source}
        defaultValue={series?.source ?? ""}
      />
      <FormCheckboxField
        name="isVerified"
        label="Checked against the source"
        defaultChecked={series?.isVerified}
      />
      <FormButtons cancelHref={series ? `/exercises/${series.slug}` : "/exercises"}>
        {series ? "Save" : "Add the series"}
      </FormButtons>
    </Form>
  );
}
