import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../lib/log";
import { onThrown, type Thrown } from "../lib/thrown";

/** Files of the framework: twenty of them with each first page, the same for everybody. */
const ASSETS = /^\/_next\//;

/** What monitors ask for every few seconds; worth a line when the answer is not the usual one. */
const HEALTH = "/api/health";

/** Addresses of the product are far shorter; what is longer was made up by whoever sent it. */
const LONGEST_PATH = 200;

/**
 * The address without what stands behind it: searches, filters and the codes of a sign-in are contents, and no log has them.
 * @param url as it came in the request, readable or not
 * @returns a dash for what is no path of this site: whole addresses may carry a name and a password
 */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  if (!path.startsWith("/")) return "-";
  return path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
}

/**
 * Leaves one line in the log when the answer has gone out, or when the line was cut before it had. `requestId` is the one of the
 * answer's header, of the lines of what failed on the way and of the audit trail; `bytes` went over the line, headers as well.
 * @param id of scripts/headers.ts
 */
export function logWhenAnswered(request: IncomingMessage, response: ServerResponse, id: string): void {
  const { method, url = "/" } = request;
  const path = loggedPath(url);
  if (ASSETS.test(path)) return;
  const startedAt = performance.now();
  const { socket } = response;
  // Several requests go over one line, one after the other.
  const before = socket?.bytesWritten ?? 0;
  response.once("close", () => {
    const { statusCode, headersSent, writableFinished: isWhole } = response;
    const status = headersSent ? statusCode : null;
    const line = {
      requestId: id,
      method,
      path,
      status,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      bytes: (socket?.bytesWritten ?? before) - before,
    };
    if (!isWhole) log.info(line, "request broken off");
    else if (path === HEALTH && status === 200) log.debug(line, "request answered");
    else log.info(line, "request answered");
  });
}

/** What was thrown in the requests that are being served, by their ids. */
const serving = new Map<string, Thrown[]>();

onThrown(({ requestId, thrown }) => {
  const inRequest = serving.get(requestId);
  if (inRequest) inRequest.push(thrown);
  else log.error({ requestId, thrown: [thrown] }, "request failed");
});

/**
 * Serves a request and leaves one line in the log for all that was thrown meanwhile, in the order in which it was: the frame of a page
 * and the page fail each by themselves.
 * @param id of scripts/headers.ts
 */
export async function logWhatFails(
  { method }: Pick<IncomingMessage, "method">,
  id: string,
  serve: () => Promise<void>,
): Promise<void> {
  const thrown: Thrown[] = [];
  serving.set(id, thrown);
  try {
    await serve();
  } finally {
    serving.delete(id);
    if (thrown.length > 0) log.error({ requestId: id, method, thrown }, "request failed");
  }
}
