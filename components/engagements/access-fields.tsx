"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { FormCheckboxField, FormCheckboxGroup, FormRadioGroup } from "@/components/ui/form";
import { DISSEMINATION_CONTROL_LABELS, MARKING_LEVEL_LABELS } from "@/lib/markings/labels";
import { DISSEMINATION_CONTROLS, MARKING_LEVELS } from "@/lib/markings/rules";
import { useFormSetting } from "./form-context";
import type { FormValues } from "./form-values";
import { pick } from "./purpose-fields";

/** What the record is marked, to whom it may be released, and who besides the rule may read or change it. */
export function AccessFields({ initial }: { initial: FormValues }) {
  const { options } = useFormSetting();
  const [level, setLevel] = useState(initial.marking);
  const isPlain = level !== "CUI";
  const nations = [
    ...groups,
    ...options.countries
      .filter(({ value }) => value !== "USA")
      .map((country) => ({ ...country, label: `${country.value} ${country.label}` })),
  ];
  return (
    <>
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement) setLevel(event.target.value);
        }}
      >
        <FormRadioGroup
          name="marking"
          label="Marking"
          defaultValue={initial.marking || "UNCLASSIFIED"}
          choices={MARKING_LEVELS.map((value) => ({
            value,
            label: MARKING_LEVEL_LABELS[value].name,
            hint: MARKING_LEVEL_LABELS[value].hint,
          }))}
        />
      </div>
      <fieldset disabled={isPlain} hidden={isPlain} className={isPlain ? undefined : "grid min-w-0 gap-5"}>
        <FormCheckboxGroup
          name="disseminationControls"
          label="Dissemination controls"
          optional
          choices={DISSEMINATION_CONTROLS.filter((value) => value !== "REL_TO").map((value) => ({
            value,
            label: DISSEMINATION_CONTROL_LABELS[value].name,
            hint: DISSEMINATION_CONTROL_LABELS[value].hint,
          }))}
          defaultValues={initial.disseminationControls}
        />
        <Combobox
          name="relTo"
          label="REL TO"
          optional
          hint="USA is named first. Releasable is not yet released: that takes a foreign disclosure officer."
          multiple
          options={nations}
          defaultChosen={pick(nations, initial.relTo)}
        />
      </fieldset>
      <FormCheckboxField
        name="closeHold"
        label="Close hold"
        hint="Only you, the co-authors and the readers named below can find it."
        defaultChecked={initial.closeHold !== ""}
      />
      <Combobox
        name="readers"
        label="Named readers"
        optional
        hint="They can read it whatever countries they cover."
        multiple
        options={options.users}
        defaultChosen={pick(options.users, initial.readers)}
      />
      <Combobox
        name="coAuthors"
        label="Co-authors"
        optional
        hint="They can read and change it."
        multiple
        options={options.users}
        defaultChosen={pick(options.users, initial.coAuthors)}
      />
    </>
  );
}

const groups = [
  { value: "USA", label: "USA" },
  { value: "FVEY", label: "FVEY" },
  { value: "NATO", label: "NATO" },
];
