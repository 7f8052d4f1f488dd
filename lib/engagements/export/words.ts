import { countryName } from "@/lib/countries/labels";
import { SERVICE_LABELS } from "@/lib/people/labels";
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
} from "../labels";
import { engagementType } from "../types";
import type { EngagementDetail } from "../views";

type Words = (code: string, record: EngagementDetail) => string;

const labelled = (labels: Readonly<Record<string, string>>) => (code: string) => labels[code] ?? code;

/** "JPN HOST", as a revision keeps it. */
function countryAndRole(told: string): string {
  const [code = "", role = ""] = told.split(" ");
  return `${countryName(code)} (${labelled(COUNTRY_ROLE_LABELS)(role).toLowerCase()})`;
}

/** What the codes of a field are called; of a list, each of its entries. */
export const FIELD_WORDS: Readonly<Record<string, Words>> = {
  subtype: (code, { type }) =>
    engagementType(type)?.subtypes.find((subtype) => subtype.code === code)?.name ?? code,
  status: labelled(STATUS_LABELS),
  publication: labelled(PUBLICATION_LABELS),
  countries: countryAndRole,
  hostCountry: countryName,
  datePrecision: labelled(DATE_PRECISION_LABELS),
  domains: labelled(DOMAIN_LABELS),
  atmospherics: labelled(ATMOSPHERICS_LABELS),
};

const side = labelled(SIDE_LABELS);

/** The same for the fields of a row: people, points, gifts and promises. */
export type RowWords = Readonly<Record<string, (code: string) => string>>;
export const ROW_WORDS: Readonly<Record<string, RowWords>> = {
  attendance: {
    side,
    role: labelled(ATTENDEE_ROLE_LABELS),
    service: labelled(SERVICE_LABELS),
    nationality: countryName,
    band: partnerBandLabel,
  },
  points: { side, kind: labelled(POINT_KIND_LABELS) },
  gifts: { direction: labelled(GIFT_DIRECTION_LABELS) },
  commitments: { bySide: side, toSide: side, state: labelled(COMMITMENT_STATE_LABELS) },
};
