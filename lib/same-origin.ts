/**
 * Whether a request was sent by a page of another site. `get` reads a header; requests without an origin come from no page. Behind a
 * proxy the name that the browser used counts.
 */
export function isFromElsewhere(get: (header: string) => string | null | undefined): boolean {
  const origin = get("origin");
  if (origin === null || origin === undefined) return false;
  const host = get("x-forwarded-host") ?? get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
