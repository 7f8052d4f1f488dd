import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, test } from "vitest";
import { BODY_LIMIT, BODY_TOO_LONG } from "../lib/body-limit";
import { refusalOf, refusalOfBody, refuse } from "./gate";

const FILE_LIMIT = 25 * 1024 * 1024;

const form = {
  host: "localhost:3000",
  "content-type": "multipart/form-data; boundary=x",
  "content-length": "10",
};

function statusOf(headers: Record<string, string>, url = "/engagements/new", method = "POST") {
  return refusalOf({ method, url, headers: { ...form, ...headers } }, FILE_LIMIT)?.status ?? null;
}

test("a form of this site goes on", () => {
  expect(statusOf({ origin: "http://localhost:3000" })).toBeNull();
  for (const site of ["same-origin", "none"]) expect(statusOf({ "sec-fetch-site": site })).toBeNull();
  expect(statusOf({})).toBeNull();
  expect(statusOf({ "next-action": "7f" })).toBeNull();
});

test("who sends a form does not say what this site is", () => {
  expect(statusOf({ origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" })).toBe(
    403,
  );
});

describe("a request that cannot be carried out is refused before it costs anything", () => {
  test.each([
    ["a page of another site", { origin: "https://elsewhere.example" }, 403],
    ["a page without a site", { origin: "null" }, 403],
    ["a page of another site that keeps back which", { "sec-fetch-site": "cross-site" }, 403],
    ["a page of a neighbour", { "sec-fetch-site": "same-site" }, 403],
    ["too long a body", { "content-length": String(BODY_LIMIT + 1) }, 413],
    ["a body of unknown length", { "transfer-encoding": "chunked" }, 411],
    ["an action that is no form", { "next-action": "7f", "content-type": "application/json" }, 415],
    [
      "an action in a type that only begins as text",
      { "next-action": "7f", "content-type": "text/plainer" },
      415,
    ],
    ["an action without a boundary", { "next-action": "7f", "content-type": "multipart/form-data" }, 415],
  ])("%s", (_, headers, status) => {
    expect(statusOf(headers)).toBe(status);
  });
});

test("what is no path of this site, and a way in which nothing is done, ends here", () => {
  for (const url of ["*", "http://elsewhere.example/people", "elsewhere.example:443", "", "/%ff"])
    expect(statusOf({}, url, "GET"), url).toBe(400);
  for (const method of ["TRACE", "CONNECT", "PROPFIND", "PATCH", "QUERY"])
    for (const url of ["/people", "/api/health"]) expect(statusOf({}, url, method), method).toBe(405);
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
    expect(statusOf({}, "/api/session?user=x", method), method).toBeNull();
});

test("a file may be longer than a form, up to its own limit", () => {
  const upload = (length: number, rest: Record<string, string> = {}) =>
    statusOf({ "content-length": String(length), ...rest }, "/api/attachments");
  expect(upload(FILE_LIMIT)).toBeNull();
  expect(upload(FILE_LIMIT + 1)).toBe(413);
  expect(upload(5 * 1024 ** 3)).toBe(413);
  expect(upload(10, { "transfer-encoding": "chunked" })).toBe(411);
  expect(upload(10, { origin: "https://elsewhere.example" })).toBe(403);
  expect(statusOf({ "content-length": String(BODY_LIMIT + 1) }, "/api/attachments/x")).toBe(413);
});

test("an address that is not UTF-8 names nothing; a search may hold anything", () => {
  expect(statusOf({}, "/engagements/%ff", "GET")).toBe(400);
  expect(statusOf({}, "/engagements/%E0%A4%A", "GET")).toBe(400);
  expect(statusOf({}, "/search?q=%ff", "GET")).toBeNull();
});

/** A server that gives back the body of what the gate lets through. */
async function startEcho() {
  const server = createServer(async (request, response) => {
    const refusal = refusalOf(request, FILE_LIMIT) ?? (await refusalOfBody(request));
    if (refusal) refuse(request, response, refusal);
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/` };
}

test("who sends 12 MB reads the answer, not a broken connection", async () => {
  const { server, address } = await startEcho();
  try {
    const answer = await fetch(address, { method: "POST", body: Buffer.alloc(12_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, BODY_TOO_LONG]);
  } finally {
    server.close();
  }
});

test("a body that was looked at is there to be read, whole, as it came", async () => {
  const { server, address } = await startEcho();
  try {
    for (const length of [0, 1, 70_000, BODY_LIMIT - 1_000]) {
      const form = new FormData();
      form.set("text", "ß".repeat(length / 2));
      const sent = new Response(form);
      const headers = { "content-type": sent.headers.get("content-type") ?? "" };
      const body = await sent.arrayBuffer();
      const answer = await fetch(address, { method: "POST", headers, body });
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(body))).toBe(true);
      const cut = await fetch(address, { method: "POST", headers, body: body.slice(0, -10) });
      expect([cut.status, await cut.text()]).toEqual([400, expect.stringContaining("Nothing was saved")]);
    }
    const empty = await fetch(address, {
      method: "POST",
      headers: { "next-action": "7f", "content-type": "text/plain" },
    });
    expect(empty.status).toBe(400);
    const other = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect([other.status, await other.text()]).toEqual([200, "{"]);
  } finally {
    server.close();
  }
});

test("who breaks off in the middle of a body leaves nothing waiting", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const arrived = once(server, "request") as Promise<[IncomingMessage]>;
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const head =
    "POST / HTTP/1.1\r\nhost: x\r\nnext-action: 7f\r\ncontent-type: text/plain\r\ncontent-length: 9";
  socket.write(`${head}\r\n\r\n[`);
  const [request] = await arrived;
  const refusal = refusalOfBody(request);
  socket.destroy();
  expect(await refusal).toMatchObject({ status: 400 });
  await new Promise((resolve) => server.close(resolve));
});
