"use client";

import { useState } from "react";
import { TagsField } from "@/components/tags/tags-field";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { CheckboxField } from "@/components/ui/field";
import { FormSelectField, FormTextareaField, FormTextField, useFieldErrors } from "@/components/ui/form";
import type { FormText } from "@/components/ui/merging";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/counts";
import { type CalendarDate, formatDate, parseCalendarDate } from "@/lib/dates";
import { MILESTONE_ORDER } from "@/lib/exercises/editions/milestones/rules";
import { MILESTONE_LABELS } from "@/lib/exercises/labels";
import { offeredMilestones, templateFor, type UsedOffset } from "@/lib/exercises/templates/rules";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { type Ticks, ticksIn } from "./plan-versions";

/** Most characters of the texts of a plan. */
export type PlanLimits = { name: number; place: number; summary: number };

export type OfferedTemplate = {
  id: string;
  name: string;
  typeCodes: readonly string[];
  isDefault: boolean;
  isActive: boolean;
  milestones: readonly UsedOffset[];
};

type PlanFieldsProps = {
  /** What stands in the fields at first, under their names; nothing where it is not said. */
  said: FormText;
  limits: PlanLimits;
  types: readonly { value: string; label: string }[];
  /** The templates that may give it its milestones; empty where it has them. */
  templates: readonly OfferedTemplate[];
  /** What it has of them already. */
  held?: readonly MilestoneKind[];
  /** Tags that may be given. */
  tags: readonly ComboboxOption[];
  /** Day in UTC, as exercises go by. */
  today: CalendarDate;
};

/** What is planned of an edition; as soon as it has its days, which milestones of the template it takes. */
export function PlanFields({ said, limits, types, templates, held = [], tags, today }: PlanFieldsProps) {
  const [typeCode, setTypeCode] = useState(said.typeCode ?? "");
  const [startsOn, setStartsOn] = useState(said.startsOn ?? "");
  const [endsOn, setEndsOn] = useState(said.endsOn ?? "");
  return (
    <>
      <FormTextField
        name="name"
        label="Name"
        optional
        hint="Only where it has one of its own; else it is the series and the year."
        maxLength={limits.name}
        defaultValue={said.name}
      />
      <FormSelectField
        name="typeCode"
        label="Type of exercise"
        optional
        hint={templates.length > 0 ? "It decides which planning template is proposed." : undefined}
        emptyLabel="Not said"
        options={types}
        value={typeCode}
        onChange={({ target }) => setTypeCode(target.value)}
      />
      <FormTextField name="year" label="Year" type="number" defaultValue={said.year} />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <FormTextField
          name="startsOn"
          label="First day (STARTEX)"
          optional
          type="date"
          value={startsOn}
          onChange={({ target }) => setStartsOn(target.value)}
        />
        <FormTextField
          name="endsOn"
          label="Last day (ENDEX)"
          optional
          type="date"
          value={endsOn}
          onChange={({ target }) => setEndsOn(target.value)}
        />
      </div>
      <TakenMilestones {...{ said, templates, typeCode, startsOn, endsOn, held, today }} />
      <FormTextField name="place" label="Place" optional maxLength={limits.place} defaultValue={said.place} />
      <FormTextareaField
        name="summary"
        label="In brief"
        optional
        hint="Unclassified. Aim, scenario, training audience. Nations that take part can read this."
        maxLength={limits.summary}
        defaultValue={said.summary}
      />
      <TagsField options={tags} said={said} />
    </>
  );
}

type TakenMilestonesProps = Required<Pick<PlanFieldsProps, "said" | "templates" | "held" | "today">> & {
  typeCode: string;
  startsOn: string;
  endsOn: string;
};

/** The template by the type or by hand, and its milestones on their days; those whose day is over are left out unless ticked. */
function TakenMilestones(props: TakenMilestonesProps) {
  const { said, templates, typeCode, startsOn, endsOn, held, today } = props;
  const [templateId, setTemplateId] = useState(said.templateId ?? "");
  const [ticks, setTicks] = useState(() => ticksIn(said));
  const errors = useFieldErrors("leaves");
  const byType = templateFor(templates, typeCode || null);
  const template = templates.find(({ id }) => id === templateId) ?? byType;
  const first = parseCalendarDate(startsOn);
  const last = parseCalendarDate(endsOn);
  const period = first && last && first <= last ? { startsOn: first, endsOn: last } : null;
  const offered =
    template && period
      ? offeredMilestones(template.milestones, period, today).filter(({ kind }) => !held.includes(kind))
      : [];
  const isTaken = ({ kind, isPast }: (typeof offered)[number]) => ticks[kind] ?? !isPast;
  const past = offered.filter(({ isPast }) => isPast).length;
  if (templates.length === 0) return <TicksTooLate ticks={ticks} held={held} />;
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-md border border-border bg-surface p-3">
      <legend className="px-1 font-medium">Milestones</legend>
      <FormSelectField
        name="templateId"
        label="Planning template"
        emptyLabel={byType ? `By its type: ${byType.name}` : "By its type"}
        options={templates
          .filter(({ isActive }) => isActive)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={templateId}
        onChange={({ target }) => setTemplateId(target.value)}
      />
      <p aria-live="polite" className="text-sm text-muted">
        {period === null
          ? "With its first and last day it gets its milestones; which, can be chosen here then."
          : past === 0
            ? "Untick what this edition does without. Others can be added later."
            : `${counted(past, "day is", "days are")} over already and not ticked: tick what was held, and say when on the page of the edition.`}
      </p>
      {offered.length > 0 ? (
        <ul className="grid gap-2">
          {offered.map((one) => (
            <li key={one.kind}>
              <CheckboxField
                name={`takes.${one.kind}`}
                label={MILESTONE_LABELS[one.kind].name}
                hint={`${formatDate(one.plannedOn)}${one.isPast ? ", over already" : ""}`}
                checked={isTaken(one)}
                onChange={({ target }) => setTicks((before) => ({ ...before, [one.kind]: target.checked }))}
              />
              {isTaken(one) ? null : <input type="hidden" name="leaves[]" value={one.kind} />}
            </li>
          ))}
        </ul>
      ) : null}
      <SentTicks ticks={ticks} />
      {errors.length > 0 ? <p className="text-danger">{errors.join(" ")}</p> : null}
    </fieldset>
  );
}

function SentTicks({ ticks }: { ticks: Ticks }) {
  return Object.entries(ticks).map(([kind, isTicked]) => (
    <input key={kind} type="hidden" name={isTicked ? "ticked[]" : "unticked[]"} value={kind} />
  ));
}

/** An edition that got its milestones meanwhile gets none by this form: what was ticked here otherwise is told. */
function TicksTooLate({ ticks, held }: { ticks: Ticks; held: readonly MilestoneKind[] }) {
  const names = (isTicked: boolean) =>
    MILESTONE_ORDER.filter((kind) => ticks[kind] === isTicked && held.includes(kind) !== isTicked)
      .map((kind) => MILESTONE_LABELS[kind].name)
      .join(", ");
  const [missing, unwanted] = [names(true), names(false)];
  return (
    <>
      <SentTicks ticks={ticks} />
      {missing || unwanted ? (
        <Notice tone="warning" title="The saved version has its milestones already">
          {unwanted ? <p>Planned there, though you left it out: {unwanted}.</p> : null}
          {missing ? <p>Not there, though you took it: {missing}.</p> : null}
          <p>Once this is saved, change it under Milestones.</p>
        </Notice>
      ) : null}
    </>
  );
}
