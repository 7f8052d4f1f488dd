/**
 * The Cuban crisis of 1962 as a read-only historical sample: real dated events, letters and posture changes, and
 * situation reports that were never sent but are rebuilt from those events. Times are kept as instants (UTC) beside the
 * local clock and zone they were recorded in, so that a reader can check one against the other.
 */

import type { LogKind } from "@/lib/crises/log/rules";
import type { Alert } from "@/lib/crises/rules";
import type { Convention, Precedence } from "@/lib/crises/sitreps/rules";
import type { TimePrecision } from "@/lib/dates";
import type { Verified } from "./verified";

type CubaZone = "America/New_York" | "Europe/Moscow" | "America/Havana" | "Europe/Istanbul";

interface CubaLogEntryFacts {
  number: number;
  kind: LogKind;
  /** A letter read out on the radio is a communication and a public signal at once. */
  alsoKind?: LogKind;
  zone: CubaZone;
  text: string;
  source: string;
  verified: Verified;
  note?: string;
  /** When Washington had it, where that is known and differs from the event itself. UTC. */
  reportedAt?: string;
  /** The same, where only the date is known. Calendar date in Washington. */
  reportedOn?: string;
  /** An incident outside the leaders' control that could have started the fighting. */
  isNearMiss?: true;
  /** Known at the time to a handful of people: never cited in a report with a wider readership. */
  isCloselyHeld?: true;
  /** Internal to another government, known in Washington only afterwards. */
  isLearnedLater?: true;
}

interface CubaDatedEntry extends CubaLogEntryFacts {
  precision: "DAY";
  eventOn: string;
  eventUntilOn?: string;
}

interface CubaTimedEntry extends CubaLogEntryFacts {
  precision: "MINUTE" | "HOUR_APPROX";
  /** UTC instant. */
  eventAt: string;
  eventUntilAt?: string;
  /** The same moment on the clock of `zone`, without an offset. */
  localTime: string;
  /** Date-time group, DDHHMMZMMMYY. */
  dtg: string;
}

export type CubaLogEntry = CubaDatedEntry | CubaTimedEntry;

interface CubaCommunication {
  number: number;
  from: string;
  to: string;
  /** When it left the sender's hands: handed over, broadcast or telegraphed. UTC; null when not known. */
  sentAt: string | null;
  sentOn: string;
  /** When it reached the recipient's capital. UTC; null when not known. */
  receivedAt: string | null;
  receivedPrecision: "MINUTE" | "HOUR_APPROX" | null;
  /** When the principal himself read it. UTC; null when not known. */
  readByPrincipalAt: string | null;
  channel: string;
  isPublicAtTheTime: boolean;
  summary: string;
  source: string;
  verified: Verified;
  timesNote: string;
  /** The stations on its way, oldest first. UTC. */
  steps: { at: string; what: string }[];
  entryNumbers: number[];
}

interface CubaPostureChange {
  system:
    | "DEFCON"
    | "AIRBORNE_ALERT"
    | "QUARANTINE"
    | "SURVEILLANCE"
    | "MOBILISATION"
    | "AIR_DEFENCE"
    | "RESERVE_CALL_UP"
    | "MISSILE_BASING";
  side: "USA" | "CUB" | "SUN";
  level: string;
  scope: string;
  at: string | null;
  on: string;
  precision: TimePrecision;
  authority: string | null;
  source: string;
  verified: Verified;
  note?: string;
  entryNumber: number;
}

interface CubaDemand {
  by: "USA" | "SUN";
  /** A: stop short of the goal. B: undo what was done. C: change of government. */
  degree: "A" | "B" | "C";
  text: string;
  on: string;
  isPublic: boolean;
  deadline: string;
  entryNumber: number;
  source: string;
}

interface CubaInducement {
  by: "USA" | "SUN";
  text: string;
  on: string;
  isPublic: boolean;
  entryNumber: number;
  source: string;
}

/** What stood behind the demands: the deadline, the sticks and the way out left to the other side. */
interface CubaLever {
  by: "USA" | "SUN";
  kind: "DEADLINE" | "STICK" | "WAY_OUT";
  text: string;
  isPublic: boolean;
  entryNumbers: number[];
}

interface CubaSourceConflict {
  topic: string;
  entryNumber: number;
  values: { value: string; source: string; verified: Verified }[];
  note: string;
}

interface CubaSituationReport {
  number: number;
  precedence: Precedence;
  isReconstructed: true;
  isFinal: boolean;
  convention: Convention;
  /** Information cut-off. UTC, as are the other instants. */
  asOfAt: string;
  publishedAt: string;
  periodFrom: string;
  periodTo: string;
  nextReportAt: string | null;
  /** At most three sentences and 600 characters. */
  bluf: string;
  sections: {
    posture?: string;
    diplomatic?: string;
    military?: string;
    humanitarian?: string;
    information?: string;
    assessment?: string;
    decisions?: string;
    actions?: string;
  };
  entryNumbers: number[];
}

const NEW_YORK = "America/New_York";
const MOSCOW = "Europe/Moscow";
const HAVANA = "America/Havana";

const frus6 = (documents: string) =>
  `Foreign Relations of the United States 1961-1963, vol. VI, doc. ${documents}`;
const FRUS11_D96 = "Foreign Relations of the United States 1961-1963, vol. XI, doc. 96";
const NHHC = "Naval History and Heritage Command, report on the naval quarantine of Cuba";
const AVALON = "Avalon Project, Cuban crisis documents";
const ATOMIC_ARCHIVE = "atomicarchive.com chronology";
const NAVAL_HISTORY_TODAY = "Naval History Today";
const TIMETOAST = "timetoast.com timeline";
const DOBBS = "Michael Dobbs, One Minute to Midnight (excerpts)";
const RHODES_SCHLOSSER = "Richard Rhodes; Eric Schlosser";
const JFK_LIBRARY = "John F. Kennedy Library, World on the Brink";

/** The crisis itself. Both dates are calendar dates; neither was declared by anyone at the time. */
export const cubaCrisis = {
  reference: "CR-1962-CUBA",
  title: "Cuban missile crisis, 1962",
  isHistoricalSample: true,
  isReadOnly: true,
  openedOn: "1962-10-14",
  closedOn: "1963-08-30",
  homeZone: NEW_YORK,
  countries: [
    { alpha3: "USA", role: "Party; seeks the removal of the missiles" },
    { alpha3: "SUN", role: "Party; owner of the missiles" },
    { alpha3: "CUB", role: "Host of the Soviet missiles" },
    { alpha3: "TUR", role: "Host of the Jupiter missiles named in the settlement" },
  ],
  summary:
    "Soviet nuclear missiles found in Cuba lead the United States to a naval quarantine and a demand for their removal. After thirteen days of letters, signals and accidents the Soviet Union withdraws them against a public promise not to invade and a private one on the missiles in Turkey.",
  notice:
    "Historical sample. Events and letters are taken from published records and carry their source; the situation reports are reconstructed and were never sent. Opening and closing dates and alert levels were set by the editors.",
} as const;

/** Alert levels as this product would have set them. They were assigned afterwards; no such ladder existed in 1962. */
export const cubaAlertLadder: {
  level: Alert;
  at: string | null;
  on: string;
  reason: string;
  entryNumber: number;
}[] = [
  {
    level: "WATCH",
    at: null,
    on: "1962-10-14",
    reason: "Reconnaissance flight over western Cuba",
    entryNumber: 1,
  },
  {
    level: "ADVISORY",
    at: null,
    on: "1962-10-15",
    reason: "Photographs show missile equipment",
    entryNumber: 2,
  },
  {
    level: "WARNING",
    at: "1962-10-16T12:45:00Z",
    on: "1962-10-16",
    reason: "President told",
    entryNumber: 3,
  },
  {
    level: "CRISIS",
    at: "1962-10-22T23:00:00Z",
    on: "1962-10-22",
    reason: "Public demand, quarantine announced",
    entryNumber: 16,
  },
  {
    level: "RECOVERY",
    at: "1962-10-28T14:00:00Z",
    on: "1962-10-28",
    reason: "Soviet order to dismantle made public",
    entryNumber: 57,
  },
  {
    level: "CLOSED",
    at: null,
    on: "1963-08-30",
    reason: "Direct link between the two capitals in service",
    entryNumber: 65,
  },
];

/** The watch log, in order of number. */
export const cubaLogEntries: CubaLogEntry[] = [
  {
    number: 1,
    kind: "INT",
    precision: "DAY",
    eventOn: "1962-10-14",
    zone: HAVANA,
    text: "A U-2 flown by Major Heyser photographs sites near San Cristóbal in western Cuba.",
    source: `${NAVAL_HISTORY_TODAY}; National Security Archive briefing book 398`,
    verified: "PARTLY",
    note: "flight verified; name of the pilot from an archive page only partly checked",
    reportedOn: "1962-10-15",
  },
  {
    number: 2,
    kind: "INT",
    precision: "DAY",
    eventOn: "1962-10-15",
    zone: NEW_YORK,
    text: "Photo interpreters recognise equipment of medium-range SS-4 missiles; Bundy is told in the evening.",
    source: ATOMIC_ARCHIVE,
    verified: "PARTLY",
    note: "that Bundy was told the same evening is not verified",
  },
  {
    number: 3,
    kind: "DEC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-16T12:45:00Z",
    localTime: "1962-10-16T08:45",
    dtg: "161245ZOCT62",
    zone: NEW_YORK,
    text: "Bundy tells President Kennedy that there are offensive missiles in Cuba.",
    source: "Foreign Policy, Thirteen Days in October",
    verified: "PARTLY",
    note: "source says shortly after eight in the morning; 0845 not verified",
  },
  {
    number: 4,
    kind: "DEC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-16T15:50:00Z",
    localTime: "1962-10-16T11:50",
    dtg: "161550ZOCT62",
    zone: NEW_YORK,
    text: "First meeting of the group of advisers later named the Executive Committee (ExComm).",
    source: "Sheldon Stern, on the White House recordings",
    verified: "PARTLY",
    note: "source says just before noon; formal naming on 22 October (NSAM 196) not verified",
  },
  {
    number: 5,
    kind: "INT",
    precision: "DAY",
    eventOn: "1962-10-17",
    zone: NEW_YORK,
    text: "A site for intermediate-range SS-5 missiles is found. Army and air units begin to move to the south-east of the United States.",
    source: `${ATOMIC_ARCHIVE}; ${TIMETOAST}`,
    verified: "PARTLY",
    note: "movement of units only in a weak secondary source",
  },
  {
    number: 6,
    kind: "DIP",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-18T21:00:00Z",
    localTime: "1962-10-18T17:00",
    dtg: "182100ZOCT62",
    zone: NEW_YORK,
    text: "Gromyko assures Kennedy that Soviet help to Cuba is defensive. Kennedy reads him his September warning and does not say what he knows.",
    source: `University of Virginia, presidential recordings; ${TIMETOAST}`,
    verified: "PARTLY",
    note: "hour not verified; reading of the warning only in a weak secondary source",
  },
  {
    number: 7,
    kind: "DEC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-19T13:45:00Z",
    localTime: "1962-10-19T09:45",
    dtg: "191345ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy hears McNamara and the Joint Chiefs, who press for an air strike, and then leaves on a planned campaign trip.",
    source: ATOMIC_ARCHIVE,
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 8,
    kind: "DEC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-20T18:30:00Z",
    localTime: "1962-10-20T14:30",
    dtg: "201830ZOCT62",
    zone: NEW_YORK,
    text: "Back early from Chicago with a cold given as the reason, Kennedy chooses the quarantine after about five hours of discussion.",
    source: JFK_LIBRARY,
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 9,
    kind: "DEC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-21T15:30:00Z",
    localTime: "1962-10-21T11:30",
    dtg: "211530ZOCT62",
    zone: NEW_YORK,
    text: "General Sweeney of Tactical Air Command says that no strike can be sure of destroying every missile.",
    source: NAVAL_HISTORY_TODAY,
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 10,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-21T23:41:00Z",
    localTime: "1962-10-21T19:41",
    dtg: "212341ZOCT62",
    zone: NEW_YORK,
    text: "The State Department sends Ambassador Kohler in Moscow a first draft of the letter to Khrushchev (Deptel 961).",
    source: frus6("60"),
    verified: "VERIFIED",
  },
  {
    number: 11,
    kind: "SIG",
    precision: "MINUTE",
    eventAt: "1962-10-22T16:00:00Z",
    localTime: "1962-10-22T12:00",
    dtg: "221600ZOCT62",
    zone: NEW_YORK,
    text: "The White House asks the radio and television networks for time in the evening.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 12,
    kind: "DEC",
    precision: "MINUTE",
    eventAt: "1962-10-22T20:00:00Z",
    localTime: "1962-10-22T16:00",
    dtg: "222000ZOCT62",
    zone: NEW_YORK,
    text: "The Cabinet meets.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 13,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-22T21:00:00Z",
    localTime: "1962-10-22T17:00",
    dtg: "222100ZOCT62",
    zone: NEW_YORK,
    text: "Leaders of Congress are briefed at the White House.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 14,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-22T22:00:00Z",
    localTime: "1962-10-22T18:00",
    dtg: "222200ZOCT62",
    zone: NEW_YORK,
    text: "Rusk hands Ambassador Dobrynin the text of the address and the letter to Khrushchev. A copy reaches the Foreign Ministry in Moscow at about the same hour.",
    source: `${frus6("60")}, note 1; Dobrynin's cable`,
    verified: "VERIFIED",
  },
  {
    number: 15,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-22T22:15:00Z",
    localTime: "1962-10-22T18:15",
    dtg: "222215ZOCT62",
    zone: NEW_YORK,
    text: "Ambassadors and attachés of NATO, SEATO and CENTO states are briefed. Macmillan, de Gaulle (by Acheson), Adenauer and the North Atlantic Council are told the same day.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 16,
    kind: "SIG",
    precision: "MINUTE",
    eventAt: "1962-10-22T23:00:00Z",
    localTime: "1962-10-22T19:00",
    dtg: "222300ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy speaks on radio and television: missiles in Cuba, a quarantine, full retaliation for any launch, and the demand that the missiles go.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 17,
    kind: "POS",
    precision: "MINUTE",
    eventAt: "1962-10-22T23:00:00Z",
    localTime: "1962-10-22T19:00",
    dtg: "222300ZOCT62",
    zone: NEW_YORK,
    text: "During the address US forces worldwide go from DEFCON 5 to 3. Polaris submarines put to sea, 54 bombers join the 12 on airborne alert and about 200 B-47s disperse.",
    source: RHODES_SCHLOSSER,
    verified: "PARTLY",
    note: "the exception made for forces under NATO in Europe is not verified",
  },
  {
    number: 18,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-22T23:30:00Z",
    localTime: "1962-10-22T19:30",
    dtg: "222330ZOCT62",
    zone: NEW_YORK,
    text: "Stevenson gives the draft of a resolution to Zorin, president of the Security Council that month.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 19,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-23T00:15:00Z",
    localTime: "1962-10-22T20:15",
    dtg: "230015ZOCT62",
    zone: NEW_YORK,
    text: "Rusk informs the remaining ambassadors; the press gets a background briefing.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 20,
    kind: "POS",
    precision: "DAY",
    eventOn: "1962-10-22",
    eventUntilOn: "1962-10-23",
    zone: HAVANA,
    text: "Castro orders a general mobilisation; 270,000 under arms is the figure given.",
    source: TIMETOAST,
    verified: "PARTLY",
    note: "weak secondary source; the number is not confirmed elsewhere",
  },
  {
    number: 21,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-23T13:00:00Z",
    localTime: "1962-10-23T09:00",
    dtg: "231300ZOCT62",
    zone: NEW_YORK,
    text: "Rusk puts the case to the Council of the Organization of American States.",
    source: AVALON,
    verified: "VERIFIED",
  },
  {
    number: 22,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-23T14:00:00Z",
    localTime: "1962-10-23T17:00",
    dtg: "231400ZOCT62",
    zone: MOSCOW,
    text: "Khrushchev's first letter is telegraphed from Moscow (Embtel 1042). It calls the announced measures a serious threat to peace and the arms in Cuba defensive.",
    source: frus6("61"),
    verified: "VERIFIED",
    reportedAt: "1962-10-23T15:05:00Z",
  },
  {
    number: 23,
    kind: "INT",
    precision: "DAY",
    eventOn: "1962-10-23",
    zone: HAVANA,
    text: "Low-level photographic flights over Cuba (Blue Moon) begin.",
    source: "everything2.com article",
    verified: "PARTLY",
    note: "weak secondary source",
  },
  {
    number: 24,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-23T20:00:00Z",
    localTime: "1962-10-23T16:00",
    dtg: "232000ZOCT62",
    zone: NEW_YORK,
    text: "The Security Council opens; Stevenson states the American case.",
    source: AVALON,
    verified: "VERIFIED",
  },
  {
    number: 25,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-23T21:00:00Z",
    localTime: "1962-10-23T17:00",
    dtg: "232100ZOCT62",
    zone: NEW_YORK,
    text: "The Organization of American States backs the quarantine with nineteen votes and one abstention.",
    source: `${AVALON}; a blog quoting the vote`,
    verified: "VERIFIED",
    note: "see the conflict note on how the vote is reported",
  },
  {
    number: 26,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-23T22:51:00Z",
    localTime: "1962-10-23T18:51",
    dtg: "232251ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy asks Khrushchev to have his ships respect the quarantine, which takes effect at 241400Z (Deptel 985).",
    source: frus6("62"),
    verified: "VERIFIED",
  },
  {
    number: 27,
    kind: "DEC",
    precision: "MINUTE",
    eventAt: "1962-10-23T23:06:00Z",
    localTime: "1962-10-23T19:06",
    dtg: "232306ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy signs Proclamation 3504 on the interdiction of offensive weapons. Force is to be used only as far as needed.",
    source: "Proclamation 3504, Statutes at Large vol. 77, p. 959",
    verified: "VERIFIED",
  },
  {
    number: 28,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-24T01:30:00Z",
    localTime: "1962-10-23T21:30",
    dtg: "240130ZOCT62",
    zone: NEW_YORK,
    text: "Robert Kennedy calls on Dobrynin at the Soviet embassy and says that the United States means to stop the ships.",
    source: `${DOBBS}; Robert Kennedy's memorandum`,
    verified: "VERIFIED",
    isCloselyHeld: true,
  },
  {
    number: 29,
    kind: "DEC",
    precision: "DAY",
    eventOn: "1962-10-23",
    eventUntilOn: "1962-10-24",
    zone: NEW_YORK,
    text: "The interception line is drawn in from 800 to 500 nautical miles, which gives Moscow more time.",
    source: "cubacrisis.net",
    verified: "PARTLY",
    note: "the reason given for the change is not verified",
  },
  {
    number: 30,
    kind: "POS",
    precision: "MINUTE",
    eventAt: "1962-10-24T14:00:00Z",
    localTime: "1962-10-24T10:00",
    dtg: "241400ZOCT62",
    zone: NEW_YORK,
    text: "The quarantine is in force. Task Force 136 with the carrier Essex, cruisers and 12 destroyers holds an arc 500 nautical miles from Cape Maisí.",
    source: `${NHHC}; trantor, ch. 27`,
    verified: "VERIFIED",
  },
  {
    number: 31,
    kind: "POS",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-24T14:00:00Z",
    localTime: "1962-10-24T10:00",
    dtg: "241400ZOCT62",
    zone: NEW_YORK,
    text: "Strategic Air Command goes to DEFCON 2 while all other forces stay at 3. General Power's message goes out uncoded.",
    source: `${RHODES_SCHLOSSER}; straightdope.com`,
    verified: "PARTLY",
    note: "hour not verified; sources differ on the day, see the conflict note",
  },
  {
    number: 32,
    kind: "INT",
    precision: "MINUTE",
    eventAt: "1962-10-24T14:25:00Z",
    localTime: "1962-10-24T10:25",
    dtg: "241425ZOCT62",
    zone: NEW_YORK,
    text: "Report that about 16 Soviet ships have stopped or turned back, among them the Kimovsk and the Gagarin with a submarine between them.",
    source: "cubacrisis.net; jfk50.blogspot.com",
    verified: "VERIFIED",
    note: "see the conflict note on the number of ships",
  },
  {
    number: 33,
    kind: "DIP",
    precision: "DAY",
    eventOn: "1962-10-24",
    zone: NEW_YORK,
    text: "Acting Secretary-General U Thant asks both sides to suspend: no arms shipments, no quarantine.",
    source: "United Nations press release SG/1353",
    verified: "VERIFIED",
  },
  {
    number: 34,
    kind: "COM",
    precision: "DAY",
    eventOn: "1962-10-24",
    zone: MOSCOW,
    text: "Khrushchev rejects what he calls an ultimatum; his captains are told to keep to the usual rules of the sea (Embtel 1070).",
    source: frus6("63"),
    verified: "PARTLY",
    note: "text verified; hour sent not known, hour of receipt (about 250124Z) not verified",
    reportedAt: "1962-10-25T01:24:00Z",
  },
  {
    number: 35,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-25T05:45:00Z",
    localTime: "1962-10-25T01:45",
    dtg: "250545ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy's answer is delivered at the Soviet embassy; the telegram to Moscow follows at 250559Z (Deptel 997).",
    source: frus6("64"),
    verified: "VERIFIED",
  },
  {
    number: 36,
    kind: "INC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-25T11:15:00Z",
    localTime: "1962-10-25T07:15",
    dtg: "251115ZOCT62",
    zone: NEW_YORK,
    text: "The destroyer Gearing hails the tanker Bucharest and lets her pass without boarding.",
    source: `${NAVAL_HISTORY_TODAY}; ${AVALON}, no. 128`,
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 37,
    kind: "SIG",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-25T21:00:00Z",
    localTime: "1962-10-25T17:00",
    dtg: "252100ZOCT62",
    zone: NEW_YORK,
    text: "Stevenson confronts Zorin in the Security Council and shows the photographs.",
    source: AVALON,
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 38,
    kind: "INC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-26T11:50:00Z",
    localTime: "1962-10-26T07:50",
    dtg: "261150ZOCT62",
    zone: NEW_YORK,
    text: "Parties from Joseph P. Kennedy Jr. and John R. Pierce board the Marucla, a Lebanese ship under Soviet charter, 180 nautical miles north-east of Nassau. She is cleared.",
    source: "realtime1960s",
    verified: "PARTLY",
    note: "hour not verified",
  },
  {
    number: 39,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-26T13:43:00Z",
    localTime: "1962-10-26T16:43",
    dtg: "261343ZOCT62",
    zone: MOSCOW,
    text: "A messenger brings Khrushchev's long letter to the US embassy: no arms on ships bound for Cuba against a promise not to invade.",
    source: frus6("65"),
    verified: "VERIFIED",
    reportedAt: "1962-10-27T01:15:00Z",
  },
  {
    number: 40,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-26T16:00:00Z",
    localTime: "1962-10-26T19:00",
    dtg: "261600ZOCT62",
    zone: MOSCOW,
    text: "The embassy telegraphs its translation in sections (Embtel 1101).",
    source: frus6("65"),
    verified: "VERIFIED",
    reportedAt: "1962-10-27T01:15:00Z",
  },
  {
    number: 41,
    kind: "DIP",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-26T17:30:00Z",
    localTime: "1962-10-26T13:30",
    dtg: "261730ZOCT62",
    zone: NEW_YORK,
    text: "Feklisov, known as Fomin, floats terms of a settlement to the journalist Scali over lunch.",
    source: "Russian Life",
    verified: "PARTLY",
    note: "only the date is verified",
  },
  {
    number: 42,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-27T01:15:00Z",
    localTime: "1962-10-26T21:15",
    dtg: "270115ZOCT62",
    zone: NEW_YORK,
    text: "Khrushchev's letter is passed to the White House, 11 hours 32 minutes after it reached the embassy in Moscow.",
    source: `${frus6("65")}, source note`,
    verified: "VERIFIED",
  },
  {
    number: 43,
    kind: "POS",
    precision: "DAY",
    eventOn: "1962-10-26",
    zone: HAVANA,
    text: "Castro tells his air defence to fire on overflights. In the night he writes to Khrushchev urging a strike should Cuba be invaded.",
    source: `${TIMETOAST}; Blight and Lang`,
    verified: "VERIFIED",
    isLearnedLater: true,
  },
  {
    number: 44,
    kind: "COM",
    precision: "DAY",
    eventOn: "1962-10-27",
    zone: MOSCOW,
    text: "Ambassador Alekseyev's cable from Havana on Castro's fears is circulated in Moscow.",
    source: "translatinghistory",
    verified: "VERIFIED",
    note: "stamped received 0640; the zone of the stamp is not stated, so only the day is used",
    isLearnedLater: true,
  },
  {
    number: 45,
    kind: "INT",
    precision: "DAY",
    eventOn: "1962-10-27",
    zone: NEW_YORK,
    text: "Six medium-range sites are judged operational; three intermediate-range sites are still being built.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 46,
    kind: "COM",
    alsoKind: "SIG",
    precision: "MINUTE",
    eventAt: "1962-10-27T14:00:00Z",
    localTime: "1962-10-27T17:00",
    dtg: "271400ZOCT62",
    zone: MOSCOW,
    text: "A second letter is broadcast and delivered at the same hour. It adds the missiles in Turkey, names two or three weeks and at most a month, and accepts United Nations inspection.",
    source: frus6("66"),
    verified: "VERIFIED",
  },
  {
    number: 47,
    kind: "INC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-27T15:19:00Z",
    localTime: "1962-10-27T10:19",
    dtg: "271519ZOCT62",
    zone: HAVANA,
    text: "A U-2 is shot down near Banes in eastern Cuba; the pilot, Major Rudolf Anderson, is killed.",
    source: DOBBS,
    verified: "PARTLY",
    note: "event verified, hour not; Washington had the news in the afternoon, minute not known",
    isNearMiss: true,
  },
  {
    number: 48,
    kind: "INC",
    precision: "MINUTE",
    eventAt: "1962-10-27T15:59:00Z",
    localTime: "1962-10-27T11:59",
    dtg: "271559ZOCT62",
    zone: NEW_YORK,
    text: "A U-2 flown by Captain Maultsby strays into Soviet airspace over Chukotka. Six MiGs take off but do not reach it.",
    source: DOBBS,
    verified: "VERIFIED",
    reportedAt: "1962-10-27T17:45:00Z",
    isNearMiss: true,
  },
  {
    number: 49,
    kind: "INT",
    precision: "MINUTE",
    eventAt: "1962-10-27T17:45:00Z",
    localTime: "1962-10-27T13:45",
    dtg: "271745ZOCT62",
    zone: NEW_YORK,
    text: "McNamara learns of the stray U-2 and telephones Kennedy.",
    source: "Vanity Fair, excerpt of Dobbs",
    verified: "VERIFIED",
  },
  {
    number: 50,
    kind: "INC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-27T20:00:00Z",
    localTime: "1962-10-27T16:00",
    dtg: "272000ZOCT62",
    zone: NEW_YORK,
    text: "ExComm hears that low-level reconnaissance jets were fired on over Cuba and turned back.",
    source: DOBBS,
    verified: "VERIFIED",
    note: "hour as given by the source, approximate",
    isNearMiss: true,
  },
  {
    number: 51,
    kind: "SIG",
    precision: "MINUTE",
    eventAt: "1962-10-27T20:35:00Z",
    localTime: "1962-10-27T16:35",
    dtg: "272035ZOCT62",
    zone: NEW_YORK,
    text: "The White House remarks on inconsistent proposals from Moscow and says that work on the sites must stop first.",
    source: NHHC,
    verified: "VERIFIED",
  },
  {
    number: 52,
    kind: "INC",
    precision: "HOUR_APPROX",
    eventAt: "1962-10-27T20:59:00Z",
    eventUntilAt: "1962-10-28T00:50:00Z",
    localTime: "1962-10-27T16:59",
    dtg: "272059ZOCT62",
    zone: NEW_YORK,
    text: "USS Beale and other ships drop practice charges on the submarine B-59, which surfaces. She carries a nuclear torpedo.",
    source: "Wikipedia on B-59; US Naval Institute, June 2021",
    verified: "PARTLY",
    note: "hours not verified; the nuclear torpedo was not known in Washington at the time",
    isNearMiss: true,
  },
  {
    number: 53,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-27T23:15:00Z",
    localTime: "1962-10-27T19:15",
    dtg: "272315ZOCT62",
    zone: NEW_YORK,
    text: "Robert Kennedy telephones Dobrynin to arrange a meeting.",
    source: FRUS11_D96,
    verified: "VERIFIED",
    isCloselyHeld: true,
  },
  {
    number: 54,
    kind: "DIP",
    precision: "MINUTE",
    eventAt: "1962-10-27T23:45:00Z",
    localTime: "1962-10-27T19:45",
    dtg: "272345ZOCT62",
    zone: NEW_YORK,
    text: "Robert Kennedy tells Dobrynin at the Justice Department that a commitment is needed by the next day, and calls this a statement of fact. He offers a promise not to invade and, not for publication, the Jupiters out of Turkey in four to five months.",
    source: `${FRUS11_D96}; Robert F. Kennedy, Thirteen Days`,
    verified: "VERIFIED",
    isCloselyHeld: true,
  },
  {
    number: 55,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-28T00:05:00Z",
    localTime: "1962-10-27T20:05",
    dtg: "280005ZOCT62",
    zone: NEW_YORK,
    text: "Kennedy answers the letter of 26 October, not the later one: weapons out under United Nations supervision against an end of the quarantine and a promise not to invade (Deptel 1015).",
    source: frus6("67"),
    verified: "VERIFIED",
  },
  {
    number: 56,
    kind: "POS",
    precision: "DAY",
    eventOn: "1962-10-27",
    zone: NEW_YORK,
    text: "ExComm decides in the evening to call up Air Force Reserve squadrons; 24 troop-carrier squadrons and about 14,000 people are the figures given.",
    source:
      "Foreign Relations of the United States 1961-1963, vols. X-XII, microfiche supplement, doc. 438 (abstract)",
    verified: "PARTLY",
    note: "the call-up is in the abstract of the record of action; both figures are not verified",
  },
  {
    number: 57,
    kind: "COM",
    alsoKind: "SIG",
    precision: "MINUTE",
    eventAt: "1962-10-28T14:00:00Z",
    localTime: "1962-10-28T17:00",
    dtg: "281400ZOCT62",
    zone: MOSCOW,
    text: "Radio Moscow reads Khrushchev's letter: the weapons are to be dismantled, crated and returned. The embassy has the text at 281410Z.",
    source: `${frus6("68")}, source note; PBS`,
    verified: "VERIFIED",
    reportedAt: "1962-10-28T14:04:00Z",
  },
  {
    number: 58,
    kind: "COM",
    precision: "MINUTE",
    eventAt: "1962-10-28T21:35:00Z",
    localTime: "1962-10-28T16:35",
    dtg: "282135ZOCT62",
    zone: NEW_YORK,
    text: "The White House releases Kennedy's reply, which accepts the message and explains the flight over Chukotka. It is telegraphed at 282203Z (Deptel 1020).",
    source: frus6("69"),
    verified: "VERIFIED",
  },
  {
    number: 59,
    kind: "COM",
    precision: "DAY",
    eventOn: "1962-10-28",
    zone: MOSCOW,
    text: "Khrushchev sets down the understanding on Turkey in a confidential letter. Dobrynin gives it to Robert Kennedy on 29 October, who returns it the next day because it would put the exchange in writing.",
    source: frus6("70"),
    verified: "VERIFIED",
    isCloselyHeld: true,
  },
  {
    number: 60,
    kind: "POS",
    precision: "DAY",
    eventOn: "1962-10-30",
    eventUntilOn: "1962-10-31",
    zone: NEW_YORK,
    text: "Aerial surveillance and the active quarantine pause while the United Nations discusses inspection.",
    source: NHHC,
    verified: "PARTLY",
    note: "link to U Thant's visit to Havana and the resumption afterwards not verified",
  },
  {
    number: 61,
    kind: "DIP",
    precision: "DAY",
    eventOn: "1962-10-31",
    zone: NEW_YORK,
    text: "Pending inspection, McCloy offers Kuznetsov that ships be hailed and allowed to pass.",
    source: `${AVALON}, no. 128`,
    verified: "VERIFIED",
  },
  {
    number: 62,
    kind: "DEC",
    precision: "MINUTE",
    eventAt: "1962-11-02T16:00:00Z",
    localTime: "1962-11-02T11:00",
    dtg: "021600ZNOV62",
    zone: NEW_YORK,
    text: "At its seventeenth meeting ExComm decides that ships of the Soviet bloc be hailed but not boarded.",
    source: `${AVALON}, no. 135`,
    verified: "VERIFIED",
  },
  {
    number: 63,
    kind: "SIG",
    precision: "HOUR_APPROX",
    eventAt: "1962-11-20T23:00:00Z",
    localTime: "1962-11-20T18:00",
    dtg: "202300ZNOV62",
    zone: NEW_YORK,
    text: "After the Soviet pledge to withdraw the IL-28 bombers the quarantine ends. Alert levels come down on 20 and 21 November.",
    source: NHHC,
    verified: "PARTLY",
    note: "date verified, hour not",
  },
  {
    number: 64,
    kind: "POS",
    precision: "DAY",
    eventOn: "1963-04-24",
    zone: "Europe/Istanbul",
    text: "The last Jupiter missile leaves Turkey.",
    source: "worldhistoryproject.org",
    verified: "VERIFIED",
  },
  {
    number: 65,
    kind: "DIP",
    precision: "DAY",
    eventOn: "1963-06-20",
    eventUntilOn: "1963-08-30",
    zone: NEW_YORK,
    text: "The agreement on a direct link between Washington and Moscow is signed on 20 June 1963; the link opens on 30 August.",
    source: "studmed",
    verified: "VERIFIED",
  },
];

const KENNEDY = "President Kennedy";
const KHRUSHCHEV = "Chairman Khrushchev";

/** The ten letters between 22 and 28 October, in the order written. */
export const cubaCommunications: CubaCommunication[] = [
  {
    number: 1,
    from: KENNEDY,
    to: KHRUSHCHEV,
    sentOn: "1962-10-22",
    sentAt: "1962-10-22T22:00:00Z",
    receivedAt: "1962-10-22T22:00:00Z",
    receivedPrecision: "HOUR_APPROX",
    readByPrincipalAt: null,
    channel: "Handed by Rusk to Dobrynin; copy to the Foreign Ministry by the embassy in Moscow",
    isPublicAtTheTime: false,
    summary:
      "Sent with the text of the address. Kennedy writes that he has always feared being misread, that he warned of this case in public, and that the measures announced are the least that will remove the threat.",
    source: frus6("60"),
    verified: "VERIFIED",
    timesNote:
      "Handed over at 1800 in Washington; the Moscow copy reached the Foreign Ministry at about the same hour. When Khrushchev read it is not known.",
    steps: [
      { at: "1962-10-21T23:41:00Z", what: "First draft telegraphed to the embassy in Moscow (Deptel 961)" },
      { at: "1962-10-22T22:00:00Z", what: "Handed to Dobrynin in Washington" },
    ],
    entryNumbers: [10, 14],
  },
  {
    number: 2,
    from: KHRUSHCHEV,
    to: KENNEDY,
    sentOn: "1962-10-23",
    sentAt: "1962-10-23T14:00:00Z",
    receivedAt: "1962-10-23T15:05:00Z",
    receivedPrecision: "MINUTE",
    readByPrincipalAt: null,
    channel: "US embassy Moscow, telegram 1042",
    isPublicAtTheTime: false,
    summary:
      "Khrushchev calls the measures a threat to peace and a breach of the Charter and of the freedom of the seas, says the weapons serve only Cuba's defence, and asks Kennedy to give up his course.",
    source: frus6("61"),
    verified: "VERIFIED",
    timesNote:
      "Sent is the time of the embassy's telegram; the hour at which the embassy was given the letter is not known. Received is when it was passed to the White House.",
    steps: [
      { at: "1962-10-23T14:00:00Z", what: "Telegraphed by the embassy in Moscow (Embtel 1042)" },
      { at: "1962-10-23T15:05:00Z", what: "Passed to the White House" },
    ],
    entryNumbers: [22],
  },
  {
    number: 3,
    from: KENNEDY,
    to: KHRUSHCHEV,
    sentOn: "1962-10-23",
    sentAt: "1962-10-23T22:51:00Z",
    receivedAt: null,
    receivedPrecision: null,
    readByPrincipalAt: null,
    channel: "State Department telegram 985 to the embassy in Moscow",
    isPublicAtTheTime: false,
    summary:
      "Kennedy traces the crisis to the secret delivery of offensive weapons, asks for care on both sides and for orders to Soviet ships to respect the quarantine from 241400Z.",
    source: frus6("62"),
    verified: "VERIFIED",
    timesNote: "Sent is the time of the telegram. The hour of delivery in Moscow is not known.",
    steps: [{ at: "1962-10-23T22:51:00Z", what: "Telegraphed to the embassy in Moscow (Deptel 985)" }],
    entryNumbers: [26],
  },
  {
    number: 4,
    from: KHRUSHCHEV,
    to: KENNEDY,
    sentOn: "1962-10-24",
    sentAt: null,
    receivedAt: "1962-10-25T01:24:00Z",
    receivedPrecision: "HOUR_APPROX",
    readByPrincipalAt: null,
    channel: "US embassy Moscow, telegram 1070",
    isPublicAtTheTime: false,
    summary:
      "Khrushchev refuses: this is no quarantine but an ultimatum. The regional organisation has no such power, Soviet captains will keep to the rules of the high seas, and interference will be answered.",
    source: frus6("63"),
    verified: "PARTLY",
    timesNote:
      "Hour sent not known. Hour of receipt not verified; the telegram bears the date of 25 October.",
    steps: [{ at: "1962-10-25T01:24:00Z", what: "Received in Washington (hour not verified)" }],
    entryNumbers: [34],
  },
  {
    number: 5,
    from: KENNEDY,
    to: KHRUSHCHEV,
    sentOn: "1962-10-25",
    sentAt: "1962-10-25T05:45:00Z",
    receivedAt: null,
    receivedPrecision: null,
    readByPrincipalAt: null,
    channel: "Signed original to the Soviet embassy; telegram 997 to the embassy in Moscow",
    isPublicAtTheTime: false,
    summary:
      "Kennedy recalls the assurances given in public and in private that no such weapons would come, says that they were false, and hopes that the earlier situation can be restored.",
    source: frus6("64"),
    verified: "VERIFIED",
    timesNote:
      "Delivered at the Soviet embassy at 0145 in Washington. The embassy in Moscow was asked to report the time of delivery; the answer is not printed with the letter.",
    steps: [
      { at: "1962-10-25T05:45:00Z", what: "Original delivered at the Soviet embassy in Washington" },
      { at: "1962-10-25T05:59:00Z", what: "Telegraphed to the embassy in Moscow (Deptel 997)" },
    ],
    entryNumbers: [35],
  },
  {
    number: 6,
    from: KHRUSHCHEV,
    to: KENNEDY,
    sentOn: "1962-10-26",
    sentAt: "1962-10-26T13:43:00Z",
    receivedAt: "1962-10-27T01:15:00Z",
    receivedPrecision: "MINUTE",
    readByPrincipalAt: null,
    channel: "By messenger to the US embassy Moscow, telegram 1101 in sections",
    isPublicAtTheTime: false,
    summary:
      "A long personal letter on what war would mean. Soviet ships would carry no arms to Cuba; if the United States promises not to invade nor to support an invasion, the need for Soviet specialists there falls away.",
    source: frus6("65"),
    verified: "VERIFIED",
    timesNote:
      "Eleven hours and 32 minutes from the embassy's door in Moscow to the White House: translation, coding and transmission.",
    steps: [
      { at: "1962-10-26T13:43:00Z", what: "Delivered by messenger at the embassy in Moscow" },
      { at: "1962-10-26T16:00:00Z", what: "Telegraphed in sections (Embtel 1101)" },
      { at: "1962-10-27T01:15:00Z", what: "Passed to the White House" },
    ],
    entryNumbers: [39, 40, 42],
  },
  {
    number: 7,
    from: KHRUSHCHEV,
    to: KENNEDY,
    sentOn: "1962-10-27",
    sentAt: "1962-10-27T14:00:00Z",
    receivedAt: null,
    receivedPrecision: null,
    readByPrincipalAt: null,
    channel: "Radio Moscow; Russian text to the US embassy at the same hour",
    isPublicAtTheTime: true,
    summary:
      "Read out on the radio. The Soviet Union would remove the weapons from Cuba if the United States removes its own from Turkey, each would respect the other's neighbour, and the United Nations would check. Two or three weeks, a month at most.",
    source: frus6("66"),
    verified: "VERIFIED",
    timesNote:
      "Broadcast and handed over at 1700 in Moscow. Washington had it from the broadcast; the minute is not known.",
    steps: [
      { at: "1962-10-27T14:00:00Z", what: "Broadcast, and Russian text delivered at the embassy in Moscow" },
    ],
    entryNumbers: [46],
  },
  {
    number: 8,
    from: KENNEDY,
    to: KHRUSHCHEV,
    sentOn: "1962-10-27",
    sentAt: "1962-10-28T00:05:00Z",
    receivedAt: null,
    receivedPrecision: null,
    readByPrincipalAt: null,
    channel:
      "Given to the Soviet embassy in Washington and to the press; telegram 1015 to the embassy in Moscow",
    isPublicAtTheTime: true,
    summary:
      "Kennedy takes up the letter of 26 October: once work stops, weapons out under United Nations supervision, against an early end of the quarantine and assurances against invasion. Wider talks can follow; Turkey is not named.",
    source: frus6("67"),
    verified: "VERIFIED",
    timesNote:
      "Sent is the time of the telegram; by then the text had been handed over and published. The hour of delivery in Moscow is not known.",
    steps: [{ at: "1962-10-28T00:05:00Z", what: "Telegraphed to the embassy in Moscow (Deptel 1015)" }],
    entryNumbers: [55],
  },
  {
    number: 9,
    from: KHRUSHCHEV,
    to: KENNEDY,
    sentOn: "1962-10-28",
    sentAt: "1962-10-28T14:00:00Z",
    receivedAt: "1962-10-28T14:04:00Z",
    receivedPrecision: "MINUTE",
    readByPrincipalAt: null,
    channel: "Radio Moscow in English; Russian text to the US embassy",
    isPublicAtTheTime: true,
    summary:
      "An order has gone out to dismantle the weapons, crate them and bring them home, and the United Nations may check it. Khrushchev relies on the promise not to invade and protests against flights over Chukotka and Cuba.",
    source: frus6("68"),
    verified: "VERIFIED",
    timesNote: "Received is when the American monitoring service logged the broadcast.",
    steps: [
      { at: "1962-10-28T14:00:00Z", what: "Broadcast by Radio Moscow" },
      { at: "1962-10-28T14:04:00Z", what: "Logged by the American monitoring service" },
      { at: "1962-10-28T14:10:00Z", what: "Russian text delivered at the embassy in Moscow" },
    ],
    entryNumbers: [57],
  },
  {
    number: 10,
    from: KENNEDY,
    to: KHRUSHCHEV,
    sentOn: "1962-10-28",
    sentAt: "1962-10-28T21:35:00Z",
    receivedAt: null,
    receivedPrecision: null,
    readByPrincipalAt: null,
    channel: "Released by the White House and handed to the Soviet embassy; telegram 1020",
    isPublicAtTheTime: true,
    summary:
      "Kennedy replies to the broadcast before the official text is in. He treats both letters as firm undertakings, regrets the aircraft that lost its way over Chukotka, and proposes to go on to disarmament.",
    source: frus6("69"),
    verified: "VERIFIED",
    timesNote: "Released at 1635 in Washington. The hour of delivery in Moscow is not known.",
    steps: [
      { at: "1962-10-28T21:35:00Z", what: "Released by the White House and handed to the Soviet embassy" },
      { at: "1962-10-28T22:03:00Z", what: "Telegraphed to the embassy in Moscow (Deptel 1020)" },
    ],
    entryNumbers: [58],
  },
];

/** Who stood at which level, and for whom it held. Several levels are in force at once. */
export const cubaPostureChanges: CubaPostureChange[] = [
  {
    system: "DEFCON",
    side: "USA",
    level: "3",
    scope: "US forces worldwide",
    at: "1962-10-22T23:00:00Z",
    on: "1962-10-22",
    precision: "MINUTE",
    authority: "Joint Chiefs of Staff",
    source: RHODES_SCHLOSSER,
    verified: "PARTLY",
    note: "from 5; issuing authority and the exception for forces under NATO in Europe not verified",
    entryNumber: 17,
  },
  {
    system: "AIRBORNE_ALERT",
    side: "USA",
    level: "66 bombers aloft, about 200 B-47s dispersed",
    scope: "Strategic Air Command",
    at: "1962-10-22T23:00:00Z",
    on: "1962-10-22",
    precision: "MINUTE",
    authority: null,
    source: RHODES_SCHLOSSER,
    verified: "VERIFIED",
    entryNumber: 17,
  },
  {
    system: "MOBILISATION",
    side: "CUB",
    level: "General mobilisation, 270,000",
    scope: "Cuban forces and militia",
    at: null,
    on: "1962-10-22",
    precision: "DAY",
    authority: "Fidel Castro",
    source: TIMETOAST,
    verified: "PARTLY",
    note: "weak secondary source",
    entryNumber: 20,
  },
  {
    system: "QUARANTINE",
    side: "USA",
    level: "In force",
    scope: "Task Force 136: Essex, cruisers and 12 destroyers, 500 nautical miles from Cape Maisí",
    at: "1962-10-24T14:00:00Z",
    on: "1962-10-24",
    precision: "MINUTE",
    authority: "Proclamation 3504",
    source: NHHC,
    verified: "VERIFIED",
    entryNumber: 30,
  },
  {
    system: "DEFCON",
    side: "USA",
    level: "2",
    scope: "Strategic Air Command only; all other forces remain at 3",
    at: "1962-10-24T14:00:00Z",
    on: "1962-10-24",
    precision: "HOUR_APPROX",
    authority: "General Power, commander of Strategic Air Command",
    source: `${RHODES_SCHLOSSER}; straightdope.com`,
    verified: "PARTLY",
    note: "hour not verified; sources name 23, 24 and 25 October",
    entryNumber: 31,
  },
  {
    system: "AIR_DEFENCE",
    side: "CUB",
    level: "Fire on overflights",
    scope: "Cuban anti-aircraft artillery",
    at: null,
    on: "1962-10-26",
    precision: "DAY",
    authority: "Fidel Castro",
    source: `${TIMETOAST}; Blight and Lang`,
    verified: "VERIFIED",
    entryNumber: 43,
  },
  {
    system: "RESERVE_CALL_UP",
    side: "USA",
    level: "24 troop-carrier squadrons, about 14,000",
    scope: "Air Force Reserve",
    at: null,
    on: "1962-10-27",
    precision: "DAY",
    authority: "President, on advice of ExComm",
    source:
      "Foreign Relations of the United States 1961-1963, vols. X-XII, microfiche supplement, doc. 438 (abstract)",
    verified: "PARTLY",
    note: "figures not verified",
    entryNumber: 56,
  },
  {
    system: "SURVEILLANCE",
    side: "USA",
    level: "Suspended",
    scope: "Flights over Cuba and active quarantine, pending United Nations talks",
    at: null,
    on: "1962-10-30",
    precision: "DAY",
    authority: null,
    source: NHHC,
    verified: "VERIFIED",
    entryNumber: 60,
  },
  {
    system: "QUARANTINE",
    side: "USA",
    level: "Hail, do not board",
    scope: "Ships of the Soviet bloc",
    at: "1962-11-02T16:00:00Z",
    on: "1962-11-02",
    precision: "MINUTE",
    authority: "ExComm, seventeenth meeting",
    source: `${AVALON}, no. 135`,
    verified: "VERIFIED",
    entryNumber: 62,
  },
  {
    system: "QUARANTINE",
    side: "USA",
    level: "Ended",
    scope: "All forces of the quarantine",
    at: "1962-11-20T23:00:00Z",
    on: "1962-11-20",
    precision: "HOUR_APPROX",
    authority: "President",
    source: NHHC,
    verified: "PARTLY",
    note: "hour not verified",
    entryNumber: 63,
  },
  {
    system: "DEFCON",
    side: "USA",
    level: "Lowered",
    scope: "Strategic Air Command and other forces, in steps on 20 and 21 November",
    at: null,
    on: "1962-11-20",
    precision: "DAY",
    authority: null,
    source: NHHC,
    verified: "PARTLY",
    note: "the level of each command on each day is not verified",
    entryNumber: 63,
  },
  {
    system: "MISSILE_BASING",
    side: "USA",
    level: "Jupiters withdrawn",
    scope: "US missiles based in Turkey",
    at: null,
    on: "1963-04-24",
    precision: "DAY",
    authority: null,
    source: "worldhistoryproject.org",
    verified: "VERIFIED",
    entryNumber: 64,
  },
];

/** What each side asked of the other, in order of time. */
export const cubaDemands: CubaDemand[] = [
  {
    by: "USA",
    degree: "B",
    text: "Stop work on the sites, make the weapons unusable and remove them under United Nations verification",
    on: "1962-10-22",
    isPublic: true,
    deadline: "None at first; about a day, implied in private, on 27 October",
    entryNumber: 16,
    source: `${NHHC}; ${frus6("67")}`,
  },
  {
    by: "USA",
    degree: "A",
    text: "No further shipments of offensive weapons to Cuba",
    on: "1962-10-23",
    isPublic: true,
    deadline: "From 241400Z October 1962",
    entryNumber: 27,
    source: "Proclamation 3504, Statutes at Large vol. 77, p. 959",
  },
  {
    by: "SUN",
    degree: "B",
    text: "End the quarantine",
    on: "1962-10-23",
    isPublic: false,
    deadline: "None",
    entryNumber: 22,
    source: frus6("61"),
  },
  {
    by: "SUN",
    degree: "A",
    text: "A promise not to invade Cuba nor to support an invasion",
    on: "1962-10-26",
    isPublic: false,
    deadline: "None",
    entryNumber: 39,
    source: frus6("65"),
  },
  {
    by: "SUN",
    degree: "B",
    text: "Removal of the American missiles from Turkey",
    on: "1962-10-27",
    isPublic: true,
    deadline: "Two to three weeks, a month at most",
    entryNumber: 46,
    source: frus6("66"),
  },
];

/** What each side offered. A secret term may differ from the public one; `isPublic` keeps them apart. */
export const cubaInducements: CubaInducement[] = [
  {
    by: "SUN",
    text: "Ships bound for Cuba would carry no weapons, and the specialists would no longer be needed",
    on: "1962-10-26",
    isPublic: false,
    entryNumber: 39,
    source: frus6("65"),
  },
  {
    by: "USA",
    text: "Missiles in Turkey withdrawn within four to five months, not to be made public",
    on: "1962-10-27",
    isPublic: false,
    entryNumber: 54,
    source: FRUS11_D96,
  },
  {
    by: "USA",
    text: "Early end of the quarantine and assurances against an invasion",
    on: "1962-10-27",
    isPublic: true,
    entryNumber: 55,
    source: frus6("67"),
  },
];

/** Deadlines, sticks and ways out as the literature on the crisis reads them. */
export const cubaLevers: CubaLever[] = [
  {
    by: "USA",
    kind: "DEADLINE",
    text: "None while one step was tried at a time; about a day, implied in private, on 27 October",
    isPublic: false,
    entryNumbers: [54],
  },
  {
    by: "USA",
    kind: "STICK",
    text: "The quarantine at sea",
    isPublic: true,
    entryNumbers: [16, 30],
  },
  {
    by: "USA",
    kind: "STICK",
    text: "Forces gathered for an air strike and an invasion",
    isPublic: true,
    entryNumbers: [5, 56],
  },
  {
    by: "USA",
    kind: "STICK",
    text: "Strategic Air Command at DEFCON 2, in a message sent uncoded",
    isPublic: true,
    entryNumbers: [31],
  },
  {
    by: "USA",
    kind: "WAY_OUT",
    text: "The word quarantine instead of blockade",
    isPublic: true,
    entryNumbers: [16],
  },
  {
    by: "USA",
    kind: "WAY_OUT",
    text: "The softer of two letters is the one answered",
    isPublic: true,
    entryNumbers: [55],
  },
  {
    by: "USA",
    kind: "WAY_OUT",
    text: "The term on Turkey kept secret",
    isPublic: false,
    entryNumbers: [54, 59],
  },
];

/** Points on which the sources disagree. All values are kept; none is declared the right one. */
export const cubaSourceConflicts: CubaSourceConflict[] = [
  {
    topic: "Day on which Strategic Air Command went to DEFCON 2",
    entryNumber: 31,
    values: [
      { value: "Night of 23 October", source: "worldhistoryproject.org", verified: "VERIFIED" },
      { value: "24 October", source: RHODES_SCHLOSSER, verified: "VERIFIED" },
      { value: "25 October", source: `${TIMETOAST}, copying another list`, verified: "PARTLY" },
    ],
    note: "The log follows the two authors.",
  },
  {
    topic: "Level of US forces on 22 October",
    entryNumber: 17,
    values: [
      { value: "DEFCON 3", source: RHODES_SCHLOSSER, verified: "VERIFIED" },
      { value: "DEFCON 4", source: "a single web page", verified: "UNVERIFIED" },
    ],
    note: "Most accounts give 3.",
  },
  {
    topic: "Vote of the Organization of American States",
    entryNumber: 25,
    values: [
      { value: "19 to 0", source: AVALON, verified: "VERIFIED" },
      { value: "19 for, one abstention", source: "a blog quoting the vote", verified: "VERIFIED" },
    ],
    note: "The two agree: an abstention is not a vote against. That Uruguay joined later is not verified.",
  },
  {
    topic: "Soviet ships reported stopped or turned back on 24 October",
    entryNumber: 32,
    values: [
      { value: "About 16", source: "cubacrisis.net", verified: "VERIFIED" },
      { value: "6", source: "jfk50.blogspot.com, quoting McCone in the meeting", verified: "VERIFIED" },
    ],
    note: "The smaller number is what the meeting was told first.",
  },
  {
    topic: "Date of the flight over Chukotka",
    entryNumber: 48,
    values: [
      { value: "27 October", source: DOBBS, verified: "VERIFIED" },
      { value: "28 October", source: `${frus6("68")} (Khrushchev's letter)`, verified: "VERIFIED" },
    ],
    note: "By local clocks in Chukotka, twelve hours or more ahead of Greenwich, it was already the 28th.",
  },
];

/**
 * Situation reports rebuilt from the log, one after each turn of events. Each uses only what could be known in Washington
 * at its cut-off and leaves out what was closely held.
 */
export const cubaSituationReports: CubaSituationReport[] = [
  {
    number: 1,
    precedence: "FLASH",
    isReconstructed: true,
    isFinal: false,
    convention: "INCREMENTAL",
    asOfAt: "1962-10-23T01:00:00Z",
    publishedAt: "1962-10-23T01:30:00Z",
    periodFrom: "1962-10-14T04:00:00Z",
    periodTo: "1962-10-23T01:00:00Z",
    nextReportAt: "1962-10-24T15:00:00Z",
    bluf: "The President announced at 222300Z that Soviet missiles are in Cuba, that arms shipments will be stopped at sea and that the missiles must go. US forces went to DEFCON 3 during the address. No answer from Moscow yet; the order putting the quarantine into effect is the next decision.",
    sections: {
      posture:
        "US forces worldwide at DEFCON 3 since 222300Z. Bombers on airborne alert raised from 12 to 66; medium bombers dispersed; Polaris submarines at sea.",
      diplomatic:
        "Letter and address handed to the Soviet ambassador at 222200Z. Congress, alliance ambassadors and the heads of the main allied governments told before the address. Draft resolution with the Soviet president of the Security Council.",
      military:
        "Medium-range missile equipment found on 15 October and an intermediate-range site on 17 October. Tactical Air Command holds that no strike is sure to destroy every missile.",
      assessment:
        "The choice of a quarantine leaves Moscow time and a way back. The Soviet reaction at sea is the largest unknown.",
      decisions:
        "Date and hour at which the quarantine takes effect, after the Organization of American States has met. Decider: the President.",
      actions: "Next: address to the American states on 23 October, then the Security Council.",
    },
    entryNumbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
  },
  {
    number: 2,
    precedence: "IMMEDIATE",
    isReconstructed: true,
    isFinal: false,
    convention: "INCREMENTAL",
    asOfAt: "1962-10-24T15:00:00Z",
    publishedAt: "1962-10-24T15:30:00Z",
    periodFrom: "1962-10-23T01:00:00Z",
    periodTo: "1962-10-24T15:00:00Z",
    nextReportAt: "1962-10-27T01:30:00Z",
    bluf: "The quarantine has been in force since 241400Z, and Soviet ships nearest the line are reported stopped or turned back. Strategic Air Command is at DEFCON 2; all other forces stay at 3. Needed now: what to do with the first ship that comes on.",
    sections: {
      posture:
        "Task Force 136 on station 500 nautical miles from Cape Maisí. Strategic Air Command alone at DEFCON 2, in a message sent uncoded. Cuban general mobilisation reported, from a weak source.",
      diplomatic:
        "Khrushchev's first letter, with the White House at 231505Z, rejects the measures. The American states back the quarantine with 19 votes. Kennedy has asked that Soviet ships respect the line.",
      military:
        "About 16 ships reported stopped or reversed at 241425Z; the first count given to the meeting was six. Low-level photographic flights began on 23 October.",
      assessment:
        "Ships turning back point to caution in Moscow, not yet to a change of aim. Confidence in the ship count is low.",
      decisions:
        "Rules for the first interception: hail, board or let pass. Decider: the President. Without a decision the proclamation applies and force stays at the minimum.",
      actions: "Proclamation 3504 signed at 232306Z.",
    },
    entryNumbers: [20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32],
  },
  {
    number: 3,
    precedence: "IMMEDIATE",
    isReconstructed: true,
    isFinal: false,
    convention: "INCREMENTAL",
    asOfAt: "1962-10-27T01:30:00Z",
    publishedAt: "1962-10-27T02:00:00Z",
    periodFrom: "1962-10-24T15:00:00Z",
    periodTo: "1962-10-27T01:30:00Z",
    nextReportAt: "1962-10-27T22:00:00Z",
    bluf: "A long letter from Khrushchev, with the White House since 270115Z, offers an end of arms shipments for a promise not to invade Cuba. It took over eleven hours to arrive. An answer is needed, and with it a decision whether to treat this letter as an offer.",
    sections: {
      posture:
        "Alert levels: NO CHANGE. The interception line was drawn in to 500 nautical miles on 23 or 24 October.",
      diplomatic:
        "Khrushchev's letter of 24 October refused the quarantine; Kennedy answered in the night of the 25th. The Acting Secretary-General has asked both sides to suspend. Terms also floated through a journalist; standing of that channel unknown.",
      military:
        "Tanker Bucharest hailed and passed on 25 October. Marucla boarded and cleared on 26 October.",
      information: "Photographs shown in the Security Council on 25 October.",
      assessment:
        "The letter reads as a wish for a way out. Whether it binds the whole Soviet leadership is not known.",
      decisions:
        "Terms of the reply, and who verifies the removal. Decider: the President, with ExComm in the morning.",
    },
    entryNumbers: [29, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42],
  },
  {
    number: 4,
    precedence: "FLASH",
    isReconstructed: true,
    isFinal: false,
    convention: "INCREMENTAL",
    asOfAt: "1962-10-27T22:00:00Z",
    publishedAt: "1962-10-27T22:20:00Z",
    periodFrom: "1962-10-27T01:30:00Z",
    periodTo: "1962-10-27T22:00:00Z",
    nextReportAt: "1962-10-28T23:00:00Z",
    bluf: "A U-2 has been shot down over Cuba and its pilot killed, and a second strayed over Soviet territory and came back. A public Soviet letter now asks for the missiles in Turkey as well, against the private one of last night. Two decisions today: which letter to answer, and whether to strike the air defences.",
    sections: {
      humanitarian: "One airman lost: Major Rudolf Anderson.",
      posture: "NO CHANGE in US alert levels. Low-level flights over Cuba were fired on and turned back.",
      diplomatic:
        "Two Soviet positions on the table: no arms for no invasion (private, 26 October) and Cuba for Turkey (broadcast 271400Z). The White House said at 272035Z that work on the sites must stop first.",
      military:
        "U-2 lost near Banes, about 271519Z. U-2 over Chukotka from 271559Z, known in Washington at 271745Z; fighters rose and did not reach it.",
      assessment:
        "None of the three air incidents was ordered by the President. It is not known whether the order to fire on the U-2 came from Moscow.",
      decisions:
        "First: answer the letter of the 26th, that of the 27th, or both. Second: retaliate for the U-2, or wait. Decider: the President, this evening.",
      actions: "Draft reply in hand.",
    },
    entryNumbers: [46, 47, 48, 49, 50, 51],
  },
  {
    number: 5,
    precedence: "IMMEDIATE",
    isReconstructed: true,
    isFinal: false,
    convention: "INCREMENTAL",
    asOfAt: "1962-10-28T23:00:00Z",
    publishedAt: "1962-10-28T23:30:00Z",
    periodFrom: "1962-10-27T22:00:00Z",
    periodTo: "1962-10-28T23:00:00Z",
    nextReportAt: "1962-11-21T17:00:00Z",
    bluf: "Khrushchev announced at 281400Z that the missiles will be dismantled and returned, with United Nations checks. The President accepted in public at 282135Z. Verification in Cuba is the open question; forces stay as they are.",
    sections: {
      posture: "NO CHANGE in alert levels. Air Force Reserve squadrons called up on the evening of the 27th.",
      diplomatic:
        "The reply sent at 280005Z took up the letter of 26 October: removal under United Nations supervision against the end of the quarantine and assurances against invasion. Both sides now treat the two letters as undertakings.",
      military:
        "Six medium-range sites judged operational on the 27th, three intermediate-range sites still being built. A Soviet submarine came to the surface under practice charges in the evening of the 27th.",
      information: "Both letters are public. The American reply explains the flight over Chukotka.",
      assessment:
        "Removal is expected to begin soon. The Cuban government was not party to the exchange and may refuse inspection on its soil.",
      decisions:
        "Form of verification, and treatment of ships until it exists. Decider: the President; talks in New York.",
      actions:
        "Kuznetsov is on his way to New York; the Acting Secretary-General is to be asked to arrange checks.",
    },
    entryNumbers: [45, 52, 55, 56, 57, 58],
  },
  {
    number: 6,
    precedence: "ROUTINE",
    isReconstructed: true,
    isFinal: true,
    convention: "INCREMENTAL",
    asOfAt: "1962-11-21T17:00:00Z",
    publishedAt: "1962-11-21T18:00:00Z",
    periodFrom: "1962-10-28T23:00:00Z",
    periodTo: "1962-11-21T17:00:00Z",
    nextReportAt: null,
    bluf: "The quarantine ended on 20 November after the Soviet pledge to withdraw the IL-28 bombers. Alert levels are coming down. This is the last report of the series; no decision is needed.",
    sections: {
      posture: "Quarantine ended. Alert levels lowered on 20 and 21 November.",
      diplomatic:
        "Until inspection was agreed ships were to be hailed and passed; from 2 November bloc ships were hailed but not boarded.",
      military:
        "Surveillance and active quarantine were suspended on 30 and 31 October while inspection was discussed.",
      assessment: "What stays open of the public terms is inspection in Cuba.",
    },
    entryNumbers: [60, 61, 62, 63],
  },
];
