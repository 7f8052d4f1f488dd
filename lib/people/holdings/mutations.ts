import "server-only";
import { recordChange } from "@/lib/audit/record";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changedRows, ownChanges, sameIn } from "@/lib/own-rows";
import { isBackupOfPost } from "@/lib/portfolios/queries";
import { invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { openPerson } from "../mutations";
import { canAppoint } from "../policy";
import { findOrCreatePosts } from "../posts/find-or-create";
import { listedName } from "../rules";
import { tellOf, tellOfPeople } from "../tell";
import { listCareers } from "./queries";
import type { Held } from "./rules";
import type { CareerInput, HoldersInput } from "./schema";

/** Makes a person's posts what the form says. Posts and organisations are found by their words, or put on record. */
export async function changeCareer(
  viewer: Viewer,
  { id, version, career }: CareerInput,
): Promise<Result<{ version: number }>> {
  return withViewer(viewer, async (db) => {
    const opened = await openPerson(db, viewer, id, "change the posts of this person");
    if (!opened.ok) return opened;
    const person = opened.data;
    const before = (await listCareers(db, [id])).get(id) ?? [];
    const saved = new Map(before.map((held) => [held.id, held]));
    const stray = career.findIndex((row) => row.id !== null && !saved.has(row.id));
    if (stray >= 0) return staleSince(db, viewer, { type: "person", id }, version, "person");

    const named = career.map(({ position, organisation }) => ({
      title: position,
      organisation,
      nation: person.nationality,
    }));
    // A row whose words stand as they were keeps its post: two posts may be called the same.
    const isKept = (row: CareerInput["career"][number]) => {
      const held = row.id === null ? undefined : saved.get(row.id);
      return held && (held.title || null) === row.position && held.organisation === row.organisation
        ? held
        : null;
    };
    const open = career.flatMap((row, index) => (isKept(row) ? [] : [index]));
    const posts = await findOrCreatePosts(
      db,
      viewer,
      open.flatMap((index) => named[index] ?? []),
    );

    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "person", id }, version, "person");
    const rows = career.map((row, index) => ({
      id: row.id ?? newId(),
      postId: isKept(row)?.postId ?? posts.ids[open.indexOf(index)] ?? "",
      personId: id,
      startsOn: dayColumn(row.startsOn),
      endsOn: dayColumn(row.endsOn),
      isActing: row.isActing,
    }));
    await writeHoldings(db, { personId: id }, rows);
    const after = (await listCareers(db, [id])).get(id) ?? [];
    const change = { before: { career: before.map(recorded) }, after: { career: after.map(recorded) } };
    if (JSON.stringify(change.before) !== JSON.stringify(change.after)) await tellOfPeople(db, viewer, [id]);
    await recordChanges(db, viewer, [
      ...posts.changes,
      {
        type: "person.changed",
        subject: { type: "person", id, name: listedName(person) },
        version: version + 1,
        ...change,
      },
    ]);
    return ok({ version: version + 1 });
  });
}

/** Says which users hold an own post, from when to when. What they may do follows from their next request on. */
export async function changeHolders(
  viewer: Viewer,
  { id, version, holders }: HoldersInput,
): Promise<Result<{ version: number }>> {
  return withViewer(viewer, async (db) => {
    const post = await db.post.findUnique({ where: { id } });
    if (!post) return notFoundFailure("post");
    const subject = { type: "post" as const, id, name: post.title };
    if (!canAppoint(viewer))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "say who holds this post",
        reason: "Admins say which users hold which post.",
      });
    const users = await db.user.findMany({
      where: { id: { in: holders.map(({ userId }) => userId) }, NOT: { roles: { has: "SYSTEM" } } },
      select: { id: true },
    });
    const unknown = holders.findIndex(({ userId }) => !users.some((user) => user.id === userId));
    if (unknown >= 0) return invalidField(`holders.${unknown}.userId`, "Choose a user of the list.");
    const before = await holdersOf(db, id);
    const saved = await db.postHolding.findMany({ where: { postId: id } });
    const isSaved = (row: string | null): row is string => saved.some((one) => one.id === row);
    const rows = holders.map((row) => ({
      id: isSaved(row.id) ? row.id : newId(),
      postId: id,
      userId: row.userId,
      startsOn: dayColumn(row.startsOn),
      endsOn: dayColumn(row.endsOn),
      isActing: row.isActing,
    }));
    const isOwn = ({ userId }: { userId?: string | null }) => userId === viewer.id;
    const own = ownChanges({ before: saved, after: rows, isOwn, isSame: isSameHolding });
    if (own.places[0] !== undefined) return invalidField(`holders.${own.places[0]}.userId`, NOT_ONESELF);
    if (own.isGone) return invalidField("holders", NOT_ONESELF);
    const today = toDateColumn(todayIn("UTC", new Date()));
    const ends = changedRows(saved, rows, isSameHolding).gone.some(
      ({ userId, endsOn }) => userId !== null && (endsOn ?? today) >= today,
    );
    if (ends && (await isBackupOfPost(db, id))) return invalidField("holders", NO_BACKUP);
    const { count } = await db.post.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "post", id }, version, "post");
    await writeHoldings(db, { postId: id, NOT: { userId: null } }, rows);
    await tellOf(db, viewer, "post", [id]);
    await recordChange(db, viewer, {
      type: "post.changed",
      subject,
      version: version + 1,
      before: { holders: before },
      after: { holders: await holdersOf(db, id) },
    });
    return ok({ version: version + 1 });
  });
}

type HoldingRow = {
  id: string;
  postId: string;
  personId?: string;
  userId?: string;
  startsOn: Date | null;
  endsOn: Date | null;
  isActing: boolean;
};

const NOT_ONESELF = "Nobody decides which posts they hold themselves; ask another admin.";

const NO_BACKUP =
  "You are a backup of this post and would cover in its place: leave its holders as they are, or ask another admin.";

const isSameHolding = sameIn("id", "postId", "userId", "startsOn", "endsOn", "isActing");

/**
 * The holdings that `scope` names become these rows; a row that stands keeps its id. One that stays as it is is not touched: the wall
 * lets nobody write a holding of their own.
 */
async function writeHoldings(
  db: Db,
  scope: { personId: string } | { postId: string; NOT: { userId: null } },
  rows: readonly HoldingRow[],
): Promise<void> {
  const { gone, added } = changedRows(await db.postHolding.findMany({ where: scope }), rows, isSameHolding);
  await db.postHolding.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await db.postHolding.createMany({ data: added });
}

async function holdersOf(db: Db, postId: string) {
  const rows = await db.postHolding.findMany({
    where: { postId, NOT: { userId: null } },
    include: { user: { select: { email: true } } },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
  });
  return rows.map(({ user, startsOn, endsOn, isActing }) => ({
    user: user?.email ?? null,
    startsOn: startsOn && calendarDateOf(startsOn),
    endsOn: endsOn && calendarDateOf(endsOn),
    isActing,
  }));
}

function dayColumn(day: CalendarDate | null): Date | null {
  return day === null ? null : toDateColumn(day);
}

/** A holding as history keeps it: words and days, no ids. */
function recorded({ title, organisation, startsOn, endsOn, isActing }: Held) {
  return { position: title || null, organisation, startsOn, endsOn, isActing };
}
