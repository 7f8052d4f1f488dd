/**
 * Rules of crises and their situation reports: precedence, alert, posture, sources, likelihood, BLUF and what a
 * report needs before it may be published. Nothing here reads a clock or a database.
 */

/** Most urgent first; the order is the rank. */
export const PRECEDENCES = ["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"] as const;
export type Precedence = (typeof PRECEDENCES)[number];

/** How a report stands to those before it: stands alone, holds all since the start, or only what changed. */
export const CONVENTIONS = ["SUPERSEDES", "CUMULATIVE", "INCREMENTAL"] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** The product's own alert of a crisis, in the order it is climbed and left. */
export const ALERTS = ["WATCH", "ADVISORY", "WARNING", "CRISIS", "RECOVERY", "CLOSED"] as const;
export type Alert = (typeof ALERTS)[number];

export const LOG_KINDS = ["INT", "DEC", "COM", "POS", "INC", "DIP", "SIG"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const SOURCE_TYPES = ["OFFICIAL", "HOST_GOV", "PRESS", "SOCIAL", "OWN_OBS", "LIAISON"] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Admiralty code: how far the source is to be relied on. F is "cannot be judged", not the worst. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Admiralty code: how far the information is to be believed. 6 is "cannot be judged", not the worst. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** Quality of the basis of a judgement, not its probability. */
export const CONFIDENCES = ["HIGH", "MODERATE", "LOW"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Least likely first. */
export const LIKELIHOODS = [
  "ALMOST_NO_CHANCE",
  "VERY_UNLIKELY",
  "UNLIKELY",
  "ROUGHLY_EVEN",
  "LIKELY",
  "VERY_LIKELY",
  "ALMOST_CERTAIN",
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

const MINUTE = 60_000;

const PROSIGNS: Record<Precedence, "Z" | "O" | "P" | "R"> = {
  FLASH: "Z",
  IMMEDIATE: "O",
  PRIORITY: "P",
  ROUTINE: "R",
};

/** The letter before the date-time group in a message header: `O 271530Z OCT 62`. */
export function prosignOf(precedence: Precedence): "Z" | "O" | "P" | "R" {
  return PROSIGNS[precedence];
}

/** The precedence of a prosign, or null; ECP (`Y`) is not for this product's users. */
export function precedenceOfProsign(prosign: string): Precedence | null {
  return PRECEDENCES.find((precedence) => PROSIGNS[precedence] === prosign) ?? null;
}

/** Negative when `a` is the more urgent: sorts FLASH to the top. */
export function comparePrecedence(a: Precedence, b: Precedence): number {
  return PRECEDENCES.indexOf(a) - PRECEDENCES.indexOf(b);
}

/** Dual precedence is allowed one way round: action addressees no less urgent than those for information. */
export function isDualPrecedence(action: Precedence, info: Precedence): boolean {
  return comparePrecedence(action, info) <= 0;
}

/** How a report is brought to its addressees: at once, as a push, in the next digest or in the daily roll-up. */
export function noticeOf(precedence: Precedence): "PAGE" | "PUSH" | "DIGEST" | "ROLL_UP" {
  return ({ FLASH: "PAGE", IMMEDIATE: "PUSH", PRIORITY: "DIGEST", ROUTINE: "ROLL_UP" } as const)[precedence];
}

/** Who may release: IMMEDIATE needs a second person; FLASH may go by one hand and is reviewed afterwards. */
export function releaseRuleOf(precedence: Precedence): "ONE_PERSON" | "TWO_PERSONS" | "REVIEW_AFTERWARDS" {
  if (precedence === "FLASH") return "REVIEW_AFTERWARDS";
  return precedence === "IMMEDIATE" ? "TWO_PERSONS" : "ONE_PERSON";
}

/**
 * Where an addressee's acknowledgement stands at `now`. Only FLASH must be acknowledged; once `withinMinutes` have
 * passed since publication without it, the report goes one level up.
 */
export function acknowledgementState(report: {
  precedence: Precedence;
  publishedAt: Date;
  acknowledgedAt: Date | null;
  withinMinutes: number;
  now: Date;
}): "ACKNOWLEDGED" | "NOT_REQUIRED" | "WAITING" | "ESCALATE" {
  if (report.acknowledgedAt) return "ACKNOWLEDGED";
  if (report.precedence !== "FLASH") return "NOT_REQUIRED";
  const waited = report.now.getTime() - report.publishedAt.getTime();
  return waited < report.withinMinutes * MINUTE ? "WAITING" : "ESCALATE";
}

const ALERT_MOVES: Record<Alert, readonly Alert[]> = {
  WATCH: ["ADVISORY", "WARNING", "CRISIS", "CLOSED"],
  ADVISORY: ["WATCH", "WARNING", "CRISIS", "CLOSED"],
  WARNING: ["WATCH", "ADVISORY", "CRISIS", "RECOVERY", "CLOSED"],
  CRISIS: ["RECOVERY"],
  RECOVERY: ["WARNING", "CRISIS", "CLOSED"],
  CLOSED: [],
};

/**
 * The alerts a crisis may move to. It may climb by more than one rung, since events do; CRISIS is left through
 * RECOVERY only, which may fall back; a closed crisis stays closed and what follows is a new one. Product policy.
 */
export function alertMoves(from: Alert): readonly Alert[] {
  return ALERT_MOVES[from];
}

export function canMoveAlert(from: Alert, to: Alert): boolean {
  return ALERT_MOVES[from].includes(to);
}

/** Whether the crisis still runs: everything but CLOSED, RECOVERY included. */
export function isActive(alert: Alert): boolean {
  return alert !== "CLOSED";
}

/**
 * Levels of each posture system, calmest first, as they are written behind its name. Measures outside a system (a
 * call-up, a quarantine) are told in free words and do not compare.
 */
export const POSTURE_LEVELS = {
  DEFCON: ["5", "4", "3", "2", "1"],
  FPCON: ["NORMAL", "ALPHA", "BRAVO", "CHARLIE", "DELTA"],
  WATCHCON: ["4", "3", "2", "1"],
  INFOCON: ["5", "4", "3", "2", "1"],
  CPCON: ["5", "4", "3", "2", "1"],
  TRAVEL_ADVISORY: ["1", "2", "3", "4"],
  DEPARTURE: ["NONE", "AUTHORIZED", "ORDERED"],
} as const satisfies Record<string, readonly string[]>;
export type PostureSystem = keyof typeof POSTURE_LEVELS;

export const POSTURE_SYSTEMS = [
  "DEFCON",
  "FPCON",
  "WATCHCON",
  "INFOCON",
  "CPCON",
  "TRAVEL_ADVISORY",
  "DEPARTURE",
] as const satisfies readonly PostureSystem[];

export function isPostureSystem(name: string): name is PostureSystem {
  return POSTURE_SYSTEMS.some((system) => system === name);
}

export function isPostureLevel(system: string, level: string): boolean {
  return postureRank(system, level) >= 0;
}

/**
 * What a change of posture amounts to. DEFCON 5 to 3 is raised although the number falls. Null when a level is not
 * one of the system, or the system is none. Only changes within the same scope compare: in 1962 SAC stood at 2
 * while the rest stood at 3.
 */
export function postureChange(
  system: string,
  from: string,
  to: string,
): "RAISED" | "LOWERED" | "UNCHANGED" | null {
  if (!isPostureLevel(system, from) || !isPostureLevel(system, to)) return null;
  const steps = postureRank(system, to) - postureRank(system, from);
  if (steps === 0) return "UNCHANGED";
  return steps > 0 ? "RAISED" : "LOWERED";
}

function postureRank(system: string, level: string): number {
  const levels: readonly string[] = isPostureSystem(system) ? POSTURE_LEVELS[system] : [];
  return levels.indexOf(level);
}

/** Reads an Admiralty code such as `B2`; null when it is none. */
export function parseAdmiralty(code: string): { reliability: Reliability; credibility: Credibility } | null {
  const [letter, digit] = code.trim().toUpperCase();
  const reliability = RELIABILITIES.find((known) => known === letter);
  const credibility = CREDIBILITIES.find((known) => String(known) === digit);
  if (!reliability || !credibility || code.trim().length !== 2) return null;
  return { reliability, credibility };
}

interface LikelihoodBand {
  /** Percent, included. */
  from: number;
  /** Percent; it belongs to the next band, except in the last one. */
  to: number;
  /** The term in each of ICD 203's two rows. A text keeps to one row. */
  terms: readonly [string, string];
}

/** The bands and terms of ICD 203, Analytic Standards. */
export const LIKELIHOOD_BANDS: Record<Likelihood, LikelihoodBand> = {
  ALMOST_NO_CHANCE: { from: 1, to: 5, terms: ["almost no chance", "remote"] },
  VERY_UNLIKELY: { from: 5, to: 20, terms: ["very unlikely", "highly improbable"] },
  UNLIKELY: { from: 20, to: 45, terms: ["unlikely", "improbable"] },
  ROUGHLY_EVEN: { from: 45, to: 55, terms: ["roughly even chance", "roughly even odds"] },
  LIKELY: { from: 55, to: 80, terms: ["likely", "probable"] },
  VERY_LIKELY: { from: 80, to: 95, terms: ["very likely", "highly probable"] },
  ALMOST_CERTAIN: { from: 95, to: 99, terms: ["almost certain", "nearly certain"] },
};

/**
 * The likelihood of a percentage from 1 to 99; on a boundary the upper band, so 80 is very likely. Null for
 * anything else: no judgement is 0 or 100.
 */
export function likelihoodOf(percent: number): Likelihood | null {
  if (!(percent >= 1 && percent <= 99)) return null;
  return LIKELIHOODS.findLast((likelihood) => LIKELIHOOD_BANDS[likelihood].from <= percent) ?? null;
}

/** The percentages a likelihood stands for. */
export function percentRangeOf(likelihood: Likelihood): { from: number; to: number } {
  const { from, to } = LIKELIHOOD_BANDS[likelihood];
  return { from, to };
}

/** The likelihood of a term of either row, or null: "probable" is LIKELY. */
export function likelihoodOfTerm(term: string): Likelihood | null {
  const wanted = term.trim().toLowerCase();
  return LIKELIHOODS.find((likelihood) => LIKELIHOOD_BANDS[likelihood].terms.includes(wanted)) ?? null;
}

export interface AssessmentWarning {
  code: "LIKELIHOOD_WITH_CONFIDENCE" | "MIXED_TERMS";
  /** The sentence at fault; the whole text for MIXED_TERMS. */
  text: string;
  message: string;
}

/**
 * Reads an assessment for the two faults ICD 203 names: a likelihood and a confidence level in one sentence, and
 * terms of both rows in one text. English only; a hit is advice, the author decides.
 */
export function lintAssessment(text: string): AssessmentWarning[] {
  const warnings: AssessmentWarning[] = sentencesOf(text)
    .filter((sentence) => rowsIn(sentence).size > 0 && CONFIDENCE_LEVEL.test(sentence))
    .map((sentence) => ({
      code: "LIKELIHOOD_WITH_CONFIDENCE",
      text: sentence,
      message: "Say how likely it is in one sentence and how sure you are of the basis in another.",
    }));
  if (rowsIn(text).size > 1)
    warnings.push({
      code: "MIXED_TERMS",
      text,
      message: "Keep to one set of terms: likely and unlikely, or probable and improbable.",
    });
  return warnings;
}

const CONFIDENCE_LEVEL =
  /\b(?:high|moderate|low)(?:[\s-]+(?:to|or)[\s-]+(?:high|moderate|low))?(?:[\s-]+level[\s-]+of)?[\s-]+confidence\b|\bconfidence(?:\s+level)?(?:\s+in\s+this(?:\s+judge?ment)?)?\s*(?:is|remains|of|:|=)?\s*(?:high|moderate|low)\b/i;

const TERM_ROWS: readonly RegExp[] = [
  /\b(?:almost no chance|(?:un)?likely|roughly even chance|almost certain(?:ly)?)\b/i,
  // "Remote" alone is more often a place than a chance.
  /\b(?:remote (?:chance|possibility|likelihood)|(?:is|are|remains?) remote|(?:highly )?(?:im)?probabl[ey]|roughly even odds|nearly certain(?:ly)?)\b/i,
];

function rowsIn(text: string): Set<number> {
  return new Set(TERM_ROWS.flatMap((pattern, row) => (pattern.test(text) ? [row] : [])));
}

/** What an unchanged section says: "no change" is information, silence is not. */
export const NO_CHANGE = "NO CHANGE";

/** The text a section prints: its own, or NO CHANGE when nothing was written. */
export function sectionText(text: string | null): string {
  return text?.trim() || NO_CHANGE;
}

export const BLUF_SENTENCES = 3;
export const BLUF_CHARACTERS = 600;

/** What is wrong with a bottom line up front, in words; none when it may stand. */
export function checkBluf(bluf: string): string[] {
  const text = bluf.trim();
  if (text === "") return ["Say what changed, so what, and what must be decided by when."];
  const problems: string[] = [];
  const sentences = sentencesOf(text).length;
  if (sentences > BLUF_SENTENCES)
    problems.push(`The BLUF has ${sentences} sentences; ${BLUF_SENTENCES} are the most.`);
  const characters = [...text].length;
  if (characters > BLUF_CHARACTERS)
    problems.push(`The BLUF has ${characters} characters; ${BLUF_CHARACTERS} are the most.`);
  return problems;
}

const ABBREVIATIONS = new Set(
  "adm amb approx brig capt cdr cmdr col dr e.g gen gov i.e lt maj mr mrs ms pres prof sgt st vs".split(" "),
);

/** The sentences of an English text. Ranks, initials and decimals ("Gen. Power", "U.S. forces", "3.5") end none. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine);
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  let current: string[] = [];
  const words = line.split(/\s+/).filter((word) => word !== "");
  for (const word of words) {
    current.push(word);
    if (endsSentence(word)) {
      sentences.push(current.join(" "));
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current.join(" "));
  return sentences;
}

function endsSentence(word: string): boolean {
  const bare = word.replace(/["'”’)\]]{1,4}$/, "");
  if (/[!?]$/.test(bare)) return true;
  if (!bare.endsWith(".")) return false;
  const stem = bare.slice(0, -1).replace(/^["'“‘([]+/, "");
  return !ABBREVIATIONS.has(stem.toLowerCase()) && !/^(?:[A-Z]\.)*[A-Z]$/.test(stem);
}

/** What is known of a report before it is published. Instants are UTC. */
export interface SitrepDraft {
  crisisReference: string;
  marking: string;
  precedence: Precedence | null;
  convention: Convention | null;
  originator: string;
  /** Information cut-off, which is not the time of publication. */
  asOfAt: Date | null;
  /** Start of the period covered; it ends at the cut-off. */
  periodFrom: Date | null;
  bluf: string;
  factCount: number;
  nextReportAt: Date | null;
  /** The last report of its series promises no next one. */
  isFinal: boolean;
}

export interface MissingPart {
  field: keyof SitrepDraft;
  message: string;
}

/**
 * What keeps a draft from being published: header, BLUF, one fact and the time of the next report. It is what a
 * FLASH must have at the least, and every other report as well. Empty when it may go.
 */
export function minimumToPublish(draft: SitrepDraft): MissingPart[] {
  const missing: MissingPart[] = [];
  const need = (field: keyof SitrepDraft, message: string) => missing.push({ field, message });

  if (!draft.crisisReference.trim()) need("crisisReference", "Choose the crisis.");
  if (!draft.marking.trim()) need("marking", "Choose the marking.");
  if (!draft.precedence) need("precedence", "Choose the precedence.");
  if (!draft.convention) need("convention", "Say whether it supersedes, adds up or only tells what changed.");
  if (!draft.originator.trim()) need("originator", "Name the post that reports.");
  if (!draft.asOfAt) need("asOfAt", "Give the information cut-off.");
  if (draft.periodFrom && draft.asOfAt && draft.asOfAt < draft.periodFrom)
    need("periodFrom", "The period starts after the information cut-off.");
  for (const message of checkBluf(draft.bluf)) need("bluf", message);
  if (draft.factCount < 1) need("factCount", "Choose at least one log entry as a fact.");
  if (!draft.isFinal) {
    if (!draft.nextReportAt) need("nextReportAt", "Say when the next report will come.");
    else if (draft.asOfAt && draft.nextReportAt <= draft.asOfAt)
      need("nextReportAt", "The next report comes after this one's cut-off.");
  }
  return missing;
}

/** Whole minutes from one instant to another, negative when `to` is the earlier. */
export function latencyMinutes(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / MINUTE);
}

/**
 * The reference of a published report: `CR-1962-CUBA SITREP 007`. A corrected copy keeps the number and gains a
 * letter, `014A` for the first. Throws RangeError when the number is no whole number from 1 or the letters are
 * used up.
 */
export function sitrepReference(crisisReference: string, number: number, correction = 0): string {
  if (!Number.isInteger(number) || number < 1)
    throw new RangeError(`Not a situation report's number: ${number}`);
  if (!Number.isInteger(correction) || correction < 0 || correction > 26)
    throw new RangeError(`Not a correction's number: ${correction}`);
  const letter = correction === 0 ? "" : String.fromCharCode(64 + correction);
  return `${crisisReference} SITREP ${String(number).padStart(3, "0")}${letter}`;
}
