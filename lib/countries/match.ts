import { COUNTRIES, type Country } from "./data";

/**
 * The country a label means. Reads names only, never codes: in a file the two letters `NA` may as well say that
 * nothing was known. Levels case, accents, punctuation, "the", "&" and "St."; turns "Serbia, Republic of" and
 * "Korea (Republic of)" round; sets aside what else stands in parentheses, unless it names another country
 * ("Denmark (Greenland)"). Null when the label means none or more than one: a wrong country is worse than none.
 */
export function matchCountry(label: string): Country | null {
  const whole = byName(label);
  if (whole) return whole;
  const parts = /^([^()]*)\(([^()]*)\)\s*$/.exec(label);
  if (!parts) return null;
  const [, before = "", within = ""] = parts;
  const turned = byName(`${before}, ${within}`);
  if (turned) return turned;
  const outer = byName(before);
  const inner = byName(within);
  if (outer && inner) return outer === inner ? outer : null;
  return outer ?? inner;
}

/**
 * The codes of the countries in whose name the word stands, in small letters without accents: "korea" of both. Of their other
 * names those of one word, since the others name other places as well (East Pakistan, Spanish Guinea).
 */
export function countriesCalled(word: string): readonly string[] {
  return BY_WORD.get(word) ?? [];
}

const BY_WORD: ReadonlyMap<string, readonly string[]> = indexWords();

function indexWords(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { alpha3, name, aliases } of COUNTRIES) {
    const words = [name, ...aliases.filter((alias) => !alias.includes(" "))].flatMap((known) => [
      levelled(known),
      ...levelled(known).split(" "),
    ]);
    for (const word of new Set(words)) index.set(word, [...(index.get(word) ?? []), alpha3]);
  }
  return index;
}

/** Titles of states that a label may carry where the plain name is known: "Kazakhstan, Republic of". */
const TITLES =
  /^(?:(?:federal|democratic|united|islamic|peoples) )*(?:republic|kingdom|state|commonwealth) of /;

const BY_NAME: ReadonlyMap<string, Country | null> = indexNames();

function byName(label: string): Country | null {
  const key = levelled(label);
  const turned = turnedRound(label);
  return (
    BY_NAME.get(key) ??
    BY_NAME.get(turned) ??
    BY_NAME.get(key.replace(TITLES, "")) ??
    BY_NAME.get(turned.replace(TITLES, "")) ??
    null
  );
}

/** Every name with its country; null where two countries claim the same one. */
function indexNames(): Map<string, Country | null> {
  const index = new Map<string, Country | null>();
  for (const country of COUNTRIES) {
    for (const name of [country.name, country.formalName, ...country.aliases]) {
      const key = levelled(name);
      const known = index.get(key);
      index.set(key, known === undefined || known === country ? country : null);
    }
  }
  return index;
}

function turnedRound(label: string): string {
  const comma = label.lastIndexOf(",");
  return comma < 0 ? levelled(label) : levelled(`${label.slice(comma + 1)} ${label.slice(0, comma)}`);
}

function levelled(label: string): string {
  return label
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[.'’‘`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bst\b/g, "saint")
    .replace(/\bthe\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
