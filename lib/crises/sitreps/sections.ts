/**
 * The sections of a situation report behind its header, BLUF and facts, and how they are kept: a record of texts in which
 * an absent section is one without change.
 */
import { z } from "zod";

/** In the order in which they are printed. */
export const SITREP_SECTIONS = [
  "accountability",
  "posture",
  "diplomatic",
  "military",
  "humanitarian",
  "information",
  "requirements",
  "assessment",
  "decisions",
  "actions",
  "support",
] as const;
export type SitrepSection = (typeof SITREP_SECTIONS)[number];

export const SITREP_SECTION_LABELS: Record<SitrepSection, { name: string; hint: string }> = {
  accountability: {
    name: "Accountability",
    hint: "Own staff: total, accounted for, injured, missing. Citizens known and helped. Partner liaison officers.",
  },
  posture: { name: "Posture changes", hint: "System, level, scope, when, on whose authority." },
  diplomatic: {
    name: "Diplomatic track",
    hint: "Demands, offers, deadlines, open channels, last contact with each counterpart.",
  },
  military: { name: "Military activity", hint: "Own, partner and adversary. Unclassified only." },
  humanitarian: { name: "Humanitarian and consular", hint: "People displaced, in need, asking to leave." },
  information: {
    name: "Information environment",
    hint: "Who knows: host, allies, press. Official lines, rumours checked.",
  },
  requirements: {
    name: "Information requirements",
    hint: "The commander's critical questions: answered and still open.",
  },
  assessment: {
    name: "Assessment",
    hint: "Judgement and likelihood in one sentence, confidence in another; alternatives, what to watch, the biggest unknown.",
  },
  decisions: {
    name: "Decisions needed",
    hint: "Question, options, who decides, what happens without a decision.",
  },
  actions: { name: "Actions taken and next 24 hours", hint: "Done, and what is expected next." },
  support: { name: "Requests for support", hint: "What is needed from whom." },
};

/** What an unchanged section says: "no change" is information, silence is not. */
const NO_CHANGE = "NO CHANGE";

const stored = z.record(z.string(), z.unknown());

export type SitrepSections = {
  texts: Partial<Record<SitrepSection, string>>;
  /** By when the decision is wanted. */
  decisionBy: Date | null;
};

/** Reads the stored sections; what is not one of them is left out. */
export function readSections(json: unknown): SitrepSections {
  const kept = stored.safeParse(json).data ?? {};
  const texts: SitrepSections["texts"] = {};
  for (const section of SITREP_SECTIONS) {
    const text = kept[section];
    if (typeof text === "string" && text.trim() !== "") texts[section] = text.trim();
  }
  const by = z.iso.datetime().safeParse(kept.decisionBy);
  return { texts, decisionBy: by.success ? new Date(by.data) : null };
}

/** The form in which sections are stored; empty ones are absent. */
export function writeSections(
  texts: Partial<Record<SitrepSection, string | null>>,
  decisionBy: Date | null,
): Record<string, string> {
  const written = SITREP_SECTIONS.flatMap((section) => {
    const text = texts[section];
    return text ? [[section, text] as const] : [];
  });
  return {
    ...Object.fromEntries(written),
    ...(decisionBy ? { decisionBy: decisionBy.toISOString() } : {}),
  };
}

/** Every section as it is printed: NO CHANGE where nothing was written. */
export function printedSections(
  sections: SitrepSections,
): { section: SitrepSection; name: string; text: string; isChanged: boolean }[] {
  return SITREP_SECTIONS.map((section) => ({
    section,
    name: SITREP_SECTION_LABELS[section].name,
    text: sections.texts[section] ?? NO_CHANGE,
    isChanged: sections.texts[section] !== undefined,
  }));
}
