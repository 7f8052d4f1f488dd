import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, publishEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import type { EngagementInput } from "@/lib/engagements/schema";
import { newId } from "@/lib/ids";
import { unwatch, watch } from "@/lib/watches/mutations";
import { listWatches, readWatch } from "@/lib/watches/queries";
import type { Watchable } from "@/lib/watches/rules";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { markAllRead, markNoticesRead, markSubjectsRead } from "./mutations";
import { countUnreadOf, getUnreadCount, listInbox, listUnread } from "./queries";

const author = await createViewer({ countries: ["JPN"] });
const other = await createViewer({ countries: ["JPN"] });
let objective = "";
let post = "";

beforeAll(async () => {
  objective = (await asOwner<{ id: string }>("select id from objective limit 1"))[0]?.id ?? "";
  post = newId();
  await asOwner(
    "insert into post (id, title, nation, created_by_id, updated_at) values ($1, 'Naval attaché', 'USA', $2, now())",
    [post, author.id],
  );
});

async function create(fields: Record<string, unknown> = {}, publish = true) {
  const input = engagementInput({ purpose: "To talk.", objectives: [objective], ...fields });
  const result = await createEngagement(author, newId(), input, { publish });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data.id;
}

async function edit(by: Viewer, id: string, fields: Partial<EngagementInput>): Promise<void> {
  const record = await withViewer(by, (db) => getEngagementById(db, id));
  if (!record) throw new Error("not there");
  const result = await updateEngagement(by, id, record.version, { ...valuesOf(record), ...fields });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

const inbox = (by: Viewer) => withViewer(by, (db) => listInbox(db, by, 1));
const someone = () => createViewer({ roles: ["LEADER"], allCountries: true });
const follow = async (by: Viewer, type: Watchable, key: string) => {
  const result = await watch(by, { type, key, post: null });
  if (!result.ok) throw new Error(result.message);
  return result.data.id;
};

describe("the inbox", () => {
  test("two people who edit one report for an hour are one line to who watches it", async () => {
    const id = await create();
    const watcher = await someone();
    await follow(watcher, "engagement", id);
    for (let round = 0; round < 6; round++)
      await edit(round % 2 === 0 ? author : other, id, { city: `City ${round}` });
    const {
      lines,
      totals: { unread },
    } = await inbox(watcher);
    expect(unread).toBe(1);
    expect(lines).toMatchObject([
      { kind: "CHANGED", count: 6, actors: [other.name, author.name], isRead: false },
    ]);
    expect(await getUnreadCount(watcher, 99)).toBe(1);
    const authors = await inbox(author);
    expect(authors.lines.find((line) => line.subjectId === id)).toMatchObject({
      count: 3,
      actors: [other.name],
    });
  });

  test("the frame counts the very lines that the inbox holds, pauses and all", async () => {
    const watcher = await someone();
    const ids = [await create(), await create()];
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [subject, minutes] of [
      [ids[0], 5],
      [ids[0], 40],
      [ids[0], 99.9],
      [ids[0], 170],
      [ids[1], 6],
      [ids[1], 700],
    ] as const)
      await asOwner(
        `insert into notice (id, user_id, kind, subject_type, subject_id, actor_id, created_at)
         values ($1, $2, 'CHANGED', 'engagement', $3, $4, $5)`,
        [newId(), watcher.id, subject, author.id, at(minutes)],
      );
    const {
      lines,
      totals: { unread },
    } = await inbox(watcher);
    expect([lines.length, unread, await getUnreadCount(watcher, 99)]).toEqual([4, 4, 4]);
    expect(await getUnreadCount(watcher, 3)).toBe(3);
    expect((await withViewer(watcher, (db) => listUnread(db, watcher, 2))).lines).toHaveLength(2);
  });

  test("is read line by line, by opening the record, or all at once; another's notices stay as they are", async () => {
    const [first, second, third] = [await create(), await create(), await create()];
    const [watcher, bystander] = [await someone(), await someone()];
    for (const id of [first, second, third]) {
      await follow(watcher, "engagement", id);
      await edit(author, id, { city: "Oslo" });
    }
    const line = (await inbox(watcher)).lines[0];
    expect(await markNoticesRead(bystander, line?.noticeIds ?? [])).toMatchObject({ data: 0 });
    expect(await markNoticesRead(watcher, line?.noticeIds ?? [])).toMatchObject({ data: 1 });
    expect(await markSubjectsRead(watcher, "engagement", [first])).toMatchObject({ data: 1 });
    expect(await withViewer(watcher, (db) => countUnreadOf(db, watcher, "engagement", [first]))).toBe(0);
    expect(await getUnreadCount(watcher, 99)).toBe(1);
    const unread = await withViewer(watcher, (db) => listInbox(db, watcher, 1, "unread"));
    expect([unread.lines.map(({ isRead }) => isRead), unread.info.total]).toEqual([[false], 1]);
    expect(unread.totals).toEqual({ all: 3, unread: 1 });
    await markAllRead(watcher);
    expect(await getUnreadCount(watcher, 99)).toBe(0);
    expect((await inbox(watcher)).lines.map(({ isRead }) => isRead)).toEqual([true, true, true]);
    expect((await inbox(bystander)).lines).toEqual([]);
  });

  test("leaves out what is no longer open to its reader", async () => {
    const id = await create();
    const watcher = await someone();
    await follow(watcher, "engagement", id);
    await edit(author, id, { city: "Oslo" });
    expect(await getUnreadCount(watcher, 99)).toBe(1);
    await edit(author, id, { closeHold: true });
    expect((await inbox(watcher)).lines).toEqual([]);
    expect(await getUnreadCount(watcher, 99)).toBe(0);
  });
});

describe("watching", () => {
  test("a country tells of what is published about it, and nothing of drafts", async () => {
    const watcher = await someone();
    await follow(watcher, "country", "JPN");
    const id = await create({}, false);
    await edit(author, id, { city: "Oslo" });
    expect((await inbox(watcher)).lines).toEqual([]);
    const record = await withViewer(author, (db) => getEngagementById(db, id));
    await publishEngagement(author, id, record?.version ?? 0);
    expect((await inbox(watcher)).lines).toMatchObject([{ kind: "PUBLISHED", subjectId: id, count: 1 }]);
  });

  test("is held by the post: who held it hears no more, the successor hears all of it", async () => {
    const [before, after] = [
      await createViewer({ roles: ["LEADER"], allCountries: true, posts: [post] }),
      await createViewer({ roles: ["LEADER"], allCountries: true, posts: [post] }),
    ];
    const id = await create();
    const watchId = await follow(before, "engagement", id);
    await edit(author, id, { city: "Oslo" });
    expect((await inbox(after)).lines).toMatchObject([{ subjectId: id, isRead: false }]);
    expect(await withViewer(after, (db) => listWatches(db, after))).toMatchObject([
      { id: watchId, post: { title: "Naval attaché" } },
    ]);
    const rotated: Viewer = { ...before, posts: [] };
    expect((await inbox(rotated)).lines).toEqual([]);
    expect(await unwatch(rotated, watchId)).toMatchObject({ code: "not-found" });
    expect(await unwatch(after, watchId)).toMatchObject({ ok: true });
    expect(
      await withViewer(before, (db) => readWatch(db, before, { type: "engagement", key: id })),
    ).toMatchObject({
      own: [],
    });
  });

  test("twice is once, and is on the audit trail with its end", async () => {
    const watcher = await someone();
    const first = await follow(watcher, "country", "KOR");
    expect(await follow(watcher, "country", "KOR")).toBe(first);
    await unwatch(watcher, first);
    const trail = await asOwner<{ type: string }>(
      "select type from audit_event where subject_id = $1 order by sequence",
      [first],
    );
    expect(trail.map(({ type }) => type)).toEqual(["watch.added", "watch.removed"]);
  });

  test("pressed many times at one moment is once, also on the audit trail", async () => {
    const watcher = await someone();
    const ids = await Promise.all(Array.from({ length: 6 }, () => follow(watcher, "country", "KOR")));
    expect(new Set(ids).size).toBe(1);
    const trail = await asOwner("select 1 from audit_event where type = 'watch.added' and actor_id = $1", [
      watcher.id,
    ]);
    expect(trail).toHaveLength(1);
  });

  test("what cannot be read cannot be watched, nor in another's name", async () => {
    const id = await create({}, false);
    const watcher = await someone();
    expect(await watch(watcher, { type: "engagement", key: id, post: null })).toMatchObject({
      code: "not-found",
    });
    expect(await watch(watcher, { type: "person", key: "JPN", post: null })).toMatchObject({
      code: "not-found",
    });
    expect(await watch(watcher, { type: "country", key: "JPN", post })).toMatchObject({ code: "invalid" });
    const forged = { subjectType: "country", subjectKey: "JPN", createdById: watcher.id };
    for (const holder of [{ userId: author.id }, { postId: post }])
      await expect(
        withViewer(watcher, (db) => db.watch.createMany({ data: [{ ...forged, ...holder }] })),
      ).rejects.toThrow(/row-level security/);
  });
});
