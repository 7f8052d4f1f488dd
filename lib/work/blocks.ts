import { hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type CommitmentFilters, commitmentsHref, NO_COMMITMENT_FILTERS } from "@/lib/commitments/filters";
import { addDays, type CalendarDate } from "@/lib/dates";
import { type EngagementFilters, engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import type { ReviewPart } from "@/lib/engagements/reviews/queries";
import { AMBER_DAYS } from "@/lib/exercises/editions/health/rules";
import { type LessonFilters, lessonsHref, NO_LESSON_FILTERS } from "@/lib/exercises/lessons/filters";
import {
  type MilestoneFilters,
  milestonesHref,
  NO_MILESTONE_FILTERS,
} from "@/lib/exercises/milestones/filters";
import { NO_OBJECTIVE_FILTERS, type ObjectiveFilters, objectivesHref } from "@/lib/objectives/filters";
import { NO_PERSON_FILTERS, type PersonFilters, peopleHref } from "@/lib/people/filters";

/** Days that "soon" means on this page, today included. */
const SOON_DAYS = 14;

type BlockWords = {
  key:
    | "reviews"
    | "submitted"
    | "overdue"
    | "due"
    | "meetAgain"
    | "unreported"
    | "lessons"
    | "milestones"
    | "objectives"
    | "drafts"
    | "ahead"
    | "changed";
  title: string;
  /** What the rows have in common, and why they stand here. */
  note: string;
  /** Said in place of the rows when there are none. */
  empty: string;
  /** Whether its rows wait for the viewer, or only inform. */
  isDue: boolean;
  /** The whole list; it has as many rows as the block counts. */
  href: string;
};

/** One part of My work: a list under its own filters, of which the page shows the beginning. */
export type Block = BlockWords &
  (
    | { of: "engagements"; filters: EngagementFilters }
    | { of: "commitments"; filters: CommitmentFilters }
    | { of: "people"; filters: PersonFilters }
  );

/** The same for what somebody owns in exercises. */
export type ExerciseBlock = BlockWords &
  ({ of: "lessons"; filters: LessonFilters } | { of: "milestones"; filters: MilestoneFilters });

/** What happened last, for whoever looks for nothing in particular. */
export const CHANGED_BLOCK = engagements({
  key: "changed",
  title: "Recently changed",
  note: "The last changes to what you may see, whoever made them.",
  empty: "Nothing is on record yet.",
  isDue: false,
  filters: { sort: "-updated" },
});

/** What the viewer or a post of theirs owns in exercises and has to bring about; for whoever owns something. */
export function planExerciseBlocks(today: CalendarDate): ExerciseBlock[] {
  const milestones = { state: "open", owner: "me", to: addDays(today, AMBER_DAYS) } as const;
  const lessons = { state: "open", owner: "me" } as const;
  return [
    {
      key: "milestones",
      title: "Milestones of yours that are due",
      note: `Of exercises, yours or a post's that you hold, due within ${AMBER_DAYS} days or overdue.`,
      empty: "No milestone of yours is due.",
      isDue: true,
      of: "milestones",
      filters: { ...NO_MILESTONE_FILTERS, ...milestones },
      href: milestonesHref(milestones),
    },
    {
      key: "lessons",
      title: "Lessons of yours",
      note: "Of exercises, open and yours or a post's that you hold, those due first.",
      empty: "No lesson of yours is open.",
      isDue: true,
      of: "lessons",
      filters: { ...NO_LESSON_FILTERS, ...lessons },
      href: lessonsHref(lessons),
    },
  ];
}

/** The same for objectives that somebody answers for. */
export type ObjectiveBlock = BlockWords & { of: "objectives"; filters: ObjectiveFilters };

/** What the viewer or a post of theirs answers for and is to judge soon; for whoever has such objectives. */
export function planObjectiveBlock(today: CalendarDate): ObjectiveBlock {
  const filters = { ...NO_OBJECTIVE_FILTERS, mine: true, reviewBy: addDays(today, SOON_DAYS - 1) };
  return {
    key: "objectives",
    title: "Objectives of yours to review",
    note: `Yours or a post's that you hold, to be reviewed within ${SOON_DAYS} days or overdue. After the review an admin sets the day of the next.`,
    empty: "No objective of yours is to be reviewed.",
    isDue: true,
    of: "objectives",
    filters,
    href: objectivesHref(filters),
  };
}

/** The same for a part of the reviews. */
export type ReviewBlock = BlockWords & { of: "reviews"; part: ReviewPart };

/** What waits for the viewer's approval; for whoever holds a post that reviews. */
export const REVIEW_BLOCK: ReviewBlock = {
  key: "reviews",
  title: "Waiting for my approval",
  note: "In review by a post of yours, those due first.",
  empty: "Nothing waits for your approval.",
  isDue: true,
  href: "/reviews",
  of: "reviews",
  part: "mine",
};

/** What the viewer sent to review and is not shared yet; for whoever has such records. */
export const SUBMITTED_BLOCK: ReviewBlock = {
  key: "submitted",
  title: "Submitted by you",
  note: "In review, or returned to you with a comment.",
  empty: "Nothing of yours is in review.",
  isDue: false,
  href: "/reviews?part=submitted",
  of: "reviews",
  part: "submitted",
};

/**
 * What stands on My work for this viewer on their own day, most pressing first. Whoever covers a few countries is shown
 * all that is due in them; whoever sees all countries, only what is their own, unless they lead.
 */
export function planBlocks(viewer: Viewer, today: CalendarDate): Block[] {
  const works = canCreate(viewer);
  const leads = hasRole(viewer, "LEADER");
  const answers = works || leads;
  const isOwn = viewer.allCountries && works && !leads;
  const where = whereWords(viewer);
  const whose = isOwn ? "of yours" : where;
  const soon = addDays(today, SOON_DAYS - 1);

  const promises = [
    commitments({
      key: "overdue",
      title: "Overdue commitments",
      note: `Open ${whose}, and past the day they were due.`,
      empty: "No commitment is overdue.",
      isDue: answers,
      filters: { state: "overdue", mine: isOwn },
    }),
    commitments({
      key: "due",
      title: `Commitments due in ${SOON_DAYS} days`,
      note: `Open ${whose}, due from today on.`,
      empty: "No commitment falls due.",
      isDue: answers,
      filters: { state: "open", from: today, to: soon, mine: isOwn },
    }),
  ];
  return [
    // Who only administers keeps no promises.
    ...(answers || !isAdmin(viewer) ? promises : []),
    // Nobody's own: the last meeting says when to meet somebody again, and not who is to.
    ...(works && !isOwn
      ? [
          people({
            key: "meetAgain",
            title: "People to meet again",
            note: `Due in the next ${SOON_DAYS} days or overdue ${where}, as the last meeting with them says.`,
            empty: "Nobody is to be met again soon.",
            isDue: true,
            filters: { active: true, contactBy: soon },
          }),
        ]
      : []),
    ...(works
      ? [
          engagements({
            key: "unreported",
            title: "Date passed, no report",
            note: `Planned ${whose} for a day that is over where it was to take place. Say what came of it, or that it was cancelled or postponed.`,
            empty: "Everything whose date has passed is reported.",
            isDue: true,
            filters: { unreported: true, mine: isOwn, sort: "date" },
          }),
          engagements({
            key: "drafts",
            title: "Your drafts",
            note: "Not sent on yet, or returned with a comment.",
            empty: "You have no drafts.",
            isDue: true,
            filters: { publication: ["DRAFT", "RETURNED"], mine: true, sort: "-updated" },
          }),
        ]
      : []),
    engagements({
      key: "ahead",
      title: `Next ${SOON_DAYS} days`,
      note: `What begins soon ${where}.`,
      empty: "Nothing is planned.",
      isDue: false,
      filters: {
        status: ["PROPOSED", "PLANNED", "CONFIRMED", "EXECUTING"],
        from: today,
        to: soon,
        sort: "date",
      },
    }),
    CHANGED_BLOCK,
  ];
}

function whereWords(viewer: Viewer): string {
  if (!viewer.isHome) return "among what is released to you";
  return viewer.allCountries ? "in all countries" : "in your countries";
}

export type EngagementBlock = Extract<Block, { of: "engagements" }>;

type Given<Filters> = Omit<Block, "of" | "href" | "filters"> & { filters: Partial<Filters> };

function engagements({ filters, ...block }: Given<EngagementFilters>): EngagementBlock {
  return {
    ...block,
    of: "engagements",
    filters: { ...NO_FILTERS, ...filters },
    href: engagementsHref(filters),
  };
}

function commitments({ filters, ...block }: Given<CommitmentFilters>): Block {
  const all = { ...NO_COMMITMENT_FILTERS, ...filters };
  return { ...block, of: "commitments", filters: all, href: commitmentsHref(filters) };
}

function people({ filters, ...block }: Given<PersonFilters>): Block {
  const all = { ...NO_PERSON_FILTERS, ...filters };
  return { ...block, of: "people", filters: all, href: peopleHref(filters) };
}
