import { z } from "zod";
import { isTimeZone } from "@/lib/dates";
import { requiredText } from "@/lib/text";
import { normaliseEmail } from "../rules";
import { EMAIL_MAX, passwordSchema } from "../schema";
import { PERSONAL_ROLES } from "./policy";

const idSchema = z.uuid("This is not an account.");
const versionSchema = z.coerce.number().int().positive();

const settings = {
  name: requiredText(120, "Give the name."),
  nation: z.string({ error: "Choose the nation." }).regex(/^[A-Z]{3}$/, "Choose the nation."),
  roles: z
    .array(z.enum(PERSONAL_ROLES, { error: "This is not a role that can be given." }), {
      error: "Choose at least one role.",
    })
    .min(1, "Choose at least one role.")
    .transform((roles) => PERSONAL_ROLES.filter((role) => roles.includes(role))),
  markingCeiling: z.enum(["UNCLASSIFIED", "CUI"], { error: "Choose the marking ceiling." }),
  allCountries: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  timeZone: z.string({ error: "Choose the time zone." }).refine(isTimeZone, "This is not a time zone."),
};

export const createUserSchema = z.object({
  email: requiredText(EMAIL_MAX, "Give the email.")
    .transform(normaliseEmail)
    .pipe(z.email("This is not an email address.")),
  password: passwordSchema,
  ...settings,
});

export const changeUserSchema = z.object({ id: idSchema, version: versionSchema, ...settings });

export const setDisabledSchema = z.object({
  id: idSchema,
  version: versionSchema,
  disabled: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});

export const setPasswordSchema = z.object({ id: idSchema, password: passwordSchema });

export type CreateUserInput = z.output<typeof createUserSchema>;
export type ChangeUserInput = z.output<typeof changeUserSchema>;
export type SetDisabledInput = z.output<typeof setDisabledSchema>;
export type SetPasswordInput = z.output<typeof setPasswordSchema>;
