/**
 * Words for the enumerations of crises and situation reports. `verified: false` marks words and figures that were
 * not checked against a source: a page that shows them as a reference says "not verified" beside them.
 */
import {
  type Alert,
  type Confidence,
  type Convention,
  type Credibility,
  isPostureLevel,
  isPostureSystem,
  LIKELIHOOD_BANDS,
  type Likelihood,
  type LogKind,
  type PostureSystem,
  type Precedence,
  type Reliability,
  type SourceType,
} from "./rules";

export const NOT_VERIFIED = "Not verified";

/** The handling objective is a target in minutes from release to delivery; none of the four was verified. */
export const PRECEDENCE_LABELS: Record<
  Precedence,
  { name: string; meaning: string; handling: { withinMinutes: number; verified: false } }
> = {
  FLASH: {
    name: "Flash",
    meaning: "First contact with an enemy or the utmost urgency. Keep it very short.",
    handling: { withinMinutes: 10, verified: false },
  },
  IMMEDIATE: {
    name: "Immediate",
    meaning: "Gravely affects the safety of forces or people.",
    handling: { withinMinutes: 60, verified: false },
  },
  PRIORITY: {
    name: "Priority",
    meaning: "Needed for operations in progress; the highest for administrative matters.",
    handling: { withinMinutes: 180, verified: false },
  },
  ROUTINE: {
    name: "Routine",
    meaning: "Worth sending, but not urgent.",
    handling: { withinMinutes: 360, verified: false },
  },
};

export const CONVENTION_LABELS: Record<Convention, { name: string; meaning: string }> = {
  SUPERSEDES: { name: "Supersedes", meaning: "Stands alone and replaces the report before it." },
  CUMULATIVE: { name: "Cumulative", meaning: "Holds everything since the crisis began." },
  INCREMENTAL: {
    name: "Incremental",
    meaning: "Tells what changed since the report before it; the rest says NO CHANGE.",
  },
};

/** The criteria are the product's own and say when to enter the rung. */
export const ALERT_LABELS: Record<Alert, { name: string; criteria: string }> = {
  WATCH: {
    name: "Watch",
    criteria: "Signs of trouble that need someone to look every day; nothing has happened yet.",
  },
  ADVISORY: {
    name: "Advisory",
    criteria:
      "The signs agree from more than one source; posts and partners should know and review their plans.",
  },
  WARNING: {
    name: "Warning",
    criteria: "A crisis is expected within days unless something changes; leaders must weigh options now.",
  },
  CRISIS: {
    name: "Crisis",
    criteria: "People, forces or vital interests are in danger and decisions are due within hours.",
  },
  RECOVERY: {
    name: "Recovery",
    criteria: "The danger has passed; posture comes down, promises are kept and losses are counted.",
  },
  CLOSED: {
    name: "Closed",
    criteria: "Nothing is left to do. The record stays; what follows is a new crisis.",
  },
};

export const LOG_KIND_LABELS: Record<LogKind, string> = {
  INT: "Intelligence",
  DEC: "Decision",
  COM: "Communication",
  POS: "Posture",
  INC: "Incident",
  DIP: "Diplomacy",
  SIG: "Public signal",
};

export const SOURCE_TYPE_LABELS: Record<SourceType, { name: string; meaning: string }> = {
  OFFICIAL: { name: "Official", meaning: "Own government, on the record." },
  HOST_GOV: { name: "Host government", meaning: "The government of the country concerned." },
  PRESS: { name: "Press", meaning: "Agencies, newspapers and broadcasters." },
  SOCIAL: { name: "Social media", meaning: "Posts by anyone, to be checked first." },
  OWN_OBS: { name: "Own observation", meaning: "Seen or heard by own staff." },
  LIAISON: { name: "Liaison", meaning: "Told by a partner's officer." },
};

/** Words of the Admiralty code; the wording was not verified. */
export const RELIABILITY_LABELS: Record<Reliability, { name: string; verified: false }> = {
  A: { name: "Completely reliable", verified: false },
  B: { name: "Usually reliable", verified: false },
  C: { name: "Fairly reliable", verified: false },
  D: { name: "Not usually reliable", verified: false },
  E: { name: "Unreliable", verified: false },
  F: { name: "Reliability cannot be judged", verified: false },
};

/** Words of the Admiralty code; the wording was not verified. */
export const CREDIBILITY_LABELS: Record<Credibility, { name: string; verified: false }> = {
  1: { name: "Confirmed by other sources", verified: false },
  2: { name: "Probably true", verified: false },
  3: { name: "Possibly true", verified: false },
  4: { name: "Doubtful", verified: false },
  5: { name: "Improbable", verified: false },
  6: { name: "Truth cannot be judged", verified: false },
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = {
  HIGH: "High confidence",
  MODERATE: "Moderate confidence",
  LOW: "Low confidence",
};

/** A likelihood in the words of ICD 203's first row: `very likely`. */
export function likelihoodWords(likelihood: Likelihood): string {
  return LIKELIHOOD_BANDS[likelihood].terms[0];
}

/** A likelihood with its percentages, for pickers and print: `Very likely (80–95 %)`. */
export function likelihoodWithRange(likelihood: Likelihood): string {
  const { from, to } = LIKELIHOOD_BANDS[likelihood];
  const words = likelihoodWords(likelihood);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${from}–${to} %)`;
}

/** What each posture system measures. Scope is told with every level: commands may stand at different ones. */
export const POSTURE_SYSTEM_LABELS: Record<
  PostureSystem,
  { name: string; meaning: string; verified: boolean }
> = {
  DEFCON: { name: "DEFCON", meaning: "Readiness of forces, 5 the lowest.", verified: true },
  FPCON: { name: "FPCON", meaning: "Protection of forces against attack.", verified: true },
  WATCHCON: {
    name: "WATCHCON",
    meaning: "Intelligence watch, 1 a clear and immediate threat.",
    verified: false,
  },
  INFOCON: { name: "INFOCON", meaning: "Readiness of information systems, 5 the lowest.", verified: false },
  CPCON: { name: "CPCON", meaning: "Protection of networks, 5 the lowest.", verified: false },
  TRAVEL_ADVISORY: {
    name: "Travel advisory",
    meaning: "Advice to citizens on travel, 4 the gravest.",
    verified: false,
  },
  DEPARTURE: {
    name: "Departure status",
    meaning: "Whether staff of the mission may leave or must.",
    verified: false,
  },
};

const DEFCON_EXERCISE_TERMS: Record<string, string> = {
  "5": "FADE OUT",
  "4": "DOUBLE TAKE",
  "3": "ROUND HOUSE",
  "2": "FAST PACE",
  "1": "COCKED PISTOL",
};

/**
 * A level with its system: `DEFCON 2 (FAST PACE)`, `FPCON BRAVO`. What is told in free words reads `DEFCON: Lowered
 * in steps`, and a measure outside the systems `Air defence: Fire on overflights` for AIR_DEFENCE.
 */
export function postureWords(system: string, level: string): string {
  const name = isPostureSystem(system) ? POSTURE_SYSTEM_LABELS[system].name : inSentenceCase(system);
  if (!isPostureLevel(system, level)) return `${name}: ${level}`;
  const term = system === "DEFCON" ? DEFCON_EXERCISE_TERMS[level] : undefined;
  return term ? `${name} ${level} (${term})` : `${name} ${level}`;
}

function inSentenceCase(code: string): string {
  const words = code.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An Admiralty code in words: `B2: usually reliable, probably true`. */
export function admiraltyWords(reliability: Reliability, credibility: Credibility): string {
  const source = RELIABILITY_LABELS[reliability].name.toLowerCase();
  const information = CREDIBILITY_LABELS[credibility].name.toLowerCase();
  return `${reliability}${credibility}: ${source}, ${information}`;
}

/** A stretch of time in words: `40 min`, `11 h 32 min`, `3 d 2 h`; `at once` for none. Takes whole minutes. */
export function minutesInWords(minutes: number): string {
  if (minutes < 0) return `${minutesInWords(-minutes)} before`;
  if (minutes === 0) return "at once";
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    [days, "d"],
    [hours, "h"],
    [rest, "min"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
