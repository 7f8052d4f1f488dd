import "server-only";
import { canReadAudit } from "@/lib/audit/policy";
import { listAuditEvents } from "@/lib/audit/queries";
import { auditFilterSchema } from "@/lib/audit/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type CommitmentRow, listFirstCommitments } from "@/lib/commitments/queries";
import { addDays, type CalendarDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { canCreate } from "@/lib/engagements/policy";
import { listFirstEngagements } from "@/lib/engagements/queries";
import { isAskedToReview, listReviews, type ReviewRow } from "@/lib/engagements/reviews/queries";
import type { EngagementRow } from "@/lib/engagements/views";
import { type LessonRow, listFirstLessons } from "@/lib/exercises/lessons/queries";
import { listFirstMilestones, type MilestoneRow } from "@/lib/exercises/milestones/queries";
import { listObjectives, type ObjectiveView } from "@/lib/objectives/queries";
import { listToCheck, type StepToCheck } from "@/lib/outcomes/queries";
import { PAGE_SIZE, type PageInfo, pageInfo } from "@/lib/paging";
import { listPeople, type PersonRow } from "@/lib/people/queries";
import { canManagePortfolios } from "@/lib/portfolios/policy";
import { listPortfolios } from "@/lib/portfolios/queries";
import {
  type Block,
  type EngagementBlock,
  type ExerciseBlock,
  type ObjectiveBlock,
  planBlocks,
  planExerciseBlocks,
  planObjectiveBlock,
  REVIEW_BLOCK,
  type ReviewBlock,
  SUBMITTED_BLOCK,
} from "./blocks";

/** Rows of a block that the page shows; the rest is behind its link. */
const ROWS_SHOWN = 6;
const REFUSALS_DAYS = 7;

type FilledReviewBlock = ReviewBlock & { total: number; rows: ReviewRow[] };

type FilledEngagementBlock = EngagementBlock & { total: number; rows: EngagementRow[] };

export type FilledBlock =
  | FilledEngagementBlock
  | (Block & { total: number } & (
        | { of: "commitments"; rows: CommitmentRow[] }
        | { of: "people"; rows: PersonRow[] }
      ))
  | FilledExerciseBlock
  | FilledObjectiveBlock
  | FilledReviewBlock;

type FilledObjectiveBlock = ObjectiveBlock & { total: number; rows: ObjectiveView[] };

type FilledExerciseBlock = ExerciseBlock & { total: number } & (
    | { of: "lessons"; rows: LessonRow[] }
    | { of: "milestones"; rows: MilestoneRow[] }
  );

/** The blocks of My work with their exact totals and first rows, on the viewer's own day. */
export async function readBlocks(db: Db, viewer: Viewer, today: CalendarDate): Promise<FilledBlock[]> {
  const filled: FilledBlock[] = [];
  if (await isAskedToReview(db, viewer)) filled.push(await readReviewBlock(db, viewer, REVIEW_BLOCK));
  for (const block of planBlocks(viewer, today)) {
    if (block.of === "engagements") {
      filled.push(await readEngagementBlock(db, viewer, block));
    } else if (block.of === "commitments") {
      filled.push({ ...block, ...(await listFirstCommitments(db, viewer, block.filters, ROWS_SHOWN)) });
    } else {
      const { rows, info } = await listPeople(db, block.filters, 1);
      filled.push({ ...block, total: info.total, rows: rows.slice(0, ROWS_SHOWN) });
    }
  }
  for (const block of planExerciseBlocks(today)) {
    const found = await readExerciseBlock(db, viewer, block);
    if (found.total > 0) filled.push(found);
  }
  const objectives = await readObjectiveBlock(db, viewer, planObjectiveBlock(today));
  if (objectives.total > 0) filled.push(objectives);
  const submitted = await readReviewBlock(db, viewer, SUBMITTED_BLOCK);
  return submitted.total > 0 ? [...filled, submitted] : filled;
}

/** One block of engagements with its exact total and first rows. */
export async function readEngagementBlock(
  db: Db,
  viewer: Viewer,
  block: EngagementBlock,
): Promise<FilledEngagementBlock> {
  return { ...block, ...(await listFirstEngagements(db, viewer, block.filters, ROWS_SHOWN)) };
}

async function readExerciseBlock(db: Db, viewer: Viewer, block: ExerciseBlock): Promise<FilledExerciseBlock> {
  return block.of === "lessons"
    ? { ...block, ...(await listFirstLessons(db, viewer, block.filters, ROWS_SHOWN)) }
    : { ...block, ...(await listFirstMilestones(db, viewer, block.filters, ROWS_SHOWN)) };
}

async function readObjectiveBlock(
  db: Db,
  viewer: Viewer,
  block: ObjectiveBlock,
): Promise<FilledObjectiveBlock> {
  const rows = await listObjectives(db, viewer, block.filters);
  const byDay = rows.toSorted((one, other) => ((one.reviewOn ?? "") < (other.reviewOn ?? "") ? -1 : 1));
  return { ...block, total: rows.length, rows: byDay.slice(0, ROWS_SHOWN) };
}

async function readReviewBlock(db: Db, viewer: Viewer, block: ReviewBlock): Promise<FilledReviewBlock> {
  const { rows, info } = await listReviews(db, viewer, block.part, 1);
  return { ...block, total: info.total, rows: rows.slice(0, ROWS_SHOWN) };
}

/** The first outcomes to look at again, of those that the viewer answers for; null for who changes no engagements. */
export async function readChecks(db: Db, viewer: Viewer, today: CalendarDate) {
  return canCreate(viewer) ? listToCheck(db, viewer, checksOf(viewer, today, ROWS_SHOWN)) : null;
}

/** A page of the same list. */
export async function listChecks(
  db: Db,
  viewer: Viewer,
  today: CalendarDate,
  page: number,
): Promise<{ rows: StepToCheck[]; info: PageInfo }> {
  const asked = checksOf(viewer, today, PAGE_SIZE);
  const first = canCreate(viewer) ? await listToCheck(db, viewer, asked) : { rows: [], total: 0 };
  const info = pageInfo(first.total, page);
  if (info.page === 1) return { rows: first.rows, info };
  return { rows: (await listToCheck(db, viewer, { ...asked, span: info })).rows, info };
}

function checksOf(viewer: Viewer, today: CalendarDate, most: number) {
  return { today, isOwn: viewer.allCountries, span: { from: 1, to: most } };
}

/** What waits for an admin on a day (UTC): all portfolios, to judge their cover, and for an auditor the last week's refusals. Null for
 * everyone else. */
export async function readAdminWork(db: Db, viewer: Viewer, today: CalendarDate) {
  if (!canManagePortfolios(viewer) && !canReadAudit(viewer)) return null;
  const from = addDays(today, 1 - REFUSALS_DAYS);
  const refusals = canReadAudit(viewer)
    ? await listAuditEvents(db, auditFilterSchema.parse({ outcome: "refused", from }))
    : null;
  return {
    portfolios: canManagePortfolios(viewer) ? await listPortfolios(db) : null,
    refusals: refusals && {
      total: refusals.info.total,
      rows: refusals.rows.slice(0, ROWS_SHOWN),
      href: `/admin/audit?outcome=refused&from=${from}`,
    },
  };
}

export type AdminWorkView = NonNullable<Awaited<ReturnType<typeof readAdminWork>>>;
