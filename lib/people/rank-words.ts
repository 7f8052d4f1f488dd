import type { RankCode, Service } from "./ranks";

/** Codes with the English words and abbreviations that mean them, separated by ", ". Read by `rankCodeFor`. */
export type RankWords = readonly (readonly [RankCode, string])[];

const GROUND_OFFICERS: RankWords = [
  ["OF-10", "field marshal, general of the army, fm"],
  ["OF-9", "general, gen, army general"],
  ["OF-8", "lieutenant general, lt gen, ltgen, ltg"],
  ["OF-7", "major general, maj gen, majgen, mg"],
  ["OF-6", "brigadier general, brigadier, brig gen, briggen, bgen, bg, brig"],
  ["OF-5", "colonel, col"],
  ["OF-4", "lieutenant colonel, lt col, ltcol, ltc"],
  ["OF-3", "major, maj"],
  ["OF-2", "captain, capt, cpt"],
  [
    "OF-1",
    "first lieutenant, second lieutenant, lieutenant, 1st lt, 2nd lt, 1stlt, 2ndlt, 1lt, 2lt, lt, 2d lt",
  ],
];

const SEA_OFFICERS: RankWords = [
  ["OF-10", "fleet admiral, admiral of the fleet"],
  ["OF-9", "admiral, adm"],
  ["OF-8", "vice admiral, vadm, v adm"],
  ["OF-7", "rear admiral, rear admiral upper half, radm, r adm"],
  ["OF-6", "rear admiral lower half, rdml, commodore, cdre, flotilla admiral"],
  ["OF-5", "captain, capt"],
  ["OF-4", "commander, cdr, cmdr"],
  ["OF-3", "lieutenant commander, lt cdr, ltcdr, lcdr, lt cmdr"],
  ["OF-2", "lieutenant, lt"],
  ["OF-1", "lieutenant junior grade, ltjg, sub lieutenant, sub lt, ensign, ens"],
];

// Air forces use army words or, on the British pattern, their own; "Air Marshal" is three stars, not one more.
const AIR_OFFICERS: RankWords = [
  ...GROUND_OFFICERS.filter(([code]) => code !== "OF-10"),
  ["OF-10", "marshal of the royal air force, marshal of the air force, general of the air force"],
  ["OF-9", "air chief marshal, air chf mshl, acm"],
  ["OF-8", "air marshal, air mshl"],
  ["OF-7", "air vice marshal, air vice mshl, avm"],
  ["OF-6", "air commodore, air cdre"],
  ["OF-5", "group captain, gp capt"],
  ["OF-4", "wing commander, wg cdr"],
  ["OF-3", "squadron leader, sqn ldr"],
  ["OF-2", "flight lieutenant, flt lt"],
  ["OF-1", "flying officer, fg off, pilot officer, plt off"],
];

// Where nations differ on a word for other ranks, the United States grade is taken.
const ARMY_OTHERS: RankWords = [
  [
    "OR-9",
    "sergeant major of the army, sma, command sergeant major, csm, sergeant major, sgm, warrant officer class 1, wo1",
  ],
  ["OR-8", "master sergeant, msg, first sergeant, 1sg, warrant officer class 2, wo2"],
  ["OR-7", "sergeant first class, sfc, colour sergeant"],
  ["OR-6", "staff sergeant, ssg"],
  ["OR-5", "sergeant, sgt"],
  ["OR-4", "corporal, cpl, specialist, spc"],
  ["OR-3", "private first class, pfc, lance corporal"],
];

const MARINE_OTHERS: RankWords = [
  ["OR-9", "sergeant major of the marine corps, sergeant major, sgtmaj, master gunnery sergeant, mgysgt"],
  ["OR-8", "master sergeant, msgt, first sergeant, 1stsgt"],
  ["OR-7", "gunnery sergeant, gysgt"],
  ["OR-6", "staff sergeant, ssgt"],
  ["OR-5", "sergeant, sgt"],
  ["OR-4", "corporal, cpl"],
  ["OR-3", "lance corporal, lcpl"],
  ["OR-2", "private first class, pfc"],
];

const SEA_OTHERS: RankWords = [
  ["OR-9", "master chief petty officer, mcpo, master chief, fleet master chief, command master chief"],
  ["OR-8", "senior chief petty officer, scpo, senior chief"],
  ["OR-7", "chief petty officer, cpo"],
  ["OR-6", "petty officer first class, petty officer 1st class, po1"],
  ["OR-5", "petty officer second class, petty officer 2nd class, po2"],
  ["OR-4", "petty officer third class, petty officer 3rd class, po3"],
  ["OR-3", "seaman, sn"],
];

const AIR_OTHERS: RankWords = [
  [
    "OR-9",
    "chief master sergeant of the air force, chief master sergeant, cmsgt, command chief master sergeant",
  ],
  ["OR-8", "senior master sergeant, smsgt"],
  ["OR-7", "master sergeant, msgt"],
  ["OR-6", "technical sergeant, tech sgt, tsgt"],
  ["OR-5", "staff sergeant, ssgt"],
  ["OR-4", "senior airman, sra"],
  ["OR-3", "airman first class, a1c"],
  ["OR-2", "airman, amn"],
];

const SPACE_OTHERS: RankWords = [
  ["OR-9", "chief master sergeant of the space force, chief master sergeant, cmsgt"],
  ["OR-8", "senior master sergeant, smsgt"],
  ["OR-7", "master sergeant, msgt"],
  ["OR-6", "technical sergeant, tech sgt, tsgt"],
  ["OR-5", "sergeant, sgt"],
  ["OR-4", "specialist 4, spc4"],
];

export const CIVILIAN_WORDS: RankWords = [
  [
    "CIV_M",
    "minister, defence minister, defense minister, foreign minister, secretary of defense, secretary of defence, " +
      "secretary of state, secretary of state for defence, secretary of war, secdef, prime minister, president, " +
      "vice president, deputy prime minister, vice prime minister, chancellor, federal chancellor, foreign secretary, " +
      "defence secretary, defense secretary, head of state, head of government, king, queen, crown prince, emir, amir, " +
      "sultan, pope",
  ],
  [
    "CIV_S",
    "vice minister, deputy minister, state secretary, minister of state, deputy secretary of defense, under secretary, " +
      "undersecretary, under secretary of defense, under secretary of state, assistant secretary, " +
      "assistant secretary of defense, assistant secretary of state, deputy assistant secretary, " +
      "deputy assistant secretary of defense, permanent secretary, permanent under secretary, secretary general, " +
      "director general, ambassador, senior executive, ses, national security adviser, national security advisor",
  ],
  [
    "CIV",
    "civilian, civ, mr, mrs, ms, miss, dr, prof, professor, desk officer, attache, counsellor, first secretary",
  ],
];

export const WORDS_OF_SERVICE: Readonly<Record<Exclude<Service, "JOINT" | "CIVILIAN">, RankWords>> = {
  ARMY: [...GROUND_OFFICERS, ...ARMY_OTHERS],
  MARINES: [...GROUND_OFFICERS, ...MARINE_OTHERS],
  NAVY: [...SEA_OFFICERS, ...SEA_OTHERS],
  COAST_GUARD: [...SEA_OFFICERS, ...SEA_OTHERS],
  AIR_FORCE: [...AIR_OFFICERS, ...AIR_OTHERS],
  SPACE_FORCE: [...GROUND_OFFICERS, ...SPACE_OTHERS],
};
