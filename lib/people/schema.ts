import { z } from "zod";
import {
  countryField,
  flag,
  idField,
  newIdField,
  optionalChoice,
  optionalDay,
  optionalWebAddress,
  versionField,
} from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { POST_TEXT_LIMITS } from "./posts/schema";
import { RANK_CODES, SERVICES } from "./ranks";

export const PERSON_TEXT_LIMITS = {
  familyName: 80,
  givenName: 80,
  nativeName: 120,
  otherNames: 1000,
  rankText: 60,
  source: 200,
  languages: 200,
  protocolNotes: 600,
  biography: 900,
  biographySource: 500,
} as const;

/** Languages of native names, by BCP 47 tag: it tells a browser how to draw and a reader how to speak them. */
export const NATIVE_LANGUAGES = {
  am: "Amharic",
  ar: "Arabic",
  hy: "Armenian",
  bn: "Bengali",
  bg: "Bulgarian",
  my: "Burmese",
  "zh-Hans": "Chinese, simplified",
  "zh-Hant": "Chinese, traditional",
  dv: "Dhivehi",
  ka: "Georgian",
  el: "Greek",
  he: "Hebrew",
  hi: "Hindi",
  ja: "Japanese",
  kk: "Kazakh",
  km: "Khmer",
  ko: "Korean",
  ky: "Kyrgyz",
  lo: "Lao",
  mk: "Macedonian",
  mn: "Mongolian",
  ne: "Nepali",
  ps: "Pashto",
  fa: "Persian",
  ru: "Russian",
  sr: "Serbian",
  si: "Sinhala",
  tg: "Tajik",
  ta: "Tamil",
  th: "Thai",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
} as const;

type NativeLanguage = keyof typeof NATIVE_LANGUAGES;

const PICK = "Choose one of the list.";
const MOST_SPELLINGS = 12;

/** What is kept of a person: what the work needs, and nothing about belief, health or family. */
const factsSchema = z.object({
  familyName: requiredText(PERSON_TEXT_LIMITS.familyName, "Give the family name."),
  givenName: optionalText(PERSON_TEXT_LIMITS.givenName).transform((name) => name ?? ""),
  nativeName: optionalText(PERSON_TEXT_LIMITS.nativeName),
  nativeLanguage: optionalChoice(
    Object.keys(NATIVE_LANGUAGES) as [NativeLanguage, ...NativeLanguage[]],
    PICK,
  ),
  /** One spelling to a line. */
  otherNames: optionalText(PERSON_TEXT_LIMITS.otherNames)
    .transform((text) => [
      ...new Set((text ?? "").split("\n").flatMap((line) => line.replace(/\s+/g, " ").trim() || [])),
    ])
    .refine((names) => names.length <= MOST_SPELLINGS, { error: `At most ${MOST_SPELLINGS} spellings.` })
    .refine((names) => names.every((name) => name.length <= PERSON_TEXT_LIMITS.nativeName), {
      error: `A spelling has at most ${PERSON_TEXT_LIMITS.nativeName} characters.`,
    }),
  nationality: countryField("Choose the nationality."),
  service: optionalChoice(SERVICES, PICK),
  rankText: optionalText(PERSON_TEXT_LIMITS.rankText),
  /** When left out, read from the rank as the service has it. */
  rankCode: optionalChoice(RANK_CODES, PICK),
  /** Date of rank: its first day. */
  rankSince: optionalDay(),
  source: optionalText(PERSON_TEXT_LIMITS.source),
  verifiedOn: optionalDay(),
  languages: optionalText(PERSON_TEXT_LIMITS.languages),
  protocolNotes: optionalText(PERSON_TEXT_LIMITS.protocolNotes),
  biography: optionalText(PERSON_TEXT_LIMITS.biography),
  biographySource: optionalWebAddress(PERSON_TEXT_LIMITS.biographySource),
});

/** What a biography says comes from open sources, so that anyone can look where. */
const isCited = ({ biography, biographySource }: PersonFactsInput) =>
  biography === null || biographySource !== null;
const NOT_CITED = { path: ["biographySource"], error: "Give the address the biography was taken from." };

/** A new person with the post held now, which is found on record by its words or put there. */
export const createPersonSchema = factsSchema
  .extend({
    id: newIdField,
    position: optionalText(POST_TEXT_LIMITS.title),
    organisation: optionalText(POST_TEXT_LIMITS.organisation),
    /** First day in that post. */
    postSince: optionalDay(),
    /** That the likely duplicates were looked at and are someone else. */
    isDistinct: flag(),
  })
  .refine(isCited, NOT_CITED);

export type PersonFactsInput = z.output<typeof factsSchema>;
export type CreatePerson = z.output<typeof createPersonSchema>;

export const editPersonSchema = factsSchema
  .extend({
    id: idField("There is no such person."),
    version: versionField,
    isActive: flag(),
  })
  .refine(isCited, NOT_CITED);

export type EditPerson = z.output<typeof editPersonSchema>;

/** The persons ticked in a list. */
export const peopleSchema = z.object({
  ids: z
    .array(idField("There is no such person."), { error: "Tick at least one person." })
    .min(1, "Tick at least one person.")
    .max(200, "At most 200 at once."),
});
