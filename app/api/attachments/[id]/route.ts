import { tellLength } from "@/lib/answer";
import { fileKind } from "@/lib/attachments/kinds";
import { recordDownload } from "@/lib/attachments/mutations";
import { getFile, readPiece } from "@/lib/attachments/queries";
import { dispositionOf } from "@/lib/attachments/rules";
import { requireSession } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { beginDownload, bodyOf, type Download } from "@/lib/downloads";

export const dynamic = "force-dynamic";

/**
 * Hands out a file. It is saved rather than opened, except a picture with `?show`, which the browser shows in a sandbox where
 * nothing of it can run. A file that is not open to the viewer is one that does not exist.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/attachments/[id]">,
): Promise<Response> {
  const session = await requireSession();
  const { viewer } = session;
  const { id } = await params;
  const file = await withViewer(viewer, async (db) => {
    const found = await getFile(db, id);
    if (found) await recordDownload(db, viewer, found);
    return found;
  });
  if (!file)
    return new Response("There is no such file, or it is not open to you.", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  const { mediaType, isPicture = false } = fileKind(file.kind);
  const isShown = isPicture && new URL(request.url).searchParams.has("show");
  tellLength(file.size);
  return new Response(bodyOf(piecesOf(beginDownload(session), file)), {
    headers: {
      "content-type": mediaType,
      "content-disposition": dispositionOf(file.name, isShown),
    },
  });
}

/** The file piece by piece; each is asked for through the wall again, for who its reader is by then. */
async function* piecesOf(
  { reader }: Download,
  { id, size }: { id: string; size: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let sent = 0;
  for (let position = 0; sent < size; position++) {
    const bytes = await withViewer(await reader(), (db) => readPiece(db, id, position));
    if (!bytes)
      throw new Error("A download breaks off: the file was removed, or is not open to its reader any more.");
    sent += bytes.length;
    yield bytes;
  }
}
