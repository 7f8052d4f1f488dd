"use client";

import { useState } from "react";
import { searchPosts } from "@/components/people/search-posts";
import { Combobox } from "@/components/ui/combobox";
import { type ChosenOption, type ComboboxOption, matchOptions } from "@/components/ui/combobox-options";
import { FormSelectField } from "@/components/ui/form";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import { findPeopleAction } from "@/lib/engagements/pickers/actions";
import { SIDES } from "@/lib/engagements/schema";
import type { Side } from "@/lib/generated/prisma/enums";
import type { PersonThere } from "./people-there";

/**
 * Users and posts to choose from, the countries (alpha-3) whose people come first, and the people who were there, who are offered before
 * anything is typed.
 */
export type OwnerOptions = {
  users: readonly ComboboxOption[];
  posts: readonly ComboboxOption[];
  countries: readonly string[];
  people?: readonly PersonThere[];
};

export type Owner = {
  ownerName: string | null;
  ownerUserId: string | null;
  ownerPersonId: string | null;
};

type OwnerFieldProps = {
  /** Goes before the name of each field, for a row of a longer form. */
  prefix?: string;
  bySide: Side;
  owner: Owner;
  options: OwnerOptions;
  /** Said after the label to whoever does not see the row. */
  of?: string;
  /** Told when somebody chooses, or takes back, an owner. */
  onOwner?: () => void;
};

/** Whose promise it is: an account of the own side, a person on record of another, or a name. */
export function OwnerField({ prefix = "", bySide, owner, options, of, onOwner }: OwnerFieldProps) {
  const isOwn = bySide === "OWN";
  const id = isOwn ? owner.ownerUserId : owner.ownerPersonId;
  return (
    <NamedField
      key={isOwn ? "user" : "person"}
      name={`${prefix}${isOwn ? "ownerUserId" : "ownerPersonId"}`}
      newName={`${prefix}ownerName`}
      keepsName={prefix !== ""}
      {...labelled("Owner", of)}
      hint="Choose from the list, or type a name."
      {...(isOwn ? { options: options.users } : peopleOf(options, bySide))}
      defaultChosen={chosen(owner.ownerName, id)}
      onChosen={onOwner}
    />
  );
}

export type Parties = {
  ownerPost: ComboboxOption | null;
  toSide: Side | null;
  toName: string | null;
  toPersonId: string | null;
  toPost: ComboboxOption | null;
};

type PartyFieldsProps = Omit<OwnerFieldProps, "bySide" | "owner" | "onOwner"> & { parties: Parties };

/** The post that the promise passes on with, and to whom it was given. */
export function PartyFields({ prefix = "", parties, options, of }: PartyFieldsProps) {
  const [toSide, setToSide] = useState<string>(parties.toSide ?? "");
  return (
    <>
      <Combobox
        name={`${prefix}ownerPostId`}
        {...labelled("Owner's post", of)}
        optional
        hint="Whoever holds the post next takes the promise over."
        options={options.posts}
        search={(query) => searchPosts(options.posts, query)}
        defaultChosen={parties.ownerPost ? [parties.ownerPost] : []}
      />
      <FormSelectField
        name={`${prefix}toSide`}
        label={labelled("Given to", of).label}
        emptyLabel="Not said"
        value={toSide}
        onChange={(event) => setToSide(event.target.value)}
        options={SIDES.map((value) => ({ value, label: SIDE_LABELS[value] }))}
      />
      <NamedField
        name={`${prefix}toPersonId`}
        newName={`${prefix}toName`}
        keepsName={prefix !== ""}
        {...labelled("To whom", of)}
        optional
        {...peopleOf(options, toSide)}
        defaultChosen={chosen(parties.toName, parties.toPersonId)}
      />
      <Combobox
        name={`${prefix}toPostId`}
        {...labelled("Recipient's post", of)}
        optional
        options={options.posts}
        search={(query) => searchPosts(options.posts, query)}
        defaultChosen={parties.toPost ? [parties.toPost] : []}
      />
    </>
  );
}

/** Who was there of the side, of any while none is said; typing finds others after them. */
function peopleOf({ people = [], countries }: OwnerOptions, side: string) {
  const there = people.filter((person) => side === "" || person.side === side);
  return {
    options: there,
    search: async (query: string) => {
      const found = await findPeopleAction(query, countries);
      const known = there.map(({ value }) => value);
      return [...matchOptions(there, query), ...found.filter(({ value }) => !known.includes(value))];
    },
  };
}

type NamedFieldProps = Omit<Parameters<typeof Combobox>[0], "createNoun" | "newName"> & {
  newName: string;
  /** Sends the name of who is chosen as their own; else beside it, for who compares what was typed with what was saved. */
  keepsName: boolean;
};

/** Somebody on record, or a name. */
function NamedField({ keepsName, onChosen, ...field }: NamedFieldProps) {
  const [picked, setPicked] = useState<readonly ChosenOption[]>(field.defaultChosen ?? []);
  const [one] = picked;
  return (
    <>
      {one && !one.isNew ? (
        <input type="hidden" name={keepsName ? field.newName : shownName(field.newName)} value={one.label} />
      ) : null}
      <Combobox
        {...field}
        createNoun="name"
        onChosen={(next) => {
          setPicked(next);
          onChosen?.(next);
        }}
      />
    </>
  );
}

/** Under what name a form sends the name of who is chosen by id, which is read from the record. */
export function shownName(newName: string): string {
  return `${newName}Shown`;
}

/** The label, and for who does not see the row what it is of. */
function labelled(words: string, of: string | undefined) {
  const label = (
    <>
      {words}
      <span className="sr-only"> of {of}</span>
    </>
  );
  return { label: of ? label : words, listLabel: words };
}

function chosen(name: string | null, id: string | null): ChosenOption[] {
  if (!name) return [];
  return [id ? { value: id, label: name } : { value: "", label: name, isNew: true as const }];
}
