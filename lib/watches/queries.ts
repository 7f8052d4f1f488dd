import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { nameSubjects } from "@/lib/notices/queries";
import { WATCHABLE, type Watchable, type WatchKey } from "./rules";

export type PostName = { id: string; title: string };

export type WatchState = {
  /** Watches by which the viewer hears of the record, their own and those of their posts. */
  own: { id: string; post: PostName | null }[];
  /** Posts of the viewer that could watch it, and do not yet. */
  posts: PostName[];
  /** How many users and posts watch it in all, as far as the viewer may know. */
  total: number;
};

/** Who watches a record, from where the viewer stands. */
export async function readWatch(db: Db, viewer: Viewer, { type, key }: WatchKey): Promise<WatchState> {
  const watches = await db.watch.findMany({ where: { subjectType: type, subjectKey: key } });
  const posts = await ownPosts(db, viewer);
  const isOwn = ({ userId, postId }: (typeof watches)[number]) =>
    userId === viewer.id || (postId !== null && viewer.posts.includes(postId));
  return {
    own: watches
      .filter(isOwn)
      .map(({ id, postId }) => ({ id, post: posts.find((post) => post.id === postId) ?? null })),
    posts: posts.filter(({ id }) => !watches.some(({ postId }) => postId === id)),
    total: watches.length,
  };
}

export type WatchRow = {
  id: string;
  type: Watchable;
  name: string;
  reference: string | null;
  href: string;
  marking: Marking;
  /** The post that watches; null where the user does. */
  post: PostName | null;
  since: Date;
};

/** What the viewer and the posts they hold watch, by kind and name, without what is no longer open to them. */
export async function listWatches(db: Db, viewer: Viewer): Promise<WatchRow[]> {
  const watches = await db.watch.findMany({
    where: { OR: [{ userId: viewer.id }, { postId: { in: [...viewer.posts] } }] },
  });
  const posts = await ownPosts(db, viewer);
  const rows: WatchRow[] = [];
  for (const type of WATCHABLE) {
    const some = watches.filter(({ subjectType }) => subjectType === type);
    if (some.length === 0) continue;
    const named = await NAMES[type](
      db,
      some.map(({ subjectKey }) => subjectKey),
    );
    for (const watch of some) {
      const subject = named.find(({ key }) => key === watch.subjectKey);
      if (!subject) continue;
      const { key: _, ...named_ } = subject;
      const post = posts.find(({ id }) => id === watch.postId) ?? null;
      rows.push({ id: watch.id, type, ...named_, post, since: watch.createdAt });
    }
  }
  const place = (row: WatchRow) => WATCHABLE.indexOf(row.type);
  return rows.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, "en"));
}

/** What a watched record is called, or null when it is not open to the viewer. */
export async function nameOfWatched(db: Db, { type, key }: WatchKey): Promise<string | null> {
  const [named] = await NAMES[type](db, [key]);
  if (!named) return null;
  // The reference that a promise shows is its engagement's.
  return type === "commitment" ? named.name.slice(0, 120) : (named.reference ?? named.name);
}

async function ownPosts(db: Db, viewer: Viewer): Promise<PostName[]> {
  if (viewer.posts.length === 0) return [];
  return db.post.findMany({
    where: { id: { in: [...viewer.posts] } },
    select: { id: true, title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
}

type Named = Pick<WatchRow, "name" | "reference" | "href" | "marking"> & { key: string };

const NAMES: Readonly<Record<Watchable, (db: Db, keys: string[]) => Promise<Named[]>>> = {
  engagement: named("engagement"),
  commitment: named("commitment"),
  country: async (db, codes) => {
    const rows = await db.country.findMany({
      where: { code: { in: codes } },
      select: { code: true, name: true },
    });
    return rows.map(({ code, name }) => ({
      key: code,
      name,
      reference: null,
      marking: "UNCLASSIFIED",
      href: `/countries/${code}`,
    }));
  },
  person: async (db, ids) => {
    const select = { id: true, familyName: true, givenName: true } as const;
    const rows = await db.person.findMany({ where: { id: { in: ids } }, select });
    return rows.map(({ id, familyName, givenName }) => ({
      key: id,
      name: [familyName, givenName].filter(Boolean).join(", "),
      reference: null,
      marking: "UNCLASSIFIED",
      href: `/people/${id}`,
    }));
  },
  post: named("post"),
  organisation: named("organisation"),
  crisis: named("crisis"),
  exercise_series: async (db, ids) => {
    const rows = await db.exerciseSeries.findMany({
      where: { id: { in: ids } },
      select: { id: true, slug: true, name: true },
    });
    return rows.map(({ id, slug, name }) => ({
      key: id,
      name,
      reference: null,
      marking: "UNCLASSIFIED",
      href: `/exercises/${slug}`,
    }));
  },
  exercise_edition: named("exercise_edition"),
  objective: named("objective"),
};

/** Kinds of which notices tell as well are called as they are there. */
function named(type: Parameters<typeof nameSubjects>[1]) {
  return async (db: Db, ids: string[]): Promise<Named[]> => {
    const subjects = await nameSubjects(db, type, ids);
    return subjects.map(({ id, title, reference, marking, href }) => ({
      key: id,
      name: title,
      reference,
      marking,
      href,
    }));
  };
}
