import { FILE_HEADER } from "@/lib/attachments/schema";
import type { BearerKey } from "@/lib/bearers/schema";
import { type Failure, fail, type Result } from "@/lib/result";

type Facts = { of: BearerKey; caption: string; marking: string };

export type Sending = {
  result: Promise<Result<unknown> | "cancelled">;
  cancel: () => void;
};

/** Sends the file as the body of a request of its own; `onProgress` is told the bytes that have left. `fetch` tells no progress. */
export function sendFile(file: File, facts: Facts, onProgress: (sent: number) => void): Sending {
  const request = new XMLHttpRequest();
  request.open("POST", "/api/attachments");
  request.setRequestHeader(
    FILE_HEADER,
    encodeURIComponent(JSON.stringify({ ...facts, name: file.name.toWellFormed(), declared: file.type })),
  );
  request.setRequestHeader("content-type", "application/octet-stream");
  request.upload.onprogress = ({ loaded }) => onProgress(loaded);
  const result = new Promise<Result<unknown> | "cancelled">((resolve) => {
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve(lost());
    request.onabort = () => resolve("cancelled");
  });
  request.send(file);
  return { result, cancel: () => request.abort() };
}

/** The route answers with a Result; what refuses a request before it says why in plain text. */
function answerOf(request: XMLHttpRequest): Result<unknown> {
  const type = request.getResponseHeader("content-type") ?? "";
  if (type.startsWith("application/json")) return JSON.parse(request.responseText) as Result<unknown>;
  return type.startsWith("text/plain") && request.status < 500
    ? fail("invalid", request.responseText)
    : lost();
}

function lost(): Failure {
  return fail(
    "failed",
    "The file did not arrive: the line was cut, or the server could not be reached. Send it again.",
  );
}
