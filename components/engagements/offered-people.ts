import type { ComboboxOption } from "@/components/ui/combobox-options";
import type { PersonOption } from "@/lib/engagements/views";

/**
 * Before anything is typed, the people of the engagement's countries are offered before all others, then those of the own
 * nation; each once, as they first stand in `people`. Without countries everybody stays where they are.
 */
export function nearFirst(
  people: readonly PersonOption[],
  countries: readonly string[],
  ownNation: string,
): readonly ComboboxOption[] {
  const each = [
    ...new Map(people.toReversed().map((person) => [person.value, person])).values(),
  ].toReversed();
  if (countries.length === 0) return each;
  const isNear = ({ nationality }: PersonOption) => countries.includes(nationality);
  const others = each.filter((person) => !isNear(person));
  const isOwn = ({ nationality }: PersonOption) => nationality === ownNation;
  return [
    ...each.filter(isNear),
    ...others.filter(isOwn).map((person) => ({ ...person, group: "Own side" })),
    ...others.filter((person) => !isOwn(person)).map((person) => ({ ...person, group: "Other countries" })),
  ];
}
