"use client";

import { Combobox } from "@/components/ui/combobox";
import { Form, FormSelectField, FormTextareaField, FormTextField, SubmitButton } from "@/components/ui/form";
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
import { pick } from "./purpose-fields";

type SeriesFormProps = {
  id: string;
  /** The series that is changed; null for a new one. */
  series: {
    version: number;
    name: string;
    cadence: string | null;
    topics: string[];
    countryCodes: string[];
  } | null;
  countries: readonly Option[];
};

/** What a series of meetings is called, how often it meets and what each meeting talks about. */
export function SeriesForm({ id, series, countries }: SeriesFormProps) {
  return (
    <Form
      key={series?.version}
      action={series ? changeSeriesAction : beginSeriesAction}
      savedMessage="Saved."
      staleNote={<p>Reload the page to see what was saved; copy what you typed before you do.</p>}
    >
      <RecordKey id={id} version={series?.version} />
      <FormTextField
        name="name"
        label="Name"
        placeholder="Staff talks with Japan"
        maxLength={SERIES_LIMITS.name}
        defaultValue={series?.name}
      />
      <Combobox
        name="countries"
        label="Countries"
        placeholder="Type a country"
        multiple
        options={countries}
        defaultChosen={pick(countries, series?.countryCodes ?? [])}
      />
      <FormTextField
        name="cadence"
        label="How often it meets"
        optional
        placeholder="Twice a year, in spring and autumn"
        maxLength={SERIES_LIMITS.cadence}
        defaultValue={series?.cadence ?? ""}
      />
      <FormTextareaField
        name="topics"
        label="Standing agenda"
        optional
        hint="One topic a line. The next meeting starts with them."
        rows={5}
        maxLength={SERIES_LIMITS.topics}
        defaultValue={series?.topics.join("\n")}
      />
      <SubmitButton className="w-fit">{series ? "Save" : "Begin the series"}</SubmitButton>
    </Form>
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
  engagementId: string;
  seriesId: string | null;
  series: readonly { value: string; label: string }[];
};

/** Makes an engagement a meeting of a series, or of none. */
export function PlaceInSeries({ engagementId, seriesId, series }: PlaceInSeriesProps) {
  return (
    <Form key={seriesId} action={placeInSeriesAction} savedMessage="Saved." className="gap-3">
      <input type="hidden" name="engagementId" value={engagementId} />
      <FormSelectField
        name="seriesId"
        label="It is a meeting of"
        emptyLabel="No series"
        defaultValue={seriesId ?? ""}
        options={series}
      />
      <SubmitButton variant="secondary" size="sm" className="w-fit">
        Save the series
      </SubmitButton>
    </Form>
  );
}
