import "server-only";
import { addDays, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import { PAGE_SIZE, pageInfo } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import type { Changes, RevisionView } from "./diff";
import type { AuditEventInput } from "./events";
import type { AuditFilter } from "./schema";

export type AuditRow = Awaited<ReturnType<typeof listAuditEvents>>["rows"][number];

/**
 * One page of the audit trail, newest first, without the hashes; empty for whoever may not read it. `names` are those of the
 * accounts that its events keep by id or email address, by both.
 */
export async function listAuditEvents(db: Db, filter: AuditFilter) {
  const where = whereOf(filter);
  const info = pageInfo(await db.auditEvent.count({ where }), filter.page);
  const rows = await db.auditEvent.findMany({
    where,
    orderBy: { sequence: "desc" },
    skip: (info.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    omit: { previous: true, hash: true },
  });
  return { rows, info, names: await accountNames(db, rows) };
}

/** Recomputes the whole chain: how many events there are, and the first that does not fit (null when all do). */
export async function verifyChain(db: Db): Promise<{ events: number; firstBroken: number | null }> {
  const [row] = await db.$queryRaw<{ events: bigint; broken: bigint | null }[]>`
    select (select count(*) from audit_event) as events, audit_first_broken() as broken`;
  return { events: Number(row?.events ?? 0), firstBroken: row?.broken == null ? null : Number(row.broken) };
}

/** Every version of a record with what changed in it, newest first; empty for whom the record is not open. */
export async function listRevisions(
  db: Db,
  subjectType: AuditEventInput["subject"]["type"],
  subjectId: string,
): Promise<RevisionView[]> {
  const revisions = await db.revision.findMany({
    where: { subjectType, subjectId },
    orderBy: { version: "desc" },
  });
  return revisions.map(({ version, at, actorName, changes }) => ({
    version,
    at,
    actorName,
    changes: Object.entries(changes as Changes).map(([field, { from, to }]) => ({ field, from, to })),
  }));
}

async function accountNames(
  db: Db,
  rows: readonly { before: unknown; after: unknown }[],
): Promise<Map<string, string>> {
  const texts = [...new Set(rows.flatMap(({ before, after }) => textsIn([before, after])))];
  const users = await db.user.findMany({
    where: {
      OR: [{ id: { in: texts.filter(isId) } }, { email: { in: texts.filter((text) => text.includes("@")) } }],
    },
    select: { id: true, email: true, name: true },
  });
  return new Map(users.flatMap(({ id, email, name }) => [id, email].map((kept) => [kept, name] as const)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function whereOf({ type, outcome, actor, subject, from, to }: AuditFilter): Prisma.AuditEventWhereInput {
  return {
    ...(type ? { type } : {}),
    ...(outcome ? { outcome } : {}),
    ...(actor ? { actorName: { contains: likeLiteral(actor), mode: "insensitive" } } : {}),
    ...(subject
      ? {
          OR: [
            { subjectName: { contains: likeLiteral(subject), mode: "insensitive" } },
            { subjectId: subject.toLowerCase() },
          ],
        }
      : {}),
    at: {
      ...(from ? { gte: toDateColumn(from) } : {}),
      ...(to ? { lt: toDateColumn(addDays(to, 1)) } : {}),
    },
  };
}
