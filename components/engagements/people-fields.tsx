"use client";

import { useRef } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { ChosenOption, ComboboxOption } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import { ATTENDEE_ROLE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { findPeopleAction } from "@/lib/engagements/pickers/actions";
import { ATTENDEE_ROLES, SIDES } from "@/lib/engagements/schema";
import type { PersonOption } from "@/lib/engagements/views";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { listedName, splitName } from "@/lib/people/rules";
import { useFormSetting } from "./form-context";
import { emptyRow, type PersonRow } from "./form-values";
import { RowFrame } from "./row-frame";
import { readTypedPerson, type TypedPerson } from "./typed-person";
import { type KeyedRow, useRows } from "./use-rows";

type PeopleFieldsProps = {
  initial: readonly PersonRow[];
  /** Codes of the countries chosen so far, main partner first. */
  countries: readonly string[];
};

/** Who was there, by side, as they were that day: picked, typed or pasted. Each side has one principal. */
export function PeopleFields({ initial, countries }: PeopleFieldsProps) {
  const { people, viewer, options } = useFormSetting();
  const { rows, add, remove, change } = useRows(initial);
  const known = useRef(new Map<string, PersonOption>(people.map((person) => [person.value, person])));
  const chosenIds = rows.map(({ value }) => value.personId);
  const partnerNation = countries.find((code) => code !== viewer.nation) ?? "";

  const read = (text: string) => readTypedPerson(text, options.countries);

  async function search(query: string): Promise<readonly ComboboxOption[]> {
    const found = await findPeopleAction(read(query).name);
    for (const person of found) known.current.set(person.value, person);
    return found.filter(({ value }) => !chosenIds.includes(value));
  }

  /** The one person on record whom a line of a pasted list names; who is typed and called new stays new. */
  function namesake(line: string, isPasted: boolean): PersonOption | undefined {
    const listed = listedName(splitName(read(line).name));
    const fitting = [...known.current.values()].filter(({ name }) => name === listed);
    return isPasted && fitting.length === 1 ? fitting[0] : undefined;
  }

  function pick(picked: readonly ChosenOption[]) {
    const added: PersonRow[] = [];
    for (const option of picked) {
      const person = option.isNew
        ? namesake(option.label, picked.length > 1)
        : known.current.get(option.value);
      const row = person
        ? rowOf(person, viewer.nation)
        : typedRow(read(option.label), partnerNation, viewer.nation);
      added.push({ ...row, role: roleFor(row.side, [...rows.map(({ value }) => value), ...added]) });
    }
    // Whoever logs a meeting was mostly at it; one row to take out is less than one to write.
    if (rows.length === 0 && added.every(({ side }) => side !== "OWN")) added.push(ownRow(viewer, people));
    add(...added);
  }

  /** A side has one principal: naming another makes the first a plus one. */
  function assign(target: KeyedRow<PersonRow>, update: Partial<PersonRow>) {
    const side = update.side ?? target.value.side;
    const leads = (update.role ?? target.value.role) === "PRINCIPAL";
    change(({ key, value }) => {
      if (key === target.key) return { ...value, ...update };
      return leads && value.side === side && value.role === "PRINCIPAL"
        ? { ...value, role: "PLUS_ONE" }
        : value;
    });
  }

  return (
    <div className="grid gap-3">
      <Combobox
        name="attendance"
        label="Add people"
        hint="Type a name, if you like with the rank before it and the post and country after it. A pasted list becomes one row each."
        placeholder="Lt Gen Kenji Mori, J5, Japan"
        multiple
        createNoun="person"
        options={people.filter(({ value }) => !chosenIds.includes(value))}
        search={search}
        onPick={pick}
      />
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map((row, index) => (
            <PersonLine
              key={row.key}
              row={row.value}
              index={index}
              onRemove={() => remove(row.key)}
              onAssign={(update) => assign(row, update)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type PersonLineProps = {
  row: PersonRow;
  index: number;
  onRemove: () => void;
  onAssign: (update: Partial<PersonRow>) => void;
};

function PersonLine({ row, index, onRemove, onAssign }: PersonLineProps) {
  const { options } = useFormSetting();
  const name = (field: keyof PersonRow) => `attendance.${index}.${field}`;
  const who = row.name || `person ${index + 1}`;
  const asHeld = [row.position, row.organisation, row.nationality].filter(Boolean).join(" · ");
  return (
    <RowFrame name={who} onRemove={onRemove}>
      <input type="hidden" name={name("id")} value={row.id} />
      <input type="hidden" name={name("personId")} value={row.personId} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_8rem_8rem_8rem]">
        {row.personId ? (
          <div className="grid content-start gap-1.5">
            <span className="font-medium">Name</span>
            <p className="flex min-h-10 items-center">{row.name}</p>
            <input type="hidden" name={name("name")} value={row.name} />
          </div>
        ) : (
          <FormTextField name={name("name")} label="Name" defaultValue={row.name} maxLength={120} />
        )}
        <FormTextField
          name={name("rankText")}
          label={<>Rank{hidden(who)}</>}
          defaultValue={row.rankText}
          maxLength={60}
        />
        <FormSelectField
          name={name("side")}
          label={<>Side{hidden(who)}</>}
          value={row.side}
          onChange={(event) => onAssign({ side: event.target.value })}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <FormSelectField
          name={name("role")}
          label={<>Role{hidden(who)}</>}
          value={row.role}
          onChange={(event) => onAssign({ role: event.target.value })}
          options={ATTENDEE_ROLES.map((value) => ({ value, label: ATTENDEE_ROLE_LABELS[value] }))}
        />
      </div>
      <Disclosure
        summary={
          <span>
            Post that day<span className="sr-only">: {who}</span>
            {asHeld ? <span className="text-muted"> {asHeld}</span> : null}
          </span>
        }
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <FormSelectField
            name={name("service")}
            label="Service"
            emptyLabel="Not known"
            defaultValue={row.service}
            options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
          />
          <FormTextField
            name={name("position")}
            label="Position"
            defaultValue={row.position}
            maxLength={160}
          />
          <FormTextField
            name={name("organisation")}
            label="Organisation"
            defaultValue={row.organisation}
            maxLength={160}
          />
          <FormSelectField
            name={name("nationality")}
            label="Nationality"
            emptyLabel="Not known"
            defaultValue={row.nationality}
            options={options.countries}
          />
          <FormSelectField
            name={name("rankCode")}
            label="Grade"
            emptyLabel="By rank and service"
            defaultValue={row.rankCode}
            options={RANK_CODES.map((value) => ({ value, label: value.replace("_", "-") }))}
          />
          <FormSelectField
            name={name("attended")}
            label="Attended"
            defaultValue={row.attended || "yes"}
            options={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No, was expected" },
            ]}
          />
        </div>
      </Disclosure>
    </RowFrame>
  );
}

function hidden(who: string) {
  return <span className="sr-only"> of {who}</span>;
}

function rowOf(person: PersonOption, ownNation: string): PersonRow {
  return {
    ...emptyRow("attendance"),
    personId: person.value,
    name: person.name,
    rankText: person.rankText ?? "",
    rankCode: person.rankCode ?? "",
    service: person.service ?? "",
    position: person.position ?? "",
    organisation: person.organisation ?? "",
    nationality: person.nationality,
    side: person.nationality === ownNation ? "OWN" : "PARTNER",
  };
}

function typedRow(typed: TypedPerson, partnerNation: string, ownNation: string): PersonRow {
  const nationality = typed.nationality || partnerNation;
  const side = nationality === ownNation ? "OWN" : "PARTNER";
  return { ...emptyRow("attendance"), ...typed, nationality, side };
}

/** The viewer leads the own side until someone says otherwise; as the person on record when there is one. */
function ownRow(viewer: { name: string; nation: string }, people: readonly PersonOption[]): PersonRow {
  const listed = listedName(splitName(viewer.name));
  const known = people.find(({ name, nationality }) => name === listed && nationality === viewer.nation);
  if (known) return { ...rowOf(known, viewer.nation), role: "PRINCIPAL" };
  return {
    ...emptyRow("attendance"),
    name: viewer.name,
    nationality: viewer.nation,
    side: "OWN",
    role: "PRINCIPAL",
  };
}

/** The first of a side leads it, until someone says otherwise. */
function roleFor(side: string, others: readonly PersonRow[]): string {
  return others.some((row) => row.side === side && row.role === "PRINCIPAL") ? "PLUS_ONE" : "PRINCIPAL";
}
