import { dictionary } from "@zxcvbn-ts/language-common";
import { levelled } from "@/lib/levelled";

type PasswordPolicy = {
  /** The fewest characters. NIST SP 800-63B-4, section 3.1.1.2: 15 where the password is the only factor. */
  min: number;
  /** How many of the four kinds (small letters, capitals, digits, others) it must mix; by the same section none, but others ask for it. */
  kinds: number;
};

/** The most characters; more would only be a way to keep the server busy. */
const PASSWORD_MAX = 128;

/**
 * What is wrong with a new password, in words for whoever chose it; null when it can stand. `about` are words that anybody would
 * try first, such as the name and the email of its owner.
 */
export function faultOfPassword(
  password: string,
  { min, kinds }: PasswordPolicy,
  about: readonly string[],
): string | null {
  const text = password.normalize("NFKC");
  const { length } = [...text];
  if (length < min) return `Use at least ${min} characters; a few words in a row are easier to remember.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (KINDS.filter((kind) => kind.test(text)).length < kinds)
    return `Mix at least ${kinds} of these: small letters, capitals, digits, other characters.`;
  if (isEasilyGuessed(text, about))
    return "This is easily guessed: it is made of what is tried first, such as common passwords, names, rows of keys or repetition. Use a few words that do not belong together.";
  return null;
}

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u] as const;

/** What must be left of a password once all that is tried first is taken out of it. */
const LEFT_AT_LEAST = 6;

function isEasilyGuessed(text: string, about: readonly string[]): boolean {
  const joined = joinedParts(levelled(text));
  if (isMadeOfCommon(joined)) return true;
  const words = [...TRIED_FIRST, ...about.flatMap(wordsIn)].toSorted((a, b) => b.length - a.length);
  const letters = asLetters(withoutRuns(joined));
  const left = words.reduce((rest, word) => rest.replaceAll(word, ""), letters);
  return [...withoutRepetition(left)].length < LEFT_AT_LEAST;
}

/** The text without what stands between its words; the signs that stand for letters stay. */
function joinedParts(text: string): string {
  return text.replace(/(?![@!])[\s\p{P}]/gu, "");
}

/** Some 49,000 passwords in the order in which they were found most often in what leaked. Nearly all are shorter than what is asked
 * for here: what people make of them to reach the length counts as well. OWASP ASVS 6.2.4 asks for 3,000. */
export const COMMON_PASSWORDS: readonly string[] = dictionary["passwords-common"];
const COMMON: ReadonlySet<string> = new Set(COMMON_PASSWORDS.map(joinedParts));

/** Whether this is a common password, one several times, two of them or one with a date, with or without digits between and around. */
function isMadeOfCommon(text: string): boolean {
  const forms = [text, text.replace(/\d/g, ""), asLetters(text.replace(/^\d+|\d+$/g, ""))];
  return forms
    .map((form) => form.replace(/^(.+?)\1+$/u, "$1"))
    .some(
      (form) =>
        COMMON.has(form) ||
        [...form].some((_, at) => COMMON.has(form.slice(0, at)) && isCommonOrDate(form.slice(at))),
    );
}

function isCommonOrDate(text: string): boolean {
  return COMMON.has(text) || /^\d{1,8}$/.test(text);
}

/** The words of a name or an email that are long enough to be meant. */
function wordsIn(text: string): string[] {
  return levelled(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)
    .map(asLetters);
}

/** Digits and signs that stand for letters, as those letters. */
function asLetters(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Rows of keys, and letters and digits in their order; each is also typed backwards. */
const RUNS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1234567890",
  "0123456789",
  "abcdefghijklmnopqrstuvwxyz",
].flatMap((row) => [row, [...row].toReversed().join("")]);

/** The text without what follows such a row for four characters or more. */
function withoutRuns(text: string): string {
  let rest = text;
  for (let at = 0; at < rest.length; ) {
    const longest = Math.max(0, ...RUNS.map((row) => sharedFrom(rest, at, row)));
    if (longest >= 4) rest = rest.slice(0, at) + rest.slice(at + longest);
    else at += 1;
  }
  return rest;
}

/** How many characters of the text from `at` stand in the row in this order. */
function sharedFrom(text: string, at: number, row: string): number {
  const start = row.indexOf(text.charAt(at));
  if (start < 0) return 0;
  let length = 0;
  while (start + length < row.length && text.charAt(at + length) === row.charAt(start + length)) length += 1;
  return length;
}

/** Each part that comes several times in a row, once. */
function withoutRepetition(text: string): string {
  return text.replace(/(.+?)\1+/gu, "$1");
}

/** Written down by hand: what people choose when they must choose something, and the words of this product and its users. */
const TRIED_FIRST = [
  "admin",
  "administrator",
  "airforce",
  "armed",
  "army",
  "attache",
  "autumn",
  "baseball",
  "batman",
  "changeme",
  "charlie",
  "computer",
  "correcthorsebatterystaple",
  "default",
  "defence",
  "defense",
  "demo",
  "demonstration",
  "diplomacy",
  "diplomat",
  "donald",
  "dragon",
  "embassy",
  "football",
  "freedom",
  "guest",
  "hello",
  "hockey",
  "iloveyou",
  "internet",
  "letmein",
  "liaison",
  "login",
  "marines",
  "master",
  "michael",
  "military",
  "monkey",
  "motdepasse",
  "navy",
  "ninja",
  "office",
  "officer",
  "passphrase",
  "password",
  "passwort",
  "pokemon",
  "princess",
  "qwerty",
  "rapport",
  "secret",
  "security",
  "server",
  "shadow",
  "soccer",
  "spring",
  "starwars",
  "summer",
  "sunshine",
  "superman",
  "system",
  "temporary",
  "test",
  "thisisa",
  "trustno",
  "user",
  "welcome",
  "whatever",
  "winter",
];
