import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Fieldset } from "@/components/ui/field";
import {
  Form,
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { LOG_KIND_LABELS } from "@/lib/crises/log/labels";
import type { LogEntry } from "@/lib/crises/log/queries";
import { writeMoment } from "@/lib/crises/moments";
import { saveSitrepAction } from "@/lib/crises/sitreps/actions";
import { CONVENTION_LABELS, PRECEDENCE_LABELS } from "@/lib/crises/sitreps/labels";
import { CONVENTIONS, type Convention, PRECEDENCES, type Precedence } from "@/lib/crises/sitreps/rules";
import { SITREP_SECTION_LABELS, SITREP_SECTIONS, type SitrepSections } from "@/lib/crises/sitreps/sections";
import { BLUF_CHARACTERS, BLUF_SENTENCES } from "@/lib/crises/sitreps/wording/rules";
import { formatInstant } from "@/lib/dates";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { MomentField } from "./moment-field";
import { ZoneField } from "./zone-field";

export type SitrepFormValues = {
  precedence: Precedence;
  convention: Convention;
  originator: string;
  periodFrom: Date;
  asOfAt: Date;
  nextReportAt: Date | null;
  isFinal: boolean;
  bluf: string;
  sections: SitrepSections;
  /** Ids of the log entries that are ticked. */
  entryIds: readonly string[];
};

type SitrepFormProps = {
  crisis: { id: string; reference: string; timeZone: string; openedAt: Date };
  /** Without a version it is a new draft, which will have this id. */
  draft: { id: string; version?: number };
  values: SitrepFormValues;
  /** The watch log, last event first. */
  entries: readonly LogEntry[];
  /** What the next number will be, or the number a correction keeps. */
  publishLabel: string;
  here: string;
};

export function SitrepForm({ crisis, draft, values, entries, publishLabel, here }: SitrepFormProps) {
  const pivotYear = crisis.openedAt.getUTCFullYear();
  return (
    <Form
      action={saveSitrepAction}
      savedMessage="The draft is saved."
      staleNote={
        draft.version === undefined ? null : (
          <SavedVersionNote href={`/crises/${crisis.reference}/sitreps/${draft.id}/edit`} />
        )
      }
    >
      <input type="hidden" name="crisisId" value={crisis.id} />
      <input type="hidden" name="draft.id" value={draft.id} />
      {draft.version === undefined ? null : (
        <input type="hidden" name="draft.version" value={draft.version} />
      )}
      <FormTextareaField
        name="bluf"
        label="Bottom line up front"
        hint={`What changed, so what, and what must be decided by when. At most ${BLUF_SENTENCES} sentences and ${BLUF_CHARACTERS} characters. ${NO_CLASSIFIED_TEXT}`}
        defaultValue={values.bluf}
      />
      <Fieldset legend="Header">
        <div className="grid max-w-2xl gap-5 sm:grid-cols-2">
          <FormSelectField
            name="precedence"
            label="Precedence"
            defaultValue={values.precedence}
            options={PRECEDENCES.map((value) => ({ value, label: PRECEDENCE_LABELS[value] }))}
          />
          <FormTextField
            name="originator"
            label="Originator"
            defaultValue={values.originator}
            maxLength={120}
          />
        </div>
        <FormSelectField
          name="convention"
          label="Convention"
          defaultValue={values.convention}
          options={CONVENTIONS.map((value) => ({
            value,
            label: `${CONVENTION_LABELS[value].name}: ${CONVENTION_LABELS[value].meaning}`,
          }))}
        />
        <ZoneField likely={[crisis.timeZone, here]} defaultValue={crisis.timeZone} />
        <MomentField
          name="periodFrom"
          label="Covers events from"
          defaultValue={writeMoment(values.periodFrom)}
          pivotYear={pivotYear}
        />
        <MomentField
          name="asOfAt"
          label="Information cut-off"
          hint="Nothing reported later may stand in it."
          defaultValue={writeMoment(values.asOfAt)}
          pivotYear={pivotYear}
        />
        <MomentField
          name="nextReportAt"
          label="Next report"
          hint="Required unless this is the final report."
          defaultValue={values.nextReportAt ? writeMoment(values.nextReportAt) : undefined}
          optional
          pivotYear={pivotYear}
        />
        <FormCheckboxField
          name="isFinal"
          label="Final report"
          hint="Closes the series."
          defaultChecked={values.isFinal}
        />
      </Fieldset>
      <Fieldset
        legend="Facts"
        hint="Pick the log entries the report rests on. They are printed with their source and grade."
      >
        {entries.length > 0 ? (
          <FormCheckboxGroup
            name="entries"
            label="Log entries, last event first"
            defaultValues={values.entryIds}
            choices={entries.map((entry) => ({
              value: entry.id,
              label: entry.text,
              hint: `#${entry.number} · ${LOG_KIND_LABELS[entry.kind]} · ${formatInstant(entry.eventAt, entry.eventPrecision === "DAY" ? entry.timeZone : "UTC", entry.eventPrecision)}${entry.corrections.length > 0 ? ` · corrected by #${entry.corrections.map((other) => other.number).join(", #")}` : ""}`,
            }))}
          />
        ) : (
          <Notice>The log is empty. A report needs at least one entry before it can be published.</Notice>
        )}
      </Fieldset>
      <Fieldset legend="Sections" hint="What is left empty is printed as NO CHANGE.">
        <MomentField
          name="decisionBy"
          label="Decision wanted by"
          defaultValue={values.sections.decisionBy ? writeMoment(values.sections.decisionBy) : undefined}
          optional
          pivotYear={pivotYear}
        />
        <div className="grid gap-2">
          {SITREP_SECTIONS.map((section) => (
            <Disclosure
              key={section}
              look="section"
              open={values.sections.texts[section] !== undefined}
              summary={SITREP_SECTION_LABELS[section].name}
            >
              <FormTextareaField
                name={`sections.${section}`}
                label={SITREP_SECTION_LABELS[section].name}
                hint={SITREP_SECTION_LABELS[section].hint}
                defaultValue={values.sections.texts[section]}
                optional
              />
            </Disclosure>
          ))}
        </div>
      </Fieldset>
      <div
        data-foot-bar
        className="sticky bottom-(--marking-height) -mx-1 flex flex-wrap gap-3 border-t border-border bg-background px-1 py-3"
      >
        <SubmitButton name="intent" value="SAVE" variant="secondary">
          Save draft
        </SubmitButton>
        <SubmitButton name="intent" value="PUBLISH" pendingLabel="Working…">
          {publishLabel}
        </SubmitButton>
        <ButtonLink href={`/crises/${crisis.reference}`} variant="quiet">
          Leave
        </ButtonLink>
      </div>
    </Form>
  );
}
