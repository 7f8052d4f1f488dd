/** The query of an address as Next.js hands it over. */
export type AddressQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Most characters of the words that a list or the search is asked for; nobody searches for more than a sentence. */
export const WORDS_LIMIT = 200;

/** More values than anyone chooses of one filter; the rest of a made-up address is not looked at. */
const MOST_VALUES = 300;

/**
 * Reads a list's address part by part. Never fails: an empty part is not set, and what cannot be read is left out and
 * told of in `notices`, one sentence for each.
 */
export function readAddress(query: AddressQuery) {
  const notices: string[] = [];
  const all = (name: string) => [query[name] ?? []].flat().filter((value) => value !== "");

  /** The different values of this name that fit. */
  function some<Value extends string>(name: string, fits: (value: string) => value is Value): Value[];
  function some(name: string, fits: (value: string) => boolean): string[];
  function some(name: string, fits: (value: string) => boolean): string[] {
    return [...new Set(all(name))].slice(0, MOST_VALUES).filter((value) => {
      if (fits(value)) return true;
      notices.push(leftOut(name, value));
      return false;
    });
  }

  /** The last value of this name that fits. */
  function one<Value extends string>(name: string, fits: (value: string) => value is Value): Value | null;
  function one(name: string, fits: (value: string) => boolean): string | null;
  function one(name: string, fits: (value: string) => boolean): string | null {
    return some(name, fits).at(-1) ?? null;
  }

  return {
    notices,
    some,
    one,
    isSet: (name: string) => all(name).length > 0,
    /** A yes or no, written 1 or 0; null when neither is asked for. */
    flag: (name: string): boolean | null => {
      const value = one(name, isOneOf(["0", "1"]));
      return value === null ? null : value === "1";
    },
    /** The words that are searched for, at most WORDS_LIMIT characters. A NUL cannot be sent to PostgreSQL. */
    words: (): string | null =>
      all("q").at(-1)?.replaceAll("\0", " ").normalize("NFC").trim().slice(0, WORDS_LIMIT) || null,
    /** From 1; a page beyond the last is for the query to pull back. */
    page: (): number => Number(one("page", (value) => /^[1-9]\d{0,6}$/.test(value)) ?? 1),
  };
}

/** One sentence for each part of the address that was asked for and is not among what was `read` of it, whatever page of it. */
export function unreadIn(
  query: AddressQuery,
  names: readonly string[],
  read: Readonly<Record<string, unknown>>,
): string[] {
  return names.flatMap((name) => {
    const asked = [query[name] ?? []].flat().filter((value) => value.trim() !== "");
    return name !== "page" && read[name] === undefined ? asked.map((value) => leftOut(name, value)) : [];
  });
}

function leftOut(name: string, value: string): string {
  return `"${value.slice(0, 40)}" is no value of the filter "${name}" and was left out.`;
}

export function isOneOf<const Value extends string>(
  values: readonly Value[],
): (value: string) => value is Value {
  return (value): value is Value => values.some((known) => known === value);
}

/** Whether it has the form of a country's alpha-3 code. */
export function isCountryCode(value: string): boolean {
  return /^[A-Z]{3}$/.test(value);
}

/** Whether it has the form of an exercise's slug, such as cobra-gold; anything else names none. */
export function isSlug(value: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(value);
}

/** Whether it has the form of an objective's code, such as LOE2-07; anything else names none. */
export function isObjectiveCode(value: string): boolean {
  return /^[A-Z0-9]{2,8}(-[A-Z0-9]{1,8})?$/.test(value);
}

/** The address with these parts added to its query; null is left out. */
export function withParts(href: string, parts: Readonly<Record<string, string | null>>): string {
  const set = Object.entries(parts).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return set.length > 0 ? `${href}${href.includes("?") ? "&" : "?"}${set.join("&")}` : href;
}
