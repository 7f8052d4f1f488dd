"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { pick } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { FormCheckboxGroup, FormSelectField, FormTextField } from "@/components/ui/form";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { DOMAINS, TEXT_LIMITS } from "@/lib/engagements/schema";
import type { EngagementType } from "@/lib/engagements/types";
import { useFormSetting } from "./form-context";
import type { FormValues } from "./form-values";
import { RecordCombobox } from "./record-combobox";

type PurposeFieldsProps = {
  initial: FormValues;
  type: EngagementType | null;
  onEdition: (id: string) => void;
};

/** What it serves and who answers for it: objectives, exercise, crisis; behind them components, domains and tags. */
export function PurposeFields({ initial, type, onEdition }: PurposeFieldsProps) {
  const { options, isSaved } = useFormSetting();
  const isExercise = type?.group === "EXERCISE";
  const hasOwnTags = isSaved || initial.tags.length > 0;
  // Until someone touches them the tags follow the type; from then on the picker is left as it is.
  const [tagsOf, setTagsOf] = useState<string | null>(hasOwnTags ? "record" : null);
  const components = options.picklists.COMPONENT.map(({ label }) => label);
  const usualTags = options.tags.filter(({ scheme, code }) => isUsual(type, scheme, code));
  const holdsMore = Boolean(
    initial.leadComponent ||
      initial.supportingComponents.length > 0 ||
      initial.domains.length > 0 ||
      initial.sourceReference,
  );
  const exercise = <ExerciseFields initial={initial} onEdition={onEdition} />;
  return (
    <>
      {isExercise ? exercise : null}
      <Combobox
        name="objectives"
        label="Objectives"
        hint="At least one, before it is confirmed or complete."
        placeholder="Code or words of the objective"
        multiple
        options={options.objectives}
        defaultChosen={pick(options.objectives, initial.objectives)}
      />
      <Combobox
        name="responsibleOfficerId"
        label="Responsible officer"
        optional
        options={options.users}
        defaultChosen={pick(options.users, [initial.responsibleOfficerId])}
      />
      <Combobox
        name="backupOfficerId"
        label="Backup officer"
        optional
        options={options.users}
        defaultChosen={pick(options.users, [initial.backupOfficerId])}
      />
      <CrisisField initial={initial} />
      {isExercise ? null : (
        <Disclosure summary="Part of an exercise" open={initial.exerciseSeriesId !== ""}>
          {exercise}
        </Disclosure>
      )}
      <Disclosure summary="Components, domains, tags and source" open={holdsMore}>
        <div className="grid gap-5">
          <FormSelectField
            name="leadComponent"
            label="Lead component"
            optional
            emptyLabel="Not said"
            options={[...new Set([...components, initial.leadComponent])]
              .filter((name) => name !== "")
              .map((name) => ({ value: name, label: name }))}
            defaultValue={initial.leadComponent}
          />
          <Combobox
            name="supportingComponents"
            newName="supportingComponents"
            label="Supporting components"
            optional
            multiple
            createNoun="component"
            options={components.map((name) => ({ value: name, label: name }))}
            defaultChosen={initial.supportingComponents.map((value) => ({ value, label: value }))}
          />
          <FormCheckboxGroup
            name="domains"
            label="Domains"
            inline
            choices={DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }))}
            defaultValues={initial.domains}
          />
          <Combobox
            name="tags"
            label="Tags"
            optional
            hint="How others would sort it, in the schemes that admins keep."
            multiple
            key={tagsOf ?? type?.code}
            options={options.tags}
            defaultChosen={hasOwnTags ? pick(options.tags, initial.tags) : usualTags}
            onChosen={() => setTagsOf((current) => current ?? type?.code ?? null)}
          />
          <FormTextField
            name="sourceReference"
            label="Source or reference"
            optional
            hint="Message date-time group, file or link."
            maxLength={TEXT_LIMITS.sourceReference}
            defaultValue={initial.sourceReference}
          />
        </div>
      </Disclosure>
    </>
  );
}

/** The crisis it belongs to. One that is not open to the viewer stays until they take it off, and are told so. */
function CrisisField({ initial }: Pick<PurposeFieldsProps, "initial">) {
  const { options, hiddenCrisisId } = useFormSetting();
  const [crisisId, setCrisisId] = useState(initial.crisisId);
  const isTakenOff = hiddenCrisisId !== null && crisisId !== hiddenCrisisId;
  return (
    <div className="grid gap-2">
      <RecordCombobox
        name="crisisId"
        label="Crisis it belongs to"
        hint={
          hiddenCrisisId
            ? "It belongs to a crisis that is not open to you, and stays with it unless you take it off."
            : undefined
        }
        optional
        options={options.crises}
        defaultChosen={pick(options.crises, [initial.crisisId])}
        onChosen={(chosen) => setCrisisId(chosen[0]?.value ?? "")}
      />
      <p aria-live="polite" className="text-sm font-medium text-warning empty:hidden">
        {isTakenOff ? "Once saved, it no longer belongs to the crisis that is not open to you." : null}
      </p>
    </div>
  );
}

/** The series, and of it the edition where there is one on record. */
function ExerciseFields({ initial, onEdition }: Pick<PurposeFieldsProps, "initial" | "onEdition">) {
  const { options } = useFormSetting();
  const [seriesId, setSeriesId] = useState(initial.exerciseSeriesId);
  const editions = options.exerciseEditions.filter(
    (edition) => seriesId === "" || edition.seriesId === seriesId,
  );
  return (
    <div className="grid gap-5">
      <Combobox
        name="exerciseSeriesId"
        label="Exercise series"
        optional
        placeholder="Name or former name"
        options={options.exerciseSeries}
        defaultChosen={pick(options.exerciseSeries, [initial.exerciseSeriesId])}
        onChosen={(chosen) => setSeriesId(chosen[0]?.value ?? "")}
      />
      <Combobox
        name="exerciseEditionId"
        label="Edition"
        optional
        hint="The series follows from it, and it keeps the review, lessons and figures."
        placeholder="Year or reference"
        options={editions}
        defaultChosen={pick(options.exerciseEditions, [initial.exerciseEditionId])}
        onChosen={(chosen) => onEdition(chosen[0]?.value ?? "")}
      />
    </div>
  );
}

/** Whether a type starts with this tag, until someone says otherwise. */
function isUsual(type: EngagementType | null, scheme: string, code: string): boolean {
  const usual: Partial<Record<string, readonly string[]>> = type?.defaultTags ?? {};
  return usual[scheme]?.includes(code) ?? false;
}
