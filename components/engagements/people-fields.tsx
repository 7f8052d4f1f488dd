"use client";

import { useEffect, useRef, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { type ChosenOption, type ComboboxOption, matchOptions } from "@/components/ui/combobox-options";
import { useRows } from "@/components/ui/use-rows";
import { parseCalendarDate } from "@/lib/dates";
import type { NameMatch, PersonOption } from "@/lib/engagements/views";
import { MAX_ITEMS } from "@/lib/form-data";
import { ownRow, proposedAgain, rowAsHeld } from "./as-held";
import { useFormSetting } from "./form-context";
import type { PersonRow } from "./form-values";
import { useBusyPeople } from "./live-warnings";
import type { Hint } from "./name-hint";
import { nearFirst } from "./offered-people";
import { type AskWho, PersonLine } from "./person-line";
import { ledBySeniority, roleFor } from "./principals";
import { readTypedPerson, typedRow } from "./typed-person";
import { usePeopleOnRecord } from "./use-people-on-record";

type PeopleFieldsProps = {
  initial: readonly PersonRow[];
  /** Codes of the countries chosen so far, main partner first. */
  countries: readonly string[];
  /** First day as it stands in the form, whole or not. */
  day: string;
  /** Whether whoever writes it down is the first of the own side, or goes with them. */
  isLedByWriter: boolean;
};

/** Who was there, by side, as they were that day: picked, typed or pasted. Each side has one principal, the most senior until
 * somebody chooses. */
export function PeopleFields({ initial, countries, day, isLedByWriter }: PeopleFieldsProps) {
  const { viewer, options } = useFormSetting();
  const { rows, addTo, remove, change } = useRows(initial);
  const busy = useBusyPeople(rows);
  const { offered, personOf, find, match, hints } = usePeopleOnRecord(countries);
  const latestAppend = useRef<(people: readonly Typed[]) => void>(() => {});
  const latestAsk = useRef<AskWho>(() => {});
  const [proposedDay, setProposedDay] = useState(day);
  // Sides whose principal somebody chose: that of a record, a copy or a template was chosen then.
  const [settled, setSettled] = useState<readonly string[]>(
    initial.filter(({ role }) => role === "PRINCIPAL").map(({ side }) => side),
  );
  const chosenIds = rows.map(({ value }) => value.personId);
  // Whoever is there is told of, so that nobody writes them down a second time as somebody new.
  const there = rows
    .filter(({ value }) => value.name)
    .map(({ key, value: { name, personId } }) => ({
      ...personOf(personId),
      group: undefined,
      value: `row ${key}`,
      label: name,
      isThere: true,
    }));
  const partnerNations = countries.filter((code) => code !== viewer.nation);

  const read = (text: string) => readTypedPerson(text, options.countries);

  /** The nations that whoever was typed may be of: the one that is said, else those of the record. */
  function nationsOf(text: string): readonly string[] {
    const { nationality } = read(text);
    return nationality ? [nationality] : [...countries, viewer.nation];
  }

  async function search(query: string): Promise<readonly ComboboxOption[]> {
    const { name } = read(query);
    const found = await find(name);
    return [...found.filter(({ value }) => !chosenIds.includes(value)), ...matchOptions(there, name)];
  }

  // A rank or post that was proposed and not typed over is another when the day is another; saved rows are history.
  if (day !== proposedDay && parseCalendarDate(day)) {
    setProposedDay(day);
    change(({ value }) => {
      const person = value.id ? undefined : personOf(value.personId);
      return person ? proposedAgain(value, person, proposedDay, day) : value;
    });
  }

  function pick(picked: readonly ChosenOption[]) {
    append(picked.map(({ label, value }) => ({ text: label, person: personOf(value) })));
    void compare(picked.filter(({ isNew }) => isNew).map(({ label }) => label));
  }

  /** Of a pasted list, who is on record under exactly that name and of that nation is taken from there. Gives the lines there was no room
   * for. */
  async function paste(lines: readonly string[]) {
    const room = MAX_ITEMS - Math.max(rows.length, 1);
    const taken = lines.slice(0, room);
    const matches = await compare(taken);
    latestAppend.current(
      taken.map((text, index) => {
        const match = matches[index];
        const [person] = match?.isExact ? match.people : [];
        return { text, person: person && nationsOf(text).includes(person.nationality) ? person : undefined };
      }),
    );
    return lines.slice(room);
  }

  /** Looks who on record is meant by what was typed; when nobody can be asked, the rows stay as typed. */
  function compare(lines: readonly string[]): Promise<readonly NameMatch[]> {
    return match(
      lines.map((line) => read(line).name),
      lines.flatMap(nationsOf),
    );
  }

  /** The same of a row that was kept by name alone: with its nation it is to stand among the people on record. */
  function askWho({ personId, name }: PersonRow, nationality: string) {
    if (!personId && name && nationality) void match([name], [nationality]);
  }

  function rowFor(text: string, person: PersonOption | undefined): PersonRow {
    return person
      ? rowAsHeld(person, viewer.nation, day)
      : typedRow(read(text), partnerNations, viewer.nation);
  }

  /** Whoever is there already by then stands as typed, and is asked about. */
  function append(people: readonly Typed[]) {
    addTo(people.length + 1, (current) => {
      const placed: PersonRow[] = [];
      for (const { text, person } of people) {
        const others = [...current, ...placed];
        const isThere = others.some(({ personId }) => personId !== "" && personId === person?.value);
        const row = rowFor(text, isThere ? undefined : person);
        placed.push({ ...row, role: roleFor(row.side, others) });
      }
      // Whoever logs a meeting was mostly at it; one row to take out is less than one to write.
      if (current.length === 0 && placed.every(({ side }) => side !== "OWN"))
        placed.push({ ...ownRow(viewer, day), role: isLedByWriter ? "PRINCIPAL" : "PLUS_ONE" });
      return ledBySeniority([...current, ...placed], settled);
    });
  }

  /** Who may be meant by a name that was typed; somebody who stands in another row already is the same one once more. */
  function hintOf({ personId, name }: PersonRow): Hint | undefined {
    const hint = personId ? undefined : hints.get(name);
    const there = hint?.people.find(({ value }) => chosenIds.includes(value));
    return there ? { people: [], twinName: there.name } : hint;
  }

  // What was looked up joins the form as it stands by then: its day and type may be others.
  useEffect(() => {
    latestAppend.current = append;
    latestAsk.current = askWho;
  });

  return (
    <div className="grid gap-3">
      <Combobox
        name="attendance"
        label="Add people"
        hint="Type a name, if you like with the rank before it and the post and country after it. A pasted list becomes one row each. Once it is complete, each side has one principal, who led it."
        placeholder="Lt Gen Kenji Mori, J5, Japan"
        multiple
        createNoun="person"
        options={[
          ...nearFirst(offered, countries, viewer.nation).filter(({ value }) => !chosenIds.includes(value)),
          ...there,
        ]}
        search={search}
        onPick={pick}
        onPaste={paste}
      />
      {rows.length > 0 ? (
        <ul className="grid gap-2">
          {rows.map((row, index) => (
            <PersonLine
              key={row.key}
              row={row}
              index={index}
              day={day}
              hint={hintOf(row.value)}
              isBusy={busy.includes(row.value.personId)}
              change={change}
              remove={remove}
              settle={setSettled}
              ask={latestAsk}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Somebody as typed, and who on record that is. */
type Typed = { text: string; person: PersonOption | undefined };
