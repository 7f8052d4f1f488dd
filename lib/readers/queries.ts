import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { patternOf, readSearchWords, type SearchWord } from "@/lib/people/search";
import { READER_KIND_LABELS, type ReaderKind } from "./labels";

/** Whom a record names as a reader. */
export type Reader = { id: string; kind: ReaderKind; name: string; nation: string | null };

/** Readers by id, those left out that do not exist, are not open to the viewer or were merged into others. Most are users: the others are asked for only where there are any. */
export async function readersById(db: Db, ids: readonly string[]): Promise<Map<string, Reader>> {
  const readers = new Map<string, Reader>();
  for (const find of [findUsers, findPosts, findOrganisations, findGroups]) {
    const open = [...new Set(ids)].filter((id) => !readers.has(id));
    if (open.length === 0) break;
    for (const reader of await find(db, open)) readers.set(reader.id, reader);
  }
  return readers;
}

type ReaderOption = { value: string; label: string; hint?: string; group: string };

/** Of each kind that is offered before anything is typed, and to whoever types. */
const [OFFERED, FOUND] = [100, 20];

/**
 * The first reader groups, own posts and own organisations of the viewer's nation, each by name and those in use alone; and those of
 * `inUse` that are none of these. There may be more than these: `findReaderOptions` looks among all.
 */
export async function listReaderOptions(
  db: Db,
  { nation }: Pick<Viewer, "nation">,
  inUse: readonly string[],
): Promise<ReaderOption[]> {
  const offered = await offer(db, nation, [], OFFERED);
  const known = new Set(offered.map(({ value }) => value));
  const kept = await readersById(
    db,
    inUse.filter((id) => !known.has(id)),
  );
  return [
    ...offered,
    ...[...kept.values()].flatMap(({ id, kind, name }) =>
      kind === "USER" ? [] : [{ value: id, label: name, group: READER_KIND_LABELS[kind] }],
    ),
  ];
}

/** At most 20 of each kind that have every typed word in their name or, of a post, in that of its organisation, accents and capitals aside. */
export async function findReaderOptions(
  db: Db,
  { nation }: Pick<Viewer, "nation">,
  typed: string,
): Promise<ReaderOption[]> {
  const words = await readSearchWords(db, typed);
  return words.length > 0 ? offer(db, nation, words, FOUND) : [];
}

async function offer(
  db: Db,
  nation: string,
  words: readonly SearchWord[],
  most: number,
): Promise<ReaderOption[]> {
  const patterns = words.map(patternOf);
  const holds = (text: Prisma.Sql) => Prisma.sql`' ' || fold_name(${text}) like all (${patterns}::text[])`;
  const rows = await db.$queryRaw<
    { kind: Exclude<ReaderKind, "USER">; id: string; name: string; of: string | null }[]
  >`
    (select 'GROUP' as kind, g.id, g.name, null as of from reader_group g
     where ${holds(Prisma.sql`g.name`)} order by g.name, g.id limit ${most})
    union all
    (select 'POST', p.id, p.title, o.name from post p left join organisation o on o.id = p.organisation_id
     where p.nation = ${nation} and p.is_active and ${holds(Prisma.sql`concat_ws(' ', p.title, o.name)`)}
     order by p.title, p.id limit ${most})
    union all
    (select 'ORGANISATION', o.id, o.name, null from organisation o
     where o.nation = ${nation} and o.is_active and ${holds(Prisma.sql`o.name`)} order by o.name, o.id limit ${most})`;
  return rows.map(({ kind, id, name, of }) => ({
    value: id,
    label: name,
    ...(of ? { hint: of } : {}),
    group: READER_KIND_LABELS[kind],
  }));
}

const idIn = (ids: readonly string[]) => ({ id: { in: [...ids] } });

async function findUsers(db: Db, ids: readonly string[]): Promise<Reader[]> {
  const users = await db.user.findMany({
    where: { ...idIn(ids), NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true, name: true, nation: true },
  });
  return users.map((user) => ({ ...user, kind: "USER" }));
}

async function findPosts(db: Db, ids: readonly string[]): Promise<Reader[]> {
  const posts = await db.post.findMany({
    where: { ...idIn(ids), mergedIntoId: null },
    select: { id: true, title: true, nation: true },
  });
  return posts.map(({ title, ...post }) => ({ ...post, name: title, kind: "POST" }));
}

async function findOrganisations(db: Db, ids: readonly string[]): Promise<Reader[]> {
  const found = await db.organisation.findMany({
    where: { ...idIn(ids), mergedIntoId: null },
    select: { id: true, name: true, nation: true },
  });
  return found.map((organisation) => ({ ...organisation, kind: "ORGANISATION" }));
}

async function findGroups(db: Db, ids: readonly string[]): Promise<Reader[]> {
  const groups = await db.readerGroup.findMany({ where: idIn(ids), select: { id: true, name: true } });
  return groups.map((group) => ({ ...group, nation: null, kind: "GROUP" }));
}

export type ReaderGroupView = {
  id: string;
  version: number;
  name: string;
  members: {
    id: string;
    userId: string;
    name: string;
    email: string;
    isDisabled: boolean;
    startsOn: CalendarDate | null;
    endsOn: CalendarDate | null;
    /** Whether it has no effect yet: a second admin has not confirmed it. */
    isWaiting: boolean;
  }[];
};

/** Every reader group by name, with its people by first day and name. Days are calendar days (UTC). */
export async function listReaderGroups(db: Db): Promise<ReaderGroupView[]> {
  const rows = await db.readerGroup.findMany({ orderBy: { name: "asc" }, include: parts });
  return rows.map(viewOf);
}

/** One group, or null. */
export async function getReaderGroup(db: Db, id: string): Promise<ReaderGroupView | null> {
  const row = await db.readerGroup.findUnique({ where: { id }, include: parts });
  return row && viewOf(row);
}

const parts = {
  members: {
    include: { user: { select: { name: true, email: true, disabledAt: true } } },
    orderBy: [{ startsOn: "asc" }, { user: { name: "asc" } }, { id: "asc" }],
  },
} satisfies Prisma.ReaderGroupInclude;

function viewOf({
  id,
  version,
  name,
  members,
}: Prisma.ReaderGroupGetPayload<{ include: typeof parts }>): ReaderGroupView {
  return {
    id,
    version,
    name,
    members: members.map(({ user, ...member }) => ({
      id: member.id,
      userId: member.userId,
      name: user.name,
      email: user.email,
      isDisabled: user.disabledAt !== null,
      startsOn: member.startsOn && calendarDateOf(member.startsOn),
      endsOn: member.endsOn && calendarDateOf(member.endsOn),
      isWaiting: member.confirmedAt === null,
    })),
  };
}

/** Who can be put in a group: the accounts of the viewer's nation that can sign in, by name. */
export async function listMemberCandidates(db: Db, { nation }: Pick<Viewer, "nation">) {
  return db.user.findMany({
    where: { nation, disabledAt: null, NOT: { roles: { has: "SYSTEM" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true },
  });
}
