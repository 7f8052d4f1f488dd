import { type FieldWords, fieldLabelOf } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import type { Domain, SeriesStatus } from "@/lib/generated/prisma/enums";
import { SERIES_STATUS_LABELS } from "./labels";

/** What a revision keeps of a series in codes. */
export const SERIES_WORDS: FieldWords = {
  hostCountryCodes: countryName,
  domains: (code) => DOMAIN_LABELS[code as Domain] ?? code,
  status: (code) => SERIES_STATUS_LABELS[code as SeriesStatus] ?? code,
};

/** The name of a field of a series, as its page has it. */
export function seriesFieldLabel(field: string): string {
  return FIELDS[field] ?? fieldLabelOf(field);
}

const FIELDS: Readonly<Record<string, string>> = {
  hostCountryCodes: "Usual hosts",
  cadence: "How often",
  monthHint: "When in the year",
  typicalParticipation: "Usual size",
  firstYear: "First year under this name",
  firstYearSource: "Source of the first year",
  isVerified: "Verified",
};
