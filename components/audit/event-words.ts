import { commitmentWords } from "@/components/commitments/history-words";
import type { DescribedEvent, FieldWords } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import { historyWords } from "@/lib/engagements/stored-words";

const COUNTRIES: FieldWords = {
  countries: countryName,
  hostCountryCodes: countryName,
  nation: countryName,
  nationality: countryName,
};

/**
 * What an event keeps in codes, ids and email addresses, in words.
 * @param names of accounts, by id and by email address
 * @param objectives their words by code
 */
export function eventWords(
  { subjectType, before, after }: Pick<DescribedEvent, "before" | "after"> & { subjectType: string },
  names: ReadonlyMap<string, string>,
  objectives: ReadonlyMap<string, string>,
): FieldWords {
  switch (subjectType) {
    case "engagement":
      return historyWords(typeIn(after) ?? typeIn(before) ?? "", objectives);
    case "commitment":
      return commitmentWords(names);
    case "portfolio":
      return {
        ...COUNTRIES,
        "people.email": (email) => {
          const name = names.get(email);
          return name ? `${name} (${email})` : email;
        },
      };
    default:
      return COUNTRIES;
  }
}

function typeIn(told: unknown): string | null {
  return typeof told === "object" && told !== null && "type" in told ? String(told.type) : null;
}
