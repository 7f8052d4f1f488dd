import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { GuardedEngagement } from "@/lib/engagements/policy";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { CommitmentState, Marking, Publication, Side } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import type { CommitmentFilters } from "./filters";
import { CLOSED_STATES, isOverdue, OPEN_STATES } from "./rules";

export type CommitmentRow = {
  id: string;
  text: string;
  bySide: Side;
  ownerName: string | null;
  ownerUserId: string | null;
  dueOn: CalendarDate | null;
  state: CommitmentState;
  /** Today, in UTC. */
  isOverdue: boolean;
  evidence: string | null;
  closedOn: CalendarDate | null;
  publication: Publication;
  marking: Marking;
  countryCodes: string[];
  version: number;
  engagement: GuardedEngagement & {
    id: string;
    reference: string;
    title: string;
    type: string;
    isFictional: boolean;
    disseminationControls: string[];
    relTo: string[];
  };
};

const select = {
  id: true,
  text: true,
  bySide: true,
  ownerName: true,
  ownerUserId: true,
  dueOn: true,
  state: true,
  evidence: true,
  closedOn: true,
  publication: true,
  marking: true,
  countryCodes: true,
  version: true,
  engagement: {
    select: {
      id: true,
      reference: true,
      title: true,
      type: true,
      isFictional: true,
      publication: true,
      closeHold: true,
      marking: true,
      disseminationControls: true,
      relTo: true,
      countryCodes: true,
      releasableNations: true,
      readerIds: true,
      readerPostIds: true,
      editorIds: true,
    },
  },
} as const satisfies Prisma.CommitmentSelect;

/** One page of promises, 50 rows: those to be kept by due date, then the closed ones, last closed first. */
export async function listCommitments(
  db: Db,
  viewer: Viewer,
  filters: CommitmentFilters,
  page: number,
): Promise<{ rows: CommitmentRow[]; info: PageInfo }> {
  const today = todayIn("UTC", new Date());
  const where = whereOf(viewer, filters, today);
  const info = pageInfo(await db.commitment.count({ where }), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const records = await db.commitment.findMany({
    where,
    select,
    orderBy: orderOf(filters, isReversed),
    take: limit,
    skip: offset,
  });
  const rows = records.map((record) => rowFrom(record, today));
  return { rows: isReversed ? rows.reverse() : rows, info };
}

/** How many rows the list under these filters has. */
export function countCommitments(db: Db, viewer: Viewer, filters: CommitmentFilters): Promise<number> {
  return db.commitment.count({ where: whereOf(viewer, filters, todayIn("UTC", new Date())) });
}

/** The promise, or null when there is none, or none for this viewer. */
export async function getCommitment(db: Db, id: string): Promise<CommitmentRow | null> {
  if (!isId(id)) return null;
  const record = await db.commitment.findUnique({ where: { id }, select });
  return record && rowFrom(record, todayIn("UTC", new Date()));
}

/** What the list of promises counts, on the day `today` in UTC. */
function whereOf(
  viewer: Viewer,
  filters: CommitmentFilters,
  today: CalendarDate,
): Prisma.CommitmentWhereInput {
  const { state, side, country, publication, from, to, mine } = filters;
  return {
    AND: [
      state === "closed" ? { state: { in: [...CLOSED_STATES] } } : {},
      state === "open" || state === "overdue" ? { state: { in: [...OPEN_STATES] } } : {},
      state === "overdue" ? { dueOn: { lt: toDateColumn(today) } } : {},
      side.length > 0 ? { bySide: { in: side } } : {},
      country.length > 0 ? { countryCodes: { hasSome: country } } : {},
      publication.length > 0 ? { publication: { in: publication } } : {},
      from ? { dueOn: { gte: toDateColumn(from) } } : {},
      to ? { dueOn: { lte: toDateColumn(to) } } : {},
      mine ? { ownerUserId: viewer.id } : {},
    ],
  };
}

function orderOf(
  { state }: CommitmentFilters,
  isReversed: boolean,
): Prisma.CommitmentOrderByWithRelationInput[] {
  const forth = isReversed ? ("desc" as const) : ("asc" as const);
  const back = isReversed ? ("asc" as const) : ("desc" as const);
  // What is not closed has no day of closing, so that it stands before all that is.
  const closed = { closedOn: { sort: back, nulls: isReversed ? ("last" as const) : ("first" as const) } };
  const due = { dueOn: { sort: forth, nulls: isReversed ? ("first" as const) : ("last" as const) } };
  return [...(state === "open" || state === "overdue" ? [] : [closed]), due, { id: forth }];
}

function rowFrom(
  record: Prisma.CommitmentGetPayload<{ select: typeof select }>,
  today: CalendarDate,
): CommitmentRow {
  const dueOn = record.dueOn && calendarDateOf(record.dueOn);
  return {
    ...record,
    dueOn,
    closedOn: record.closedOn && calendarDateOf(record.closedOn),
    isOverdue: isOverdue({ state: record.state, dueOn }, today),
  };
}
