import "server-only";
import { headers } from "next/headers";
import { env } from "./env";

/** The id that the server gave this request; null in scripts, tests and jobs, which run outside any request. */
export function currentRequestId(): Promise<string | null> {
  return introducedAs("x-request-id");
}

/** What a style element of this request's page must carry to count. */
export async function currentNonce(): Promise<string> {
  return (await introducedAs("x-rapport-nonce")) ?? "";
}

/** The address this request comes from; null outside any request. */
export function currentAddress(): Promise<string | null> {
  return introducedAs("x-rapport-address");
}

/** Where the browser finds the product, as it or the proxies that are trusted say (scripts/headers.ts), such as `https://rapport.example`. */
export async function currentOrigin(): Promise<string> {
  const scheme = env().RAPPORT_SECURE_COOKIES === "1" ? "https" : "http";
  return `${scheme}://${(await headers()).get("host")}`;
}

/** What scripts/headers.ts says of this request. */
async function introducedAs(header: string): Promise<string | null> {
  try {
    return (await headers()).get(header);
  } catch {
    return null;
  }
}
