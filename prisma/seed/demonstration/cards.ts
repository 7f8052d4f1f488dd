import type { Service } from "@/lib/generated/prisma/enums";
import type { Card } from "@/lib/people/rules";
import type { Counterpart } from "./cast";
import { type Dice, diceOf } from "./random";

/** What is spoken in a country of the demonstration besides English. */
const LANGUAGES: Readonly<Record<string, string>> = {
  JPN: "Japanese",
  PHL: "Filipino",
  IDN: "Indonesian",
  MNG: "Mongolian; Russian",
  KOR: "Korean",
  THA: "Thai",
  VNM: "Vietnamese",
  IND: "Hindi",
  FJI: "Fijian",
  NOR: "Norwegian",
  EST: "Estonian",
  POL: "Polish",
  ROU: "Romanian; French",
  KEN: "Swahili",
  SEN: "French; Wolof",
  MAR: "Arabic; French",
  JOR: "Arabic",
  OMN: "Arabic",
  EGY: "Arabic",
  KAZ: "Kazakh; Russian",
  COL: "Spanish",
  CHL: "Spanish",
  PAN: "Spanish",
  CAN: "French",
  MEX: "Spanish",
};

/** Where official talk is in English already. */
const ENGLISH_FIRST: ReadonlySet<string> = new Set(["AUS", "GBR", "GHA", "JAM", "CAN", "BHS", "IND", "KEN"]);

const PROTOCOL = [
  "Sits across from the head of delegation, the interpreter to the left.",
  "Wants the agenda in writing two days ahead.",
  "Vegetarian table; no wine is poured.",
  "Coffee and talk of the journey first, business after.",
  "Gifts are handed to the aide, never opened at the table.",
  "Leave next year's budget alone; the parliament has it.",
  "Photographs with flags before the talks, none during them.",
] as const;

const BEGAN: Readonly<Record<Service, string>> = {
  ARMY: "Infantry officer; led a company and a battalion",
  NAVY: "Served in patrol vessels; commanded a frigate",
  AIR_FORCE: "Transport pilot; led a squadron",
  MARINES: "Led a company and a battalion ashore",
  SPACE_FORCE: "Watched orbits; led an operations centre",
  COAST_GUARD: "Commanded two cutters",
  JOINT: "Began in signals; served in three headquarters",
  CIVILIAN: "Joined the ministry from university; ran two sections",
};
const BETWEEN = [
  "taught at the staff college",
  "spent two years in a mission abroad",
  "took the defence course of a neighbour",
  "was aide to a deputy minister",
];

/** What is on record for whoever meets this counterpart: of seniors mostly something, of others often nothing. */
export function cardOf({ id, nationality, service, rankText, isSenior }: Counterpart): Card {
  const dice = diceOf(`card of ${id}`);
  const share = isSenior ? 0.75 : 0.25;
  const languages = dice.chance(share) ? languagesOf(nationality, dice) : null;
  const protocolNotes = dice.chance(share)
    ? [`Addressed as ${rankText}.`, ...dice.shuffled(PROTOCOL).slice(0, dice.between(0, 2))].join("\n")
    : null;
  if (!dice.chance(share)) return { languages, protocolNotes, biography: null, biographySource: null };
  const [first, then] = dice.shuffled(BETWEEN);
  return {
    languages,
    protocolNotes,
    biography: `${BEGAN[service]}, ${first} and ${then} before the present post. Invented for the demonstration.`,
    biographySource: `https://www.example.org/biographies/${nationality.toLowerCase()}-${dice.between(100, 999)}`,
  };
}

function languagesOf(nationality: string, dice: Dice): string {
  const own = LANGUAGES[nationality];
  const english = ENGLISH_FIRST.has(nationality)
    ? "English"
    : dice.pick(["English, fluent", "English, good", "English, some; interpreter for formal talks"]);
  return own ? `${own}; ${english}` : english;
}
