import { DEMO_ACCOUNTS } from "@/lib/auth/demo-accounts";
import { addMonths, type CalendarDate } from "@/lib/dates";
import type { Role, Service } from "@/lib/generated/prisma/enums";
import type { RankCode } from "@/lib/people/ranks";
import { derivedId } from "../derived-id";
import { SILENT_COUNTRY } from "./countries";

/** The nation that keeps the demonstration's record. */
export const OWN_NATION = "USA";

/** One of our own: an officer with an account that nobody can sign in to, or a senior who only appears in records. */
export interface OwnPerson {
  key: string;
  given: string;
  family: string;
  service: Service;
  rankText: string;
  rankCode: RankCode;
  position: string;
  organisation: string;
}

export interface OwnOfficer extends OwnPerson {
  userId: string;
  email: string;
  roles: readonly Role[];
  timeZone: string;
  isDisabled: boolean;
}

const OFFICER_ACCOUNT = accountOf("officer@demo.example");
/** The account that the demonstration's officer signs in with. */
export const DEMO_OFFICER_ID = OFFICER_ACCOUNT.id;
export const DEMO_LEADER_ID = accountOf("leader@demo.example").id;

/** The few whom records of the talks at the top name together as readers. */
export const CLOSE_CIRCLE = {
  id: derivedId("reader group", "principals"),
  name: "Principals and their attaché",
  memberIds: [DEMO_LEADER_ID, derivedId("user", "Rowan Castlebury")],
};

type Row = readonly [
  given: string,
  family: string,
  service: Service,
  rankText: string,
  rankCode: RankCode,
  position: string,
  timeZone: string,
  roles?: readonly Role[],
];

// biome-ignore format: one officer to a line
const ROWS: readonly Row[] = [
  ["Casey", "Lindqvist-Moore", "NAVY", "Commander", "OF-4", "Security cooperation officer", "Asia/Manila"],
  ["Rowan", "Castlebury", "ARMY", "Colonel", "OF-5", "Defence attaché", "Asia/Tokyo"],
  ["Devon", "Ashgrove", "ARMY", "Major", "OF-3", "Bilateral affairs officer", "Asia/Ulaanbaatar"],
  ["Quinn", "Featherstone", "AIR_FORCE", "Lieutenant Colonel", "OF-4", "Desk officer, western Pacific", "Pacific/Honolulu", ["OFFICER", "APPROVER"]],
  ["Harper", "Delvecchio", "ARMY", "Colonel", "OF-5", "Defence attaché", "Asia/Seoul"],
  ["Sage", "Thornquist", "NAVY", "Commander", "OF-4", "Naval attaché", "Asia/Bangkok"],
  ["Emerson", "Vandermolen", "MARINES", "Lieutenant Colonel", "OF-4", "Security cooperation officer", "Asia/Kolkata"],
  ["Marlowe", "Kettering", "NAVY", "Lieutenant Commander", "OF-3", "Desk officer, south Pacific", "Pacific/Honolulu"],
  ["Blair", "Sunderholm", "ARMY", "Colonel", "OF-5", "Defence attaché", "Europe/Oslo"],
  ["Tatum", "Wexelbaum", "ARMY", "Lieutenant Colonel", "OF-4", "Army attaché", "Europe/Warsaw"],
  ["Lennox", "Abernethy-Cole", "AIR_FORCE", "Major", "OF-3", "Assistant air attaché", "Europe/London"],
  ["Shiloh", "Draganov", "NAVY", "Commander", "OF-4", "Naval attaché", "Europe/Bucharest"],
  ["Arden", "Okonjo-Price", "ARMY", "Colonel", "OF-5", "Defence attaché", "Africa/Nairobi"],
  ["Finley", "Marchetti", "ARMY", "Major", "OF-3", "Bilateral affairs officer", "Africa/Accra"],
  ["Jules", "Beaumarchais", "MARINES", "Lieutenant Colonel", "OF-4", "Marine attaché", "Africa/Casablanca"],
  ["Kendall", "Rosenquist", "ARMY", "Colonel", "OF-5", "Chief, security cooperation office", "Asia/Amman"],
  ["Micah", "Tallgrass", "AIR_FORCE", "Lieutenant Colonel", "OF-4", "Air attaché", "Africa/Cairo"],
  ["Reese", "Volkonsky-Dean", "ARMY", "Major", "OF-3", "Assistant army attaché", "Asia/Almaty"],
  ["Dakota", "Peñaranda", "MARINES", "Colonel", "OF-5", "Chief, military group", "America/Bogota"],
  ["Avalon", "Birkenhead", "NAVY", "Commander", "OF-4", "Naval attaché", "America/Santiago"],
  ["Sutton", "Greaves-Allard", "COAST_GUARD", "Commander", "OF-4", "Maritime adviser", "America/Jamaica"],
  ["Ellis", "Montclair", "ARMY", "Lieutenant Colonel", "OF-4", "Army attaché", "America/Toronto"],
  ["Remy", "Castañón", "NAVY", "Captain", "OF-5", "Naval attaché", "America/Mexico_City"],
  ["Oakley", "Strandberg", "AIR_FORCE", "Major", "OF-3", "Plans officer", "America/Denver"],
  ["Peyton", "Hollingworth", "NAVY", "Commander", "OF-4", "Desk officer, until last year", "Asia/Singapore"],
];

export const OWN_OFFICERS: readonly OwnOfficer[] = ROWS.map(
  ([given, family, service, rankText, rankCode, position, timeZone, roles = ["OFFICER"]]) => ({
    key: family,
    userId: derivedId("user", `${given} ${family}`),
    email: `${plain(given)}.${plain(family)}@demo.example`,
    given,
    family,
    service,
    rankText,
    rankCode,
    position,
    organisation: "Defence attaché office",
    timeZone,
    roles,
    isDisabled: family === "Hollingworth",
  }),
);

const [demoGiven = "", demoFamily = ""] = OFFICER_ACCOUNT.name.split(" ");

/** The demonstration officer as a person who attends. */
export const DEMO_OFFICER: OwnOfficer = {
  key: demoFamily,
  userId: OFFICER_ACCOUNT.id,
  email: OFFICER_ACCOUNT.email,
  given: demoGiven,
  family: demoFamily,
  service: "NAVY",
  rankText: "Commander",
  rankCode: "OF-4",
  position: "Foreign area officer, western Pacific",
  organisation: "Defence attaché office",
  timeZone: OFFICER_ACCOUNT.timeZone,
  roles: OFFICER_ACCOUNT.roles,
  isDisabled: false,
};

// biome-ignore format: one person to a line
const SENIOR_ROWS: readonly (readonly [string, string, Service, string, RankCode, string])[] = [
  ["Alexis", "Brightwater", "NAVY", "Vice Admiral", "OF-8", "Deputy commander, theatre headquarters"],
  ["Cameron", "Stillwagon", "ARMY", "Major General", "OF-7", "Director of strategy and plans"],
  ["Jamie", "Escalera-Nunn", "AIR_FORCE", "Major General", "OF-7", "Director of operations, air component"],
  ["Logan", "Petrakis", "NAVY", "Rear Admiral", "OF-7", "Deputy commander, fleet"],
  ["Parker", "Underhill", "MARINES", "Brigadier General", "OF-6", "Deputy commander, Marine forces"],
  ["Robin", "Achterberg", "CIVILIAN", "Deputy Assistant Secretary", "CIV_S", "Regional policy office"],
  ["Sidney", "Larrabee", "ARMY", "Brigadier General", "OF-6", "Deputy commander, land component"],
  ["Taylor", "Wintergreen", "ARMY", "Command Sergeant Major", "OR-9", "Senior enlisted leader"],
  ["Morgan", "Esterhazy", "CIVILIAN", "Senior Adviser", "CIV_S", "Institutional capacity building"],
  ["Kai", "Rutherglen", "ARMY", "Lieutenant General", "OF-8", "Commander, land component"],
];

export const OWN_SENIORS: readonly OwnPerson[] = SENIOR_ROWS.map(
  ([given, family, service, rankText, rankCode, position]) => ({
    key: family,
    given,
    family,
    service,
    rankText,
    rankCode,
    position,
    organisation: "Theatre headquarters",
  }),
);

/** Who covers a portfolio, and in which months counted back from today; null: until further notice. */
interface Member {
  officer: OwnOfficer;
  from: number;
  to: number | null;
  isBackup: boolean;
}

interface Team {
  name: string;
  countries: readonly string[];
  from: number;
  to: number | null;
  members: readonly Member[];
}

const cover = (key: string, from: number, to: number | null = null, isBackup = false): Member => {
  const officer = [DEMO_OFFICER, ...OWN_OFFICERS].find((one) => one.key === key);
  if (!officer) throw new RangeError(`No officer ${key}`);
  return { officer, from, to, isBackup };
};

/** Portfolios in months before today. The last one has ended, and its officer has left. */
const TEAMS: readonly Team[] = [
  {
    name: OFFICER_ACCOUNT.portfolio ?? "Western Pacific",
    countries: ["JPN", "PHL", "AUS", "IDN", "MNG", SILENT_COUNTRY],
    from: 40,
    to: null,
    members: [
      cover("Castlebury", 40, 19),
      cover(demoFamily, 20),
      cover("Lindqvist-Moore", 26),
      cover("Ashgrove", 31),
      cover("Featherstone", 40, null, true),
    ],
  },
  {
    name: "Asian mainland and South Pacific",
    countries: ["KOR", "THA", "VNM", "IND", "FJI"],
    from: 40,
    to: null,
    members: [
      cover("Delvecchio", 40),
      cover("Thornquist", 28),
      cover("Vandermolen", 22),
      cover("Kettering", 40, null, true),
    ],
  },
  {
    name: "Northern and Eastern Europe",
    countries: ["NOR", "EST", "POL", "ROU", "GBR"],
    from: 40,
    to: null,
    members: [
      cover("Sunderholm", 40),
      cover("Wexelbaum", 33),
      cover("Draganov", 24),
      cover("Abernethy-Cole", 15, null, true),
    ],
  },
  {
    name: "East and West Africa",
    countries: ["KEN", "GHA", "SEN", "MAR"],
    from: 38,
    to: null,
    members: [cover("Okonjo-Price", 38), cover("Marchetti", 21), cover("Beaumarchais", 30)],
  },
  {
    name: "Levant, Gulf and Central Asia",
    countries: ["JOR", "OMN", "EGY", "KAZ"],
    from: 40,
    to: null,
    members: [cover("Rosenquist", 40), cover("Tallgrass", 17), cover("Volkonsky-Dean", 26)],
  },
  {
    name: "Andes and Caribbean",
    countries: ["COL", "CHL", "JAM", "PAN"],
    from: 39,
    to: null,
    members: [cover("Peñaranda", 39), cover("Birkenhead", 23), cover("Greaves-Allard", 27)],
  },
  {
    name: "North America",
    countries: ["CAN", "MEX", "BHS"],
    from: 40,
    to: null,
    members: [cover("Montclair", 40), cover("Castañón", 18), cover("Strandberg", 29, null, true)],
  },
  {
    name: "Maritime Southeast Asia",
    countries: ["IDN", "PHL"],
    from: 40,
    to: 13,
    members: [cover("Hollingworth", 40, 13)],
  },
];

export interface DemoPortfolio {
  id: string;
  name: string;
  countries: readonly string[];
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  members: { officer: OwnOfficer; startsOn: CalendarDate; endsOn: CalendarDate | null; isBackup: boolean }[];
}

export function portfoliosAt(today: CalendarDate): DemoPortfolio[] {
  const day = (monthsAgo: number) => addMonths(today, -monthsAgo);
  return TEAMS.map(({ name, countries, from, to, members }) => ({
    id: derivedId("portfolio", name),
    name,
    countries,
    startsOn: day(from),
    endsOn: to === null ? null : day(to),
    members: members.map((member) => ({
      officer: member.officer,
      isBackup: member.isBackup,
      startsOn: day(member.from),
      endsOn: member.to === null ? null : day(member.to),
    })),
  }));
}

/** Officers who covered the country on the day, those in the lead first. */
export function officersCovering(
  portfolios: readonly DemoPortfolio[],
  country: string,
  day: CalendarDate,
): OwnOfficer[] {
  const members = portfolios
    .filter(({ countries }) => countries.includes(country))
    .flatMap(({ members: all }) => all)
    .filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn));
  return [...members].sort((a, b) => Number(a.isBackup) - Number(b.isBackup)).map(({ officer }) => officer);
}

function accountOf(email: string) {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (!account) throw new RangeError(`No account ${email}`);
  return account;
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
}
