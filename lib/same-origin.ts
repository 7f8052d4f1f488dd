/**
 * Whether a request was sent by a page of another site. `get` reads a header; requests without an origin come from no page, unless the browser
 * says so otherwise. `host` is what
 * scripts/headers.ts says the browser asked for.
 */
export function isFromElsewhere(get: (header: string) => string | null | undefined): boolean {
  const origin = get("origin");
  if (origin === null || origin === undefined)
    return ["cross-site", "same-site"].includes(get("sec-fetch-site") ?? "none");
  return !URL.canParse(origin) || new URL(origin).host !== get("host");
}
