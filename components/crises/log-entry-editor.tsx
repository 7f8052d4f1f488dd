"use client";

import { useState } from "react";
import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import type { Keep } from "@/components/kept-words/kept-words";
import { ButtonLink } from "@/components/ui/button";
import { Fieldset } from "@/components/ui/field";
import {
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import type { FormText } from "@/components/ui/merging";
import { ZoneField } from "@/components/ui/zone-field";
import { addLogEntryAction } from "@/lib/crises/log/actions";
import {
  CREDIBILITY_LABELS,
  LOG_KIND_LABELS,
  RELIABILITY_LABELS,
  SOURCE_TYPE_LABELS,
} from "@/lib/crises/log/labels";
import { CREDIBILITIES, LOG_KINDS, RELIABILITIES, SOURCE_TYPES } from "@/lib/crises/log/rules";
import type { EVENT_PRECISIONS } from "@/lib/crises/log/schema";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { LOCAL_TIMES_HINT, MomentField } from "./moment-field";

type LogEntryEditorProps = {
  /** The id that the entry will have. */
  id: string;
  keep: Keep;
  crisis: { id: string; reference: string };
  /** The entry that it corrects. */
  correctsId: string | null;
  /** What the fields start with. */
  start: FormText;
  likelyZones: readonly string[];
  /** The year about which a two-digit year is meant. */
  pivotYear: number;
};

/** The form of an entry of the watch log, which keeps what is typed. */
export function LogEntryEditor({ id, keep, start, ...given }: LogEntryEditorProps) {
  return (
    <KeptForm id={id} keep={keep} start={start} action={addLogEntryAction}>
      {(said) => <LogEntryFields {...given} said={said} />}
    </KeptForm>
  );
}

type LogEntryFieldsProps = Omit<LogEntryEditorProps, "id" | "keep" | "start"> & { said: FormText };

function LogEntryFields({ said, crisis, correctsId, likelyZones, pivotYear }: LogEntryFieldsProps) {
  const initialZone = said.timeZone ?? "UTC";
  const [zone, setZone] = useState(initialZone);
  return (
    <>
      <input type="hidden" name="crisisId" value={crisis.id} />
      {correctsId ? <input type="hidden" name="correctsId" value={correctsId} /> : null}
      <FormTextareaField
        name="text"
        label="What happened"
        hint={NO_CLASSIFIED_TEXT}
        defaultValue={said.text}
        maxLength={4000}
      />
      <FormSelectField
        name="kind"
        label="Kind"
        emptyLabel="Choose a kind"
        defaultValue={said.kind}
        options={LOG_KINDS.map((value) => ({ value, label: LOG_KIND_LABELS[value] }))}
      />
      <Fieldset legend="When" hint="A date-time group, or local date and time in the zone below.">
        <MomentField
          name="eventAt"
          label="It happened"
          defaultValue={said.eventAt}
          pivotYear={pivotYear}
          zone={zone}
        />
        <FormSelectField
          name="eventPrecision"
          label="How exactly that is known"
          defaultValue={said.eventPrecision}
          options={PRECISIONS}
        />
        <MomentField
          name="observedAt"
          label="It was observed"
          hint="When it differs from the two others."
          defaultValue={said.observedAt}
          optional
          pivotYear={pivotYear}
          zone={zone}
        />
        <MomentField
          name="reportedAt"
          label="It reached the watch"
          defaultValue={said.reportedAt}
          pivotYear={pivotYear}
          zone={zone}
        />
        <ZoneField
          label="Time zone"
          hint={LOCAL_TIMES_HINT}
          initial={initialZone}
          likely={likelyZones}
          onZone={setZone}
        />
      </Fieldset>
      <Fieldset legend="How it is known">
        <FormSelectField
          name="sourceType"
          label="Type of source"
          emptyLabel="Choose a type"
          defaultValue={said.sourceType}
          options={SOURCE_TYPES.map((value) => ({
            value,
            label: `${SOURCE_TYPE_LABELS[value].name}: ${SOURCE_TYPE_LABELS[value].meaning}`,
          }))}
        />
        <FormTextField
          name="source"
          label="Source"
          hint="Who said it, which document. Never the text of an intelligence report."
          defaultValue={said.source}
          optional
          maxLength={500}
        />
        <div className="grid max-w-2xl gap-5 sm:grid-cols-2">
          <FormSelectField
            name="reliability"
            label="Reliability of the source"
            optional
            emptyLabel="Not graded"
            defaultValue={said.reliability}
            options={RELIABILITIES.map((value) => ({
              value,
              label: `${value} · ${RELIABILITY_LABELS[value]}`,
            }))}
          />
          <FormSelectField
            name="credibility"
            label="Credibility of the information"
            optional
            emptyLabel="Not graded"
            defaultValue={said.credibility}
            options={CREDIBILITIES.map((value) => ({
              value: String(value),
              label: `${value} · ${CREDIBILITY_LABELS[value]}`,
            }))}
          />
        </div>
        <p className="max-w-2xl text-sm text-muted">Graded by the Admiralty code.</p>
        <FormCheckboxField
          name="isNearMiss"
          label="Near miss"
          hint="It could have started fighting against the leaders' will."
          defaultChecked={Boolean(said.isNearMiss)}
        />
      </Fieldset>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{correctsId ? "Add the correction" : "Add to the log"}</SubmitButton>
        <ButtonLink href={`/crises/${crisis.reference}`} variant="quiet">
          Cancel
        </ButtonLink>
        <KeptLine />
      </div>
    </>
  );
}

const PRECISION_NAMES: Record<(typeof EVENT_PRECISIONS)[number], string> = {
  MINUTE: "To the minute",
  HOUR_APPROX: "About that hour",
  DAY: "Only the day",
};

const PRECISIONS = Object.entries(PRECISION_NAMES).map(([value, label]) => ({ value, label }));
