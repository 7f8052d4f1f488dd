import type { Convention, Precedence } from "../rules";
import { checkBluf } from "../wording/rules";

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
  /** By when the decision is wanted. */
  decisionBy: Date | null;
  /** What is to be decided. */
  decisions: string;
  /** The last report of its series promises no next one. */
  isFinal: boolean;
}

interface MissingPart {
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
  if (draft.decisionBy && !draft.decisions.trim())
    need("decisionBy", "Say under Decisions needed what is to be decided by then, or leave this empty.");
  if (!draft.isFinal) {
    if (!draft.nextReportAt) need("nextReportAt", "Say when the next report will come.");
    else if (draft.asOfAt && draft.nextReportAt <= draft.asOfAt)
      need("nextReportAt", "The next report comes after this one's cut-off.");
  }
  return missing;
}
