"use client";

import { useRef, useState } from "react";
import { type Owner, OwnerField, type Parties, PartyFields } from "@/components/promises/party-fields";
import { type PersonThere, peopleThere } from "@/components/promises/people-there";
import { Anchor } from "@/components/ui/anchor";
import { pick } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextField } from "@/components/ui/form";
import { useRows } from "@/components/ui/use-rows";
import { WordedDateField } from "@/components/ui/worded-date-field";
import { formatDate } from "@/lib/dates";
import { COMMITMENT_STATE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { isOpen } from "@/lib/engagements/promises/rules";
import { COMMITMENT_STATES, SIDES } from "@/lib/engagements/schema";
import type { FormOptions } from "@/lib/engagements/views";
import type { CommitmentState, Side } from "@/lib/generated/prisma/enums";
import { useFormSetting } from "./form-context";
import { emptyRow, type PromiseRow, valuesIn } from "./form-values";
import { AddRow, RowFrame } from "./row-frame";

type PromiseFieldsProps = {
  initial: readonly PromiseRow[];
  /** Codes of the countries chosen so far, whose people are offered first. */
  countries: readonly string[];
};

/** What was promised, by whom, to whom and by when. A row left empty is no promise. */
export function PromiseFields({ initial, countries }: PromiseFieldsProps) {
  const { sharedPromises } = useFormSetting();
  const { rows, add, remove } = useRows(initial.length > 0 ? initial : [emptyRow("commitments")]);
  const [people, setPeople] = useState<readonly PersonThere[]>([]);
  return (
    <div className="grid gap-3">
      <ul
        className="grid gap-2"
        // Who is there is another part of the form, and may have changed since.
        onFocus={({ currentTarget }) => setPeople(peopleIn(currentTarget.closest("form")))}
      >
        {rows.map(({ key, value }, index) => {
          const line = { row: value, prefix: `commitments.${index}.`, countries, people };
          return sharedPromises.includes(value.id) ? (
            <SharedPromise key={key} {...line} />
          ) : (
            <PromiseLine key={key} {...line} nth={`promise ${index + 1}`} onRemove={() => remove(key)} />
          );
        })}
      </ul>
      <AddRow onAdd={() => add(emptyRow("commitments"))}>Add a commitment</AddRow>
    </div>
  );
}

/** The people of the form as they stand in it. */
function peopleIn(form: HTMLFormElement | null): PersonThere[] {
  return peopleThere(form ? valuesIn(form).attendance : []);
}

type LineProps = {
  row: PromiseRow;
  prefix: string;
  countries: readonly string[];
  people: readonly PersonThere[];
};

/** One promise, named by its words from the moment it has some. */
function PromiseLine({
  row,
  prefix,
  countries,
  people,
  nth,
  onRemove,
}: LineProps & { nth: string; onRemove: () => void }) {
  const { today, viewer } = useFormSetting();
  const [text, setText] = useState(row.text);
  const [side, setSide] = useState(row.bySide);
  // A promise of the own side is its writer's from its first word, until somebody says whose it is.
  const isOwnerOpen = useRef(!saysAnything(row));
  const [isWriters, setWriters] = useState(false);
  const words = text.trim();
  const named = namedBy(words, nth);

  function write(value: string) {
    setText(value);
    if (isOwnerOpen.current) setWriters(value.trim() !== "");
  }

  return (
    <RowFrame name={named} title={words || `Promise ${nth.slice("promise ".length)}`} onRemove={onRemove}>
      <Kept prefix={prefix} row={row} fields={["id", "version"]} />
      <FormTextField
        name={`${prefix}text`}
        label={<>What was promised{inRow(nth)}</>}
        value={text}
        onChange={(event) => write(event.target.value)}
        maxLength={500}
      />
      <div className="grid gap-3 sm:grid-cols-[9rem_1fr]">
        <FormSelectField
          name={`${prefix}bySide`}
          label={<>Made by{of(named)}</>}
          value={side}
          onChange={(event) => setSide(event.target.value)}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <Owned
          // The picker keeps what it holds; it begins anew with the writer, which is never while it is typed in.
          key={String(isWriters)}
          prefix={prefix}
          row={{
            ...row,
            bySide: side,
            ...(isWriters && side === "OWN" ? { ownerName: viewer.name, ownerUserId: viewer.id } : {}),
          }}
          countries={countries}
          people={people}
          named={named}
          onOwner={() => {
            isOwnerOpen.current = false;
          }}
        />
      </div>
      <DueField prefix={prefix} row={row} today={today} named={named} />
      {row.id ? (
        <FormSelectField
          name={`${prefix}state`}
          label={<>State{of(named)}</>}
          defaultValue={row.state}
          options={COMMITMENT_STATES.map((value) => ({ value, label: COMMITMENT_STATE_LABELS[value] }))}
          className="w-56"
        />
      ) : null}
      <Parts prefix={prefix} row={row} countries={countries} people={people} named={named} />
    </RowFrame>
  );
}

/** A promise that was shared: here it gets an owner, a recipient and a first day; its own page says what became of it. */
function SharedPromise({ row, prefix, countries, people }: LineProps) {
  const { today } = useFormSetting();
  const named = namedBy(row.text, "this promise");
  const state = row.state as CommitmentState;
  const isOver = !isOpen(state);
  const fixed = ["id", "version", "text", "bySide", "state"] as const;
  return (
    <RowFrame name={named} title={row.text}>
      <Kept prefix={prefix} row={row} fields={isOver ? (Object.keys(row) as (keyof PromiseRow)[]) : fixed} />
      <p className="text-sm">
        {SIDE_LABELS[row.bySide as Side]}
        {isOver && row.ownerName ? `, ${row.ownerName}` : ""} ·{" "}
        {row.dueOn ? `due ${formatDate(row.dueOn)}` : "no due date"} · {COMMITMENT_STATE_LABELS[state]}
        {". "}
        <Anchor href={`/commitments/${row.id}`} target="_blank" className="prose-link">
          {isOver ? "Reopen it" : "Agree another day or other words, or close it"} on its own page
          <span className="sr-only"> (opens beside this form)</span>
        </Anchor>
      </p>
      {isOver ? null : (
        <>
          <Owned prefix={prefix} row={row} countries={countries} people={people} named={named} />
          {row.dueOn ? (
            <Kept prefix={prefix} row={row} fields={["dueOn"]} />
          ) : (
            <DueField prefix={prefix} row={row} today={today} named={named} />
          )}
          <Parts prefix={prefix} row={row} countries={countries} people={people} named={named} />
        </>
      )}
    </RowFrame>
  );
}

/** Fields that are sent as they are. */
function Kept({
  prefix,
  row,
  fields,
}: {
  prefix: string;
  row: PromiseRow;
  fields: readonly (keyof PromiseRow)[];
}) {
  return fields.map((field) => (
    <input key={field} type="hidden" name={`${prefix}${field}`} value={row[field]} />
  ));
}

type PartProps = LineProps & { named: string };

function Owned({ row, prefix, countries, people, named, onOwner }: PartProps & { onOwner?: () => void }) {
  const { options } = useFormSetting();
  return (
    <OwnerField
      prefix={prefix}
      bySide={row.bySide as Side}
      owner={ownerOf(row)}
      options={{ ...options, countries, people }}
      of={named}
      onOwner={onOwner}
    />
  );
}

/** The rest of who is in it: seldom said, so that it stands open only where it is. */
function Parts({ row, prefix, countries, people, named }: PartProps) {
  const { options } = useFormSetting();
  const parties = partiesOf(row, options);
  return (
    <Disclosure
      summary={<>Post, and to whom{of(named)}</>}
      open={Object.values(parties).some((party) => party !== null)}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <PartyFields
          prefix={prefix}
          parties={parties}
          options={{ ...options, countries, people }}
          of={named}
        />
      </div>
    </Disclosure>
  );
}

function DueField({
  prefix,
  row,
  today,
  named,
}: Omit<PartProps, "countries" | "people"> & { today: string }) {
  return (
    <WordedDateField
      name={`${prefix}dueOn`}
      label={<>Due{of(named)}</>}
      wordsLabel={<>Due, in words{of(named)}</>}
      defaultValue={row.dueOn}
      today={today}
    />
  );
}

/** Whether somebody was at the row before: who owns it is then theirs to have left open. */
function saysAnything({ id, text, ownerName }: PromiseRow): boolean {
  return Boolean(id || text || ownerName);
}

function ownerOf({ ownerName, ownerUserId, ownerPersonId }: PromiseRow): Owner {
  return {
    ownerName: ownerName || null,
    ownerUserId: ownerUserId || null,
    ownerPersonId: ownerPersonId || null,
  };
}

function partiesOf(row: PromiseRow, { posts }: FormOptions): Parties {
  const post = (id: string) => pick(posts, [id])[0] ?? null;
  return {
    ownerPost: post(row.ownerPostId),
    toSide: SIDES.find((side) => side === row.toSide) ?? null,
    toName: row.toName || null,
    toPersonId: row.toPersonId || null,
    toPost: post(row.toPostId),
  };
}

function namedBy(words: string, otherwise: string): string {
  return words ? `“${words.length > 80 ? `${words.slice(0, 79)}…` : words}”` : otherwise;
}

function of(named: string) {
  return <span className="sr-only"> of {named}</span>;
}

/** The name of the field that gives the row its name stays the same while it is typed into. */
function inRow(nth: string) {
  return <span className="sr-only">, {nth}</span>;
}
