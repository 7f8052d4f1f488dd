import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

// The only file that knows next-auth: it seals and opens the session cookie. What the cookie proves is the user's id
// and nothing else; roles and scope are read from the database on every request.

/** Hours after which a session ends whatever happens. */
const SESSION_HOURS = 12;
/** Over TLS browsers take a cookie of this name only from this very host, sent over TLS, for all of it. */
export const SESSION_COOKIE =
  process.env.RAPPORT_SECURE_COOKIES === "1" ? "__Host-rapport-session" : "rapport-session";

export type Session = {
  userId: string;
  signedInAt: Date;
  /** When the same person signed in before; null the first time. */
  previousSignInAt: Date | null;
};

/** The sealed value of a session cookie for this user. */
export function sealSession(
  userId: string,
  signedInAt: Date = new Date(),
  previousSignInAt: Date | null = null,
): Promise<string> {
  return encode({
    token: {
      sub: userId,
      signedInAt: signedInAt.toISOString(),
      previousSignInAt: previousSignInAt?.toISOString() ?? null,
    },
    secret: env().RAPPORT_SESSION_KEY,
    maxAge: SESSION_HOURS * 3600,
  });
}

/** Signs the user in on this browser. */
export async function startSession(userId: string, previousSignInAt: Date | null): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, await sealSession(userId, new Date(), previousSignInAt), {
    httpOnly: true,
    // Not "strict": who follows a link out of a mail would not be signed in. What changes anything is no link, and says where it is from.
    sameSite: "lax",
    secure: env().RAPPORT_SECURE_COOKIES === "1",
    path: "/",
    maxAge: SESSION_HOURS * 3600,
  });
}

/** What the session proves, or null when there is none, it has ended or it was tampered with. */
export async function readSession(): Promise<Session | null> {
  const sealed = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: env().RAPPORT_SESSION_KEY });
    const signedInAt = readMoment(token?.signedInAt);
    if (!token?.sub || !signedInAt) return null;
    return { userId: token.sub, signedInAt, previousSignInAt: readMoment(token.previousSignInAt) };
  } catch {
    return null;
  }
}

/** Signs the user out on this browser. */
export async function endSession(): Promise<void> {
  (await cookies()).delete({ name: SESSION_COOKIE, secure: env().RAPPORT_SECURE_COOKIES === "1" });
}

function readMoment(value: unknown): Date | null {
  return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? new Date(value) : null;
}
