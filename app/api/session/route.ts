import { takeSession } from "@/lib/auth/config";
import { readSession } from "@/lib/auth/session";
import { endOwnSession } from "@/lib/auth/sessions/mutations";

// What an open page asks and tells by itself. A route and no action: a browser sends one action after another, and draws the
// page anew after each. Without an open session each answers 401.

/** Whose session this browser has, without using it. */
export async function GET(): Promise<Response> {
  const session = await readSession("never");
  if (!session) return new Response(null, { status: 401 });
  return Response.json({ user: session.viewer.id });
}

/** Somebody types or moves on the page: it is in use. */
export async function PUT(): Promise<Response> {
  return new Response(null, { status: (await readSession("at once")) ? 204 : 401 });
}

/** Nobody has for too long. */
export async function DELETE(): Promise<Response> {
  const session = await readSession("never");
  await takeSession();
  if (!session) return new Response(null, { status: 401 });
  await endOwnSession(session.viewer, session.id, "IDLE");
  return new Response(null, { status: 204 });
}
