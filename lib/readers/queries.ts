import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
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

export type ReaderOption = { value: string; label: string; hint?: string; group: string };

/** Reader groups, and the posts and organisations in use of the viewer's nation, by name; and those of `inUse` that are none of these. */
export async function listReaderOptions(
  db: Db,
  { nation }: Pick<Viewer, "nation">,
  inUse: readonly string[],
): Promise<ReaderOption[]> {
  const groups = await db.readerGroup.findMany({ orderBy: { name: "asc" } });
  const posts = await db.post.findMany({
    where: { nation, isActive: true },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const organisations = await db.organisation.findMany({
    where: { nation, isActive: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const offered: ReaderOption[] = [
    ...groups.map(({ id, name }) => ({ value: id, label: name, group: READER_KIND_LABELS.GROUP })),
    ...posts.map(({ id, title, organisation }) => ({
      value: id,
      label: title,
      ...(organisation ? { hint: organisation.name } : {}),
      group: READER_KIND_LABELS.POST,
    })),
    ...organisations.map(({ id, name }) => ({
      value: id,
      label: name,
      group: READER_KIND_LABELS.ORGANISATION,
    })),
  ];
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

/** No nation has more posts or organisations on record than a list of them can hold. */
const MOST = 500;

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
