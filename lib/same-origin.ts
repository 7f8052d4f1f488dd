/**
 * Whether a request was sent by a page of another site. `get` reads a header; requests without an origin come from no page. `host` is what
 * scripts/headers.ts says the browser asked for.
 */
export function isFromElsewhere(get: (header: string) => string | null | undefined): boolean {
  const origin = get("origin");
  if (origin === null || origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== get("host");
}
