import type { Service } from "@/lib/generated/prisma/enums";
import { isSenior, type RankCode } from "@/lib/people/ranks";
import { derivedId } from "../derived-id";
import { DEMO_COUNTRIES, type DemoCountry, type RankStyle } from "./countries";
import { type Dice, diceOf } from "./random";

/** An invented person of a partner's establishment. */
export interface Counterpart {
  id: string;
  nationality: string;
  given: string;
  family: string;
  service: Service;
  rankText: string;
  rankCode: RankCode;
  position: string;
  organisation: string;
  isSenior: boolean;
}

type Post = readonly [service: Service, code: RankCode, position: string];

/** Below the post that everyone knows by name: no chief of defence, no minister. */
const SENIOR_POSTS: readonly Post[] = [
  ["JOINT", "OF-8", "Deputy chief of the joint staff"],
  ["NAVY", "OF-8", "Fleet commander"],
  ["CIVILIAN", "CIV_S", "Director general for defence policy"],
  ["ARMY", "OF-7", "Commander, land forces training"],
  ["JOINT", "OF-9", "Commander, joint operations"],
  ["AIR_FORCE", "OF-7", "Director of air operations"],
  ["NAVY", "OF-6", "Commander, coastal flotillas"],
  ["CIVILIAN", "CIV_S", "Deputy director for planning"],
  ["ARMY", "OF-6", "Director of army plans"],
];
const WORKING_POSTS: readonly Post[] = [
  ["JOINT", "OF-5", "Head of international cooperation"],
  ["NAVY", "OF-5", "Head of naval plans"],
  ["ARMY", "OF-4", "Deputy head of army training"],
  ["AIR_FORCE", "OF-5", "Commander, {base}"],
  ["CIVILIAN", "CIV", "Head of section for bilateral affairs"],
  ["NAVY", "OF-4", "Staff officer, maritime security"],
  ["ARMY", "OR-9", "Senior enlisted leader, army"],
  ["JOINT", "OF-3", "Protocol and visits officer"],
  ["AIR_FORCE", "OF-4", "Chief of flight safety"],
];

/** How many seniors and others a country brings; what is not named brings the last. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  JPN: [6, 6],
  PHL: [4, 6],
  AUS: [4, 5],
  IDN: [4, 4],
  MNG: [2, 4],
  KOR: [5, 3],
  IND: [5, 3],
  POL: [5, 3],
  GBR: [2, 3],
  JAM: [1, 3],
  PAN: [1, 3],
  BHS: [1, 2],
  FJI: [1, 2],
};

const COMMONWEALTH_AIR: Readonly<Partial<Record<RankCode, string>>> = {
  "OF-9": "Air Chief Marshal",
  "OF-8": "Air Marshal",
  "OF-7": "Air Vice-Marshal",
  "OF-6": "Air Commodore",
  "OF-5": "Group Captain",
  "OF-4": "Wing Commander",
  "OF-3": "Squadron Leader",
};
const NAVAL: Readonly<Partial<Record<RankCode, string>>> = {
  "OF-9": "Admiral",
  "OF-8": "Vice Admiral",
  "OF-7": "Rear Admiral",
  "OF-6": "Commodore",
  "OF-5": "Captain",
  "OF-4": "Commander",
  "OF-3": "Lieutenant Commander",
};
const LAND: Readonly<Partial<Record<RankCode, string>>> = {
  "OF-9": "General",
  "OF-8": "Lieutenant General",
  "OF-7": "Major General",
  "OF-6": "Brigadier General",
  "OF-5": "Colonel",
  "OF-4": "Lieutenant Colonel",
  "OF-3": "Major",
  "OR-9": "Sergeant Major",
};
const CIVIL: Readonly<Partial<Record<RankCode, string>>> = {
  CIV_S: "Director General",
  CIV: "Head of Section",
};

/** Everyone invented on the partners' side, by country; the same on every day. */
export function counterparts(): Counterpart[] {
  return DEMO_COUNTRIES.flatMap(counterpartsOf);
}

function counterpartsOf(country: DemoCountry): Counterpart[] {
  const dice = diceOf(`people of ${country.code}`);
  const [seniors, others] = SIZES[country.code] ?? [2, 3];
  const posts = [
    ...SENIOR_POSTS.filter((post) => holds(country, post)).slice(0, seniors),
    ...WORKING_POSTS.filter((post) => holds(country, post)).slice(0, others),
  ];
  const names = namesOf(country, dice, posts.length);
  return posts.map(([service, code, position], index) => {
    const [given, family] = names[index] ?? ["", ""];
    return {
      id: derivedId("person", `${country.code} ${given} ${family}`),
      nationality: country.code,
      given,
      family,
      service,
      rankText: rankWord(country.rankStyle, service, code),
      rankCode: code,
      position: position.replace("{base}", country.bases[1]),
      organisation: organisationOf(country, service),
      isSenior: isSenior(code),
    };
  });
}

/** Each family name once as long as there are enough of them, a third of the people women. */
function namesOf(country: DemoCountry, dice: Dice, count: number): [given: string, family: string][] {
  const women = dice.shuffled(country.women);
  const men = dice.shuffled(country.men);
  const families = dice.shuffled(country.families);
  return Array.from({ length: count }, (_, index) => {
    const given = index % 3 === 1 ? women[Math.floor(index / 3) % women.length] : men[index % men.length];
    const round = Math.floor(index / families.length);
    return [given ?? "", families[(index + round * 3) % families.length] ?? ""];
  });
}

function holds(country: DemoCountry, [service]: Post): boolean {
  if (service === "NAVY") return country.navy !== null;
  if (service === "ARMY") return country.army !== null;
  return service !== "AIR_FORCE" || country.airForce !== null;
}

function rankWord(style: RankStyle, service: Service, code: RankCode): string {
  if (service === "CIVILIAN") return CIVIL[code] ?? "";
  if (service === "NAVY") return NAVAL[code] ?? "";
  if (service === "AIR_FORCE" && style === "COMMONWEALTH") return COMMONWEALTH_AIR[code] ?? "";
  if (code === "OF-6" && style === "COMMONWEALTH") return "Brigadier";
  return LAND[code] ?? "";
}

function organisationOf(country: DemoCountry, service: Service): string {
  const own = { ARMY: country.army, NAVY: country.navy, AIR_FORCE: country.airForce } as const;
  if (service === "ARMY" || service === "NAVY" || service === "AIR_FORCE")
    return own[service] ?? country.ministry;
  return service === "CIVILIAN" ? country.ministry : `${country.adjective} joint staff`;
}
