import "server-only";
import type { Db } from "@/lib/db";
import type { Side } from "@/lib/generated/prisma/enums";
import type { PreparedAttendance, PreparedCommitment, PreparedEngagement } from "../prepared";
import { counterpartSide } from "../status/rules";

/**
 * The record with what its new promises do not say and the rest of it does: the post of an owner who holds just one, so that
 * a successor takes the promise over; the person on record behind a name; and the other side's principal as the one it was
 * given to. What is on record already stays as it is.
 */
export async function withParties<Row extends PreparedEngagement>(db: Db, row: Row): Promise<Row> {
  const promises = row.commitments ?? [];
  const isNew = (promise: PreparedCommitment) => !promise.id;
  if (!promises.some(isNew)) return row;
  const owners = promises.flatMap((promise) => (isNew(promise) ? (promise.ownerUserId ?? []) : []));
  const posts = await postsOf(db, owners);
  const attendance = row.attendance ?? [];
  return {
    ...row,
    commitments: promises.map((promise) =>
      isNew(promise) ? withPartiesOf(promise, attendance, posts) : promise,
    ),
  };
}

/** What is said stays; a recipient is taken from the meeting only where nothing is said of one. */
function withPartiesOf(
  promise: PreparedCommitment,
  attendance: readonly PreparedAttendance[],
  posts: ReadonlyMap<string, string>,
): PreparedCommitment {
  const { ownerPostId, ownerPersonId, ...to } = partiesOf(promise, attendance, posts);
  const { toSide, toName, toPersonId, toPostId } = promise;
  return {
    ...promise,
    ownerPostId: promise.ownerPostId ?? ownerPostId,
    ownerPersonId: promise.ownerPersonId ?? ownerPersonId,
    ...(toSide || toName || toPersonId || toPostId ? {} : to),
  };
}

/** The one post of each user who holds exactly one today (UTC day). */
async function postsOf(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const held = await db.$queryRaw<{ userId: string; postId: string }[]>`
    select h.user_id as "userId", min(h.post_id::text)::text as "postId"
    from post_holding h join post p on p.id = h.post_id
    where h.user_id = any(${userIds}::uuid[]) and p.is_active
      and (now() at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
    group by 1 having count(distinct h.post_id) = 1`;
  return new Map(held.map(({ userId, postId }) => [userId, postId]));
}

/** To whom a side promises where nobody says it: the own one to those it meets, and they to it; a third party beside a partner to either. */
function toSideOf(bySide: Side, counterpart: Side): Side | null {
  if (bySide === "OWN") return counterpart;
  return bySide === counterpart || bySide === "PARTNER" ? "OWN" : null;
}

/** Pure: what those present say about a promise. */
export function partiesOf(
  promise: PreparedCommitment,
  attendance: readonly PreparedAttendance[],
  posts: ReadonlyMap<string, string>,
): Pick<PreparedCommitment, "ownerPostId" | "ownerPersonId" | "toSide" | "toName" | "toPersonId"> {
  const named = attendance.filter(
    ({ name, side, personId }) => personId && side === promise.bySide && name === promise.ownerName,
  );
  const counterpart = counterpartSide(attendance.filter(({ attended }) => attended !== false));
  const toSide = toSideOf(promise.bySide, counterpart);
  const principals = attendance.filter(
    ({ side, role, attended }) => side === toSide && role === "PRINCIPAL" && attended !== false,
  );
  const [to] = principals.length === 1 ? principals : [];
  return {
    ownerPostId: (promise.ownerUserId && posts.get(promise.ownerUserId)) || null,
    ownerPersonId: promise.bySide === "OWN" ? null : (named.length === 1 && named[0]?.personId) || null,
    toSide,
    toName: to?.name ?? null,
    toPersonId: to?.personId ?? null,
  };
}
