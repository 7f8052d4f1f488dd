import { takeSession } from "@/lib/auth/config";
import { readSessionOf } from "@/lib/auth/session";
import { endOwnSession, type NoteUse, type OpenSession } from "@/lib/auth/sessions/mutations";
import { isId } from "@/lib/ids";

// What an open page asks and tells by itself. A route and no action: a browser sends one action after another, and draws the
// page anew after each. A page says whose it is: it may have slept while somebody else signed in on the same machine. Where that
// person has no open session in this browser each answers 401 and does nothing.

/** Whether the page's owner is still signed in, without using the session. */
export async function GET(request: Request): Promise<Response> {
  return new Response(null, { status: (await sessionFor(request, "never")) ? 204 : 401 });
}

/** Somebody types or moves on the page: it is in use. */
export async function PUT(request: Request): Promise<Response> {
  return new Response(null, { status: (await sessionFor(request, "at once")) ? 204 : 401 });
}

/** Nobody has for too long. */
export async function DELETE(request: Request): Promise<Response> {
  const session = await sessionFor(request, "never");
  if (!session) return new Response(null, { status: 401 });
  await takeSession();
  await endOwnSession(session.viewer, session.id, "IDLE");
  return new Response(null, { status: 204 });
}

async function sessionFor(request: Request, noteUse: NoteUse): Promise<OpenSession | null> {
  const user = new URL(request.url).searchParams.get("user") ?? "";
  return isId(user) ? readSessionOf(user, noteUse) : null;
}
