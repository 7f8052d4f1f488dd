import { distance } from "fastest-levenshtein";
import { levelled } from "@/lib/levelled";

type Named = { code: string; name: string; formalName: string; aliases: readonly string[] };

/**
 * Which of the countries are named by what somebody typed to find one: those with that code or name; where there are none, those
 * that have a name, official ones too, in which each of its words is a word or begins one; where none have, those with a name, or
 * a word of one that is not shared by many, that is the fewest slips away: one from five letters on, two from eight.
 */
export function findNamed<Country extends Named>(
  countries: readonly Country[],
  text: string,
): { found: Country[]; isNear: boolean } {
  const words = wordsOf(text);
  const called = countries.filter((country) => isCalled(country, words));
  const isSaying = words.some((word) => !PARTICLES.includes(word));
  const found =
    called.length > 0 || !isSaying ? called : countries.filter((country) => isNamed(country, words));
  if (found.length > 0 || !words.some(isTelling)) return { found, isNear: false };
  const wanted = levelled(text.trim());
  const near = countries.map((country) => ({ country, slips: slipsFrom(country, wanted) }));
  const fewest = Math.min(slipsAllowed(wanted), ...near.map(({ slips }) => slips));
  return {
    found: near.flatMap(({ country, slips }) => (slips > 0 && slips === fewest ? country : [])),
    isNear: true,
  };
}

function isCalled({ code, name, formalName, aliases }: Named, words: readonly string[]): boolean {
  return [code, name, formalName, ...aliases].some((known) => wordsOf(known).join() === words.join());
}

function isNamed({ name, formalName, aliases }: Named, words: readonly string[]): boolean {
  return [name, formalName, ...aliases]
    .map(wordsOf)
    .some((known) =>
      words.every((word) => PARTICLES.includes(word) || known.some((one) => one.startsWith(word))),
    );
}

/** Official names are left out: their words are too much like those of other things. */
function slipsFrom({ name, aliases }: Named, wanted: string): number {
  const names = [name, ...aliases].flatMap((known) => [levelled(known), ...wordsOf(known).filter(isTelling)]);
  return Math.min(...names.map((known) => distance(known, wanted)));
}

function slipsAllowed({ length }: string): number {
  return length >= 8 ? 2 : length >= 5 ? 1 : 0;
}

function wordsOf(name: string): string[] {
  return levelled(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isTelling(word: string): boolean {
  return word.length > 1 && ![...PARTICLES, ...COMMON].includes(word);
}

const PARTICLES: readonly string[] = ["of", "the", "and"];

/** Words in the names of countries that many of them share, or that say something else in most of what is typed. */
const COMMON: readonly string[] = [
  ...["part", "former", "new", "great", "grand", "united", "independent", "special", "trust"],
  ...[
    "north",
    "northern",
    "south",
    "southern",
    "east",
    "eastern",
    "west",
    "western",
    "central",
    "upper",
    "minor",
  ],
  ...[
    "republic",
    "republics",
    "rep",
    "kingdom",
    "state",
    "states",
    "union",
    "federation",
    "confederation",
    "empire",
  ],
  ...["commonwealth", "principality", "sultanate", "duchy", "emirates", "province", "region", "territory"],
  ...["territories", "authority", "administrative", "city", "zone", "democratic", "federal", "federated"],
  ...[
    "federative",
    "people",
    "socialist",
    "communist",
    "nationalist",
    "islamic",
    "occupied",
    "mainland",
    "outlying",
    "operative",
  ],
  ...[
    "island",
    "islands",
    "isle",
    "land",
    "coast",
    "ocean",
    "bank",
    "strip",
    "canal",
    "cape",
    "gold",
    "ivory",
  ],
  ...[
    "saint",
    "st",
    "holy",
    "see",
    "man",
    "cook",
    "christmas",
    "virgin",
    "midway",
    "wake",
    "ascension",
    "sandwich",
  ],
  ...[
    "africa",
    "african",
    "america",
    "american",
    "arab",
    "british",
    "dutch",
    "french",
    "german",
    "indian",
    "italian",
  ],
  ...["pacific", "portuguese", "russian", "spanish", "chinese"],
];
