import { z } from "zod";
import { normaliseEmail } from "./rules";

/** The longest password that is hashed; more would only be a way to keep the server busy. */
export const PASSWORD_MAX = 256;
/** NIST SP 800-63B-4, section 3.1.1.2: at least 15 characters where the password is the only factor. */
export const PASSWORD_MIN = 15;
export const EMAIL_MAX = 254;

/** A new password. Not trimmed: a space is a character like any other. */
export const passwordSchema = z
  .string({ error: "Give a password." })
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters; a few words in a row are easier to remember.`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

/** What the sign-in form sends. Too long to be right is treated as wrong, not as an error of its own. */
export const signInSchema = z.object({
  email: z
    .string()
    .catch("")
    // PostgreSQL holds no NUL; what has one is no email that anybody could have.
    .transform((text) => normaliseEmail(text.slice(0, EMAIL_MAX)).replaceAll("\0", "\ufffd")),
  password: z.string().max(PASSWORD_MAX).catch(""),
  next: z.string().catch("/"),
});

export type SignInInput = z.output<typeof signInSchema>;
