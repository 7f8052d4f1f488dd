import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { calendarDateOf, formatDate } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { type PageInfo, pageInfo } from "@/lib/paging";
import { type Batch, batchesOf, type NoticeRow } from "./rules";

/** What is older is no news. */
export const INBOX_DAYS = 90;
/** Nobody reads further back, and it bounds what a busy post costs. */
const MOST_NOTICES = 1_000;

type NoticeSubject = {
  /** Its reference, where it has one. */
  reference: string | null;
  title: string;
  /** What a reader needs to know of it besides. */
  hint?: string;
  href: string;
  marking: Marking;
  isFictional: boolean;
};

/** The parts of the inbox. */
export const INBOX_PARTS = ["all", "unread"] as const;
export type InboxPart = (typeof INBOX_PARTS)[number];

export type InboxLine = Batch & {
  subject: NoticeSubject;
  /** Names of those who acted, the last one first; null for whom the viewer may not know. */
  actors: (string | null)[];
};

/**
 * One page of the viewer's inbox, newest first, without what is no longer open to them; of all lines or of the unread ones.
 * Says how many there are of both.
 */
export async function listInbox(
  db: Db,
  viewer: Viewer,
  page: number,
  part: InboxPart = "all",
): Promise<{ lines: InboxLine[]; info: PageInfo; totals: Record<InboxPart, number> }> {
  const { batches, subjects } = await readBatches(db, viewer);
  const unread = batches.filter(({ isRead }) => !isRead);
  const listed = part === "unread" ? unread : batches;
  const info = pageInfo(listed.length, page);
  const shown = info.from === 0 ? [] : listed.slice(info.from - 1, info.to);
  return {
    lines: await linesOf(db, shown, subjects),
    info,
    totals: { all: batches.length, unread: unread.length },
  };
}

/** The first `limit` unread lines, and how many there are. */
export async function listUnread(
  db: Db,
  viewer: Viewer,
  limit: number,
): Promise<{ lines: InboxLine[]; unread: number }> {
  const { batches, subjects } = await readBatches(db, viewer);
  const unread = batches.filter(({ isRead }) => !isRead);
  return { lines: await linesOf(db, unread.slice(0, limit), subjects), unread: unread.length };
}

async function readBatches(db: Db, viewer: Viewer): Promise<{ batches: Batch[]; subjects: Subjects }> {
  const batches = batchesOf(await readNotices(db, viewer));
  const subjects = await readSubjects(db, batches);
  return { batches: batches.filter((batch) => subjects.has(keyOf(batch))), subjects };
}

async function linesOf(db: Db, batches: readonly Batch[], subjects: Subjects): Promise<InboxLine[]> {
  const names = await namesOf(
    db,
    batches.flatMap(({ actorIds }) => actorIds),
  );
  return batches.flatMap((batch) => {
    const subject = subjects.get(keyOf(batch));
    return subject ? [{ ...batch, subject, actors: batch.actorIds.map((id) => names.get(id) ?? null) }] : [];
  });
}

/** How many lines of the inbox are unread; at most `most` are counted. One statement, for the frame of every page. */
export function getUnreadCount(viewer: Viewer, most: number): Promise<number> {
  return withViewer(viewer, (db) => countUnread(db, viewer, most));
}

async function countUnread(db: Db, viewer: Viewer, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ lines: number }[]>`
    with unread as materialized (
      select n.kind, n.subject_type, n.subject_id, n.created_at from notice n
      where (n.user_id = ${viewer.id}::uuid or n.post_id = any(${[...viewer.posts]}::uuid[])) and n.actor_id <> ${viewer.id}::uuid
        and n.created_at > now() - make_interval(days => ${INBOX_DAYS})
        and not exists (select 1 from notice_reading r where r.notice_id = n.id and r.user_id = ${viewer.id}::uuid)
      order by n.created_at desc limit ${MOST_NOTICES}
    ), subject as materialized (
      select subject_type, subject_id from (select distinct subject_type, subject_id from unread) s
      where subject_type = any(${Object.keys(READERS)}::text[]) and subject_is_open(subject_type, subject_id)
    ), apart as (
      select created_at - lag(created_at) over (partition by kind, subject_type, subject_id order by created_at) as gap
      from unread join subject using (subject_type, subject_id)
    )
    select least(count(*), ${most})::int as lines from apart where gap is null or gap >= interval '1 hour'`;
  return row?.lines ?? 0;
}

/** How many notices of these records the viewer has not read, to mark them read when their page is opened. */
export async function countUnreadOf(
  db: Db,
  viewer: Viewer,
  type: string,
  ids: readonly string[],
): Promise<number> {
  return db.notice.count({
    where: {
      subjectType: type,
      subjectId: { in: [...ids] },
      NOT: { actorId: viewer.id },
      readings: { none: { userId: viewer.id } },
    },
  });
}

async function readNotices(db: Db, viewer: Viewer): Promise<NoticeRow[]> {
  const rows = await db.$queryRaw<NoticeRow[]>`
    with recent as materialized (
      select n.* from notice n
      where (n.user_id = ${viewer.id}::uuid or n.post_id = any(${[...viewer.posts]}::uuid[])) and n.actor_id <> ${viewer.id}::uuid
        and n.created_at > now() - make_interval(days => ${INBOX_DAYS})
      order by n.created_at desc limit ${MOST_NOTICES}
    )
    select n.id, n.kind, n.subject_type as "subjectType", n.subject_id as "subjectId", n.actor_id as "actorId",
           n.created_at as at, r.notice_id is not null as "isRead"
    from recent n left join notice_reading r on r.notice_id = n.id and r.user_id = ${viewer.id}::uuid`;
  return rows;
}

type Subjects = Map<string, NoticeSubject>;

function keyOf({ subjectType, subjectId }: Pick<Batch, "subjectType" | "subjectId">): string {
  return `${subjectType} ${subjectId}`;
}

/** The records the viewer may see now, by type and id; the wall leaves out the others. */
async function readSubjects(db: Db, batches: readonly Batch[]): Promise<Subjects> {
  const subjects: Subjects = new Map();
  for (const [subjectType, read] of Object.entries(READERS)) {
    const ids = [
      ...new Set(batches.flatMap((one) => (one.subjectType === subjectType ? one.subjectId : []))),
    ];
    if (ids.length === 0) continue;
    for (const { id, ...subject } of await read(db, ids))
      subjects.set(keyOf({ subjectType, subjectId: id }), subject);
  }
  return subjects;
}

type NamedSubject = NoticeSubject & { id: string };

/** What these records of one kind are called and where they are, as far as they are open to the viewer; in no order. */
export function nameSubjects(db: Db, type: keyof typeof READERS, ids: string[]): Promise<NamedSubject[]> {
  return READERS[type](db, ids);
}

const NO_TITLE = "Post whose title is not known";

/** How each kind of record that can be told of is named and found. */
const READERS = {
  engagement: async (db, ids) => {
    const select = { id: true, reference: true, title: true, marking: true, isFictional: true } as const;
    const rows = await db.engagement.findMany({ where: { id: { in: ids } }, select });
    return rows.map((row) => ({ ...row, href: `/engagements/${row.reference}` }));
  },
  commitment: async (db, ids) => {
    const engagement = { select: { reference: true, isFictional: true } } as const;
    const rows = await db.commitment.findMany({
      where: { id: { in: ids } },
      select: { id: true, text: true, marking: true, dueOn: true, engagement },
    });
    return rows.map(({ id, text, marking, dueOn, engagement: { reference, isFictional } }) => ({
      id,
      title: text,
      ...(dueOn ? { hint: `due ${formatDate(calendarDateOf(dueOn))}` } : {}),
      reference,
      marking,
      isFictional,
      href: `/commitments/${id}`,
    }));
  },
  crisis: async (db, ids) => {
    const select = { id: true, reference: true, title: true, marking: true, isFictional: true } as const;
    const rows = await db.crisis.findMany({ where: { id: { in: ids } }, select });
    return rows.map((row) => ({ ...row, href: `/crises/${row.reference}` }));
  },
  person: async (db, ids) => {
    const select = { id: true, familyName: true, givenName: true, isFictional: true } as const;
    const rows = await db.person.findMany({ where: { id: { in: ids } }, select });
    return rows.map(({ id, familyName, givenName, isFictional }) => ({
      id,
      reference: null,
      title: [givenName, familyName].filter(Boolean).join(" "),
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/people/${id}`,
    }));
  },
  post: async (db, ids) => {
    const rows = await db.post.findMany({
      where: { id: { in: ids } },
      select: { id: true, title: true, isFictional: true, organisation: { select: { name: true } } },
    });
    return rows.map(({ id, title, isFictional, organisation }) => ({
      id,
      title: title || NO_TITLE,
      ...(organisation ? { hint: organisation.name } : {}),
      reference: null,
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/posts/${id}`,
    }));
  },
  organisation: async (db, ids) => {
    const select = { id: true, name: true, isFictional: true } as const;
    const rows = await db.organisation.findMany({ where: { id: { in: ids } }, select });
    return rows.map(({ id, name, isFictional }) => ({
      id,
      title: name,
      reference: null,
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/organisations/${id}`,
    }));
  },
  objective: async (db, ids) => {
    const select = { id: true, code: true, text: true } as const;
    const rows = await db.objective.findMany({ where: { id: { in: ids } }, select });
    return rows.map(({ id, code, text }) => ({
      id,
      title: text,
      reference: code,
      marking: "UNCLASSIFIED",
      isFictional: false,
      href: `/objectives/${code}`,
    }));
  },
  exercise_edition: async (db, ids) => {
    const rows = await db.exerciseEdition.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        reference: true,
        name: true,
        year: true,
        isFictional: true,
        series: { select: { slug: true, name: true } },
      },
    });
    return rows.map(({ id, reference, name, year, isFictional, series }) => ({
      id,
      reference,
      title: name ?? `${series.name} ${year}`,
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/exercises/${series.slug}/${reference}`,
    }));
  },
  handover: async (db, ids) => {
    const post = { select: { title: true, isFictional: true } } as const;
    const rows = await db.handover.findMany({ where: { id: { in: ids } }, select: { id: true, post } });
    return rows.map(({ id, post: { title, isFictional } }) => ({
      id,
      reference: null,
      title: title || NO_TITLE,
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/handovers/${id}`,
    }));
  },
  user: async (db, ids) => {
    const select = { id: true, name: true, email: true, isFictional: true } as const;
    const rows = await db.user.findMany({ where: { id: { in: ids } }, select });
    return rows.map(({ id, name, email, isFictional }) => ({
      id,
      title: name,
      hint: email,
      reference: null,
      marking: "UNCLASSIFIED",
      isFictional,
      href: `/admin/users/${id}`,
    }));
  },
} satisfies Record<string, (db: Db, ids: string[]) => Promise<NamedSubject[]>>;

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
