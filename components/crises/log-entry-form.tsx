import { ButtonLink } from "@/components/ui/button";
import { Fieldset } from "@/components/ui/field";
import {
  Form,
  FormCheckboxField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { NOT_VERIFIED } from "@/lib/crises/labels";
import { addLogEntryAction } from "@/lib/crises/log/actions";
import {
  CREDIBILITY_LABELS,
  LOG_KIND_LABELS,
  RELIABILITY_LABELS,
  SOURCE_TYPE_LABELS,
} from "@/lib/crises/log/labels";
import type { LogEntry } from "@/lib/crises/log/queries";
import { CREDIBILITIES, LOG_KINDS, RELIABILITIES, SOURCE_TYPES } from "@/lib/crises/log/rules";
import { EVENT_PRECISIONS } from "@/lib/crises/log/schema";
import { writeMoment } from "@/lib/crises/moments";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { MomentField } from "./moment-field";
import { ZoneField } from "./zone-field";

type LogEntryFormProps = {
  /** The id that the entry will have. */
  id: string;
  crisis: { id: string; reference: string; timeZone: string; openedAt: Date };
  /** The entry to correct: its values are the start of the new one. */
  corrects: LogEntry | null;
  here: string;
  now: Date;
};

export function LogEntryForm({ id, crisis, corrects, here, now }: LogEntryFormProps) {
  const pivotYear = crisis.openedAt.getUTCFullYear();
  return (
    <Form action={addLogEntryAction}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="crisisId" value={crisis.id} />
      {corrects ? <input type="hidden" name="correctsId" value={corrects.id} /> : null}
      <FormTextareaField
        name="text"
        label="What happened"
        hint={NO_CLASSIFIED_TEXT}
        defaultValue={corrects?.text}
        maxLength={4000}
      />
      <FormSelectField
        name="kind"
        label="Kind"
        emptyLabel="Choose a kind"
        defaultValue={corrects?.kind ?? ""}
        options={LOG_KINDS.map((value) => ({ value, label: LOG_KIND_LABELS[value] }))}
      />
      <Fieldset legend="When" hint="A date-time group, or local date and time in the zone below.">
        <MomentField
          name="eventAt"
          label="It happened"
          defaultValue={corrects ? writeMoment(corrects.eventAt) : undefined}
          pivotYear={pivotYear}
        />
        <FormSelectField
          name="eventPrecision"
          label="How exactly that is known"
          defaultValue={corrects?.eventPrecision ?? "MINUTE"}
          options={EVENT_PRECISIONS.map((value) => ({ value, label: precisionNames[value] }))}
        />
        <MomentField
          name="observedAt"
          label="It was observed"
          hint="When it differs from the two others."
          defaultValue={corrects?.observedAt ? writeMoment(corrects.observedAt) : undefined}
          optional
          pivotYear={pivotYear}
        />
        <MomentField
          name="reportedAt"
          label="It reached the watch"
          defaultValue={writeMoment(now)}
          pivotYear={pivotYear}
        />
        <ZoneField likely={[crisis.timeZone, here]} defaultValue={corrects?.timeZone ?? crisis.timeZone} />
      </Fieldset>
      <Fieldset legend="How it is known">
        <FormSelectField
          name="sourceType"
          label="Type of source"
          emptyLabel="Choose a type"
          defaultValue={corrects?.sourceType ?? ""}
          options={SOURCE_TYPES.map((value) => ({
            value,
            label: `${SOURCE_TYPE_LABELS[value].name}: ${SOURCE_TYPE_LABELS[value].meaning}`,
          }))}
        />
        <FormTextField
          name="source"
          label="Source"
          hint="Who said it, which document. Never the text of an intelligence report."
          defaultValue={corrects?.source ?? undefined}
          optional
          maxLength={500}
        />
        <div className="grid max-w-2xl gap-5 sm:grid-cols-2">
          <FormSelectField
            name="reliability"
            label="Reliability of the source"
            optional
            emptyLabel="Not graded"
            defaultValue={corrects?.reliability ?? ""}
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
            defaultValue={corrects?.credibility ? String(corrects.credibility) : ""}
            options={CREDIBILITIES.map((value) => ({
              value: String(value),
              label: `${value} · ${CREDIBILITY_LABELS[value]}`,
            }))}
          />
        </div>
        <p className="max-w-2xl text-sm text-muted">
          Admiralty code; the wording of its grades: {NOT_VERIFIED.toLowerCase()}.
        </p>
        <FormCheckboxField
          name="isNearMiss"
          label="Near miss"
          hint="It could have started fighting against the leaders' will."
          defaultChecked={corrects?.isNearMiss}
        />
      </Fieldset>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{corrects ? "Add the correction" : "Add to the log"}</SubmitButton>
        <ButtonLink href={`/crises/${crisis.reference}`} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  );
}

const precisionNames: Record<(typeof EVENT_PRECISIONS)[number], string> = {
  MINUTE: "To the minute",
  HOUR_APPROX: "About that hour",
  DAY: "Only the day",
};
