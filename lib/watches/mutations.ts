import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { notify, type Told } from "@/lib/notices/mutations";
import { invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { nameOfWatched } from "./queries";
import { WATCHABLE, WATCHABLE_LABELS, type WatchKey } from "./rules";
import type { WatchInput } from "./schema";

/**
 * Lets a post of the viewer, or the viewer who holds none, hear of what happens to a record. Watching what is watched already
 * changes nothing. Gives the id of the watch.
 */
export async function watch(
  viewer: Viewer,
  { type, key: chosen, post }: WatchInput,
): Promise<Result<{ id: string }>> {
  return withViewer(viewer, async (db) => {
    const isKey = isKeyOf(type, chosen);
    const key = isKey ? await whichStays(db, type, chosen) : chosen;
    const name = isKey ? await nameOfWatched(db, { type, key }) : null;
    if (name === null) return notFoundFailure(WATCHABLE_LABELS[type].toLowerCase());
    const holder = post ?? viewer.posts[0] ?? null;
    if (holder !== null && !viewer.posts.includes(holder))
      return invalidField("post", "Choose one of your posts.");
    const owner = holder === null ? { userId: viewer.id } : { postId: holder };
    const row = { subjectType: type, subjectKey: key, ...owner };
    const id = newId();
    const { count } = await db.watch.createMany({
      data: [{ id, ...row, createdById: viewer.id }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const there = await db.watch.findFirst({ where: row, select: { id: true } });
      return ok({ id: there?.id ?? id });
    }
    await recordAudit(db, viewer, {
      type: "watch.added",
      subject: { type: "watch", id, name },
      after: { kind: WATCHABLE_LABELS[type], post: holder },
    });
    return ok({ id });
  });
}

/** Ends a watch of the viewer or of a post they hold. */
export async function unwatch(viewer: Viewer, id: string): Promise<Result<WatchKey>> {
  return withViewer(viewer, async (db) => {
    const found = await db.watch.findFirst({
      where: { id, OR: [{ userId: viewer.id }, { postId: { in: [...viewer.posts] } }] },
    });
    const type = WATCHABLE.find((one) => one === found?.subjectType);
    if (!found || !type) return notFoundFailure("watch");
    const key = { type, key: found.subjectKey };
    const name = await nameOfWatched(db, key);
    await db.watch.deleteMany({ where: { id } });
    await recordAudit(db, viewer, {
      type: "watch.removed",
      subject: { type: "watch", id, name },
      before: { kind: WATCHABLE_LABELS[type], post: found.postId },
    });
    return ok(key);
  });
}

/**
 * Tells whoever watches one of `of`, and `users` besides, what the viewer did, in the transaction of the act. Who may not read the
 * record is told nothing: the inbox shows it through the wall.
 */
export async function tellWatchers(
  db: Db,
  viewer: Viewer,
  { of, users = [], ...told }: Omit<Told, "posts"> & { of: readonly WatchKey[] },
): Promise<void> {
  const watches =
    of.length === 0
      ? []
      : await db.watch.findMany({
          where: { OR: of.map(({ type, key }) => ({ subjectType: type, subjectKey: key })) },
          select: { userId: true, postId: true },
        });
  await notify(db, viewer, {
    ...told,
    users: [...users, ...watches.flatMap(({ userId }) => userId ?? [])],
    posts: watches.flatMap(({ postId }) => postId ?? []),
  });
}

/** The record into which this one was merged, or this one: the page of the one that went may still be open somewhere. */
async function whichStays(db: Db, type: WatchInput["type"], key: string): Promise<string> {
  const one = { where: { id: key }, select: { mergedIntoId: true } } as const;
  const found =
    type === "person"
      ? await db.person.findUnique(one)
      : type === "post"
        ? await db.post.findUnique(one)
        : type === "organisation"
          ? await db.organisation.findUnique(one)
          : null;
  return found?.mergedIntoId ?? key;
}

function isKeyOf(type: WatchInput["type"], key: string): boolean {
  return (type === "country") === (key.length === 3);
}
