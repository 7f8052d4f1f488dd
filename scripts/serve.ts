import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { fileLimits } from "../lib/env";
import { isUpload, refusalOf, refusalOfBody, refuse } from "./gate";

// The web server, in a process of its own: it ends with the process that started it, even when that one is killed.
process.on("disconnect", () => process.exit(0));

const port = Number(process.env.PORT);
const app = next({ dev: process.env.NODE_ENV === "development", port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
/** A file of the full size over a line of 30 KB a second. */
const REQUEST_TIMEOUT = 15 * 60 * 1000;
/** Longer than a proxy before us keeps its lines open (a minute with most): a request on a line that is being closed is lost. */
const KEEP_ALIVE_TIMEOUT = 75 * 1000;
const server = createServer(
  { requestTimeout: REQUEST_TIMEOUT, keepAliveTimeout: KEEP_ALIVE_TIMEOUT },
  (request, response) => void answer(request, response),
);
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken by another program. Set PORT to a free one, for example PORT=3001 npm start.`
      : error.message,
  );
  process.exit(1);
});
process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
process.on("SIGINT", () => {});
server.listen(port, () => process.send?.("listening"));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(request, fileLimits().file) ?? (await refusalOfBody(request));
  // The proxy would hold the whole file, so it does not see uploads; all other requests get their id there.
  if (isUpload(request)) request.headers["x-request-id"] = randomUUID();
  if (refusal) refuse(request, response, refusal);
  else await handle(request, response);
}
