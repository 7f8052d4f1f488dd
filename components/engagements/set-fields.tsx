"use client";

import { clsx } from "clsx";
import { type ReactNode, useRef } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Combobox } from "@/components/ui/combobox";
import { pick } from "@/components/ui/combobox-options";
import { FormCheckboxGroup, FormSelectField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { useRows } from "@/components/ui/use-rows";
import type { Field, FieldList } from "@/lib/engagements/field-sets/declare";
import { isOfTheEdition } from "@/lib/engagements/field-sets/editions";
import { listsOf, type SetName, setOf } from "@/lib/engagements/field-sets/sets";
import type { Option } from "@/lib/engagements/views";
import { editionHref } from "@/lib/exercises/editions/links";
import { useFormSetting } from "./form-context";
import { type FormValues, nextSetRow, type SetField, type SetRow } from "./form-values";
import { RecordCombobox } from "./record-combobox";
import { AddRow, RowFrame } from "./row-frame";

type SetFieldsProps = {
  set: SetName;
  initial: FormValues;
  /** The edition that says some of it instead, as it is chosen now; empty where there is none. */
  editionId: string;
};

/** The fields of one set and its lists, as they are told; for every type that has the set the same. */
export function SetFields({ set, initial, editionId }: SetFieldsProps) {
  const names = [...Object.keys(setOf(set).fields), ...listsOf(set).map(([name]) => name)];
  const ofEdition = editionId === "" ? [] : names.filter((name) => isOfTheEdition(set, name));
  // What is said here already stands until it is emptied, and so may what is typed before an edition is chosen.
  const said = ofEdition.filter((name) => (initial[`sets.${set}.${name}`] ?? "").length > 0);
  const left = initial.exerciseEditionId === "" ? [] : ofEdition.filter((name) => !said.includes(name));
  const isAsked = ([name]: [string, unknown]) => !left.includes(name);
  return (
    <>
      <p className="text-sm text-muted">
        Fill in what is known. What is left empty is not known, which is not zero.
      </p>
      <div className="grid max-w-3xl gap-x-4 gap-y-5 sm:grid-cols-2">
        {Object.entries(setOf(set).fields)
          .filter(isAsked)
          .map(([name, field]) => {
            const path: SetField = `sets.${set}.${name}`;
            return (
              <SetInput
                key={name}
                name={path}
                field={field}
                label={field.label}
                hint={field.hint}
                value={initial[path] ?? ""}
              />
            );
          })}
      </div>
      {ofEdition.length > 0 ? <LeftToEdition id={editionId} isSaidHere={said.length > 0} /> : null}
      {listsOf(set)
        .filter(isAsked)
        .map(([name, list]) => (
          <SetRows key={name} name={`sets.${set}.${name}`} list={list} initial={initial} />
        ))}
    </>
  );
}

/** Where the review, lessons and figures are said that an engagement of an edition leaves to it. */
function LeftToEdition({ id, isSaidHere }: { id: string; isSaidHere: boolean }) {
  const { options } = useFormSetting();
  const edition = options.exerciseEditions.find(({ value }) => value === id);
  return (
    <p className="max-w-prose text-sm">
      <span className="font-medium">After-action review, lessons and figures</span> are those of{" "}
      {edition ? (
        <Anchor href={editionHref(edition.place)} className="prose-link">
          {edition.label}
        </Anchor>
      ) : (
        "its edition"
      )}
      , and are said there.
      {isSaidHere ? " Empty what is said of them here; what was saved stays in the history." : null}
    </p>
  );
}

function SetRows({ name, list, initial }: { name: SetField; list: FieldList; initial: FormValues }) {
  const { rows, add, remove } = useRows((initial[name] ?? []) as SetRow[]);
  const noun = list.noun.replace(/^an? /, "");
  const box = useRef<HTMLFieldSetElement>(null);

  function addNext() {
    const form = box.current?.form;
    const typed = form ? new FormData(form) : null;
    add(nextSetRow(list, (field) => String(typed?.get(`${name}.${rows.length - 1}.${field}`) ?? "")));
  }

  return (
    <fieldset ref={box} className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">{list.title}</legend>
      <ul className="grid gap-2 empty:hidden">
        {rows.map(({ key, value }, index) => (
          <RowFrame
            key={key}
            name={`${noun} ${index + 1}`}
            onRemove={() => remove(key)}
            className="sm:grid-cols-3"
          >
            {Object.entries(list.fields).map(([field, told]) => (
              <SetInput
                key={field}
                name={`${name}.${index}.${field}`}
                field={told}
                label={
                  <>
                    {told.label}
                    <span className="sr-only">
                      , {noun} {index + 1}
                    </span>
                  </>
                }
                // Once is enough: the rows below are filled in like the first.
                hint={index === 0 ? told.hint : undefined}
                value={value[field] ?? ""}
              />
            ))}
          </RowFrame>
        ))}
      </ul>
      {rows.length < list.max ? <AddRow onAdd={addNext}>Add {list.noun}</AddRow> : null}
    </fieldset>
  );
}

type SetInputProps = {
  name: string;
  field: Field;
  label: ReactNode;
  hint: string | undefined;
  value: string | string[] | SetRow[];
};

function SetInput({ name, field, label, hint, value }: SetInputProps) {
  const { options } = useFormSetting();
  const text = typeof value === "string" ? value : "";
  const codes = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const frame = { name, label, hint };
  const select = (choices: readonly Option[], emptyLabel: string | undefined) => (
    <FormSelectField
      {...frame}
      defaultValue={text}
      emptyLabel={emptyLabel}
      options={choices.map((one) => ({ value: one.value, label: one.label }))}
    />
  );
  const combobox = (choices: readonly Option[]) => (
    <Combobox {...frame} options={choices} defaultChosen={pick(choices, [text])} />
  );
  switch (field.kind) {
    case "text":
      return field.isLong ? (
        <FormTextareaField
          {...frame}
          rows={2}
          maxLength={field.max}
          defaultValue={text}
          className="sm:col-span-full"
        />
      ) : (
        <FormTextField {...frame} maxLength={field.max} defaultValue={text} className={wide(field.max)} />
      );
    case "count":
      return <FormTextField {...frame} inputMode="numeric" maxLength={15} defaultValue={text} />;
    case "amount":
    case "quantity":
      return <FormTextField {...frame} inputMode="decimal" maxLength={18} defaultValue={text} />;
    case "currency":
      return <FormTextField {...frame} maxLength={3} defaultValue={text} />;
    case "day":
      return <FormTextField {...frame} type="date" defaultValue={text} />;
    case "time":
      return <FormTextField {...frame} type="time" defaultValue={text} />;
    case "choice":
      return select(optionsOf(field.choices), field.required ? undefined : "Not said");
    case "picklist":
      return select(options.picklists[field.list], "Not said");
    case "flag":
      return select(YES_OR_NO, "Not known");
    case "choices":
      return (
        <FormCheckboxGroup
          {...frame}
          inline
          choices={optionsOf(field.choices)}
          defaultValues={codes}
          className="sm:col-span-full"
        />
      );
    case "country":
      return combobox(options.countries);
    case "user":
      return combobox(options.users);
    case "engagement":
      return (
        <RecordCombobox
          {...frame}
          options={options.engagements}
          defaultChosen={pick(options.engagements, [text])}
        />
      );
    case "countries":
      return (
        <Combobox
          {...frame}
          multiple
          options={options.countries}
          defaultChosen={pick(options.countries, codes)}
          className="sm:col-span-full"
        />
      );
  }
}

const YES_OR_NO: readonly Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

function optionsOf(choices: Readonly<Record<string, string>>): Option[] {
  return Object.entries(choices).map(([value, label]) => ({ value, label }));
}

/** A line long enough for a sentence takes the whole width. */
function wide(max: number): string {
  return clsx(max >= 300 && "sm:col-span-full");
}
