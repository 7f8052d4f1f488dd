import type { Outcome } from "./rules";
import type { Act } from "./schema";

export const ACT_LABELS: Readonly<Record<Act, string>> = {
  ADD_OBJECTIVE: "Add an objective",
  REMOVE_OBJECTIVE: "Take an objective away",
  ADD_TAG: "Add a tag",
  REMOVE_TAG: "Take a tag away",
  SET_OFFICER: "Set the responsible officer",
  RAISE_MARKING: "Mark as CUI",
  CONFIRM: "Confirm",
  POSTPONE: "Postpone",
  CANCEL: "Cancel",
  SUBMIT: "Publish drafts",
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  DONE: "Done",
  UNCHANGED: "Already so",
  STALE: "Changed meanwhile",
  REFUSED: "Refused",
};
