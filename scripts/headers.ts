import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What is built once and is the same for everybody: browsers may keep it. */
const ASSETS = /^\/(_next\/static\/|icon\.svg(\?|$))/;

/** Everything else that the product answers with is about records, and is read on machines that several people share. */
const KEPT_BY_NOBODY = "private, no-store";

/** Pages use none of these. */
const PERMISSIONS = ["camera", "microphone", "geolocation", "payment", "usb", "display-capture"];

/**
 * The headers of the answer to an address, decided here and nowhere else.
 * @param nonce what a page's own scripts and style elements carry; a new one for every request
 * @param isSecure whether browsers come over TLS
 * @param isDevelopment the framework's tools in the browser need more
 */
export function headersFor(
  url: string,
  { nonce, isSecure, isDevelopment }: { nonce: string; isSecure: boolean; isDevelopment: boolean },
): { "content-security-policy": string } & Record<string, string> {
  const isAsset = ASSETS.test(url);
  const isPage = !isAsset && !url.startsWith("/api/");
  return {
    "content-security-policy": isPage ? pagePolicy(nonce, isSecure, isDevelopment) : NOTHING_RUNS,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": PERMISSIONS.map((name) => `${name}=()`).join(", "),
    ...(isAsset ? {} : { "cache-control": KEPT_BY_NOBODY }),
    ...(isSecure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** For what is no page: should a browser show it as one all the same, it is one in which nothing happens. */
const NOTHING_RUNS =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy(nonce: string, isSecure: boolean, isDevelopment: boolean): string {
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src ${isDevelopment ? "'self' 'unsafe-inline'" : own}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/**
 * Tells the product in headers what only the server knows of a request; what came under these names is replaced. The framework takes
 * the nonce for its own scripts from the policy.
 * @returns the id of the request, for the logs and the audit trail
 */
export function introduce(
  { url = "/", headers }: Pick<IncomingMessage, "url" | "headers">,
  { policy, nonce, address, host }: Told,
): string {
  const id = randomUUID();
  headers["x-request-id"] = id;
  headers["x-rapport-path"] = withoutFrameworkQuery(url);
  headers["x-rapport-nonce"] = nonce;
  headers["x-rapport-address"] = address;
  // The framework would believe the other one before it.
  delete headers["x-forwarded-host"];
  headers.host = host;
  headers["content-security-policy"] = policy;
  return id;
}

interface Told {
  policy: string;
  nonce: string;
  /** Where the request comes from. */
  address: string;
  /** Under which name the browser asked; undefined where it did not say. */
  host: string | undefined;
}

/** The address as a person would write it: with `_rsc` the framework asks for the inside of a page. */
function withoutFrameworkQuery(url: string): string {
  return url.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, "");
}

export function newNonce(): string {
  return randomBytes(16).toString("base64");
}
