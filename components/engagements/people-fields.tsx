"use client";

import { type Dispatch, memo, type RefObject, type SetStateAction, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { type ChosenOption, type ComboboxOption, matchOptions } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextareaField, FormTextField, useFormFailure } from "@/components/ui/form";
import { type KeyedRow, useRows } from "@/components/ui/use-rows";
import { parseCalendarDate } from "@/lib/dates";
import { ATMOSPHERICS_LABELS, ATTENDEE_ROLE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { findPeopleAction, matchNamesAction } from "@/lib/engagements/pickers/actions";
import { MOST_NATIONS } from "@/lib/engagements/pickers/rules";
import { ATMOSPHERICS, ATTENDEE_ROLES, SIDES, STRENGTHS, TEXT_LIMITS } from "@/lib/engagements/schema";
import { needsToneReason } from "@/lib/engagements/status/rules";
import type { NameMatch, PersonOption } from "@/lib/engagements/views";
import { MAX_ITEMS } from "@/lib/form-data";
import { SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { gradeName, RANK_CODES, SERVICES } from "@/lib/people/ranks";
import { postOn, proposedAgain, rankedOn } from "./as-held";
import { BusyBadge } from "./busy-badge";
import { type FormSetting, useFormSetting } from "./form-context";
import { emptyRow, type PersonRow } from "./form-values";
import { useBusyPeople } from "./live-warnings";
import { nearFirst } from "./offered-people";
import { ledBySeniority, settledAfter } from "./principals";
import { RowFrame } from "./row-frame";
import { readTypedPerson, typedRow } from "./typed-person";

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
  const { people, viewer, options } = useFormSetting();
  const { rows, addTo, remove, change } = useRows(initial);
  const busy = useBusyPeople(rows);
  const known = useRef(
    new Map<string, PersonOption>(
      [...people, ...(viewer.person ? [viewer.person] : [])].map((person) => [person.value, person]),
    ),
  );
  const [hints, setHints] = useState<ReadonlyMap<string, Hint>>(new Map());
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
      ...known.current.get(personId),
      group: undefined,
      value: `row ${key}`,
      label: name,
      isThere: true,
    }));
  const ofCountries = usePeopleOf(countries, known);
  const partnerNations = countries.filter((code) => code !== viewer.nation);

  const read = (text: string) => readTypedPerson(text, options.countries);

  /** The nations that whoever was typed may be of: the one that is said, else those of the record. */
  function nationsOf(text: string): readonly string[] {
    const { nationality } = read(text);
    return nationality ? [nationality] : [...countries, viewer.nation];
  }

  async function search(query: string): Promise<readonly ComboboxOption[]> {
    const { name } = read(query);
    const found = await findPeopleAction(name, countries);
    for (const person of found) known.current.set(person.value, person);
    return [...found.filter(({ value }) => !chosenIds.includes(value)), ...matchOptions(there, name)];
  }

  // A rank or post that was proposed and not typed over is another when the day is another; saved rows are history.
  if (day !== proposedDay && parseCalendarDate(day)) {
    setProposedDay(day);
    change(({ value }) => {
      const person = value.id ? undefined : known.current.get(value.personId);
      return person ? proposedAgain(value, person, proposedDay, day) : value;
    });
  }

  function pick(picked: readonly ChosenOption[]) {
    append(picked.map(({ label, value }) => ({ text: label, person: known.current.get(value) })));
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

  async function match(names: readonly string[], said: readonly string[]): Promise<readonly NameMatch[]> {
    if (names.length === 0) return [];
    const nations = [...new Set([...countries, viewer.nation, ...said])];
    const matches = await matchNamesAction([...names], nations.slice(0, MOST_NATIONS)).catch(() => []);
    for (const person of matches.flatMap((match) => match.people)) known.current.set(person.value, person);
    setHints((current) => {
      const next = new Map(current);
      matches.forEach(({ people, twin }, index) => {
        const twinName = twin === null ? null : (names[twin] ?? null);
        next.set(names[index] ?? "", { people, twinName });
      });
      return next;
    });
    return matches;
  }

  function rowFor(text: string, person: PersonOption | undefined): PersonRow {
    return person ? rowOf(person, viewer.nation, day) : typedRow(read(text), partnerNations, viewer.nation);
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
          ...nearFirst([...ofCountries, ...people], countries, viewer.nation).filter(
            ({ value }) => !chosenIds.includes(value),
          ),
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

/** The people whom the server offers for these countries, put among those who are `known`; none until it has answered. */
function usePeopleOf(
  countries: readonly string[],
  known: RefObject<Map<string, PersonOption>>,
): readonly PersonOption[] {
  const [people, setPeople] = useState<readonly PersonOption[]>([]);
  const codes = countries.join(" ");
  useEffect(() => {
    if (codes === "") return;
    let isLate = false;
    findPeopleAction("", codes.split(" ")).then(
      (found) => {
        if (isLate) return;
        for (const person of found) known.current.set(person.value, person);
        setPeople(found);
      },
      // Those who came with the page are offered all the same.
      () => {},
    );
    return () => {
      isLate = true;
    };
  }, [codes, known]);
  return people;
}

/** Somebody as typed, and who on record that is. */
type Typed = { text: string; person: PersonOption | undefined };

/** Who may be meant by a name that was typed: people on record, or somebody further up in the list. */
type Hint = { people: readonly PersonOption[]; twinName: string | null };

/** Looks who on record a row may mean once its nation is said. */
type AskWho = (row: PersonRow, nationality: string) => void;

type Rows = ReturnType<typeof useRows<PersonRow>>;

type PersonLineProps = Pick<Rows, "change" | "remove"> & {
  row: KeyedRow<PersonRow>;
  index: number;
  day: string;
  hint: Hint | undefined;
  isBusy: boolean;
  settle: Dispatch<SetStateAction<readonly string[]>>;
  ask: RefObject<AskWho>;
};

/** One person. Drawn again only when something about them changed: a list of hundreds must not slow the typing. */
const PersonLine = memo(function PersonLine({
  row: keyed,
  index,
  day,
  hint,
  isBusy,
  change,
  remove,
  settle,
  ask,
}: PersonLineProps) {
  const { viewer } = useFormSetting();
  const row = keyed.value;
  const name = (field: keyof PersonRow) => `attendance.${index}.${field}`;
  const who = row.name || `person ${index + 1}`;
  const assign = (update: Partial<PersonRow>) => change(assigning(keyed, update));
  const take = (person: PersonOption) => assign({ ...rowOf(person, viewer.nation, day), role: row.role });
  return (
    <RowFrame name={who} onRemove={() => remove(keyed.key)}>
      <UnseenFields row={row} name={name} fields={["id", "personId"]} />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-6">
        {row.personId ? (
          <div className="col-span-2 grid content-start gap-1.5 sm:col-span-4">
            <span className="font-medium">Name</span>
            <p className="flex min-h-10 flex-wrap items-center gap-2">
              <bdi className="min-w-0 break-words">{row.name}</bdi>
              {isBusy ? <BusyBadge /> : null}
            </p>
            <input type="hidden" name={name("name")} value={row.name} />
          </div>
        ) : (
          <FormTextField
            name={name("name")}
            label="Name"
            className="col-span-2 sm:col-span-4"
            dir="auto"
            defaultValue={row.name}
            maxLength={120}
          />
        )}
        <FormTextField
          name={name("rankText")}
          label={<>Rank{hidden(who)}</>}
          className="col-span-2"
          value={row.rankText}
          onChange={(event) => assign({ rankText: event.target.value })}
          maxLength={60}
        />
        <FormSelectField
          name={name("side")}
          label={<>Side{hidden(who)}</>}
          className="sm:col-span-3"
          value={row.side}
          onChange={(event) => assign({ side: event.target.value })}
          options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
        />
        <FormSelectField
          name={name("role")}
          label={<>Role{hidden(who)}</>}
          className="sm:col-span-3"
          value={row.role}
          onChange={(event) => {
            const role = event.target.value;
            assign({ role });
            settle((sides) => settledAfter(sides, row, role));
          }}
          options={ATTENDEE_ROLES.map((value) => ({ value, label: ATTENDEE_ROLE_LABELS[value] }))}
        />
      </div>
      {hint ? <NameHint hint={hint} onTake={take} /> : null}
      {row.personId || row.nationality ? null : (
        <p className="text-sm text-muted">
          Nation not known: kept by name alone. Whose nation is said stands among the people on record.
        </p>
      )}
      <PostThatDay
        key={row.personId}
        row={row}
        who={who}
        name={name}
        onAssign={(update) => {
          assign(update);
          if (update.nationality) ask.current(row, update.nationality);
        }}
      />
    </RowFrame>
  );
});

/** What makes up what somebody was that day. */
const POST_FIELDS = ["service", "position", "organisation", "nationality", "rankCode", "attended"] as const;

/** What is said after the meeting of somebody of another side who was there. */
const STANDING_FIELDS = ["strength", "nextContactOn", "tone", "toneReason"] as const;

type PostThatDayProps = {
  row: PersonRow;
  who: string;
  name: (field: keyof PersonRow) => string;
  onAssign: (update: Partial<PersonRow>) => void;
};

/** The post somebody held. Until it is opened its fields are sent unseen: the countries of each are a list of hundreds. */
function PostThatDay({ row, who, name, onAssign }: PostThatDayProps) {
  const { options } = useFormSetting();
  const wrong = useFormFailure()?.fields ?? {};
  const [wasOpened, setOpened] = useState(false);
  const nation = options.countries.find(({ value }) => value === row.nationality)?.label;
  const asHeld = [row.position, row.organisation, nation].filter(Boolean).join(" · ");
  const isOther = row.side !== "OWN";
  const isMet = isOther && row.attended !== "no";
  const fields = isMet ? [...POST_FIELDS, ...STANDING_FIELDS] : POST_FIELDS;
  const isDrawn = wasOpened || fields.some((field) => Object.hasOwn(wrong, name(field)));
  return (
    <Disclosure
      onOpen={() => setOpened(true)}
      summary={
        <span>
          Post that day{isMet ? " and relationship" : null}
          <span className="sr-only">: {who}</span>
          {asHeld ? <span className="text-muted"> {asHeld}</span> : null}
        </span>
      }
    >
      {isDrawn ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <FormSelectField
            name={name("service")}
            label="Service"
            emptyLabel="Not known"
            value={row.service}
            onChange={(event) => onAssign({ service: event.target.value })}
            options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
          />
          <FormTextField
            name={name("position")}
            label="Position"
            dir="auto"
            value={row.position}
            onChange={(event) => onAssign({ position: event.target.value })}
            maxLength={160}
          />
          <FormTextField
            name={name("organisation")}
            label="Organisation"
            dir="auto"
            value={row.organisation}
            onChange={(event) => onAssign({ organisation: event.target.value })}
            maxLength={160}
          />
          <FormSelectField
            name={name("nationality")}
            label="Nationality"
            emptyLabel="Not known"
            value={row.nationality}
            onChange={(event) => onAssign({ nationality: event.target.value })}
            options={options.countries}
          />
          <FormSelectField
            name={name("rankCode")}
            label="Grade"
            emptyLabel="By rank and service"
            value={row.rankCode}
            onChange={(event) => onAssign({ rankCode: event.target.value })}
            options={RANK_CODES.map((value) => ({ value, label: gradeName(value) }))}
          />
          <FormSelectField
            name={name("attended")}
            label="Attended"
            hint={
              isOther && !isMet
                ? "Of who did not attend no relationship, next contact or tone is noted."
                : undefined
            }
            value={row.attended || "yes"}
            onChange={(event) => onAssign({ attended: event.target.value })}
            options={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No, was expected" },
            ]}
          />
          {isMet ? (
            <>
              <FormSelectField
                name={name("strength")}
                label="Relationship"
                emptyLabel="Not said"
                value={row.strength}
                onChange={(event) => onAssign({ strength: event.target.value })}
                options={STRENGTHS.map((value) => ({ value, label: STRENGTH_LABELS[value] }))}
              />
              <FormTextField
                name={name("nextContactOn")}
                label="Meet again by"
                type="date"
                defaultValue={row.nextContactOn}
                onChange={(event) => onAssign({ nextContactOn: event.target.value })}
              />
              <FormSelectField
                name={name("tone")}
                label="Tone with them"
                hint="Where several were met it may differ from that of the meeting."
                emptyLabel="Not said"
                value={row.tone}
                onChange={(event) => onAssign({ tone: event.target.value })}
                options={ATMOSPHERICS.map((value) => ({ value, label: ATMOSPHERICS_LABELS[value] }))}
              />
              {needsToneReason(row.tone) ? (
                <FormTextareaField
                  name={name("toneReason")}
                  label="Why it was not positive with them"
                  rows={2}
                  maxLength={TEXT_LIMITS.atmosphericsReason}
                  value={row.toneReason}
                  onChange={(event) => onAssign({ toneReason: event.target.value })}
                />
              ) : null}
            </>
          ) : null}
        </div>
      ) : (
        <UnseenFields row={row} name={name} fields={fields} />
      )}
    </Disclosure>
  );
}

type UnseenFieldsProps = {
  row: PersonRow;
  name: (field: keyof PersonRow) => string;
  fields: readonly (keyof PersonRow)[];
};

/** What is sent without being seen. An empty one says no more than none, and of hundreds of people there are thousands. */
function UnseenFields({ row, name, fields }: UnseenFieldsProps) {
  return fields
    .filter((field) => row[field])
    .map((field) => <input key={field} type="hidden" name={name(field)} value={row[field]} />);
}

function NameHint({ hint, onTake }: { hint: Hint; onTake: (person: PersonOption) => void }) {
  const { people, twinName } = hint;
  if (people.length === 0 && twinName === null) return null;
  return (
    <div className="grid justify-items-start gap-1 text-sm" role="status">
      {twinName === null ? null : (
        <p className="text-warning">
          Perhaps the same as <bdi>{twinName}</bdi> in this list; remove one of the two if so.
        </p>
      )}
      {people.map((person) => (
        <p key={person.value} className="flex flex-wrap items-center gap-2">
          <span>
            Perhaps <bdi>{person.name}</bdi> on record
            <span className="text-muted"> {person.hint}</span>
          </span>
          <Button size="sm" onClick={() => onTake(person)}>
            Take<span className="sr-only"> {person.name}</span>
          </Button>
        </p>
      ))}
    </div>
  );
}

/** A side has one principal: naming another makes the first a plus one. */
function assigning(target: KeyedRow<PersonRow>, update: Partial<PersonRow>) {
  const side = update.side ?? target.value.side;
  const leads = (update.role ?? target.value.role) === "PRINCIPAL";
  return ({ key, value }: KeyedRow<PersonRow>): PersonRow => {
    if (key === target.key) return { ...value, ...update };
    return leads && value.side === side && value.role === "PRINCIPAL"
      ? { ...value, role: "PLUS_ONE" }
      : value;
  };
}

function hidden(who: string) {
  return <span className="sr-only"> of {who}</span>;
}

function rowOf(person: PersonOption, ownNation: string, day: string): PersonRow {
  return {
    ...emptyRow("attendance"),
    personId: person.value,
    name: person.name,
    ...rankedOn(person, day),
    ...postOn(person, day),
    nationality: person.nationality,
    side: person.nationality === ownNation ? "OWN" : "PARTNER",
  };
}

/** The viewer, as the person on record when there is one. */
function ownRow({ name, nation, person }: FormSetting["viewer"], day: string): PersonRow {
  if (person) return rowOf(person, nation, day);
  return {
    ...emptyRow("attendance"),
    name,
    nationality: nation,
    side: "OWN",
  };
}

/** The first of a side leads it, until somebody of a higher grade comes or someone says otherwise. */
function roleFor(side: string, others: readonly PersonRow[]): string {
  return others.some((row) => row.side === side && row.role === "PRINCIPAL") ? "PLUS_ONE" : "PRINCIPAL";
}
