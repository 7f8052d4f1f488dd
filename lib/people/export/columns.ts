import type { CsvColumn } from "@/lib/csv";
import { PERSON_FIELD_LABELS as FIELDS, SERVICE_LABELS } from "../labels";
import type { PersonFacts } from "../queries";
import { BAND_LABELS } from "../ranks";

/** What a file says of people: who they are and what they hold. Contact details and the biography card stay on the page. */
export const PERSON_COLUMNS: readonly CsvColumn<PersonFacts>[] = [
  { head: FIELDS.familyName, cell: ({ familyName }) => familyName },
  { head: FIELDS.givenName, cell: ({ givenName }) => givenName },
  { head: FIELDS.nativeName, cell: ({ nativeName }) => nativeName },
  { head: FIELDS.otherNames, cell: ({ otherNames }) => otherNames.join("; ") },
  { head: FIELDS.nationality, cell: ({ countryName }) => countryName },
  { head: `${FIELDS.nationality}, code`, cell: ({ nationality }) => nationality },
  { head: FIELDS.service, cell: ({ service }) => service && SERVICE_LABELS[service] },
  { head: FIELDS.rankText, cell: ({ rankText }) => rankText },
  { head: FIELDS.rankCode, cell: ({ rankCode }) => rankCode },
  { head: FIELDS.rankSince, cell: ({ rankSince }) => rankSince },
  { head: "Seniority", cell: ({ band }) => band && BAND_LABELS[band] },
  { head: "Position", cell: ({ position }) => position },
  { head: "Organisation", cell: ({ organisation }) => organisation },
  { head: FIELDS.isActive, cell: ({ isActive }) => isActive },
  { head: FIELDS.source, cell: ({ source }) => source },
  { head: FIELDS.verifiedOn, cell: ({ verifiedOn }) => verifiedOn },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];
