import { type DescribedEvent, type FieldNames, type FieldWords, inRunningText } from "@/lib/audit/describe";
import { commitmentFieldLabel } from "@/lib/commitments/labels";
import { commitmentWords } from "@/lib/commitments/stored-words";
import { countryName } from "@/lib/countries/labels";
import { fieldLabel, inFormOrder } from "@/lib/engagements/field-labels";
import { historyWords } from "@/lib/engagements/stored-words";
import { objectiveFieldLabel } from "@/lib/objectives/labels";
import { PERSON_WORDS, personFieldLabel } from "@/lib/people/labels";

/** Fields of any record that keep countries by their code. */
export const COUNTRY_WORDS: FieldWords = {
  countries: countryName,
  hostCountryCodes: countryName,
  nation: countryName,
  nationality: countryName,
};

/**
 * What an event keeps in codes, ids and email addresses, in words.
 * @param names of accounts, by id and by email address
 * @param texts of what it keeps by code
 */
export function eventWords(
  { subjectType, before, after }: Pick<DescribedEvent, "before" | "after"> & { subjectType: string },
  names: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): FieldWords {
  switch (subjectType) {
    case "engagement":
      return historyWords(typeIn(after) ?? typeIn(before) ?? "", texts);
    case "commitment":
      return commitmentWords(names);
    case "person":
      return PERSON_WORDS;
    case "portfolio":
    case "reader_group":
      return memberWords(names);
    default:
      return COUNTRY_WORDS;
  }
}

/** Who is named for something, kept by email address, which outlives a change of name. `names` of the accounts are by it. */
export function memberWords(names: ReadonlyMap<string, string>): FieldWords {
  return {
    ...COUNTRY_WORDS,
    "people.email": (email) => {
      const name = names.get(email);
      return name ? `${name} (${email})` : email;
    },
  };
}

/** The event with the fields of an engagement in the order of its form; the trail keeps them in an order of its own. */
export function inRecordOrder<
  Event extends Pick<DescribedEvent, "before" | "after"> & { subjectType: string },
>(event: Event): Event {
  if (event.subjectType !== "engagement") return event;
  return { ...event, before: ordered(event.before), after: ordered(event.after) };
}

function ordered(told: unknown): unknown {
  if (typeof told !== "object" || told === null) return told;
  const fields = Object.entries(told).map(([field, value]) => ({ field, value }));
  return Object.fromEntries(inFormOrder(fields).map(({ field, value }) => [field, value]));
}

/** What the fields of an event are called: as in the record's own history. */
export function eventFields(subjectType: string): FieldNames | undefined {
  const labelOf = FIELD_LABELS[subjectType];
  return labelOf && ((field) => inRunningText(labelOf(field)));
}

const FIELD_LABELS: Readonly<Record<string, (field: string) => string>> = {
  engagement: fieldLabel,
  commitment: commitmentFieldLabel,
  person: personFieldLabel,
  objective: objectiveFieldLabel,
};

function typeIn(told: unknown): string | null {
  return typeof told === "object" && told !== null && "type" in told ? String(told.type) : null;
}
