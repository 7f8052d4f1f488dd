import { z } from "zod";
import { WORDS_LIMIT } from "@/lib/address";
import { isTimeZone } from "@/lib/dates";
import {
  choice,
  countryField,
  flag,
  idField,
  listOf,
  newIdField,
  optionalId,
  versionField,
} from "@/lib/fields";
import { requiredText } from "@/lib/text";
import { normaliseEmail } from "../rules";
import { EMAIL_MAX, passwordSchema } from "../schema";
import { PERSONAL_ROLES } from "./policy";

const settings = {
  name: requiredText(120, "Give the name."),
  nation: countryField("Choose the nation."),
  roles: listOf(choice(PERSONAL_ROLES, "This is not a role that can be given."), PERSONAL_ROLES.length)
    .refine((roles) => roles.length > 0, "Choose at least one role.")
    .transform((roles) => PERSONAL_ROLES.filter((role) => roles.includes(role))),
  markingCeiling: choice(["UNCLASSIFIED", "CUI"], "Choose the marking ceiling."),
  allCountries: flag(),
  timeZone: z.string({ error: "Choose the time zone." }).refine(isTimeZone, "This is not a time zone."),
};

const id = idField("This is not an account.");

export const createUserSchema = z.object({
  id: newIdField,
  email: requiredText(EMAIL_MAX, "Give the email.")
    .transform(normaliseEmail)
    .pipe(z.email("This is not an email address.")),
  password: passwordSchema,
  ...settings,
});

export const changeUserSchema = z.object({ id, version: versionField, ...settings });

export const setDisabledSchema = z.object({
  id,
  version: versionField,
  disabled: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});

export const unlockSchema = z.object({ id });

/** One session of this account; every one when none is named. */
export const endSessionsSchema = z.object({
  id,
  session: optionalId("This is not a session; reload the page."),
});

export const setPasswordSchema = z.object({ id, password: passwordSchema });

const listText = z
  .string()
  // A NUL cannot be sent to PostgreSQL.
  .transform((text) => text.replaceAll("\0", " ").trim().slice(0, WORDS_LIMIT) || undefined)
  .optional()
  .catch(undefined);

/** The address of the list of users. What cannot be read is left out; `unreadIn` tells of it. */
export const userFilterSchema = z.object({
  /** Words of the name or the email. */
  q: listText,
  role: z.enum(PERSONAL_ROLES).optional().catch(undefined),
  state: z.enum(["active", "disabled"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export type UserFilter = z.output<typeof userFilterSchema>;
export type CreateUserInput = z.output<typeof createUserSchema>;
export type ChangeUserInput = z.output<typeof changeUserSchema>;
export type SetDisabledInput = z.output<typeof setDisabledSchema>;
export type SetPasswordInput = z.output<typeof setPasswordSchema>;
