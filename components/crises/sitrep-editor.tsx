"use client";

import { useState } from "react";
import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import { KeptMergingForm } from "@/components/kept-words/kept-merging-form";
import type { Keep } from "@/components/kept-words/kept-words";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmQuestion } from "@/components/ui/confirm-question";
import { Disclosure } from "@/components/ui/disclosure";
import { Fieldset } from "@/components/ui/field";
import {
  FormCheckboxField,
  FormCheckboxGroup,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  SubmitButton,
} from "@/components/ui/form";
import { choiceField, choicesField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { Notice } from "@/components/ui/notice";
import { ZoneField } from "@/components/ui/zone-field";
import { writeMoment } from "@/lib/crises/moments";
import { saveSitrepAction } from "@/lib/crises/sitreps/actions";
import { CONVENTION_LABELS, PRECEDENCE_LABELS } from "@/lib/crises/sitreps/labels";
import { CONVENTIONS, type Convention, PRECEDENCES, type Precedence } from "@/lib/crises/sitreps/rules";
import { SITREP_SECTION_LABELS, SITREP_SECTIONS, type SitrepSections } from "@/lib/crises/sitreps/sections";
import { BLUF_CHARACTERS, BLUF_SENTENCES } from "@/lib/crises/sitreps/wording/rules";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { LOCAL_TIMES_HINT, MomentField } from "./moment-field";

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

type SitrepEditorProps = {
  crisis: { id: string; reference: string; timeZone: string };
  /** Without a version it is a new draft, which will have this id. */
  draft: { id: string; version?: number };
  keep: Keep;
  values: SitrepFormValues;
  /** The watch log, last event first. */
  entries: readonly { value: string; label: string; hint: string }[];
  likelyZones: readonly string[];
  /** The year about which a two-digit year is meant. */
  pivotYear: number;
  publishLabel: string;
};

const LABELS = {
  bluf: "Bottom line up front",
  precedence: "Precedence",
  originator: "Originator",
  convention: "Convention",
  timeZone: "Time zone",
  periodFrom: "Covers events from",
  asOfAt: "Information cut-off",
  nextReportAt: "Next report",
  isFinal: "Final report",
  decisionBy: "Decision wanted by",
} as const;

const PRECEDENCE_OPTIONS = PRECEDENCES.map((value) => ({ value, label: PRECEDENCE_LABELS[value] }));
const CONVENTION_OPTIONS = CONVENTIONS.map((value) => ({
  value,
  label: `${CONVENTION_LABELS[value].name}: ${CONVENTION_LABELS[value].meaning}`,
}));

/** The fields of a report, as two versions of them are compared: a moment as it is typed, with the zone in which it is read. */
function fieldsOf(entries: SitrepEditorProps["entries"]): readonly MergedField[] {
  return [
    textField("bluf", LABELS.bluf),
    choiceField("precedence", LABELS.precedence, PRECEDENCE_OPTIONS),
    textField("originator", LABELS.originator),
    choiceField("convention", LABELS.convention, CONVENTION_OPTIONS),
    textField("timeZone", LABELS.timeZone),
    textField("periodFrom", LABELS.periodFrom),
    textField("asOfAt", LABELS.asOfAt),
    textField("nextReportAt", LABELS.nextReportAt),
    tickField("isFinal", LABELS.isFinal),
    choicesField("entries", "Log entries", entries),
    textField("decisionBy", LABELS.decisionBy),
    ...SITREP_SECTIONS.map((section) =>
      textField(`sections.${section}`, SITREP_SECTION_LABELS[section].name),
    ),
  ];
}

function saidOf(values: SitrepFormValues, timeZone: string) {
  const { sections, entryIds, periodFrom, asOfAt, nextReportAt, ...others } = values;
  return {
    ...others,
    timeZone,
    periodFrom: writeMoment(periodFrom),
    asOfAt: writeMoment(asOfAt),
    nextReportAt: nextReportAt && writeMoment(nextReportAt),
    entries: entryIds,
    decisionBy: sections.decisionBy && writeMoment(sections.decisionBy),
    ...Object.fromEntries(SITREP_SECTIONS.map((section) => [`sections.${section}`, sections.texts[section]])),
  };
}

/** The form of a situation report, which keeps what is typed. A draft may be written by everybody who works on the crisis. */
export function SitrepEditor({ draft, keep, values, ...given }: SitrepEditorProps) {
  const { crisis, entries } = given;
  const fields = fieldsOf(entries);
  const said = textOf(saidOf(values, crisis.timeZone), fields);
  if (draft.version === undefined)
    return (
      <KeptForm id={draft.id} idName="draft.id" keep={keep} start={said} action={saveSitrepAction}>
        {(current) => <SitrepFields {...given} said={current} />}
      </KeptForm>
    );
  return (
    <KeptMergingForm
      id={draft.id}
      under="draft."
      keep={keep}
      record={{ version: draft.version, values: said }}
      fields={fields}
      action={saveSitrepAction}
      savedMessage="The draft is saved."
    >
      {(current) => <SitrepFields {...given} said={current} />}
    </KeptMergingForm>
  );
}

type SitrepFieldsProps = Omit<SitrepEditorProps, "draft" | "keep" | "values"> & { said: FormText };

function SitrepFields({ crisis, said, entries, likelyZones, pivotYear, publishLabel }: SitrepFieldsProps) {
  const initialZone = said.timeZone ?? "UTC";
  const [zone, setZone] = useState(initialZone);
  return (
    <>
      <input type="hidden" name="crisisId" value={crisis.id} />
      <FormTextareaField
        name="bluf"
        label={LABELS.bluf}
        hint={`What changed, so what, and what must be decided by when. At most ${BLUF_SENTENCES} sentences and ${BLUF_CHARACTERS} characters. ${NO_CLASSIFIED_TEXT}`}
        defaultValue={said.bluf}
      />
      <Fieldset legend="Header">
        <div className="grid max-w-2xl gap-5 sm:grid-cols-2">
          <FormSelectField
            name="precedence"
            label={LABELS.precedence}
            defaultValue={said.precedence}
            options={PRECEDENCE_OPTIONS}
          />
          <FormTextField
            name="originator"
            label={LABELS.originator}
            defaultValue={said.originator}
            maxLength={120}
          />
        </div>
        <FormSelectField
          name="convention"
          label={LABELS.convention}
          defaultValue={said.convention}
          options={CONVENTION_OPTIONS}
        />
        <ZoneField
          label={LABELS.timeZone}
          hint={LOCAL_TIMES_HINT}
          initial={initialZone}
          likely={likelyZones}
          onZone={setZone}
        />
        <MomentField
          name="periodFrom"
          label={LABELS.periodFrom}
          defaultValue={said.periodFrom}
          pivotYear={pivotYear}
          zone={zone}
        />
        <MomentField
          name="asOfAt"
          label={LABELS.asOfAt}
          hint="Nothing reported later may stand in it."
          defaultValue={said.asOfAt}
          pivotYear={pivotYear}
          zone={zone}
        />
        <MomentField
          name="nextReportAt"
          label={LABELS.nextReportAt}
          hint="Needed to publish, except for the final report."
          defaultValue={said.nextReportAt}
          pivotYear={pivotYear}
          zone={zone}
        />
        <FormCheckboxField
          name="isFinal"
          label={LABELS.isFinal}
          hint="Closes the series."
          defaultChecked={Boolean(said.isFinal)}
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
            defaultValues={said.entries?.split("\n")}
            choices={entries}
          />
        ) : (
          <Notice>The log is empty. A report needs at least one entry before it can be published.</Notice>
        )}
      </Fieldset>
      <Fieldset
        legend="Sections"
        hint="What is left empty is printed as NOT REPORTED, or as NO CHANGE in an incremental report where those before it said something."
      >
        <MomentField
          name="decisionBy"
          label={LABELS.decisionBy}
          hint="Goes with the section Decisions needed."
          defaultValue={said.decisionBy}
          optional
          pivotYear={pivotYear}
          zone={zone}
        />
        <div className="grid gap-2">
          {SITREP_SECTIONS.map((section) => (
            <Disclosure
              key={section}
              look="section"
              open={Boolean(said[`sections.${section}`])}
              summary={SITREP_SECTION_LABELS[section].name}
            >
              <FormTextareaField
                name={`sections.${section}`}
                label={SITREP_SECTION_LABELS[section].name}
                hint={SITREP_SECTION_LABELS[section].hint}
                defaultValue={said[`sections.${section}`]}
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
        <SubmitButton name="intent" value="CHECK" pendingLabel="Working…">
          {publishLabel}
        </SubmitButton>
        <ButtonLink href={`/crises/${crisis.reference}`} variant="quiet">
          Leave
        </ButtonLink>
        <KeptLine />
      </div>
      <ConfirmQuestion
        note="Once it is published nobody can change it; what is wrong then takes a corrected copy."
        name="intent"
        value="PUBLISH"
        pendingLabel="Publishing…"
        no="Go on writing"
      />
    </>
  );
}
