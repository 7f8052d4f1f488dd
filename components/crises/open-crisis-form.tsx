"use client";

import { useState } from "react";
import { KeptForm } from "@/components/kept-words/kept-form";
import { KeptLine } from "@/components/kept-words/kept-line";
import type { Keep } from "@/components/kept-words/kept-words";
import { MarkingChoice } from "@/components/layout/marking-choice";
import { TagsField } from "@/components/tags/tags-field";
import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { FormRadioGroup, FormTextareaField, FormTextField } from "@/components/ui/form";
import { FormButtons } from "@/components/ui/form-buttons";
import type { FormText } from "@/components/ui/merging";
import { ZoneField } from "@/components/ui/zone-field";
import { withArticle } from "@/lib/countries/articles";
import { openCrisisAction } from "@/lib/crises/actions";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { MARKING_LEVEL_LABELS, NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { MARKING_LEVELS } from "@/lib/markings/rules";
import { MomentField } from "./moment-field";

type OpenCrisisFormProps = {
  /** The id that the crisis will have. */
  id: string;
  keep: Keep;
  countries: readonly ComboboxOption[];
  tags: readonly ComboboxOption[];
  /** IANA zone of the capital by country code. */
  zones: Readonly<Record<string, string>>;
  /** The moment of opening the form, as a date-time group. */
  now: string;
  year: number;
  canMarkCui: boolean;
  /** The nation that keeps the record, as alpha-3 code. */
  home: string;
};

/** The form that opens a crisis, which keeps what is typed. */
export function OpenCrisisForm(props: OpenCrisisFormProps) {
  const { id, keep, now, ...given } = props;
  const start = { alert: "WATCH", openedAt: now, marking: "UNCLASSIFIED" };
  return (
    <KeptForm id={id} keep={keep} start={start} action={openCrisisAction}>
      {(said) => <OpenCrisisFields {...given} said={said} />}
    </KeptForm>
  );
}

type OpenCrisisFieldsProps = Omit<OpenCrisisFormProps, "id" | "keep" | "now"> & { said: FormText };

function OpenCrisisFields(props: OpenCrisisFieldsProps) {
  const { said, countries, tags, zones, year, canMarkCui, home } = props;
  const named = chosenIn(countries, said.countries);
  const [first, setFirst] = useState(named[0] ?? null);
  const [ownZone, setOwnZone] = useState(said.timeZone ?? "");
  const capitalZone = first && zones[first.value];
  const placeZone =
    first && capitalZone ? { zone: capitalZone, country: withArticle(first.value, first.label) } : null;
  return (
    <>
      <FormTextField
        name="title"
        label="Title"
        hint="What a stranger would call it."
        defaultValue={said.title}
        maxLength={120}
      />
      <FormTextField
        name="nickname"
        label="Short name"
        hint={
          <>
            One word; it becomes the reference, as in <span className="font-mono">CR-{year}-STRAIT</span>,
            with a number behind it where that is taken.
          </>
        }
        defaultValue={said.nickname}
        maxLength={20}
        autoCapitalize="characters"
        autoComplete="off"
      />
      <Combobox
        name="countries"
        label="Countries"
        hint="Those whose officers must see it. At least one must be yours."
        options={countries}
        defaultChosen={named}
        onChosen={([chosen]) => setFirst(chosen ?? null)}
        multiple
      />
      <FormRadioGroup
        name="alert"
        label="Alert level"
        defaultValue={said.alert}
        choices={(["WATCH", "ADVISORY", "WARNING", "CRISIS"] as const).map((value) => ({
          value,
          label: ALERT_LABELS[value].name,
          hint: ALERT_LABELS[value].criteria,
        }))}
      />
      <ZoneField
        label="Time zone"
        hint="Of the place where it happens. Left empty, it is that of the capital of the first country."
        initial={said.timeZone ?? ""}
        placeZone={placeZone}
        unknown="Follows the first country"
        onZone={setOwnZone}
      />
      <MomentField
        name="openedAt"
        label="Began"
        defaultValue={said.openedAt}
        pivotYear={year}
        zone={ownZone || placeZone?.zone || ""}
      />
      <FormTextareaField
        name="summary"
        label="Summary"
        hint={NO_CLASSIFIED_TEXT}
        defaultValue={said.summary}
        maxLength={4000}
      />
      <TagsField options={tags} said={said} />
      <MarkingChoice initial={said.marking}>
        <FormRadioGroup
          name="marking"
          label="Marking"
          defaultValue={said.marking}
          choices={MARKING_LEVELS.filter((level) => level === "UNCLASSIFIED" || canMarkCui).map((value) => ({
            value,
            label: MARKING_LEVEL_LABELS[value].name,
            hint: MARKING_LEVEL_LABELS[value].hint,
          }))}
        />
      </MarkingChoice>
      {canMarkCui ? (
        <FormTextField
          name="relTo"
          label="REL TO"
          hint={`For CUI that partners may see: ${home} first, then country codes, FVEY or NATO.`}
          optional
          defaultValue={said.relTo}
          maxLength={200}
          autoComplete="off"
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <FormButtons cancelHref="/crises" pendingLabel="Opening…">
          Open the crisis
        </FormButtons>
        <KeptLine />
      </div>
    </>
  );
}
