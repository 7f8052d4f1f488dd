import { type FieldWords, fieldLabelOf } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import type { ContactKind, RelationshipStrength } from "@/lib/generated/prisma/enums";
import { gradeName, type Service } from "./ranks";
import { NATIVE_LANGUAGES } from "./schema";

/** Words for the services of armed forces. */
export const SERVICE_LABELS: Readonly<Record<Service, string>> = {
  ARMY: "Army",
  NAVY: "Navy",
  AIR_FORCE: "Air force",
  MARINES: "Marines",
  SPACE_FORCE: "Space force",
  COAST_GUARD: "Coast guard",
  JOINT: "Joint",
  CIVILIAN: "Civilian",
};

/** Stands where a name would, for who knows people by rank and position only. */
export const NAME_NOT_SHOWN = "Name not shown";

export const CONTACT_KIND_LABELS: Readonly<Record<ContactKind, string>> = {
  EMAIL: "Email",
  PHONE: "Telephone",
};

/** The relationship with somebody of another side, from the first meeting on. */
export const STRENGTH_LABELS: Readonly<Record<RelationshipStrength, string>> = {
  NEW: "New",
  ACQUAINTED: "Acquainted",
  WORKING: "Working relationship",
  TRUSTED: "Trusted",
};

/** Names of the fields as they stand beside them, also for revisions. */
export const PERSON_FIELD_LABELS = {
  familyName: "Family name",
  givenName: "Given name",
  nativeName: "Name in its own script",
  nativeLanguage: "Language of that name",
  otherNames: "Other spellings",
  nationality: "Nationality",
  service: "Service",
  rankText: "Rank",
  rankCode: "Rank code",
  rankSince: "Date of rank",
  source: "Source",
  verifiedOn: "Last checked on",
  languages: "Languages",
  protocolNotes: "Protocol notes",
  biography: "Biography",
  biographySource: "Address of the biography",
  isActive: "Still serving",
} as const;

/** The name of a field, for revisions. */
export function personFieldLabel(field: string): string {
  return PERSON_FIELD_LABELS[field as keyof typeof PERSON_FIELD_LABELS] ?? fieldLabelOf(field);
}

/** What the history of a person calls whatever its revisions keep in codes. */
export const PERSON_WORDS: FieldWords = {
  nationality: countryName,
  nativeLanguage: (tag) => NATIVE_LANGUAGES[tag as keyof typeof NATIVE_LANGUAGES] ?? tag,
  service: (code) => SERVICE_LABELS[code as Service] ?? code,
  rankCode: gradeName,
};

/** The same for a post. */
export const POST_WORDS: FieldWords = { nation: countryName, rankCode: gradeName };
