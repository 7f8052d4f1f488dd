import { fileKind } from "@/lib/attachments/kinds";
import { recordDownload } from "@/lib/attachments/mutations";
import { getFile, readPiece } from "@/lib/attachments/queries";
import { dispositionOf } from "@/lib/attachments/rules";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";

export const dynamic = "force-dynamic";

/**
 * Hands out a file. It is saved rather than opened, except a picture with `?show`, which the browser shows in a sandbox where
 * nothing of it can run. A file that is not open to the viewer is one that does not exist.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/attachments/[id]">,
): Promise<Response> {
  const viewer = await requireViewer();
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
  return new Response(piecesOf(viewer, file.id), {
    headers: {
      "content-type": mediaType,
      "content-length": String(file.size),
      "content-disposition": dispositionOf(file.name, isShown),
    },
  });
}

/** The file piece by piece, as fast as it is taken; each piece is asked for through the wall again. */
function piecesOf(viewer: Viewer, id: string): ReadableStream<Uint8Array> {
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await withViewer(viewer, (db) => readPiece(db, id, position));
        position += 1;
        if (bytes) controller.enqueue(bytes);
        else controller.close();
      },
    },
    { highWaterMark: 1 },
  );
}
