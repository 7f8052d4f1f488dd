import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { BODY_LIMIT, BODY_TOO_LONG } from "../lib/body-limit";
import { refusalOf, refuse } from "./gate";

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
  expect(statusOf({})).toBeNull();
  expect(statusOf({ "next-action": "7f" })).toBeNull();
});

test("behind a proxy the name that the browser used counts", () => {
  expect(statusOf({ origin: "https://rapport.example", "x-forwarded-host": "rapport.example" })).toBeNull();
});

describe("a request that cannot be carried out is refused before it costs anything", () => {
  test.each([
    ["a page of another site", { origin: "https://elsewhere.example" }, 403],
    ["a page without a site", { origin: "null" }, 403],
    ["too long a body", { "content-length": String(BODY_LIMIT + 1) }, 413],
    ["a body of unknown length", { "transfer-encoding": "chunked" }, 411],
    ["an action that is no form", { "next-action": "7f", "content-type": "application/json" }, 415],
    ["an action without a boundary", { "next-action": "7f", "content-type": "multipart/form-data" }, 415],
  ])("%s", (_, headers, status) => {
    expect(statusOf(headers)).toBe(status);
  });
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

test("who sends 12 MB reads the answer, not a broken connection", async () => {
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, FILE_LIMIT);
    if (refusal) refuse(request, response, refusal);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      body: Buffer.alloc(12_000_000),
    });
    expect([answer.status, await answer.text()]).toEqual([413, BODY_TOO_LONG]);
  } finally {
    server.close();
  }
});
