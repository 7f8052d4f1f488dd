import { z } from "zod";
import { choice, flag, listOf, versionField } from "@/lib/fields";
import { optionalText } from "@/lib/text";
import { optionalMoment, recordId, timeZone } from "../fields";
import { CONVENTIONS, PRECEDENCES } from "./rules";
import { SITREP_SECTIONS, type SitrepSection } from "./sections";

const sectionText = optionalText(10_000);

const sectionTexts = z.object(
  Object.fromEntries(SITREP_SECTIONS.map((section) => [section, sectionText])) as Record<
    SitrepSection,
    typeof sectionText
  >,
);

/**
 * A draft as its form sends it: without a version it is a new one. A draft may be incomplete, publication may not; what is missing or
 * cannot be read is left to the mutation, which names all of it at once.
 */
export const saveSitrepSchema = z.object({
  crisisId: recordId,
  draft: z.object({ id: recordId, version: versionField.optional() }),
  /** CHECK asks for what PUBLISH would do: it writes nothing and is answered with what is wrong or with the whole report. */
  intent: choice(["SAVE", "CHECK", "PUBLISH"], "Save or publish?"),
  precedence: choice(PRECEDENCES, "Choose the precedence."),
  convention: choice(CONVENTIONS, "Say whether it supersedes, adds up or only tells what changed."),
  originator: optionalText(120).transform((text) => text ?? ""),
  timeZone,
  periodFrom: optionalMoment,
  asOfAt: optionalMoment,
  nextReportAt: optionalMoment,
  isFinal: flag(),
  bluf: optionalText(2_000).transform((text) => text ?? ""),
  decisionBy: optionalMoment,
  sections: sectionTexts,
  /** Log entries the report is built from. */
  entries: listOf(recordId, 500),
});
export type SaveSitrep = z.output<typeof saveSitrepSchema>;

export const discardDraftSchema = z.object({ id: recordId, version: versionField });
