import type { CsvColumn } from "@/lib/csv";
import { PERSON_FIELD_LABELS as FIELDS, SERVICE_LABELS } from "../labels";
import { ORGANISATION_KIND_LABELS } from "../organisations/labels";
import type { OrganisationRow } from "../organisations/queries";
import type { PostRow } from "../posts/queries";
import type { PersonFacts } from "../queries";
import { BAND_LABELS, gradeName } from "../ranks";

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

/** Posts with who holds them today (UTC), as far as that is open to the viewer. */
export const POST_COLUMNS: readonly CsvColumn<PostRow>[] = [
  { head: "Post", cell: ({ title }) => title },
  { head: "Other titles", cell: ({ otherNames }) => otherNames.join("; ") },
  { head: "Organisation", cell: ({ organisation }) => organisation },
  { head: "Nation", cell: ({ nationName }) => nationName ?? "International" },
  { head: "Nation, code", cell: ({ nation }) => nation },
  { head: "Grade", cell: ({ rankCode }) => rankCode && gradeName(rankCode) },
  { head: "Grade, code", cell: ({ rankCode }) => rankCode },
  {
    head: "Held today by",
    cell: ({ today }) =>
      today
        .map(({ rankText, name, isActing }) => [rankText, name, isActing ? "(acting)" : null])
        .map((words) => words.filter(Boolean).join(" "))
        .join("; "),
  },
  { head: "Exists", cell: ({ isActive }) => isActive },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];

export const ORGANISATION_COLUMNS: readonly CsvColumn<OrganisationRow>[] = [
  { head: "Organisation", cell: ({ name }) => name },
  { head: "In its own language", cell: ({ nativeName }) => nativeName },
  { head: "Abbreviation", cell: ({ abbreviation }) => abbreviation },
  { head: "Also called", cell: ({ otherNames }) => otherNames.join("; ") },
  { head: "Kind", cell: ({ kind }) => ORGANISATION_KIND_LABELS[kind] },
  { head: "Nation", cell: ({ nationName }) => nationName ?? "International" },
  { head: "Nation, code", cell: ({ nation }) => nation },
  { head: "Part of", cell: ({ parentName }) => parentName },
  { head: "Posts", cell: ({ posts }) => posts },
  { head: "Exists", cell: ({ isActive }) => isActive },
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];
