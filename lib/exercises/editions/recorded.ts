import { tagWords } from "@/lib/tags/labels";
import {
  EXERCISE_ROLE_LABELS,
  FIGURE_KIND_LABELS,
  FIGURE_SIDE_LABELS,
  INVITATION_STATE_LABELS,
  milestoneName,
} from "../labels";
import { exerciseTypeName } from "../templates/types";
import type { Edition } from "./queries";

/** The edition as the audit trail keeps it, one field to a milestone and to a lesson, so that a change names what changed. */
export function recorded(edition: Edition): Record<string, unknown> {
  return {
    ...recordedAbroad(edition),
    noLessonsReason: edition.noLessonsReason,
    ...Object.fromEntries(
      (edition.lessons ?? []).map(({ number, kind, text, action, owner, dueOn, state, outcome }) => [
        `lesson ${number}`,
        { kind, text, action, owner, dueOn, state, outcome },
      ]),
    ),
  };
}

/** What of it the nations that were asked read too: all but what its review brought (policy.ts). */
export function recordedAbroad(edition: Edition): Record<string, unknown> {
  const { name, typeCode, year, startsOn, endsOn, place, summary, cancelReason, isReviewClosed } = edition;
  return {
    name,
    type: typeCode && exerciseTypeName(typeCode),
    year,
    startsOn,
    endsOn,
    place,
    summary,
    cancelReason,
    tags: tagWords(edition.tags),
    reviewClosed: isReviewClosed || null,
    participants: edition.participants.map(
      ({ code, role, state }) => `${code} ${EXERCISE_ROLE_LABELS[role]}, ${INVITATION_STATE_LABELS[state]}`,
    ),
    numbers: edition.figures.map(
      ({ kind, side, countryCode, value, source, asOf }) =>
        `${FIGURE_KIND_LABELS[kind]} ${countryCode ?? FIGURE_SIDE_LABELS[side]} ${[value, source, asOf].filter((one) => one !== null).join(", ")}`,
    ),
    ...Object.fromEntries(
      edition.milestones.map(({ kind, number, state, plannedOn, heldOn, heldUntil, owner, note }) => [
        milestoneName({ kind, number }),
        { state, plannedOn, heldOn, heldUntil, owner, note },
      ]),
    ),
  };
}
