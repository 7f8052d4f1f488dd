import { takeSession } from "@/lib/auth/config";
import { readSession } from "@/lib/auth/session";
import { endOwnSession } from "@/lib/auth/sessions/mutations";
import { isFromElsewhere } from "@/lib/same-origin";

// What an open page asks and tells by itself. A route and no action: a browser sends one action after another, and draws the
// page anew after each.

/** Whose session this browser has, without using it; 401 when it has none that is open. */
export async function GET(): Promise<Response> {
  const session = await readSession("never");
  if (!session) return new Response(null, { status: 401 });
  return Response.json({ user: session.viewer.id }, { headers: { "cache-control": "no-store" } });
}

/** Somebody types or moves on the page: it is in use. */
export async function PUT(request: Request): Promise<Response> {
  if (isFromElsewhere((header) => request.headers.get(header))) return new Response(null, { status: 403 });
  return new Response(null, { status: (await readSession("at once")) ? 204 : 401 });
}

/** Nobody has for too long. */
export async function DELETE(request: Request): Promise<Response> {
  if (isFromElsewhere((header) => request.headers.get(header))) return new Response(null, { status: 403 });
  const session = await readSession("never");
  if (session) await endOwnSession(session.viewer, session.id, "IDLE");
  await takeSession();
  return new Response(null, { status: 204 });
}
