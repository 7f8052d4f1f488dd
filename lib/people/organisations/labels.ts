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
