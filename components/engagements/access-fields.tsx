"use client";

import { useState } from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { Combobox } from "@/components/ui/combobox";
import { matchOptions, pick } from "@/components/ui/combobox-options";
import { DescriptionList } from "@/components/ui/description-list";
import {
  FormCheckboxField,
  FormCheckboxGroup,
  FormRadioGroup,
  FormSelectField,
  FormTextField,
} from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { findReadersAction } from "@/lib/engagements/pickers/actions";
import {
  CUI_CATEGORY_LABELS,
  DISSEMINATION_CONTROL_LABELS,
  MARKING_LEVEL_LABELS,
} from "@/lib/markings/labels";
import { CUI_CATEGORIES, DISSEMINATION_CONTROLS, MARKING_LEVELS } from "@/lib/markings/rules";
import { READER_KIND_LABELS } from "@/lib/readers/labels";
import { type AccessWords, useFormSetting } from "./form-context";
import type { FormValues } from "./form-values";

/** What the record is marked, to whom it may be released, and who besides the rule may read or change it. */
export function AccessFields({ initial }: { initial: FormValues }) {
  const { options, home, decidedAccess } = useFormSetting();
  const [level, setLevel] = useState(initial.marking);
  const isPlain = level !== "CUI";
  const nations = [
    { value: home, label: home },
    ...GROUPS,
    ...options.countries
      .filter(({ value }) => value !== home)
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
      {isPlain ? null : <RaisedMarking />}
      <fieldset disabled={isPlain} hidden={isPlain} className={isPlain ? undefined : "grid min-w-0 gap-5"}>
        <FormCheckboxGroup
          name="cuiCategories"
          label="CUI categories"
          hint="From the CUI registry, as far as they are known."
          optional
          choices={CUI_CATEGORIES.map((value) => ({
            value,
            label: CUI_CATEGORY_LABELS[value].name,
            hint: CUI_CATEGORY_LABELS[value].hint,
          }))}
          defaultValues={initial.cuiCategories}
        />
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
          hint={`${home} is named first. Releasable is not yet released: that takes a foreign disclosure officer.`}
          multiple
          options={nations}
          defaultChosen={pick(nations, initial.relTo)}
        />
      </fieldset>
      <ShareableFields initial={initial} />
      {decidedAccess ? <DecidedAccess {...decidedAccess} /> : <AccessChoices initial={initial} />}
    </>
  );
}

/** Whether its text may go to the partner. Until it is said yes or no nobody decided, and nobody is named. */
function ShareableFields({ initial }: { initial: FormValues }) {
  const [said, setSaid] = useState(initial.shareable);
  return (
    <div className="grid gap-5 sm:grid-cols-[14rem_auto_1fr]">
      <FormSelectField
        name="shareable"
        label="Shareable with the partner"
        emptyLabel="Not decided"
        value={said}
        onChange={(event) => setSaid(event.target.value)}
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <fieldset disabled={said === ""} hidden={said === ""} className={said === "" ? undefined : "contents"}>
        <FormTextField
          name="shareableDecidedOn"
          label="Decided on"
          type="date"
          defaultValue={initial.shareableDecidedOn}
        />
        <FormTextField
          name="shareableDecidedBy"
          label="Foreign disclosure officer"
          maxLength={120}
          defaultValue={initial.shareableDecidedBy}
        />
      </fieldset>
    </div>
  );
}

/** The empty fields say that nothing was chosen; a form without them leaves access as it is. */
function AccessChoices({ initial }: { initial: FormValues }) {
  const { options } = useFormSetting();
  const people = options.users.map((user) => ({ ...user, group: READER_KIND_LABELS.USER }));
  const readers = [...people, ...options.readers];
  // The page brings everybody who can sign in, and of the others only the beginning.
  const search = async (query: string) => [
    ...matchOptions(people, query),
    ...(await findReadersAction(query).catch(() => matchOptions(options.readers, query))),
  ];
  return (
    <>
      <input type="hidden" name="closeHold" value="" />
      <input type="hidden" name="readers[]" value="" />
      <input type="hidden" name="coAuthors[]" value="" />
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
        hint="People, own posts, own organisations and reader groups. Whoever holds such a post, holds one in such an organisation or in a part of it, or is in such a group on the day can read it, whatever countries they cover."
        multiple
        options={readers}
        search={search}
        defaultChosen={pick(readers, initial.readers)}
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

/** What stands there for who edits the record and may not decide about it. */
function DecidedAccess({ author, closeHold, readers, coAuthors }: AccessWords) {
  const names = (list: readonly string[]) => list.join(", ") || "None";
  return (
    <section aria-labelledby="decided-access" className="grid max-w-2xl gap-1.5">
      <h3 id="decided-access" className="font-medium">
        Who may find this
      </h3>
      <p className="flex items-start gap-1.5 text-sm text-muted">
        <Icon name="lock" className="mt-0.5" />
        Only the author and co-authors decide who may find this. Ask one of them to change it.
      </p>
      <DescriptionList
        items={[
          ...(author ? [{ label: "Author", value: author }] : []),
          { label: "Co-authors", value: names(coAuthors) },
          { label: "Named readers", value: names(readers) },
          { label: "Close hold", value: closeHold ? "Yes, only those named here can find it" : "No" },
        ]}
      />
    </section>
  );
}

const GROUPS = [
  { value: "FVEY", label: "FVEY" },
  { value: "NATO", label: "NATO" },
];
