import { z } from "zod";
import { normaliseEmail } from "./rules";

/** The longest password that is tried; more would only be a way to keep the server busy. */
export const PASSWORD_TYPED_MAX = 256;
export const EMAIL_MAX = 254;

/** A new password. Not trimmed: a space is a character like any other. Whether it can stand depends on whose it is. */
export const passwordSchema = z.string({ error: "Give a password." }).min(1, "Give a password.");

/** What the sign-in form sends. Too long to be right is treated as wrong, not as an error of its own. */
export const signInSchema = z.object({
  email: z
    .string()
    .catch("")
    // PostgreSQL holds no NUL; what has one is no email that anybody could have.
    .transform((text) => normaliseEmail(text.slice(0, EMAIL_MAX)).replaceAll("\0", "\ufffd")),
  password: z.string().max(PASSWORD_TYPED_MAX).catch(""),
  next: z.string().catch("/"),
});

export type SignInInput = z.output<typeof signInSchema>;
