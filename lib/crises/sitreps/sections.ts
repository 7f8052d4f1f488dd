/**
 * The sections of a situation report behind its header, BLUF and facts, and how they are kept: a record of texts, in which
 * what an absent section means follows from the convention of the report and from the reports before it.
 */
import { z } from "zod";
import type { Convention } from "./rules";

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
/** What a section says that has nothing before it to be unchanged. */
const NOT_REPORTED = "NOT REPORTED";

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

type Told = {
  convention: Convention;
  /** As they are stored. */
  sections: unknown;
};

export type StandingSections<Report> = ReadonlyMap<
  SitrepSection,
  { text: string; decisionBy: Date | null; report: Report }
>;

/**
 * What stands under each heading after these reports, oldest first, and which of them said it. An incremental report leaves what it
 * does not name as it was; any other stands for itself, so that nothing of those before it goes on.
 */
export function standingSections<Report extends Told>(reports: readonly Report[]): StandingSections<Report> {
  const standing = new Map<SitrepSection, { text: string; decisionBy: Date | null; report: Report }>();
  for (const report of reports) {
    if (report.convention !== "INCREMENTAL") standing.clear();
    const { texts, decisionBy } = readSections(report.sections);
    for (const section of SITREP_SECTIONS) {
      const text = texts[section];
      if (text)
        standing.set(section, { text, decisionBy: section === "decisions" ? decisionBy : null, report });
    }
  }
  return standing;
}

/**
 * Every section of a report as it is printed. One that is empty says NO CHANGE only where the report tells what changed and the
 * reports before it, oldest first, have something under that heading; else it says NOT REPORTED.
 */
export function printedSections(
  report: Told,
  before: readonly Told[],
): { section: SitrepSection; name: string; text: string; isChanged: boolean }[] {
  const { texts } = readSections(report.sections);
  const unchanged = report.convention === "INCREMENTAL" ? standingSections(before) : null;
  return SITREP_SECTIONS.map((section) => ({
    section,
    name: SITREP_SECTION_LABELS[section].name,
    text: texts[section] ?? (unchanged?.has(section) ? NO_CHANGE : NOT_REPORTED),
    isChanged: texts[section] !== undefined,
  }));
}
