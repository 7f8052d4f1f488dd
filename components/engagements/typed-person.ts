import { rankCodeFor, SERVICES } from "@/lib/people/ranks";
import { emptyRow, type PersonRow } from "./form-values";

/** A rank has at most this many words ("Chief Master Sergeant of …" aside, which nobody types in a hurry). */
const MOST_RANK_WORDS = 4;

/** Words that make what stands after a comma a post and not a given name. */
const POST_WORDS =
  /\b(adviser|advisor|ambassador|assistant|attach[eé]|chief|command(ant|er)?|coordinator|counsell?or|deputy|director|division|envoy|fleet|head|minister|ministry|officer|president|representative|secretary|staff|vice)\b/iu;

/** Bodies of many nations, as they are written in titles. */
const BODY =
  "UN|UNSG|United Nations|NATO|EU|European Union|AU|African Union|ASEAN|OSCE|OPCW|IAEA|ICRC|Arab League|GCC|ECOWAS|OAS";

/** Offices whose holders speak for a body, whatever their passport. */
const OFFICE =
  /\b(envoy|secretary[- ]general|(special|high|senior civilian) representative|high commissioner|mediator)\b/iu;

const OF_BODY = new RegExp(`\\b(${BODY})\\b`, "u");
/** "Envoy to the UN" is sent by a nation. */
const TO_BODY = new RegExp(`\\bto (the )?(${BODY})\\b`, "u");

type TypedPerson = { rankText: string; name: string; position: string; nationality: string };

type CountryChoice = { value: string; label: string; keywords?: string };

/**
 * A person as typed or pasted, "Col Tanaka Hiroshi, J5, Japan": the rank, when the line begins with one; the name; and after
 * commas the post, or the rank, and the nation under any of its names, where what stands there can be nothing else. A post that
 * ends in a nation ("Foreign Minister of Japan") says it, too. "Mori, Kenji" stays a name.
 */
export function readTypedPerson(text: string, countries: readonly CountryChoice[] = []): TypedPerson {
  const parts = text.split(/\s*,\s*|\s*\(\s*|\s*\)\s*/).filter(Boolean);
  let nationality = "";
  // "Smith, Chad" is a man, "Ann Smith, Chad" is from there.
  const isWhole = readRank(parts[0] ?? "").name.includes(" ");
  const [first = "", ...rest] = parts.filter((part, index) => {
    const mayBeNation = index > 1 || (index === 1 && (isWhole || /^[A-Z]{2,3}$/.test(part)));
    const code = mayBeNation && !nationality ? countryNamed(part, countries) : "";
    nationality ||= code;
    return code === "";
  });
  const postFrom = rest.findIndex(
    (part, index) => index > 0 || isPost(part, first) || (isWhole && isRank(part)),
  );
  const names = postFrom < 0 ? rest : rest.slice(0, postFrom);
  const posts = postFrom < 0 ? [] : rest.slice(postFrom);
  const { rankText, name } = readRank([first, ...names].join(", "));
  // "Tanaka Hiroshi, Colonel" says the rank after the name; "King Abdullah II, King" says what he is.
  const rankAfter = rankText ? undefined : posts.find((part) => isRank(part) && !POST_WORDS.test(part));
  const position = posts.filter((part) => part !== rankAfter).join(", ");
  return {
    rankText: rankText || (rankAfter ?? ""),
    name,
    position,
    nationality: nationality || nationOfPost(position, countries),
  };
}

/**
 * The row of who was typed. Who says no nation is taken for one of the partner's where there is one partner: among several it would
 * be a guess, and the minister of one stood on record as another's. Who speaks for a body of many nations is of none that is
 * known, and a third party.
 */
export function typedRow(
  typed: TypedPerson,
  partnerNations: readonly string[],
  ownNation: string,
): PersonRow {
  const isOfBody = !typed.nationality && speaksForBody(`${typed.rankText} ${typed.name} ${typed.position}`);
  const [only = "", ...others] = partnerNations;
  const nationality = typed.nationality || (isOfBody || others.length > 0 ? "" : only);
  const side = isOfBody ? "THIRD" : nationality === ownNation ? "OWN" : "PARTNER";
  return { ...emptyRow("attendance"), ...typed, nationality, side };
}

function speaksForBody(words: string): boolean {
  return OFFICE.test(words) && OF_BODY.test(words) && !TO_BODY.test(words);
}

function readRank(text: string): { rankText: string; name: string } {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(MOST_RANK_WORDS, words.length - 1); count > 0; count--) {
    const rankText = words.slice(0, count).join(" ");
    // "King, Angus" is listed by his family name.
    if (rankText.endsWith(",")) continue;
    if (isRank(rankText)) return { rankText, name: words.slice(count).join(" ") };
  }
  return { rankText: "", name: words.join(" ") };
}

function isRank(text: string): boolean {
  return [null, ...SERVICES].some((service) => rankCodeFor(service, text) !== null);
}

/** "J5", "DCOM" after a name in small letters, "Chief of staff": not what anybody is called. */
function isPost(part: string, name: string): boolean {
  const isShort = /^\p{Lu}{2,6}$/u.test(part) && /\p{Ll}/u.test(name);
  return isShort || /\d/.test(part) || POST_WORDS.test(part);
}

/** The nation that a post ends in, "Minister of Defence of the Philippines"; empty where it ends in none. */
function nationOfPost(position: string, countries: readonly CountryChoice[]): string {
  for (const { index } of position.matchAll(/\bof (?=\p{Lu}|the )/gu)) {
    const code = countryNamed(position.slice(index).replace(/^of (the )?/, ""), countries);
    if (code) return code;
  }
  return "";
}

function countryNamed(part: string, countries: readonly CountryChoice[]): string {
  const said = part.toLocaleLowerCase("en");
  const match = countries.find(
    ({ value, label, keywords = "" }) =>
      value === part ||
      [label, ...keywords.split("\n")].some((name) => name.toLocaleLowerCase("en") === said),
  );
  return match?.value ?? "";
}
