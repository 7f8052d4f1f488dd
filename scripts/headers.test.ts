import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { headersFor, introduce, newNonce } from "./headers";

const LIVE = { nonce: "bm9uY2U=", isSecure: true, isDevelopment: false };

test("what a page may load and do is listed, by nonce, and nothing unsafe is on the list", () => {
  const policy = headersFor("/engagements?q=a", LIVE)["content-security-policy"];
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'",
    "style-src 'self' 'nonce-bm9uY2U='",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "upgrade-insecure-requests",
  ]);
});

test("in what is no page nothing runs, and only what is the same for everybody is kept", () => {
  for (const address of [
    "/api/attachments/1?show",
    "/api/exports/engagements",
    "/_next/static/a.js",
    "/icon.svg?1",
  ])
    expect(headersFor(address, LIVE)["content-security-policy"]).toMatch(/^default-src 'none'.*; sandbox$/);
  for (const address of ["/_next/static/a.js", "/icon.svg?1"])
    expect(headersFor(address, LIVE)["cache-control"]).toBeUndefined();
  for (const address of ["/", "/sign-in", "/api/health", "/icon.svgx", "/people/_next/static/"])
    expect(headersFor(address, LIVE)["cache-control"]).toBe("private, no-store");
});

test("TLS is asked for where there is TLS", () => {
  expect(headersFor("/", LIVE)["strict-transport-security"]).toMatch(/^max-age=63072000;/);
  const plain = headersFor("/", { ...LIVE, isSecure: false });
  expect(plain["strict-transport-security"]).toBeUndefined();
  expect(plain["content-security-policy"]).not.toContain("upgrade");
});

test("nobody outside can say what only the server knows", () => {
  const told = {
    policy: "script-src 'nonce-x'",
    nonce: "x",
    address: "198.51.100.7",
    host: "rapport.example",
  };
  const headers: IncomingHttpHeaders = Object.fromEntries(
    [
      "x-request-id",
      "x-rapport-path",
      "x-rapport-nonce",
      "x-rapport-address",
      "content-security-policy",
      "x-forwarded-host",
    ].map((name) => [name, "forged"]),
  );
  const id = introduce({ url: "/people?q=a&_rsc=1abc", headers }, told);
  expect(headers).toEqual({
    "x-request-id": id,
    "x-rapport-path": "/people?q=a",
    "x-rapport-nonce": "x",
    "x-rapport-address": "198.51.100.7",
    "content-security-policy": told.policy,
    host: "rapport.example",
  });
});

test.each([
  ["/people", "/people"],
  ["/people?_rsc=1", "/people"],
  ["/people?_rsc=1&q=a", "/people?q=a"],
  ["/engagements/new?log&_rsc=1", "/engagements/new?log"],
])("the page of %s is %s", (url, path) => {
  const headers: IncomingHttpHeaders = {};
  introduce({ url, headers }, { policy: "", nonce: "", address: "", host: undefined });
  expect(headers["x-rapport-path"]).toBe(path);
});

test("no nonce comes twice", () => {
  expect(new Set(Array.from({ length: 1_000 }, newNonce)).size).toBe(1_000);
});
