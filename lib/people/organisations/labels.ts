import type { FieldWords } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import type { OrganisationKind } from "@/lib/generated/prisma/enums";

export const ORGANISATION_KIND_LABELS: Readonly<Record<OrganisationKind, string>> = {
  MINISTRY: "Ministry",
  JOINT_STAFF: "Joint staff",
  SERVICE: "Service",
  COMMAND: "Command",
  UNIT: "Unit",
  MISSION: "Mission or embassy",
  AGENCY: "Agency",
  INTERNATIONAL: "International organisation",
  OTHER: "Other",
};

/** What the history of an organisation calls whatever its revisions keep in codes. */
export const ORGANISATION_WORDS: FieldWords = {
  kind: (code) => ORGANISATION_KIND_LABELS[code as OrganisationKind] ?? code,
  nation: countryName,
};
