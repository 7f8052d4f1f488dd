import type { IncomingMessage, ServerResponse } from "node:http";
import { BODY_LIMIT, BODY_TOO_LONG, fileTooLong } from "../lib/body-limit";
import { isFromElsewhere } from "../lib/same-origin";
import { isMultipart, isWhole } from "./sent-form";

type Refusal = { status: number; message: string };

/** Whether the request carries a file; it may be longer than a form, and is read piece by piece. */
function isUpload({ method, url }: Pick<IncomingMessage, "method" | "url">): boolean {
  return method === "POST" && url?.split("?", 1)[0] === "/api/attachments";
}

/**
 * Why a request cannot be answered at all, or null when it goes on to the product. These are the requests that the
 * framework would answer with "internal server error" though nothing inside is wrong.
 * @param fileLimit bytes that one file may have
 */
export function refusalOf(
  { method = "GET", url = "/", headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  fileLimit: number,
): Refusal | null {
  if (!isReadable(url)) return { status: 400, message: "This address cannot be read." };
  if (!METHODS.includes(method)) return { status: 405, message: "Nothing here is done in this way." };
  if (method === "GET" || method === "HEAD") return null;
  if (isFromElsewhere((header) => [headers[header]].flat()[0]))
    return { status: 403, message: "This was sent from another site and was not carried out." };
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, message: "Send the length of the request." };
  const length = Number(headers["content-length"] ?? 0);
  if (isUpload({ method, url }))
    return length > fileLimit ? { status: 413, message: fileTooLong(fileLimit) } : null;
  if (length > BODY_LIMIT) return { status: 413, message: BODY_TOO_LONG };
  if (headers["next-action"] !== undefined && !isForm(headers["content-type"] ?? ""))
    return { status: 415, message: "Send the fields as a form." };
  return null;
}

/**
 * Why the body of a request that `refusalOf` lets through cannot be read, or null when it can. Takes in the body, which is
 * no longer than BODY_LIMIT, and puts it back for the product to read.
 */
export async function refusalOfBody(request: IncomingMessage): Promise<Refusal | null> {
  const { method, headers } = request;
  // A file is not for the gate to hold.
  if (isUpload(request)) return null;
  const isForm = headers["next-action"] !== undefined || isMultipart(headers["content-type"] ?? "");
  if (method !== "POST" || !isForm) return null;
  const body = await peek(request, Number(headers["content-length"] ?? 0));
  return (await isWhole(headers, body)) ? null : { status: 400, message: DAMAGED };
}

const DAMAGED = "This arrived damaged and was not carried out. Nothing was saved; go back and send it again.";

/** The first `length` bytes of the body, left where they are; fewer when the sender breaks off. */
async function peek(request: IncomingMessage, length: number): Promise<Buffer<ArrayBuffer>> {
  // To read where there is nothing would end the request before the product listens.
  if (length === 0) return Buffer.alloc(0);
  const { promise, resolve } = Promise.withResolvers<Buffer<ArrayBuffer>>();
  const chunks: Buffer[] = [];
  let received = 0;
  const read = () => {
    for (let chunk: Buffer | null = request.read(); chunk; chunk = request.read()) {
      chunks.push(chunk);
      received += chunk.length;
    }
    if (received < length) return;
    request.off("readable", read);
    const body = Buffer.concat(chunks);
    request.unshift(body);
    resolve(body);
  };
  request.on("readable", read);
  request.once("close", () => resolve(Buffer.concat(chunks)));
  return promise;
}

/** A sender of more than this is no browser with a form, and loses the connection. */
const DRAIN_LIMIT = 64 * 1024 * 1024;

/** Says why, as the plain text that the framework hands on to the form. First takes in the whole request: a browser
 * that is still sending reads no answer. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  let received = 0;
  request.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > DRAIN_LIMIT) request.destroy();
  });
  request.on("end", () => {
    response.writeHead(refusal.status, { "content-type": "text/plain" });
    response.end(refusal.message);
  });
}

/** What routes of the product answer to, and what the framework answers itself. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

/** A path of this site; proxies and scanners also send the whole address of another, or a mere star. */
function isReadable(url: string): boolean {
  if (!url.startsWith("/")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** What the framework sends: a form, or its arguments as text. */
function isForm(contentType: string): boolean {
  return (
    /^multipart\/form-data;.*boundary=[^\s]/i.test(contentType) || /^text\/plain\s*(;|$)/i.test(contentType)
  );
}
