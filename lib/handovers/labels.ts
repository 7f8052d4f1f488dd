import { counted } from "@/lib/counts";
import { AHEAD_DAYS } from "@/lib/engagements/ahead";
import type { HandoverEnding, HandoverSection } from "@/lib/generated/prisma/enums";
import {
  MET_WITHIN_DAYS,
  MOST_COUNTERPARTS,
  MOST_REPORTS,
  REPORT_DAYS,
  type Readiness,
  SECTIONS,
} from "./rules";

export const SECTION_LABELS: Readonly<Record<HandoverSection, string>> = {
  COUNTERPARTS: "Counterparts",
  PROMISES: "Promises",
  ENGAGEMENTS: "Next 90 days",
  REPORTS: "Situation reports",
  SENSITIVITIES: "Sensitivities",
};

/** By what rule a section is gathered, in a sentence. */
export const SECTION_NOTES: Readonly<Record<HandoverSection, string>> = {
  COUNTERPARTS: `The ${MOST_COUNTERPARTS} who matter most, with how to open. Until they are chosen, those of the post’s countries who were met most often in the last ${MET_WITHIN_DAYS / 365} years.`,
  PROMISES: "Open promises, both ways, that the post or whoever held it answers for.",
  ENGAGEMENTS: `What is planned with the post’s countries in the next ${AHEAD_DAYS} days.`,
  REPORTS: `Of running crises in the post’s countries: the last ${MOST_REPORTS} reports of the last ${REPORT_DAYS} days. A signature says that the report was read.`,
  SENSITIVITIES: "What must not be touched, or not without knowing, in the outgoing officer’s words.",
};

export const ENDING_LABELS: Readonly<Record<HandoverEnding, string>> = {
  TAKEN_OVER: "Taken over",
  CALLED_OFF: "Called off",
};

/** How the percent comes about; stands wherever one does. */
export const READINESS_RULE =
  "Readiness: half for the five sections that the outgoing officer marks ready, half for the items that the incoming officer signs. An item that changed since it was signed counts as not signed.";

/** Says to every reader alike that a pack may hold more, whether or not it does. */
export const WALL_NOTE =
  "Only what is open to you elsewhere in Rapport stands here. Anything else is left out and not counted, so somebody else may see more items and another percent.";

/** "3 of 5 sections ready, 12 of 31 items signed". */
export function readinessWords({ ready, signed, items }: Readiness): string {
  const sections = `${ready} of ${SECTIONS.length} sections ready`;
  if (items === 0) return `${sections}, nothing to sign for`;
  return `${sections}, ${signed} of ${counted(items, "item")} signed`;
}
