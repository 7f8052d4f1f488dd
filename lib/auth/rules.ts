const ORIGIN = "http://rapport.invalid";

/**
 * Where to go after signing in: the path itself when it is one of this site, else "/". Whoever sends out a link to the
 * sign-in page must not be able to send people elsewhere, so `//host`, backslashes (which browsers read as slashes),
 * control characters (which they drop) and other schemes all end at the start page.
 */
export function safePath(wanted: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  if (!wanted?.startsWith("/") || wanted.startsWith("//") || /[\\\u0000-\u001f\u007f]/.test(wanted))
    return "/";
  if (!URL.canParse(wanted, ORIGIN)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, ORIGIN);
  const isElsewhere = origin !== ORIGIN || pathname.startsWith("//");
  return isElsewhere || pathname === "/sign-in" ? "/" : pathname + search + hash;
}

/** The form under which an email is kept and looked up. */
export function normaliseEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
