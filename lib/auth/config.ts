import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

// The only file that knows next-auth: it seals and opens the session cookie. What the cookie proves is the user's id
// and nothing else; roles and scope are read from the database on every request.

/** Hours after which a session ends whatever happens. */
const SESSION_HOURS = 12;
export const SESSION_COOKIE = "rapport-session";

/** The sealed value of a session cookie for this user. */
export function sealSession(userId: string, signedInAt: Date = new Date()): Promise<string> {
  return encode({
    token: { sub: userId, signedInAt: signedInAt.toISOString() },
    secret: env().RAPPORT_SESSION_KEY,
    maxAge: SESSION_HOURS * 3600,
  });
}

/** Signs the user in on this browser. */
export async function startSession(userId: string): Promise<void> {
  (await cookies()).set(SESSION_COOKIE, await sealSession(userId), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().RAPPORT_SECURE_COOKIES === "1",
    path: "/",
    maxAge: SESSION_HOURS * 3600,
  });
}

/** The user id of the session, or null when there is none, it has ended or it was tampered with. */
export async function readSession(): Promise<string | null> {
  const sealed = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: env().RAPPORT_SESSION_KEY });
    return token?.sub ?? null;
  } catch {
    return null;
  }
}

/** Signs the user out on this browser. */
export async function endSession(): Promise<void> {
  (await cookies()).delete(SESSION_COOKIE);
}
