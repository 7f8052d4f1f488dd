import { CIVILIAN_WORDS, type RankWords, WORDS_OF_SERVICE } from "./rank-words";

/**
 * Ranks of all nations on one scale: the codes of NATO STANAG 2116 (OF-10 to OF-1 for officers, OR-9 to OR-1 for the
 * others) and three of this product for civilians: CIV_M ministers, CIV_S senior officials (vice minister, director
 * general, US senior executive), CIV anyone else. The table of ranks is not verified against the agreement's text, so
 * a rank is always shown as it was printed, and the code only sorts and sums.
 */

export const RANK_CODES = [
  "OF-10",
  "OF-9",
  "OF-8",
  "OF-7",
  "OF-6",
  "OF-5",
  "OF-4",
  "OF-3",
  "OF-2",
  "OF-1",
  "OR-9",
  "OR-8",
  "OR-7",
  "OR-6",
  "OR-5",
  "OR-4",
  "OR-3",
  "OR-2",
  "OR-1",
  "CIV_M",
  "CIV_S",
  "CIV",
] as const;
export type RankCode = (typeof RANK_CODES)[number];

/** Most senior first; the order is that of `seniority`. */
export const SENIORITY_BANDS = [
  "POLITICAL",
  "FOUR_STAR",
  "THREE_STAR",
  "TWO_STAR",
  "SENIOR_CIVILIAN",
  "ONE_STAR",
  "FIELD",
  "COMPANY",
  "SENIOR_ENLISTED",
  "CIVILIAN",
  "OTHER",
] as const;
export type SeniorityBand = (typeof SENIORITY_BANDS)[number];

export const BAND_LABELS: Readonly<Record<SeniorityBand, string>> = {
  POLITICAL: "Minister",
  FOUR_STAR: "Four stars and above",
  THREE_STAR: "Three stars",
  TWO_STAR: "Two stars",
  SENIOR_CIVILIAN: "Senior civilian",
  ONE_STAR: "One star",
  FIELD: "Field grade",
  COMPANY: "Company grade",
  SENIOR_ENLISTED: "Senior enlisted",
  CIVILIAN: "Other civilian",
  OTHER: "Other ranks",
};

/** A grade as it is read: "OF-6", "CIV-S". */
export function gradeName(code: string): string {
  return code.replace("_", "-");
}

export const SERVICES = [
  "ARMY",
  "NAVY",
  "AIR_FORCE",
  "MARINES",
  "SPACE_FORCE",
  "COAST_GUARD",
  "JOINT",
  "CIVILIAN",
] as const;
export type Service = (typeof SERVICES)[number];

/**
 * Band and seniority of each code. Seniority runs from 0 to 100, higher is more senior, no two alike, so that the
 * maximum in SQL finds the one to name first. Bands do not interleave: sorting by it sorts by band. Where civilians
 * stand among officers is this product's choice: a minister before every general, a senior official between one star
 * and two, anyone else after the senior enlisted, because nothing is known of his standing.
 */
const STANDING: Readonly<Record<RankCode, { band: SeniorityBand; seniority: number }>> = {
  CIV_M: { band: "POLITICAL", seniority: 100 },
  "OF-10": { band: "FOUR_STAR", seniority: 98 },
  "OF-9": { band: "FOUR_STAR", seniority: 95 },
  "OF-8": { band: "THREE_STAR", seniority: 90 },
  "OF-7": { band: "TWO_STAR", seniority: 85 },
  CIV_S: { band: "SENIOR_CIVILIAN", seniority: 82 },
  "OF-6": { band: "ONE_STAR", seniority: 80 },
  "OF-5": { band: "FIELD", seniority: 70 },
  "OF-4": { band: "FIELD", seniority: 65 },
  "OF-3": { band: "FIELD", seniority: 60 },
  "OF-2": { band: "COMPANY", seniority: 50 },
  "OF-1": { band: "COMPANY", seniority: 45 },
  "OR-9": { band: "SENIOR_ENLISTED", seniority: 40 },
  "OR-8": { band: "SENIOR_ENLISTED", seniority: 38 },
  "OR-7": { band: "SENIOR_ENLISTED", seniority: 36 },
  CIV: { band: "CIVILIAN", seniority: 30 },
  "OR-6": { band: "OTHER", seniority: 20 },
  "OR-5": { band: "OTHER", seniority: 18 },
  "OR-4": { band: "OTHER", seniority: 16 },
  "OR-3": { band: "OTHER", seniority: 14 },
  "OR-2": { band: "OTHER", seniority: 12 },
  "OR-1": { band: "OTHER", seniority: 10 },
};

/** One star and above, ministers and senior officials: what leaders call senior contact. */
export const SENIOR_BANDS: readonly SeniorityBand[] = [
  "POLITICAL",
  "FOUR_STAR",
  "THREE_STAR",
  "TWO_STAR",
  "SENIOR_CIVILIAN",
  "ONE_STAR",
];

export function isRankCode(text: string): text is RankCode {
  return (RANK_CODES as readonly string[]).includes(text);
}

/** A stored rank code; a code from another version of the table is none. */
export function rankCodeOf(code: string | null): RankCode | null {
  return code !== null && isRankCode(code) ? code : null;
}

export function bandOf(code: RankCode): SeniorityBand {
  return STANDING[code].band;
}

/** 0 to 100, higher is more senior; see `STANDING`. */
export function seniority(code: RankCode): number {
  return STANDING[code].seniority;
}

/** Whether a meeting with this rank counts as senior contact. */
export function isSenior(code: RankCode): boolean {
  return SENIOR_BANDS.includes(bandOf(code));
}

/**
 * The code of an English rank word or its usual abbreviation, as the service reads it: a Captain is OF-5 in a navy and
 * OF-2 in an army. Case, dots and "(Ret.)" do not matter. With JOINT or no service, only words that every service
 * reads alike are known. Null when unknown, never a guess.
 */
export function rankCodeFor(service: Service | null, rankText: string): RankCode | null {
  const word = levelled(rankText);
  if (service === "CIVILIAN") return readingIn("CIVILIAN", word) ?? ministerOf(word);
  if (service !== null && service !== "JOINT") return readingIn(service, word);
  const readings = new Set([...CODES_BY_WORD.keys()].flatMap((one) => readingIn(one, word) ?? []));
  const [only, ...others] = readings;
  return only !== undefined && others.length === 0 ? only : null;
}

const CODES_BY_WORD: ReadonlyMap<Service, ReadonlyMap<string, RankCode>> = new Map([
  ["ARMY", codesByWord(WORDS_OF_SERVICE.ARMY)],
  ["MARINES", codesByWord(WORDS_OF_SERVICE.MARINES)],
  ["NAVY", codesByWord(WORDS_OF_SERVICE.NAVY)],
  ["COAST_GUARD", codesByWord(WORDS_OF_SERVICE.COAST_GUARD)],
  ["AIR_FORCE", codesByWord(WORDS_OF_SERVICE.AIR_FORCE)],
  ["SPACE_FORCE", codesByWord(WORDS_OF_SERVICE.SPACE_FORCE)],
  ["CIVILIAN", codesByWord(CIVILIAN_WORDS)],
]);

/** "Minister of National Defence", "Minister for Foreign Affairs"; a minister of state is a deputy. */
function ministerOf(word: string): RankCode | null {
  if (word.startsWith("minister of state")) return "CIV_S";
  return /^minister (?:of|for) /.test(word) ? "CIV_M" : null;
}

function readingIn(service: Service, word: string): RankCode | null {
  return CODES_BY_WORD.get(service)?.get(word) ?? null;
}

function codesByWord(list: RankWords): ReadonlyMap<string, RankCode> {
  return new Map(
    list.flatMap(([code, words]) => words.split(", ").map((word) => [levelled(word), code] as const)),
  );
}

function levelled(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(".", "")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\b(?:ret|retd|retired)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
