import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { listPostOptions } from "@/lib/engagements/pickers/queries";
import type { GuardedEngagement } from "@/lib/engagements/policy";
import { CLOSED_STATES, OPEN_STATES } from "@/lib/engagements/promises/rules";
import { type TextQuery, toTextQuery } from "@/lib/engagements/search/match";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
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
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import type { CommitmentFilters } from "./filters";
import { fateIn } from "./say-do/queries";

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
  const where = await whereOf(db, viewer, filters);
  const info = pageInfo(await countWhere(db, where), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const found = await db.$queryRaw<{ id: string }[]>`${PLANNED_BY_VALUE}
    select id from commitment_visible where ${where}
    order by ${orderOf(filters, isReversed)} limit ${limit} offset ${offset}`;
  const rows = await rowsOf(db, found);
  return { rows: isReversed ? rows.reverse() : rows, info };
}

/** All promises of the list under these filters, in its order. */
export async function listCommitmentIds(
  db: Db,
  viewer: Viewer,
  filters: CommitmentFilters,
): Promise<{ id: string; marking: Marking }[]> {
  return db.$queryRaw`${PLANNED_BY_VALUE}
    select v.id, c.marking::text as marking
    from (select id, row_number() over (order by ${orderOf(filters, false)}) as place
          from commitment_visible where ${await whereOf(db, viewer, filters)}) v
    join commitment c on c.id = v.id order by v.place`;
}

/** The promises with these ids, in their order; those that are not open to the viewer are left out. */
export function listCommitmentsById(db: Db, ids: readonly string[]): Promise<CommitmentRow[]> {
  return rowsOf(
    db,
    ids.map((id) => ({ id })),
  );
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstCommitments(
  db: Db,
  viewer: Viewer,
  filters: CommitmentFilters,
  most: number,
): Promise<{ rows: CommitmentRow[]; total: number }> {
  const found = await db.$queryRaw<{ id: string; total: number }[]>`${PLANNED_BY_VALUE}
    select id, count(*) over ()::int as total from commitment_visible where ${await whereOf(db, viewer, filters)}
    order by ${orderOf(filters, false)} limit ${most}`;
  return { rows: await rowsOf(db, found), total: found[0]?.total ?? 0 };
}

/** How many rows the list under these filters has. */
export async function countCommitments(db: Db, viewer: Viewer, filters: CommitmentFilters): Promise<number> {
  return countWhere(db, await whereOf(db, viewer, filters));
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
  return rowsOf(db, first);
}

/** The post, or null when there is none, or none for this viewer, or it was merged into another. */
export async function getPostView(db: Db, id: string): Promise<PostView | null> {
  const record = await db.post.findUnique({ where: { id, mergedIntoId: null }, ...post });
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

/** Who was to be at an engagement, in its order, as they stood there; nobody where the viewer may not know people. */
export async function listAttendees(db: Db, engagementId: string) {
  return db.attendance.findMany({
    where: { engagementId },
    orderBy: { sort: "asc" },
    select: { personId: true, name: true, side: true, position: true, organisation: true },
  });
}

async function countWhere(db: Db, where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`${PLANNED_BY_VALUE}
    select count(*)::int as count from commitment_visible where ${where}`;
  return row?.count ?? 0;
}

/**
 * What the list of promises counts, as a condition on `commitment_visible`. What is overdue now is judged by the viewer's own
 * day; what has become of a promise by the day in UTC, as in the figures that viewers of several zones share and that lead here.
 */
async function whereOf(db: Db, viewer: Viewer, filters: CommitmentFilters): Promise<Prisma.Sql> {
  const now = new Date();
  const { q, state, fate, side, country, otherSide, publication, from, to, mine } = filters;
  const parts = [
    q && hasPromised(await toTextQuery(db, q)),
    state === "closed" && isIn(CLOSED_STATES),
    (state === "open" || state === "overdue") && isIn(OPEN_STATES),
    state === "overdue" && Prisma.sql`due_on < ${todayIn(viewer.timeZone, now)}::date`,
    fate && Prisma.sql`${fateIn(todayIn("UTC", now))} = ${fate}`,
    side.length > 0 && Prisma.sql`by_side = any(${side}::text[]::side[])`,
    country.length > 0 && Prisma.sql`country_codes && ${country}::text[]`,
    publication.length > 0 && Prisma.sql`publication = any(${publication}::text[]::publication[])`,
    from && Prisma.sql`due_on >= ${from}::date`,
    to && Prisma.sql`due_on <= ${to}::date`,
    mine && ownedBy(viewer),
    filters.ownerPost && (await ownedByPost(db, filters.ownerPost)),
    filters.ownerPerson && (await givenBy(db, filters.ownerPerson)),
    filters.engagement && (await madeAt(db, filters.engagement)),
    otherSide.length > 0 && isWith(otherSide),
  ].filter((part) => part instanceof Prisma.Sql);
  return parts.length > 0 ? Prisma.join(parts, " and ") : Prisma.sql`true`;
}

/** The condition on `commitment_visible` that a promise holds what was searched for. */
export function hasPromised(query: TextQuery | null): Prisma.Sql {
  return query ? Prisma.sql`search_vector @@ ${query.promises}::tsquery` : Prisma.sql`false`;
}

function isIn(states: readonly CommitmentState[]): Prisma.Sql {
  return Prisma.sql`state = any(${[...states]}::text[]::commitment_state[])`;
}

/** A post's promises are those of whoever holds it; only what no post owns stays with the user. */
function ownedBy(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`(owner_post_id = any(${[...viewer.posts]}::uuid[])
    or owner_post_id is null and owner_user_id = ${viewer.id}::uuid)`;
}

/** A post that is not open to the viewer owns nothing. */
async function ownedByPost(db: Db, id: string): Promise<Prisma.Sql> {
  const found = await db.post.findUnique({ where: { id }, select: { id: true } });
  return found ? Prisma.sql`owner_post_id = ${found.id}::uuid` : Prisma.sql`false`;
}

/** Who was merged into another is that other now; who is not open to the viewer, or known by name, gave nothing. */
async function givenBy(db: Db, id: string): Promise<Prisma.Sql> {
  const found = await db.person.findUnique({ where: { id }, select: { id: true, mergedIntoId: true } });
  if (!found || !(await areNamesOpen(db))) return Prisma.sql`false`;
  return Prisma.sql`owner_person_id = ${found.mergedIntoId ?? found.id}::uuid`;
}

async function madeAt(db: Db, reference: string): Promise<Prisma.Sql> {
  const found = await db.engagement.findUnique({ where: { reference }, select: { id: true } });
  return found ? Prisma.sql`engagement_id = ${found.id}::uuid` : Prisma.sql`false`;
}

/**
 * The other side is who is promised ours, and who promises theirs: its country is that of the person, or else of the post, as far
 * as these are open to the viewer. Where neither says it, it is the one other country of the engagement; where there are
 * several of these nobody knows, and it is with none.
 */
function isWith(codes: readonly string[]): Prisma.Sql {
  const other = (ours: string, theirs: string) =>
    Prisma.sql`case when by_side = 'OWN' then ${Prisma.raw(ours)} else ${Prisma.raw(theirs)} end`;
  return Prisma.sql`coalesce(
    (select nationality::text from person where person.id = ${other("to_person_id", "owner_person_id")}),
    (select nation::text from post where post.id = ${other("to_post_id", "owner_post_id")}),
    (select min(code) from unnest(array_remove(country_codes, ${env().RAPPORT_NATION}::text)) code having count(*) = 1)
  ) = any(${[...codes]}::text[])`;
}

function orderOf({ state }: CommitmentFilters, isReversed: boolean): Prisma.Sql {
  // What is not closed has no day of closing, so that it stands before all that is.
  const closed = isReversed ? Prisma.sql`closed_on asc nulls last` : Prisma.sql`closed_on desc nulls first`;
  const due = isReversed
    ? Prisma.sql`due_on desc nulls first, id desc`
    : Prisma.sql`due_on asc nulls last, id asc`;
  return state === "open" || state === "overdue" ? due : Prisma.sql`${closed}, ${due}`;
}

type Read = Prisma.CommitmentGetPayload<{ select: typeof select }>;

/** The rows of what was found, in its order. */
async function rowsOf(db: Db, found: readonly { id: string }[]): Promise<CommitmentRow[]> {
  if (found.length === 0) return [];
  const place = new Map(found.map(({ id }, index) => [id, index]));
  const records = await db.commitment.findMany({ where: { id: { in: [...place.keys()] } }, select });
  return rowsFrom(
    db,
    records.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
  );
}

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
