import { addDays, addMonths, type CalendarDate, daysBetween } from "@/lib/dates";
import type { EngagementTypeCode } from "@/lib/engagements/types";
import type { DemoCountry } from "./countries";
import { type Dice, diceOf } from "./random";

/** How far back the record goes and how far ahead it plans, in days. */
export const PAST_DAYS = 3 * 365;
export const AHEAD_DAYS = 88;

/** Engagements a year, forums and exercises not counted. */
const PER_YEAR: Readonly<Record<string, number>> = {
  JPN: 15,
  PHL: 14,
  AUS: 10.5,
  IDN: 10,
  MNG: 4.8,
  KOR: 8.5,
  THA: 6,
  VNM: 3.6,
  IND: 7,
  FJI: 2.6,
  NOR: 5.6,
  EST: 4.6,
  POL: 7.4,
  ROU: 4.2,
  GBR: 7.4,
  KEN: 4.6,
  GHA: 3.6,
  SEN: 2.6,
  MAR: 4.6,
  JOR: 5.2,
  OMN: 2.6,
  EGY: 3.6,
  KAZ: 3.6,
  COL: 6,
  CHL: 4.2,
  JAM: 2.2,
  PAN: 3.2,
  CAN: 5.4,
  MEX: 3.6,
  BHS: 1.6,
};

/** Months before today in which nothing happened: a staff gap, an election, a quarrel. */
const SILENCES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  IDN: [17, 12],
  FJI: [22, 14],
  EGY: [9, 4],
  KAZ: [30, 21],
  MEX: [13, 8],
  SEN: [19, 13],
};

const SOUTHERN = ["AUS", "CHL", "FJI"];

/** The neglected partner: nobody senior has met it for this many months. */
export const NEGLECTED_COUNTRY = "MNG";
export const NEGLECTED_MONTHS = 14;
/** The partner with whom promises are not kept, on either side. */
export const BROKEN_PROMISES_COUNTRY = "IDN";

/** Days on which something with the country begins, in order, on working days mostly. */
export function daysWith(country: DemoCountry, today: CalendarDate): CalendarDate[] {
  const dice = diceOf(`rhythm of ${country.code}`);
  const mean = 365 / (PER_YEAR[country.code] ?? 3);
  const last = addDays(today, AHEAD_DAYS);
  const days: CalendarDate[] = [];
  for (let day = addDays(today, -PAST_DAYS + dice.between(1, Math.ceil(mean))); day < last; ) {
    const skipped = isQuiet(country.code, day, today) && dice.chance(0.85);
    if (!skipped) days.push(workingDay(day, dice));
    day = addDays(day, Math.max(2, Math.round(mean * stretch(dice))));
  }
  return days.filter((day) => daysBetween(today, day) <= AHEAD_DAYS);
}

/** Life comes in bursts and pauses. */
function stretch(dice: Dice): number {
  if (dice.chance(0.14)) return 0.15 + 0.2 * dice.roll();
  if (dice.chance(0.07)) return 1.9 + 0.8 * dice.roll();
  return 0.4 + 1.2 * dice.roll();
}

function isQuiet(code: string, day: CalendarDate, today: CalendarDate): boolean {
  const monthDay = day.slice(5);
  const silence = SILENCES[code];
  if (silence && day >= addMonths(today, -silence[0]) && day <= addMonths(today, -silence[1])) return true;
  if (monthDay >= "12-21" || monthDay <= "01-04") return true;
  return SOUTHERN.includes(code) ? monthDay <= "01-24" : monthDay >= "07-14" && monthDay <= "08-24";
}

/** Saturdays and Sundays move to Monday, but for one in eight. */
export function workingDay(day: CalendarDate, dice: Dice): CalendarDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday !== 0 && weekday !== 6) return day;
  return dice.chance(0.12) ? day : addDays(day, weekday === 6 ? 2 : 1);
}

/** How often each type comes; a type without an occasion for the country is passed over. */
export const TYPE_WEIGHTS: Readonly<Partial<Record<EngagementTypeCode, number>>> = {
  BILAT: 24,
  KLE: 9,
  STAFF: 8,
  DPD: 3.5,
  NEGOT: 3,
  HOST: 6,
  ABROAD: 4,
  SMEE: 9,
  TCT: 3,
  FAM: 3,
  SSR: 2.5,
  PORT: 6,
  AIRVIS: 2,
  UNITX: 2.5,
  MPEP: 0.8,
  LIAISON: 0.8,
  SPP: 4,
  EDUIN: 4.5,
  EDUOUT: 1.4,
  MTT: 4,
  JCET: 2,
  CET: 4,
  "EX-TTX": 2.2,
  "EX-PASSEX": 2,
  "EX-OBS": 0.8,
  HADR: 0.5,
  MEDCAP: 2.4,
  DEMINE: 2.4,
  PKO: 1,
  "ARMS-INS": 2,
  DEMO: 0.5,
  FMS: 2.2,
  EDA: 2.2,
  IAC: 1.2,
  EXPO: 0.9,
  INFO: 1.2,
  CEREM: 4,
  ATTLIA: 2,
};
