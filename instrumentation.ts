import type { Instrumentation } from "next";
import { log } from "@/lib/log";

/** Logs what a page or route threw, under the number its error page shows and the id of the request. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  log.error(
    {
      requestId: request.headers["x-request-id"] ?? null,
      digest,
      method: request.method,
      route: context.routePath,
      error:
        error instanceof Error
          ? { name: error.name, message: error.message, stack: error.stack }
          : String(error),
    },
    "request failed",
  );
};
