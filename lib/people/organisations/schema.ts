import { z } from "zod";
import {
  choice,
  flag,
  idField,
  newIdField,
  optionalCountry,
  optionalDay,
  optionalId,
  rowsOf,
  versionField,
} from "@/lib/fields";
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

/** What it was called before, with days from and to, both inclusive. */
const formerNameSchema = z
  .object({
    id: optionalId("This row is not of this form; remove it."),
    name: requiredText(ORGANISATION_TEXT_LIMITS.name, "Give the name, or remove the row."),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "The last day is before the first.",
  });

export const createOrganisationSchema = organisationSchema.extend({ id: newIdField });

export const editOrganisationSchema = organisationSchema.extend({
  id: idField("There is no such organisation."),
  version: versionField,
  isActive: flag(),
  formerNames: rowsOf(formerNameSchema, ["name", "startsOn", "endsOn"], 30),
  /** First day of a name that is new; without it the name was only put right. */
  renamedOn: optionalDay(),
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
