import { z } from "zod";
import { countryField, flag, idField, newIdField, optionalChoice, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { RANK_CODES, SERVICES } from "./ranks";

export const PERSON_TEXT_LIMITS = {
  familyName: 80,
  givenName: 80,
  nativeName: 120,
  rankText: 60,
  position: 160,
  organisation: 160,
} as const;

const PICK = "Choose one of the list.";

/** What is kept of a person: what the work needs, and nothing about belief, health or family. */
export const personSchema = z.object({
  familyName: requiredText(PERSON_TEXT_LIMITS.familyName, "Give the family name."),
  givenName: optionalText(PERSON_TEXT_LIMITS.givenName).transform((name) => name ?? ""),
  nativeName: optionalText(PERSON_TEXT_LIMITS.nativeName),
  nationality: countryField("Choose the nationality."),
  service: optionalChoice(SERVICES, PICK),
  rankText: optionalText(PERSON_TEXT_LIMITS.rankText),
  /** When left out, read from the rank as the service has it. */
  rankCode: optionalChoice(RANK_CODES, PICK),
  position: optionalText(PERSON_TEXT_LIMITS.position),
  organisation: optionalText(PERSON_TEXT_LIMITS.organisation),
});
export type PersonInput = z.output<typeof personSchema>;

export const createPersonSchema = personSchema.extend({ id: newIdField });
export type CreatePerson = z.output<typeof createPersonSchema>;

export const editPersonSchema = personSchema.extend({
  id: idField("There is no such person."),
  version: versionField,
  isActive: flag(),
});
export type EditPerson = z.output<typeof editPersonSchema>;
