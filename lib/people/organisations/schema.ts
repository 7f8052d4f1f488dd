import { z } from "zod";
import { choice, flag, idField, newIdField, optionalCountry, optionalId, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

export const ORGANISATION_KINDS = [
  "MINISTRY",
  "JOINT_STAFF",
  "SERVICE",
  "COMMAND",
  "UNIT",
  "MISSION",
  "AGENCY",
  "INTERNATIONAL",
  "OTHER",
] as const;

export const ORGANISATION_TEXT_LIMITS = { name: 160, nativeName: 160, abbreviation: 30 } as const;

const organisationSchema = z.object({
  name: requiredText(ORGANISATION_TEXT_LIMITS.name, "Give the name."),
  nativeName: optionalText(ORGANISATION_TEXT_LIMITS.nativeName),
  abbreviation: optionalText(ORGANISATION_TEXT_LIMITS.abbreviation),
  kind: choice(ORGANISATION_KINDS, "Choose what it is."),
  /** Left out for what belongs to several nations. */
  nation: optionalCountry("Choose a country of the list."),
  parentId: optionalId("Choose an organisation of the list."),
});

export const createOrganisationSchema = organisationSchema.extend({ id: newIdField });

export const editOrganisationSchema = organisationSchema.extend({
  id: idField("There is no such organisation."),
  version: versionField,
  isActive: flag(),
});

/** The names of a form that is being filled in; those that do not fit find nothing. */
export const typedOrganisationSchema = organisationSchema.pick({
  name: true,
  nativeName: true,
  abbreviation: true,
  nation: true,
});

export type OrganisationInput = z.output<typeof organisationSchema>;
export type CreateOrganisation = z.output<typeof createOrganisationSchema>;
export type EditOrganisation = z.output<typeof editOrganisationSchema>;
