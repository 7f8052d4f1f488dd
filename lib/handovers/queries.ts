import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { HandoverEnding, HandoverSection } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { PAGE_SIZE, type PageInfo, pageInfo } from "@/lib/paging";
import { listItems, listSignatures } from "./pack/queries";
import type { GuardedHandover } from "./policy";
import { type Readiness, readinessOf } from "./rules";

export type ReadyMark = { section: HandoverSection; by: string | null; at: Date };

export type HandoverView = GuardedHandover & {
  id: string;
  version: number;
  postTitle: string;
  postVersion: number;
  organisation: string | null;
  isFictional: boolean;
  /** Names are null for whom the viewer may not know. */
  outgoingName: string | null;
  /** First day of whoever leaves; null where nobody wrote it down. */
  outgoingFrom: CalendarDate | null;
  /** Their last day as holder, on which their access by the post ends; null while none is set. */
  lastOn: CalendarDate | null;
  /** The day they depart: said by hand, else their last day; never after that. */
  departsOn: CalendarDate | null;
  saidOn: CalendarDate | null;
  incomingId: string | null;
  incomingName: string | null;
  /** First day of whoever follows, from which the post gives them what it covers. */
  overlapFrom: CalendarDate | null;
  startedAt: Date;
  startedBy: string | null;
  ending: HandoverEnding | null;
  closedBy: string | null;
  ready: ReadyMark[];
};

type Raw = Omit<HandoverView, DayColumn | "ready"> &
  Record<DayColumn, Date | null> & { ready: { section: HandoverSection; by: string | null; at: string }[] };
type DayColumn = "outgoingFrom" | "lastOn" | "departsOn" | "saidOn" | "overlapFrom";

/** The parts of the list. */
const HANDOVER_PARTS = ["open", "closed"] as const;
type HandoverPart = (typeof HANDOVER_PARTS)[number];

/** The handover, or null when there is none, or none for this viewer. */
export async function getHandover(db: Db, id: string): Promise<HandoverView | null> {
  if (!isId(id)) return null;
  const [row] = await readHandovers(db, Prisma.sql`h.id = ${id}::uuid`, 1, 0);
  return row ?? null;
}

/** Handovers of a post, those under way first, then the last closed. */
export function listHandoversOf(db: Db, postId: string): Promise<HandoverView[]> {
  return readHandovers(db, Prisma.sql`h.post_id = ${postId}::uuid`, PAGE_SIZE, 0);
}

/** The handovers under way that the viewer may know of, those first that end first; at most `most`. */
export function listUnderWay(db: Db, most: number): Promise<HandoverView[]> {
  return readHandovers(db, PART_WHERE.open, most, 0);
}

/** One page of handovers, 50 rows, each with how ready it is by what is open to the viewer. */
export async function listHandovers(
  db: Db,
  viewer: Viewer,
  part: HandoverPart,
  page: number,
): Promise<{
  rows: (HandoverView & { readiness: Readiness })[];
  info: PageInfo;
  totals: Record<HandoverPart, number>;
}> {
  const [open, closed] = [
    await db.handover.count({ where: { closedAt: null } }),
    await db.handover.count({ where: { NOT: { closedAt: null } } }),
  ];
  const totals = { open, closed };
  const info = pageInfo(totals[part], page);
  const handovers = await readHandovers(db, PART_WHERE[part], PAGE_SIZE, Math.max(0, info.from - 1));
  const rows = [];
  for (const handover of handovers)
    rows.push({ ...handover, readiness: await readReadiness(db, viewer, handover) });
  return { rows, info, totals };
}

/** How ready it is, counted over what is open to the viewer. */
export async function readReadiness(db: Db, viewer: Viewer, handover: HandoverView): Promise<Readiness> {
  const items = await listItems(db, viewer, handover);
  const signatures = await listSignatures(db, handover.id);
  return readinessOf(
    handover.ready.map(({ section }) => section),
    items,
    signatures,
  );
}

export type Startable = {
  postId: string;
  postTitle: string;
  organisation: string | null;
  userId: string;
  name: string;
  lastOn: CalendarDate | null;
};

/**
 * Who holds which post in use today in their own right, without a handover under way: of all own posts for whoever says who holds
 * them, else of the viewer's own.
 */
export async function listStartable(db: Db, viewer: Viewer, ofAll: boolean): Promise<Startable[]> {
  const rows = await db.$queryRaw<(Omit<Startable, "lastOn"> & { lastOn: Date | null })[]>`
    select p.id as "postId", p.title as "postTitle", o.name as organisation, u.id as "userId", u.name, max(h.ends_on) as "lastOn"
    from post_holding h join post p on p.id = h.post_id join app_user u on u.id = h.user_id
    left join organisation o on o.id = p.organisation_id
    where p.is_active and (p.nation is null or p.nation = ${viewer.nation}) and not h.is_acting and ${inForce("h")}
      and (${ofAll} or (u.id = ${viewer.id}::uuid and p.id = any(${[...viewer.posts]}::uuid[])))
      and not exists (select 1 from handover x where x.post_id = p.id and x.outgoing_user_id = u.id and x.closed_at is null)
    group by p.id, p.title, o.name, u.id, u.name order by p.title, u.name, p.id, u.id`;
  return rows.map((row) => ({ ...row, lastOn: row.lastOn && calendarDateOf(row.lastOn) }));
}

/** Leaders and approvers of this nation who cover one of these countries today and can sign in: they lead who holds the post. */
export async function listLeadersOf(
  db: Db,
  nation: string,
  countryCodes: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select u.id from app_user u
    where u.disabled_at is null and u.nation = ${nation} and u.roles && array['LEADER', 'APPROVER']::role[]
      and (u.all_countries or exists (
        select 1 from cover_on(${TODAY}) v join portfolio_country c on c.portfolio_id = v.portfolio_id
        where v.user_id = u.id and v.covers and c.country_code = any(${[...countryCodes]}::bpchar[])))
    order by u.id`;
  return rows.map(({ id }) => id);
}

/** The day in UTC, by which holders of posts are counted. */
const TODAY = Prisma.sql`(now() at time zone 'UTC')::date`;

const PART_WHERE: Readonly<Record<HandoverPart, Prisma.Sql>> = {
  open: Prisma.sql`h.closed_at is null`,
  closed: Prisma.sql`h.closed_at is not null`,
};

function inForce(holding: "h" | "x"): Prisma.Sql {
  const name = Prisma.raw(holding);
  return Prisma.sql`${TODAY} between coalesce(${name}.starts_on, '-infinity') and coalesce(${name}.ends_on, 'infinity')`;
}

async function readHandovers(
  db: Db,
  where: Prisma.Sql,
  limit: number,
  offset: number,
): Promise<HandoverView[]> {
  const rows = await db.$queryRaw<Raw[]>`
    select h.id, h.version, h.post_id as "postId", coalesce(nullif(p.title, ''), 'Post whose title is not known') as "postTitle",
           coalesce(p.version, 1) as "postVersion", o.name as organisation, coalesce(p.is_fictional, false) as "isFictional",
           h.outgoing_user_id as "outgoingId", u.name as "outgoingName", t.taken_on as "outgoingFrom", t.last_on as "lastOn",
           least(h.departs_on, t.last_on) as "departsOn", h.departs_on as "saidOn",
           t.incoming_user_id as "incomingId", n.name as "incomingName", t.overlap_from as "overlapFrom",
           h.started_at as "startedAt", s.name as "startedBy", h.ending::text as ending, h.closed_at as "closedAt", c.name as "closedBy",
           post_country_codes(h.post_id) as "countryCodes",
           array(select x.user_id from post_holding x
                 where x.post_id = h.post_id and x.user_id is not null and not x.is_acting and ${inForce("x")}) as "holderIds",
           array(select x.user_id from post_holding x
                 where x.post_id = h.post_id and x.user_id is not null and x.starts_on > ${TODAY}) as "laterIds",
           coalesce((select jsonb_agg(jsonb_build_object('section', r.section, 'at', r.ready_at, 'by', b.name))
                     from handover_readiness r left join app_user b on b.id = r.ready_by_id where r.handover_id = h.id), '[]') as ready
    from handover h join handover_term t on t.handover_id = h.id
    left join post p on p.id = h.post_id left join organisation o on o.id = p.organisation_id
    left join app_user u on u.id = h.outgoing_user_id left join app_user n on n.id = t.incoming_user_id
    left join app_user s on s.id = h.started_by_id left join app_user c on c.id = h.closed_by_id
    where ${where}
    order by h.closed_at desc nulls first, least(h.departs_on, t.last_on) nulls last, p.title, h.id
    limit ${limit} offset ${offset}`;
  return rows.map(({ ready, ...row }) => ({
    ...row,
    outgoingFrom: dayOf(row.outgoingFrom),
    lastOn: dayOf(row.lastOn),
    departsOn: dayOf(row.departsOn),
    saidOn: dayOf(row.saidOn),
    overlapFrom: dayOf(row.overlapFrom),
    ready: ready.map(({ at, ...mark }) => ({ ...mark, at: new Date(at) })),
  }));
}

function dayOf(column: Date | null): CalendarDate | null {
  return column && calendarDateOf(column);
}
