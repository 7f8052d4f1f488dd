import type { ChosenOption } from "@/components/ui/combobox-options";

/** Somebody of the record at which the promise is made, on record or by name alone. */
export type PersonThere = ChosenOption & { side: string };

/** What a row of those who were there says of who it is; what it does not say is empty or null. */
type Attendee = {
  personId: string | null;
  name: string;
  side: string;
  position: string | null;
  organisation: string | null;
};

/** The people of a record, to be offered before anything is typed, each once; whoever is on no record yet is meant by name. */
export function peopleThere(attendance: readonly Attendee[]): PersonThere[] {
  const people = attendance
    .filter(({ name }) => name)
    .map(({ personId, name, side, position, organisation }) => ({
      ...(personId ? { value: personId } : { value: name, isNew: true as const }),
      label: name,
      hint: [position, organisation].filter(Boolean).join(", "),
      side,
    }));
  return [...new Map(people.map((person) => [person.value, person])).values()];
}
