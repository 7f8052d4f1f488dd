/** Texts that belong to no topic: reasons, gifts, assessments. */

/** Reasons in words, each with the item of the list it belongs to. */
export const CANCELLED: Readonly<Record<string, string>> = {
  "Partner's delegation withdrawn after a change of minister.": "POLITICS",
  "Storm closed the airport for three days; no date left in the budget year.": "WEATHER",
  "Our aircraft was needed for a medical flight.": "MATERIEL",
  "Visa papers came a day too late.": "CLEARANCE",
  "Host asked to drop it during the election campaign.": "POLITICS",
  "Key people on both sides fell ill in the same week.": "HEALTH",
  "No interpreter could be found at short notice.": "PEOPLE",
  "Own aircraft diverted to a search and rescue.": "MATERIEL",
  "Money moved to flood relief.": "FUNDS",
  "Partner's staff reorganised; the office no longer exists.": "PARTNER",
  "Overtaken by the talks held a month earlier.": "OWN_PRIORITY",
  "Venue taken by a state funeral.": "OTHER",
  "Own delegation cut to two by a travel freeze, then to none.": "FUNDS",
  "Range closed after an accident not connected with us.": "SECURITY",
};

export const POSTPONED: Readonly<Record<string, string>> = {
  "Partner asks for a date after its staff rotation.": "PARTNER",
  "Waits for the legal staff's answer on the status question.": "OWN_PRIORITY",
  "Moved behind the harvest at the district's wish.": "PARTNER",
  "Principal recalled to the capital the evening before.": "PEOPLE",
  "Equipment needed for it is in repair six weeks longer than planned.": "MATERIEL",
  "Budget of the host not yet released.": "FUNDS",
  "Both sides want the table-top first.": "OWN_PRIORITY",
  "Holiday found on the calendar too late.": "OTHER",
};

export const NEUTRAL: readonly string[] = [
  "Correct and short; the principal read from a paper.",
  "Friendly at the table, careful on anything with a date.",
  "New people on their side who still look for their footing.",
  "Budget worries hung over the room.",
  "A long agenda left little time to talk.",
  "The other side was tired after travel, and said so.",
  "Open on technical matters, silent on policy.",
  "Interpreting slowed everything by half.",
  "Polite, but three of five points were deferred.",
  "Their lawyers spoke more than their officers.",
];

export const NEGATIVE: readonly string[] = [
  "Open annoyance about the late delivery; the rest was brief.",
  "Partner felt bypassed by a press report and opened with it.",
  "Promises of last spring were read out to us one by one.",
  "The principal left after twenty minutes without a word of excuse.",
  "Sharp exchange on who pays; it cooled down over lunch only in part.",
  "Protocol mishap with the flag set the tone for the morning.",
  "They expected a decision we had no mandate for.",
];

export const ASSESSMENTS: readonly string[] = [
  "The partner means it this time: a budget line exists and its owner was in the room.",
  "It is likely that dates will slip again; the people who must sign were not there.",
  "Worth another round at working level before seniors meet. Technical trust is ahead of political will.",
  "They compare us with two other offers, fairly. Speed will decide more than price.",
  "The relationship rests on three people, two of whom rotate this summer.",
  "A small success that others in the ministry will want to claim, which helps.",
  "It is unlikely that parliament takes this up before the recess. Nothing is lost by waiting.",
  "Their questions were better than ours. We should prepare the next session harder.",
  "Interest is real in the service and lukewarm in the ministry.",
  "The promise we made is now the test of the relationship.",
  "Progress came from the evening, not from the agenda.",
  "A roughly even chance that the text is signed this year.",
  "They will do this with or without us, and would rather do it with us.",
  "Past events of this kind were forgotten within months; this one has named owners.",
  "The local command is very likely to carry on by itself once the tools are there.",
  "We speak to the right office for the first time in two years.",
];

export const PRESS_LINES: readonly string[] = [
  "Both sides met as part of a regular exchange and agreed on the next steps.",
  "The visit shows how closely our services work together.",
  "Training of this kind saves lives when disaster strikes.",
  "We thank our hosts and the people of the district for their welcome.",
  "If asked: routine cooperation, planned for months, open to observers.",
];

/** What, worth how much in the currency, and where it is now. */
export const GIFTS_RECEIVED: readonly (readonly [string, number | null, string])[] = [
  ["Lacquer box with crest", 85, "Declared; displayed in the office"],
  ["Book of photographs of the country", 40, "Office library"],
  ["Woven scarf", 25, "Kept, below the limit"],
  ["Bronze medallion in a case", 120, "Declared; handed to the protocol office"],
  ["Unit coin", null, "Kept"],
  ["Tea set", 60, "Used in the meeting room"],
  ["Carved plaque", 95, "Declared; displayed in the corridor"],
  ["Basket of fruit", 15, "Shared with the delegation"],
];
/** The item of the list that each of these words belongs to. */
export const DISPOSITIONS: Readonly<Record<string, string>> = {
  "Declared; displayed in the office": "DISPLAY",
  "Office library": "DISPLAY",
  "Kept, below the limit": "KEPT",
  "Declared; handed to the protocol office": "REGISTRY",
  Kept: "KEPT",
  "Used in the meeting room": "DISPLAY",
  "Declared; displayed in the corridor": "DISPLAY",
  "Shared with the delegation": "SHARED",
};

export const GIFTS_GIVEN: readonly (readonly [string, number | null])[] = [
  ["Unit plaque", 35],
  ["Framed chart of the bay", 90],
  ["Book on lighthouses", 45],
  ["Unit coin", null],
  ["Binoculars, engraved", 140],
  ["Print of a square-rigged ship", 75],
  ["Set of pens", 30],
];

export const VENUES: Readonly<
  Record<"CAPITAL" | "PORT" | "FIRST_BASE" | "SECOND_BASE" | "HOME", readonly string[]>
> = {
  CAPITAL: [
    "{min}",
    "Joint headquarters",
    "Staff college",
    "Officers' club",
    "Embassy",
    "Headquarters of the {service}",
  ],
  PORT: ["Naval base", "Harbour office", "Pier side", "Coastal operations room"],
  FIRST_BASE: ["Base headquarters", "Training centre", "Range control", "Hangar briefing room"],
  SECOND_BASE: ["Base headquarters", "Training area", "District hall", "Engineer yard"],
  HOME: ["Component headquarters", "Conference centre", "Training centre", "Base headquarters"],
};

/** Own places, with their zones. */
export const OWN_PLACES: readonly (readonly [city: string, timeZone: string])[] = [
  ["Honolulu", "Pacific/Honolulu"],
  ["San Diego", "America/Los_Angeles"],
  ["Norfolk", "America/New_York"],
  ["Washington", "America/New_York"],
  ["Tampa", "America/New_York"],
  ["Colorado Springs", "America/Denver"],
];

export const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  MARITIME: ["Fleet staff", "Maritime component"],
  AIR: ["Air component", "Numbered air force staff"],
  LAND: ["Land component", "Army security cooperation staff"],
  CYBER: ["Cyber component"],
  SPACE: ["Space component"],
  SOF: ["Special operations component"],
  INFO: ["Theatre headquarters, information staff"],
  JOINT: ["Theatre headquarters", "Defence attaché office"],
};

export const EXTRA_DELIVERABLES: readonly (readonly [kind: string, title: string])[] = [
  ["Minutes", "Agreed minutes, {noun}"],
  ["Action list", "List of agreed actions with owners, {noun}"],
  ["Terms of reference", "Terms of reference for a working group on {noun}"],
  ["Draft text", "Draft arrangement on {noun}, bracketed"],
  ["Joint statement", "Joint statement of both delegations"],
];
