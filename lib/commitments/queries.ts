import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listPostOptions } from "@/lib/engagements/pickers/queries";
import type { GuardedEngagement } from "@/lib/engagements/policy";
import type { Prisma } from "@/lib/generated/prisma/client";
import type {
  CommitmentState,
  EngagementStatus,
  Marking,
  Publication,
  Side,
} from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import { areNamesOpen } from "@/lib/people/queries";
import { withoutPartyNames } from "@/lib/people/rules";
import type { CommitmentFilters } from "./filters";
import { CLOSED_STATES, type Fate, OPEN_STATES } from "./rules";

/** A post, with the organisation it belongs to. */
export type PostView = { id: string; title: string; organisation: string | null };

export type CommitmentRow = {
  id: string;
  text: string;
  bySide: Side;
  ownerName: string | null;
  ownerUserId: string | null;
  ownerPersonId: string | null;
  /** The post that owns it; null as well where it is not open to the viewer. So are the person and post it was given to. */
  ownerPost: PostView | null;
  ownerPostId: string | null;
  toSide: Side | null;
  toName: string | null;
  toPersonId: string | null;
  toPost: PostView | null;
  toPostId: string | null;
  dueOn: CalendarDate | null;
  /** The day it had missed before it was put off. */
  missedOn: CalendarDate | null;
  state: CommitmentState;
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
    status: EngagementStatus;
    isFictional: boolean;
    disseminationControls: string[];
    relTo: string[];
  };
};

const post = { select: { id: true, title: true, organisation: { select: { name: true } } } } as const;

const select = {
  id: true,
  text: true,
  bySide: true,
  ownerName: true,
  ownerUserId: true,
  ownerPersonId: true,
  ownerPostId: true,
  ownerPost: post,
  toSide: true,
  toName: true,
  toPersonId: true,
  toPostId: true,
  toPost: post,
  dueOn: true,
  missedOn: true,
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
      status: true,
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
  const where = whereOf(db, viewer, filters);
  const info = pageInfo(await db.commitment.count({ where }), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const records = await db.commitment.findMany({
    where,
    select,
    orderBy: orderOf(filters, isReversed),
    take: limit,
    skip: offset,
  });
  const rows = await rowsFrom(db, records);
  return { rows: isReversed ? rows.reverse() : rows, info };
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstCommitments(
  db: Db,
  viewer: Viewer,
  filters: CommitmentFilters,
  most: number,
): Promise<{ rows: CommitmentRow[]; total: number }> {
  const where = whereOf(db, viewer, filters);
  const records = await db.commitment.findMany({
    where,
    select,
    orderBy: orderOf(filters, false),
    take: most,
  });
  return {
    rows: await rowsFrom(db, records),
    total: records.length < most ? records.length : await db.commitment.count({ where }),
  };
}

/** How many rows the list under these filters has. */
export function countCommitments(db: Db, viewer: Viewer, filters: CommitmentFilters): Promise<number> {
  return db.commitment.count({ where: whereOf(db, viewer, filters) });
}

/** The promise, or null when there is none, or none for this viewer. */
export async function getCommitment(db: Db, id: string): Promise<CommitmentRow | null> {
  if (!isId(id)) return null;
  const record = await db.commitment.findUnique({ where: { id }, select });
  if (!record) return null;
  const [row] = await rowsFrom(db, [record]);
  return row ?? null;
}

/**
 * Promises still to be kept with these countries (alpha-3), or given or received by these people, those due first at the
 * top, at most `most`, and how many there are.
 */
export async function listOpenPromisesBetween(
  db: Db,
  { codes, personIds }: { codes: readonly string[]; personIds: readonly string[] },
  most: number,
): Promise<{ rows: CommitmentRow[]; total: number }> {
  const people = { in: [...personIds] };
  const where = {
    state: { in: [...OPEN_STATES] },
    OR: [{ countryCodes: { hasSome: [...codes] } }, { ownerPersonId: people }, { toPersonId: people }],
  };
  const records = await db.commitment.findMany({
    where,
    select,
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: most,
  });
  return {
    rows: await rowsFrom(db, records),
    total: await db.commitment.count({ where }),
  };
}

/** How many promises are shown on a person's page; the ledger has them all. */
const MOST_AROUND = 20;

/** Promises still to be kept from engagements that the person attended, either way, those due first at the top. */
export async function listOpenPromisesAround(db: Db, personId: string): Promise<CommitmentRow[]> {
  const first = await db.$queryRaw<{ id: string }[]>`
    select id from commitment_visible
    where state in ('OPEN', 'IN_WORK')
      and engagement_id = any(array(select engagement_id from attendance_visible where person_id = ${personId}::uuid and attended))
    order by due_on nulls last, id limit ${MOST_AROUND}`;
  if (first.length === 0) return [];
  const records = await db.commitment.findMany({
    where: { id: { in: first.map(({ id }) => id) } },
    select,
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  return rowsFrom(db, records);
}

/** The post, or null when there is none, or none for this viewer. */
export async function getPostView(db: Db, id: string): Promise<PostView | null> {
  const record = await db.post.findUnique({ where: { id }, ...post });
  return record && postFrom(record);
}

/** Users and posts that can own a promise; posts of the viewer's nation come first. */
export async function listOwnerOptions(db: Db, viewer: Viewer) {
  const users = await db.user.findMany({
    where: { disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true, nation: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return {
    users: users.map(({ id, name, nation }) => ({ value: id, label: name, hint: nation })),
    posts: await listPostOptions(db, viewer),
  };
}

/**
 * What the list of promises counts. What is overdue now is judged by the viewer's own day; what has become of a promise by
 * the day in UTC, as in the figures that viewers of several zones share and that lead here.
 */
function whereOf(db: Db, viewer: Viewer, filters: CommitmentFilters): Prisma.CommitmentWhereInput {
  const now = new Date();
  const { state, fate, side, country, publication, from, to, mine } = filters;
  return {
    AND: [
      state === "closed" ? { state: { in: [...CLOSED_STATES] } } : {},
      state === "open" || state === "overdue" ? { state: { in: [...OPEN_STATES] } } : {},
      state === "overdue" ? { dueOn: { lt: toDateColumn(todayIn(viewer.timeZone, now)) } } : {},
      fate ? whereFate(db, fate, todayIn("UTC", now)) : {},
      side.length > 0 ? { bySide: { in: side } } : {},
      country.length > 0 ? { countryCodes: { hasSome: country } } : {},
      publication.length > 0 ? { publication: { in: publication } } : {},
      from ? { dueOn: { gte: toDateColumn(from) } } : {},
      to ? { dueOn: { lte: toDateColumn(to) } } : {},
      mine ? ownedBy(viewer) : {},
    ],
  };
}

/** The same as `fateOf` in rules.ts, for a list. */
function whereFate(db: Db, fate: Fate, today: CalendarDate): Prisma.CommitmentWhereInput {
  const { dueOn, missedOn } = db.commitment.fields;
  const late = [{ missedOn: null, closedOn: { gt: dueOn } }, { closedOn: { gt: missedOn } }];
  const kept = [
    { closedOn: null },
    { missedOn: null, dueOn: null },
    { missedOn: null, closedOn: { lte: dueOn } },
    { closedOn: { lte: missedOn } },
  ];
  const past = { lt: toDateColumn(today) };
  const open = { state: { in: [...OPEN_STATES] } };
  switch (fate) {
    case "kept":
      return { state: "DONE", OR: kept };
    case "late":
      return { state: "DONE", OR: late };
    case "broken":
      return { state: "BROKEN" };
    case "overtaken":
      return { state: "OVERTAKEN" };
    case "overdue":
      return { ...open, dueOn: past };
    case "ahead":
      return { ...open, OR: [{ dueOn: null }, { NOT: { dueOn: past } }] };
  }
}

/** A post's promises are those of whoever holds it; only what no post owns stays with the user. */
function ownedBy(viewer: Viewer): Prisma.CommitmentWhereInput {
  return {
    OR: [{ ownerPostId: { in: [...viewer.posts] } }, { ownerPostId: null, ownerUserId: viewer.id }],
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

type Read = Prisma.CommitmentGetPayload<{ select: typeof select }>;

async function rowsFrom(db: Db, records: readonly Read[]): Promise<CommitmentRow[]> {
  const rows = records.map(rowFrom);
  return rows.length === 0 || (await areNamesOpen(db)) ? rows : rows.map(withoutPartyNames);
}

function rowFrom(record: Read): CommitmentRow {
  return {
    ...record,
    ownerPost: record.ownerPost && postFrom(record.ownerPost),
    toPost: record.toPost && postFrom(record.toPost),
    dueOn: record.dueOn && calendarDateOf(record.dueOn),
    missedOn: record.missedOn && calendarDateOf(record.missedOn),
    closedOn: record.closedOn && calendarDateOf(record.closedOn),
  };
}

function postFrom({ id, title, organisation }: Prisma.PostGetPayload<typeof post>): PostView {
  return { id, title, organisation: organisation?.name ?? null };
}
