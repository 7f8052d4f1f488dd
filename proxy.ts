import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/** Gives every request an id, for the logs and the audit trail, and tells pages their own address. It decides nothing
 * about access: every page, action and route asks for its viewer itself. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-request-id", randomUUID());
  headers.set("x-rapport-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("x-request-id", headers.get("x-request-id") ?? "");
  return response;
}

// What the proxy sees it holds whole: uploads, which are read piece by piece, pass it by.
export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico|api/attachments$).*)"] };
