import pino from "pino";

/** Structured logs, one JSON object a line on standard output. They carry ids and names of acts, never contents:
 * one for each request and one for all that failed in it (scripts/request-log.ts), under the same id. `LOG_LEVEL=warn` leaves the failures. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
