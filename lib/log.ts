import pino from "pino";

/** Structured logs, one JSON object a line on standard output. They carry ids and names of acts, never contents. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
