import { takeTurn } from "@/lib/auth/limits/mutations";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canCreate } from "@/lib/engagements/policy";
import { readFormWarnings } from "@/lib/preparations/queries";
import { warnedFormSchema } from "@/lib/preparations/schema";

/**
 * What is to be said of the engagement that a form sends as JSON, as `Warning[]`; nothing while its fields do not fit, and for whoever
 * logs nothing. A route and no action: a browser sends one action after another, so that a question without an answer would hold
 * up the saving.
 */
export async function POST(request: Request): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer) return new Response(null, { status: 401 });
  const wait = await takeTurn("lookup", viewer);
  if (wait) return new Response(null, { status: 429, headers: { "retry-after": String(wait.retryAfter) } });
  const asked = warnedFormSchema.safeParse(await request.json().catch(() => null));
  if (!canCreate(viewer) || !asked.success) return Response.json([]);
  return Response.json(await withViewer(viewer, (db) => readFormWarnings(db, viewer, asked.data)));
}
