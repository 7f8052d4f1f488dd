import type { FieldWords } from "@/lib/audit/describe";
import { countryName } from "@/lib/countries/labels";
import { formatDate } from "@/lib/dates";
import type {
  ExerciseRole,
  FigureKind,
  FigureSide,
  InvitationState,
  LessonKind,
  LessonState,
  MilestoneAnchor,
  MilestoneKind,
  MilestoneState,
  SeriesStatus,
} from "@/lib/generated/prisma/enums";

export const SERIES_STATUS_LABELS: Readonly<Record<SeriesStatus, string>> = {
  ACTIVE: "Still held",
  DISCONTINUED: "Discontinued",
  RENAMED: "Goes on under another name",
};

export const FIGURE_KIND_LABELS: Readonly<Record<FigureKind, string>> = {
  NATIONS: "Nations",
  TROOPS: "Troops",
  SHIPS: "Ships",
  AIRCRAFT: "Aircraft",
  OBSERVERS: "Observer nations",
};

export const FIGURE_SIDE_LABELS: Readonly<Record<FigureSide, string>> = {
  OWN: "Own",
  PARTNER: "Partner",
  TOTAL: "Total",
};

/** Whom a figure counts: a country by its name, or a side. */
export function whoseLabel({ side, countryCode }: { side: FigureSide; countryCode: string | null }): string {
  return countryCode === null ? FIGURE_SIDE_LABELS[side] : countryName(countryCode);
}

export const EXERCISE_ROLE_LABELS: Readonly<Record<ExerciseRole, string>> = {
  HOST: "Host",
  CO_HOST: "Co-host",
  PARTICIPANT: "Participant",
  OBSERVER: "Observer",
};

export const INVITATION_STATE_LABELS: Readonly<Record<InvitationState, string>> = {
  INVITED: "Invited",
  CONFIRMED: "Confirmed",
  DECLINED: "Declined",
};

/** Milestones of one kind that an edition holds at most. */
export const MOST_OF_A_KIND = 9;

/** In the order in which they are held. `short` stands on marks and in narrow columns. */
export const MILESTONE_LABELS: Readonly<Record<MilestoneKind, { name: string; short: string }>> = {
  DESIGN: { name: "Design meeting", short: "Design" },
  CDC: { name: "Concept development conference", short: "CDC" },
  IPC: { name: "Initial planning conference", short: "IPC" },
  MPC: { name: "Main planning conference", short: "MPC" },
  SCENARIO: { name: "Scenario and list of events (MSEL)", short: "MSEL" },
  LOGISTICS: { name: "Logistics conference", short: "Log" },
  PERSONNEL: { name: "Personnel conference", short: "Pers" },
  SITE_SURVEY: { name: "Site survey", short: "Survey" },
  FPC: { name: "Final planning conference", short: "FPC" },
  DECISION_BRIEF: { name: "Decision brief", short: "Brief" },
  STARTEX: { name: "STARTEX", short: "STARTEX" },
  ENDEX: { name: "ENDEX", short: "ENDEX" },
  HOTWASH: { name: "Hotwash", short: "Hotwash" },
  AAR: { name: "After-action report", short: "AAR" },
  SUMMARY: { name: "Commander's summary", short: "Summary" },
  LESSONS: { name: "Lessons and assessment", short: "Lessons" },
};

/** What a milestone is called in its edition: the second main planning conference is "Main planning conference 2". */
export function milestoneName({ kind, number }: { kind: MilestoneKind; number: number }): string {
  return number === 1 ? MILESTONE_LABELS[kind].name : `${MILESTONE_LABELS[kind].name} ${number}`;
}

/** As it stands within a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const MILESTONE_STATE_LABELS: Readonly<Record<MilestoneState, string>> = {
  PLANNED: "To come",
  DONE: "Done",
  NOT_NEEDED: "Not needed",
};

export const ANCHOR_LABELS: Readonly<Record<MilestoneAnchor, string>> = {
  STARTEX: "STARTEX",
  ENDEX: "ENDEX",
};

export const LESSON_KIND_LABELS: Readonly<Record<LessonKind, string>> = {
  OBSERVATION: "Observation",
  LESSON: "Lesson",
};

export const LESSON_STATE_LABELS: Readonly<Record<LessonState, string>> = {
  OPEN: "Open",
  IN_WORK: "In work",
  DONE: "Done",
  DROPPED: "Dropped",
};

/** Parts of the lists of lessons and of milestones. */
export const LESSON_FILTER_LABELS = { open: "Open", overdue: "Overdue", closed: "Closed" } as const;
export const MILESTONE_FILTER_LABELS = { open: "To come", overdue: "Overdue", done: "Done" } as const;
export const OWNER_FILTER_LABELS = { me: "Me or a post of mine", nobody: "Nobody yet" } as const;

/** Words for the red, amber and green of an edition or milestone, and for where it is in its life. */
export const HEALTH_LABELS = { RED: "Red", AMBER: "Amber", GREEN: "Green", GREY: "Not judged" } as const;

export const PHASE_LABELS = {
  UNDATED: "Without dates",
  PLANNING: "Planning",
  UNDER_WAY: "Under way",
  REVIEW: "In review",
  FINISHED: "Finished",
  CANCELLED: "Cancelled",
} as const;

/** What the numbers of an edition may oblige its host to. */
export const VIENNA_LABELS = {
  NOTIFY: "The Vienna Document may ask to notify it",
  OBSERVE: "The Vienna Document may ask to notify it and to invite observers",
} as const;

/** What the history of an edition calls whatever its revisions keep in codes; a milestone is a field of its own. */
export const EDITION_WORDS: FieldWords = {
  /** "JPN Host, Confirmed" */
  participants: (told) => told.replace(/^[A-Z]{3}/, countryName),
  /** "Troops JPN 200, J7, 2026-01-02" */
  numbers: (told) =>
    told
      .replace(/^(\D*)\b([A-Z]{3}) (?=\d)/, (_, what, code) => `${what}${countryName(code)} `)
      .replace(/(?<=, )\d{4}-\d{2}-\d{2}$/, formatDate),
  ...Object.fromEntries(
    Object.keys(MILESTONE_LABELS).flatMap((kind) =>
      Array.from({ length: MOST_OF_A_KIND }, (_, index) => [
        `${milestoneName({ kind: kind as MilestoneKind, number: index + 1 })}.state`,
        (code: string) => MILESTONE_STATE_LABELS[code as MilestoneState] ?? code,
      ]),
    ),
  ),
};
