import type { Credibility, LogKind, Reliability, SourceType } from "./rules";

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
export const RELIABILITY_LABELS: Record<Reliability, string> = {
  A: "Completely reliable",
  B: "Usually reliable",
  C: "Fairly reliable",
  D: "Not usually reliable",
  E: "Unreliable",
  F: "Reliability cannot be judged",
};

/** Words of the Admiralty code; the wording was not verified. */
export const CREDIBILITY_LABELS: Record<Credibility, string> = {
  1: "Confirmed by other sources",
  2: "Probably true",
  3: "Possibly true",
  4: "Doubtful",
  5: "Improbable",
  6: "Truth cannot be judged",
};

/** An Admiralty code in words: `B2: usually reliable, probably true`. */
export function admiraltyWords(reliability: Reliability, credibility: Credibility): string {
  const source = RELIABILITY_LABELS[reliability].toLowerCase();
  const information = CREDIBILITY_LABELS[credibility].toLowerCase();
  return `${reliability}${credibility}: ${source}, ${information}`;
}
