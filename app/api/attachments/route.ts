import { invalid, unexpectedFailure } from "@/lib/action";
import { answerTo } from "@/lib/answer";
import { addFile } from "@/lib/attachments/mutations";
import { FILE_HEADER, newFileSchema } from "@/lib/attachments/schema";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { getViewer } from "@/lib/auth/session";
import { fileTooLong } from "@/lib/body-limit";
import { fileLimits } from "@/lib/env";
import { fail, type Result } from "@/lib/result";
import { isFromElsewhere } from "@/lib/same-origin";

/**
 * Takes a file: the body is the file itself, and a header says what it is (newFileSchema). Answers with a Result as JSON.
 */
export async function POST(request: Request): Promise<Response> {
  if (isFromElsewhere((header) => request.headers.get(header)))
    return answer(fail("forbidden", "This was sent from another site and was not carried out."));
  const reader = request.body?.getReader();
  try {
    const result = await take(request, reader);
    // A browser that is still sending reads no answer; what is left is at most one file.
    while (reader && !(await reader.read()).done);
    return answer(result);
  } catch (error) {
    // Cancelled or cut off by the sender: nobody is there to read an answer.
    if (request.signal.aborted) return new Response(null, { status: 400 });
    return answer(await unexpectedFailure(error));
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

async function take(request: Request, reader: Reader | undefined): Promise<Result<{ id: string }>> {
  const viewer = await getViewer();
  if (!viewer)
    return fail(
      "signed-out",
      "Your session has ended. Sign in again in another tab, then send the file again.",
    );
  const wait = await takeTurn("upload", viewer);
  if (wait) return wait;
  const limits = fileLimits();
  if (Number(request.headers.get("content-length") ?? 0) > limits.file)
    return fail("invalid", fileTooLong(limits.file));
  const parsed = newFileSchema.safeParse(readHeader(request.headers.get(FILE_HEADER)));
  if (!parsed.success) return invalid(parsed.error);
  return addFile(viewer, parsed.data, chunksOf(reader), limits);
}

function readHeader(text: string | null): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ""));
  } catch {
    return {};
  }
}

/** Unlike the stream's own iterator this leaves the stream open when it is left early, for the rest to be drained. */
async function* chunksOf(reader: Reader | undefined): AsyncGenerator<Uint8Array> {
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function answer(result: Result<unknown>): Response {
  if (result.ok) return Response.json(result, { status: 201 });
  return Response.json(result, answerTo(result));
}
