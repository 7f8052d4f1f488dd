import "server-only";
import { headers } from "next/headers";

/** The id that proxy.ts gave this request; null in scripts, tests and jobs, which run outside any request. */
export async function currentRequestId(): Promise<string | null> {
  try {
    return (await headers()).get("x-request-id");
  } catch {
    return null;
  }
}
