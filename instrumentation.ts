import type { Instrumentation } from "next";
import { log } from "@/lib/log";
import { type Thrown, tellThrown } from "@/lib/thrown";

/**
 * What a page or route threw goes into the log under the number that its error page shows and the id of the request, in one line for all
 * that was thrown in it (scripts/request-log.ts); at once where no request of our server is known.
 */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const thrown: Thrown = {
    digest: error instanceof Error && "digest" in error ? String(error.digest) : null,
    route: context.routePath,
    error:
      error instanceof Error
        ? { name: error.name, message: error.message, stack: error.stack }
        : String(error),
  };
  const requestId = request.headers["x-request-id"];
  if (typeof requestId === "string" && tellThrown(requestId, thrown)) return;
  log.error({ requestId: requestId ?? null, method: request.method, thrown: [thrown] }, "request failed");
};
