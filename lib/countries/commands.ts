import type { CalendarDate } from "@/lib/dates";

/**
 * The combatant commands of the United States and which country belonged to which, from when to when. The plan behind
 * it is reviewed about every two years, so an assignment is dated, never a property of the country.
 */

interface Command {
  code: string;
  name: string;
  /** Whether it answers for a part of the world; the functional ones have no countries. */
  isGeographic: boolean;
}

interface CommandAssignment {
  /** Alpha-3. */
  country: string;
  /** Code of a command. */
  command: string;
  /** First day; null: no known beginning. */
  from: CalendarDate | null;
  /** Last day, inclusive; null: still holds. */
  to: CalendarDate | null;
  /** Where it stands; begins with "Not verified" when nobody has checked. */
  source: string;
}

export const COMMANDS: readonly Command[] = [
  { code: "AFRICOM", name: "US Africa Command", isGeographic: true },
  { code: "CENTCOM", name: "US Central Command", isGeographic: true },
  { code: "EUCOM", name: "US European Command", isGeographic: true },
  { code: "INDOPACOM", name: "US Indo-Pacific Command", isGeographic: true },
  { code: "NORTHCOM", name: "US Northern Command", isGeographic: true },
  { code: "SOUTHCOM", name: "US Southern Command", isGeographic: true },
  { code: "CYBERCOM", name: "US Cyber Command", isGeographic: false },
  { code: "SOCOM", name: "US Special Operations Command", isGeographic: false },
  { code: "SPACECOM", name: "US Space Command", isGeographic: false },
  { code: "STRATCOM", name: "US Strategic Command", isGeographic: false },
  { code: "TRANSCOM", name: "US Transportation Command", isGeographic: false },
];

interface Area {
  command: string;
  from: CalendarDate | null;
  countries: readonly string[];
  source: string;
}

/**
 * Present areas. The day each country joined is not recorded, so these begin with the command itself: before that
 * day nothing can have belonged to it, after it the present list is assumed.
 */
const AREAS: readonly Area[] = [
  {
    command: "AFRICOM",
    from: "2008-10-01",
    countries: [
      "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY",
      "LSO MAR MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA",
      "ZAF ZMB ZWE",
    ].flatMap((row) => row.split(" ")),
    source:
      "Department of Defense, announcement of the activation of Africa Command, 2 Oct 2008: 53 African states, all but Egypt",
  },
  {
    command: "CENTCOM",
    from: "1983-01-01",
    countries: ["AFG ARE BHR EGY IRN IRQ JOR KAZ KGZ KWT LBN OMN PAK QAT SAU SYR TJK TKM UZB YEM"].flatMap(
      (row) => row.split(" "),
    ),
    source:
      "Congressional Research Service IF11428 (21 states with Israel); command history: activated 1 Jan 1983",
  },
  {
    command: "CENTCOM",
    from: "1983-01-01",
    countries: ["PSE"],
    source: "Not verified: the West Bank and Gaza are named with the area",
  },
  {
    command: "EUCOM",
    from: "1952-08-01",
    countries: [
      "ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL",
      "ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE TUR UKR VAT XKX",
    ].flatMap((row) => row.split(" ")),
    source:
      "European Command, list of its area (50 states without Israel) and History of USEUCOM: unified command of 1 Aug 1952",
  },
  {
    command: "INDOPACOM",
    from: "1947-01-01",
    countries: [
      "AUS BGD BRN BTN CHN FJI FSM IDN IND JPN KHM KIR KOR LAO LKA MDV MHL MMR MNG MYS NPL NRU NZL PHL PLW",
      "PNG PRK SGP SLB THA TLS TON TUV VNM VUT WSM",
    ].flatMap((row) => row.split(" ")),
    source: "Indo-Pacific Command, list of its area (36 nations); established 1 Jan 1947 as Pacific Command",
  },
  {
    command: "INDOPACOM",
    from: "1947-01-01",
    countries: ["TWN"],
    source: "Not verified: lies within the area, not counted among its nations",
  },
  {
    command: "INDOPACOM",
    from: "1947-01-01",
    countries: ["COK", "NIU"],
    source: "Not verified: counted with the area since the United States recognised both",
  },
  {
    command: "NORTHCOM",
    from: "2002-10-01",
    countries: ["BHS CAN MEX USA"].flatMap((row) => row.split(" ")),
    source: "Northern Command, list of its area and history: activated 1 Oct 2002",
  },
  {
    command: "NORTHCOM",
    from: "2002-10-01",
    countries: ["BMU", "PRI", "SPM", "TCA", "VIR"],
    source: "Not verified: territories named with the area",
  },
  {
    command: "SOUTHCOM",
    from: null,
    countries: [
      "ARG ATG BLZ BOL BRA BRB CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA NIC PAN PER PRY",
      "SLV SUR TTO URY VCT VEN",
    ].flatMap((row) => row.split(" ")),
    source: "Southern Command, list of its area (31 countries)",
  },
];

/**
 * The two that moved. Israel: the Department of Defense announced the change of the Unified Command Plan on 15 January
 * 2021; Central Command took over on 1 or 2 September of that year, reports differ. The announcement is the boundary
 * because it can be named to the day. Greenland: announced and in force on 17 June 2025; Denmark stayed.
 */
const MOVES: readonly CommandAssignment[] = [
  {
    country: "ISR",
    command: "EUCOM",
    from: "1952-08-01",
    to: "2021-01-14",
    source: "Department of Defense statement on the Unified Command Plan, 15 Jan 2021",
  },
  {
    country: "ISR",
    command: "CENTCOM",
    from: "2021-01-15",
    to: null,
    source:
      "Department of Defense statement on the Unified Command Plan, 15 Jan 2021; taken over in Sep 2021",
  },
  {
    country: "GRL",
    command: "EUCOM",
    from: "1952-08-01",
    to: "2025-06-16",
    source: "Department of Defense statement on the Unified Command Plan, 17 Jun 2025",
  },
  {
    country: "GRL",
    command: "NORTHCOM",
    from: "2025-06-17",
    to: null,
    source: "Department of Defense statement on the Unified Command Plan, 17 Jun 2025",
  },
];

export const COMMAND_ASSIGNMENTS: readonly CommandAssignment[] = [
  ...AREAS.flatMap(({ command, from, countries, source }) =>
    countries.map((country) => ({ country, command, from, to: null, source })),
  ),
  ...MOVES,
];
