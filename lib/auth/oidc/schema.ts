import { z } from "zod";
import { idField } from "@/lib/fields";
import { EMAIL_MAX } from "../schema";

/**
 * Who somebody is, as an id token that was found valid says. An email counts in plain letters alone: of others several look or fold
 * alike, and a provider may take for two what would be one here. Keycloak and most others say of an email that it is verified;
 * Entra says that its domain's owner is.
 */
export const identitySchema = z
  .object({
    iss: z.string().max(500),
    // OpenID Connect Core 1.0, section 2: at most 255 characters of ASCII.
    sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
    email: z
      .string()
      .max(EMAIL_MAX)
      .regex(/^[\x21-\x7e]+@[\x21-\x7e]+$/)
      .nullable()
      .catch(null),
    email_verified: z.unknown().optional(),
    xms_edov: z.unknown().optional(),
  })
  .transform(({ iss, sub, email, email_verified, xms_edov }) => ({
    issuer: iss,
    subject: sub,
    email: email?.toLowerCase() ?? null,
    isVerified: email_verified === true || (email_verified === undefined && xms_edov === true),
  }));

export type Identity = z.output<typeof identitySchema>;

export const unlinkSchema = z.object({ id: idField("This is not an account.") });

export const passwordAllowedSchema = z.object({
  id: idField("This is not an account."),
  allowed: z.enum(["yes", "no"], { error: "Choose yes or no." }).transform((word) => word === "yes"),
});

export type PasswordAllowedInput = z.output<typeof passwordAllowedSchema>;
