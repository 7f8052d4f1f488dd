import { z } from "zod";

/** Only a provider on this very machine, for a trial, is asked without TLS. */
const issuer = z
  .url()
  .regex(/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/, "must begin with https://");

const settings = z.object({
  /** The database as the app's own role; the start script derives it. */
  RAPPORT_APP_DATABASE_URL: z.string().min(1),
  /** Encrypts the session cookie. */
  RAPPORT_SESSION_KEY: z.string().min(32),
  /** Whether the demonstration accounts exist and are shown on the sign-in page. */
  RAPPORT_DEMO: z.enum(["0", "1"]).default("0"),
  /** Alpha-3 of the nation that keeps the record. */
  RAPPORT_NATION: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("USA"),
  /** Whether the session cookie is sent over TLS only. */
  RAPPORT_SECURE_COOKIES: z.enum(["0", "1"]).default("0"),
  /** What everybody agrees to before they sign in; lib/auth/consent/rules.ts has what is said without it. */
  RAPPORT_CONSENT_TEXT: z.string().max(10_000).default(""),
  /** Minutes that a session may lie unused, and that of an admin (lib/auth/sessions/rules.ts has the source). */
  RAPPORT_IDLE_MINUTES: z.coerce.number().min(3).max(720).default(15),
  RAPPORT_ADMIN_IDLE_MINUTES: z.coerce.number().min(3).max(720).default(10),
  /** What a new password must have (lib/auth/passwords/rules.ts): characters, and kinds of them. */
  RAPPORT_PASSWORD_MIN: z.coerce.number().int().min(8).max(64).default(15),
  RAPPORT_PASSWORD_KINDS: z.coerce.number().int().min(0).max(4).default(0),
  /** Whether one may sign in by password; the accounts of the demonstration always may. */
  RAPPORT_PASSWORDS: z.enum(["0", "1"]).default("1"),
  /** Who else may say who somebody is, by OpenID Connect (docs/sign-in.md): its issuer, what it knows us by, and what people call it. */
  RAPPORT_OIDC_ISSUER: issuer.optional(),
  RAPPORT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  RAPPORT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  RAPPORT_OIDC_NAME: z.string().min(1).max(60).default("your organisation"),
  /** How many proxies of our own a request passes before it gets here; each adds the address it saw to x-forwarded-for, and may say
   * in x-forwarded-host what the browser asked for. */
  RAPPORT_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** The most one attached file may have, in megabytes, and all files of one record together. */
  RAPPORT_FILE_LIMIT_MB: z.coerce.number().int().min(1).max(500).default(25),
  RAPPORT_RECORD_FILES_LIMIT_MB: z.coerce.number().int().min(1).max(10_000).default(250),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const schema = settings.superRefine((given, context) => {
  const { RAPPORT_OIDC_ISSUER, RAPPORT_OIDC_CLIENT_ID, RAPPORT_OIDC_CLIENT_SECRET, RAPPORT_PASSWORDS } =
    given;
  const parts = [RAPPORT_OIDC_ISSUER, RAPPORT_OIDC_CLIENT_ID, RAPPORT_OIDC_CLIENT_SECRET];
  const count = parts.filter((part) => part !== undefined).length;
  if (count > 0 && count < parts.length)
    context.addIssue({
      code: "custom",
      path: ["RAPPORT_OIDC_ISSUER"],
      message: "RAPPORT_OIDC_ISSUER, RAPPORT_OIDC_CLIENT_ID and RAPPORT_OIDC_CLIENT_SECRET belong together",
    });
  if (count === 0 && RAPPORT_PASSWORDS === "0")
    context.addIssue({
      code: "custom",
      path: ["RAPPORT_PASSWORDS"],
      message: "without passwords and without RAPPORT_OIDC_ISSUER nobody could sign in",
    });
});

let parsed: z.infer<typeof schema> | undefined;

/** The settings of the running app. Throws, naming each wrong variable, on the first use with wrong settings. */
export function env(): z.infer<typeof schema> {
  parsed ??= schema.parse(process.env);
  return parsed;
}

/** How long a session may lie unused. */
export function idleLimits(): { everybody: number; admins: number } {
  const { RAPPORT_IDLE_MINUTES, RAPPORT_ADMIN_IDLE_MINUTES } = env();
  return { everybody: RAPPORT_IDLE_MINUTES, admins: RAPPORT_ADMIN_IDLE_MINUTES };
}

export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

/** Who else may say who somebody is; null where nobody is asked. */
export function providerSettings(): ProviderSettings | null {
  const {
    RAPPORT_OIDC_ISSUER: issuer,
    RAPPORT_OIDC_CLIENT_ID: clientId,
    RAPPORT_OIDC_CLIENT_SECRET: clientSecret,
    RAPPORT_OIDC_NAME: name,
  } = env();
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null;
}

/** Whether one may sign in by password here. */
export function hasPasswords(): boolean {
  return env().RAPPORT_PASSWORDS === "1";
}

/** What a new password must have. */
export function passwordPolicy(): { min: number; kinds: number } {
  return { min: env().RAPPORT_PASSWORD_MIN, kinds: env().RAPPORT_PASSWORD_KINDS };
}

/** What attached files may have, in bytes: one, and all of one record. */
export function fileLimits(): { file: number; record: number } {
  const { RAPPORT_FILE_LIMIT_MB, RAPPORT_RECORD_FILES_LIMIT_MB } = env();
  const megabyte = 1024 * 1024;
  return { file: RAPPORT_FILE_LIMIT_MB * megabyte, record: RAPPORT_RECORD_FILES_LIMIT_MB * megabyte };
}
