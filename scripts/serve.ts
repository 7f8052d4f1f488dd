import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { onAnswer } from "../lib/answer";
import { env, fileLimits } from "../lib/env";
import { log } from "../lib/log";
import { addressOf, hostOf, newProxyNotice } from "./address";
import { refusalOf, refusalOfBody, refuse } from "./gate";
import { headersFor, introduce, newNonce } from "./headers";
import { logWhatFails, logWhenAnswered } from "./request-log";

// The web server, in a process of its own: it ends with the process that started it, even when that one is killed.
process.on("disconnect", () => process.exit(0));

const port = Number(process.env.PORT);
const isDevelopment = process.env.NODE_ENV === "development";
const app = next({ dev: isDevelopment, port, hostname: "localhost" });
await app.prepare();
const handle = app.getRequestHandler();
const noticeProxy = newProxyNotice();
const answering = new AsyncLocalStorage<ServerResponse>();
onAnswer(({ status, headers }) => {
  const response = answering.getStore();
  if (!response || response.headersSent) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
});
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
  const nonce = newNonce();
  const { RAPPORT_SECURE_COOKIES, RAPPORT_TRUSTED_PROXIES } = env();
  const isSecure = RAPPORT_SECURE_COOKIES === "1";
  const headers = headersFor(request.url ?? "/", { nonce, isSecure, isDevelopment });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const policy = headers["content-security-policy"];
  const notice = noticeProxy(request.headers, RAPPORT_TRUSTED_PROXIES);
  if (notice) log.warn(notice);
  const address = addressOf(request, RAPPORT_TRUSTED_PROXIES);
  const host = hostOf(request.headers, RAPPORT_TRUSTED_PROXIES);
  const id = introduce(request, { policy, nonce, address, host });
  response.setHeader("x-request-id", id);
  logWhenAnswered(request, response, id);
  const refusal = refusalOf(request, fileLimits().file) ?? (await refusalOfBody(request));
  if (refusal) refuse(request, response, refusal);
  else await logWhatFails(request, id, () => answering.run(response, () => handle(request, response)));
}
