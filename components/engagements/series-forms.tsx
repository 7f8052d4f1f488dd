"use client";

import { Combobox } from "@/components/ui/combobox";
import { chosenIn } from "@/components/ui/combobox-options";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
import { choicesField, linesField, textField } from "@/components/ui/merged-fields";
import { type FormText, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import {
  beginSeriesAction,
  changeSeriesAction,
  endSeriesAction,
  placeInSeriesAction,
  resumeSeriesAction,
} from "@/lib/engagements/series/actions";
import { SERIES_LIMITS } from "@/lib/engagements/series/schema";
import type { Option } from "@/lib/engagements/views";
import { PlaceForm } from "./place-form";

type SeriesFormProps = {
  id: string;
  /** The series that is changed; null for a new one. */
  series: SeriesFacts | null;
  countries: readonly Option[];
};

/** What the form shows of a series. */
type SeriesFacts = {
  version: number;
  name: string;
  cadence: string | null;
  topics: string[];
  countryCodes: string[];
};

const LABELS = {
  name: "Name",
  countries: "Countries",
  cadence: "How often it meets",
  topics: "Standing agenda",
} as const;

/** What a series of meetings is called, how often it meets and what each meeting talks about. */
export function SeriesForm({ id, series, countries }: SeriesFormProps) {
  if (!series)
    return (
      <Form action={beginSeriesAction}>
        <RecordKey id={id} />
        <SeriesFields said={{}} countries={countries} />
        <SubmitButton className="w-fit">Begin the series</SubmitButton>
      </Form>
    );
  const fields = [
    textField("name", LABELS.name),
    choicesField("countries", LABELS.countries, countries),
    textField("cadence", LABELS.cadence),
    linesField("topics", LABELS.topics),
  ];
  return (
    <MergingForm
      id={id}
      record={{
        version: series.version,
        values: textOf({ ...series, countries: series.countryCodes }, fields),
      }}
      fields={fields}
      action={changeSeriesAction}
      savedMessage="Saved."
    >
      {(said) => (
        <>
          <SeriesFields said={said} countries={countries} />
          <SubmitButton className="w-fit">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

function SeriesFields({ said, countries }: Pick<SeriesFormProps, "countries"> & { said: FormText }) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        placeholder="Staff talks with Japan"
        maxLength={SERIES_LIMITS.name}
        defaultValue={said.name}
      />
      <Combobox
        name="countries"
        label={LABELS.countries}
        placeholder="Type a country"
        multiple
        options={countries}
        defaultChosen={chosenIn(countries, said.countries)}
      />
      <FormTextField
        name="cadence"
        label={LABELS.cadence}
        optional
        placeholder="Twice a year, in spring and autumn"
        maxLength={SERIES_LIMITS.cadence}
        defaultValue={said.cadence}
      />
      <FormTextareaField
        name="topics"
        label={LABELS.topics}
        optional
        hint="One topic a line. The next meeting starts with them."
        rows={5}
        maxLength={SERIES_LIMITS.topics}
        defaultValue={said.topics}
      />
    </>
  );
}

/** Ends a series, or takes one up again that had ended. */
export function EndSeriesForm({ series }: { series: { id: string; version: number; endedAt: Date | null } }) {
  return (
    <Form action={series.endedAt ? resumeSeriesAction : endSeriesAction} className="w-max">
      <RecordKey id={series.id} version={series.version} />
      <SubmitButton variant="secondary" pendingLabel="Saving…">
        {series.endedAt ? "Take it up again" : "End the series"}
      </SubmitButton>
    </Form>
  );
}

type PlaceInSeriesProps = {
  engagement: { id: string; version: number };
  seriesId: string | null;
  series: readonly { value: string; label: string }[];
};

/** Makes an engagement a meeting of a series, or of none. */
export function PlaceInSeries({ engagement, seriesId, series }: PlaceInSeriesProps) {
  return (
    <PlaceForm engagement={engagement} action={placeInSeriesAction} save="Save the series">
      <FormSelectField
        name="seriesId"
        label="It is a meeting of"
        emptyLabel="No series"
        defaultValue={seriesId ?? ""}
        options={series}
      />
    </PlaceForm>
  );
}
