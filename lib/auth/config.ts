import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import { isId } from "@/lib/ids";
import { SESSION_HOURS } from "./sessions/rules";

// The only file that knows next-auth: it seals and opens cookies. What the session's proves is the id of a session and nothing
// else; whether that is open, whose it is and what they may do is read from the database on every request.

/** Over TLS browsers take a cookie of this name only from this very host, sent over TLS, for all of it. */
const PREFIX = process.env.RAPPORT_SECURE_COOKIES === "1" ? "__Host-" : "";
export const SESSION_COOKIE = `${PREFIX}rapport-session`;
const QUESTION_COOKIE = `${PREFIX}rapport-question`;
const CONSENT_COOKIE = `${PREFIX}rapport-consent`;

/** Seconds in which somebody finds their way through the provider. */
const QUESTION_SECONDS = 10 * 60;

/** The sealed value of the cookie for this session. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({
    token: { session: sessionId },
    secret: env().RAPPORT_SESSION_KEY,
    maxAge: SESSION_HOURS * 3600,
  });
}

/** Hands this session to the browser. */
export async function giveSession(sessionId: string): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, await sealSession(sessionId), {
    httpOnly: true,
    // Not "strict": who follows a link out of a mail would not be signed in. What changes anything is no link, and says where it is from.
    sameSite: "lax",
    secure: env().RAPPORT_SECURE_COOKIES === "1",
    path: "/",
    maxAge: SESSION_HOURS * 3600,
  });
}

/** The id of the session that the cookie names, or null when there is none, it is too old or it was tampered with. */
export async function readSessionId(): Promise<string | null> {
  const sealed = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: env().RAPPORT_SESSION_KEY });
    return typeof token?.session === "string" && isId(token.session) ? token.session : null;
  } catch {
    return null;
  }
}

/** Notes in the browser, until it signs in or is closed, that whoever uses it agreed to the text with this mark. */
export async function giveConsent(mark: string): Promise<void> {
  (await cookies()).set(CONSENT_COOKIE, mark, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().RAPPORT_SECURE_COOKIES === "1",
    path: "/",
  });
}

/** The mark of the text that was agreed to in this browser. */
export async function readConsent(): Promise<string | null> {
  return (await cookies()).get(CONSENT_COOKIE)?.value ?? null;
}

/** Whoever signs in next agrees again. */
export async function takeConsent(): Promise<void> {
  (await cookies()).delete({ name: CONSENT_COOKIE, secure: env().RAPPORT_SECURE_COOKIES === "1" });
}

/** Takes the session from the browser. */
export async function takeSession(): Promise<void> {
  (await cookies()).delete({ name: SESSION_COOKIE, secure: env().RAPPORT_SECURE_COOKIES === "1" });
}

/** What the provider was asked, to which its answer must fit, and where that leads to. It waits, sealed, in the browser that asks. */
const questionSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Our address at which the provider answers. */
  returnTo: z.string(),
  next: z.string(),
});

export type Question = z.output<typeof questionSchema>;

/** Keeps in the browser what the provider was asked, under a key of its own: no such cookie opens a session. */
export async function giveQuestion(question: Question): Promise<void> {
  const sealed = await encode({
    token: { question },
    secret: env().RAPPORT_SESSION_KEY,
    salt: QUESTION_COOKIE,
    maxAge: QUESTION_SECONDS,
  });
  (await cookies()).set(QUESTION_COOKIE, sealed, {
    httpOnly: true,
    // The provider's page leads back here.
    sameSite: "lax",
    secure: env().RAPPORT_SECURE_COOKIES === "1",
    path: "/",
    maxAge: QUESTION_SECONDS,
  });
}

/** Takes back what this browser asked the provider: it is answered once. Null when there is none, it is too old or it was tampered with. */
export async function takeQuestion(): Promise<Question | null> {
  const jar = await cookies();
  const sealed = jar.get(QUESTION_COOKIE)?.value;
  if (!sealed) return null;
  jar.delete({ name: QUESTION_COOKIE, secure: env().RAPPORT_SECURE_COOKIES === "1" });
  try {
    const token = await decode({ token: sealed, secret: env().RAPPORT_SESSION_KEY, salt: QUESTION_COOKIE });
    return questionSchema.safeParse(token?.question).data ?? null;
  } catch {
    return null;
  }
}
