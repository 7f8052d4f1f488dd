import type { FieldWords } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import { formatDate } from "@/lib/dates";
import { DISSEMINATION_CONTROL_LABELS } from "@/lib/markings/labels";
import { SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { gradeName } from "@/lib/people/ranks";
import {
  ATMOSPHERICS_LABELS,
  ATTENDEE_ROLE_LABELS,
  COMMITMENT_STATE_LABELS,
  COUNTRY_ROLE_LABELS,
  DATE_PRECISION_LABELS,
  DOMAIN_LABELS,
  GIFT_DIRECTION_LABELS,
  POINT_KIND_LABELS,
  PUBLICATION_LABELS,
  partnerBandLabel,
  SIDE_LABELS,
  STATUS_LABELS,
} from "./labels";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES, engagementType } from "./types";

/** A code in words; the type of the record says what its subtype is called. */
type Words = (code: string, type: string) => string;

const labelled = (labels: Readonly<Record<string, string>>) => (code: string) => labels[code] ?? code;

/** "JPN HOST", or "JPN HOST MAIN" of the main partner among several, as a revision keeps it. */
function countryAndRole(told: string): string {
  const [code = "", role = "", main] = told.split(" ");
  const words = labelled(COUNTRY_ROLE_LABELS)(role).toLowerCase();
  return `${countryName(code)} (${main ? `main partner, ${words}` : words})`;
}

/** An earlier version may have had another type: then the first that knows the subtype tells. */
function subtypeName(code: string, type: string): string {
  const types = [engagementType(type), ...ENGAGEMENT_TYPE_CODES.map((one) => ENGAGEMENT_TYPES[one])];
  const known = types.flatMap((one) => one?.subtypes ?? []);
  return known.find((subtype) => subtype.code === code)?.name ?? code;
}

/** What the codes of a field are called; of a list, each of its entries. */
export const FIELD_WORDS: Readonly<Record<string, Words>> = {
  subtype: subtypeName,
  status: labelled(STATUS_LABELS),
  publication: labelled(PUBLICATION_LABELS),
  countries: countryAndRole,
  hostCountry: countryName,
  datePrecision: labelled(DATE_PRECISION_LABELS),
  domains: labelled(DOMAIN_LABELS),
  atmospherics: labelled(ATMOSPHERICS_LABELS),
};

const side = labelled(SIDE_LABELS);

/** As revisions keep it and as a form sends it. */
const ATTENDED_WORDS = {
  true: "Attended",
  yes: "Attended",
  false: "Did not attend",
  no: "Did not attend",
};

/** A name or a text tells by itself what it is. */
const asWritten = (text: string) => text;

/** The same for the fields of a row: countries, people, points, gifts, deliverables and promises. */
export type RowWords = Readonly<Record<string, (code: string) => string>>;
export const ROW_WORDS: Readonly<Record<string, RowWords>> = {
  countries: { code: countryName, role: labelled(COUNTRY_ROLE_LABELS) },
  attendance: {
    name: asWritten,
    rankText: asWritten,
    position: asWritten,
    organisation: asWritten,
    side,
    role: labelled(ATTENDEE_ROLE_LABELS),
    service: labelled(SERVICE_LABELS),
    nationality: countryName,
    band: partnerBandLabel,
    attended: labelled(ATTENDED_WORDS),
    strength: labelled(STRENGTH_LABELS),
    nextContactOn: (day) => `meet again by ${formatDate(day)}`,
    tone: (tone) => `tone ${labelled(ATMOSPHERICS_LABELS)(tone).toLowerCase()}`,
    toneReason: asWritten,
  },
  points: { side, kind: labelled(POINT_KIND_LABELS), text: asWritten },
  gifts: {
    direction: labelled(GIFT_DIRECTION_LABELS),
    description: asWritten,
    value: asWritten,
    currency: asWritten,
    convertedValue: (value) => `converted ${value}`,
    convertedCurrency: asWritten,
    rateSource: (source) => `rate of ${source}`,
    rateOn: formatDate,
    disposition: asWritten,
    giverName: (name) => `from ${name}`,
    recipientName: (name) => `to ${name}`,
  },
  deliverables: { kind: asWritten, title: asWritten },
  commitments: {
    text: asWritten,
    ownerName: asWritten,
    bySide: side,
    toName: asWritten,
    toSide: side,
    state: labelled(COMMITMENT_STATE_LABELS),
  },
};

/**
 * What the history of a record of this type calls whatever its revisions keep in codes.
 * @param texts words of objectives and tags, as `textsOfCodes` gives them
 */
export function historyWords(type: string, texts: ReadonlyMap<string, string>): FieldWords {
  const fields = Object.entries(FIELD_WORDS).map(([field, words]) => [
    field,
    (code: string) => words(code, type),
  ]);
  const rows = Object.entries(ROW_WORDS).flatMap(([field, words]) =>
    Object.entries(words).map(([name, word]) => [`${field}.${name}`, word]),
  );
  return {
    ...Object.fromEntries([...fields, ...rows]),
    type: (code) => engagementType(code)?.name ?? code,
    objectives: (code) => [code, texts.get(code)].filter(Boolean).join(" "),
    tags: (told) => texts.get(told) ?? told,
    // The trail keeps the id of the series before its name.
    meetingOf: (told) => told.replace(/^[0-9a-f-]{36} /, ""),
    "attendance.rankCode": gradeName,
    disseminationControls: (code) =>
      DISSEMINATION_CONTROL_LABELS[code as keyof typeof DISSEMINATION_CONTROL_LABELS]?.name ?? code,
  };
}
