"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { findPeopleAction, matchNamesAction } from "@/lib/engagements/pickers/actions";
import { MOST_NATIONS } from "@/lib/engagements/pickers/rules";
import type { NameMatch, PersonOption } from "@/lib/engagements/views";
import { useFormSetting } from "./form-context";
import type { Hint } from "./name-hint";

/** The people on record as far as the form knows them: those it came with, and whoever was looked up since. */
export function usePeopleOnRecord(countries: readonly string[]) {
  const { people, viewer } = useFormSetting();
  const known = useRef(
    new Map<string, PersonOption>(
      [...people, ...(viewer.person ? [viewer.person] : [])].map((person) => [person.value, person]),
    ),
  );
  const [hints, setHints] = useState<ReadonlyMap<string, Hint>>(new Map());
  const ofCountries = usePeopleOf(countries, known);

  async function find(name: string): Promise<readonly PersonOption[]> {
    const found = await findPeopleAction(name, countries);
    for (const person of found) known.current.set(person.value, person);
    return found;
  }

  /** Who on record is meant by names that were typed, of these nations or those of the record; nobody when nobody can be asked. */
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

  return {
    /** Those who are offered before anything is typed. */
    offered: [...ofCountries, ...people],
    personOf: (id: string) => known.current.get(id),
    find,
    match,
    /** Who may be meant, by the name that was typed. */
    hints,
  };
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
