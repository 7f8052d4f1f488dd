import "server-only";
import { isObjectiveCode } from "@/lib/address";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import { addDays, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { AuditEvent, Prisma, Revision } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import { PAGE_SIZE, pageInfo } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import { type Changes, listOf, type RevisionView } from "./diff";
import type { AuditEventInput } from "./events";
import { tellOpenOnly } from "./named-records";
import { hasHomeOnly, withoutHomeOnly } from "./policy";
import type { AuditFilter } from "./schema";

type Kept = Omit<AuditEvent, "previous" | "hash">;

export type AuditRow = Awaited<ReturnType<typeof listAuditEvents>>["rows"][number];

/**
 * One page of the audit trail, newest first, without the hashes; empty for whoever may not read it. An event about an objective
 * keeps its code, and is told with its words as well. `names` are those of the accounts that its events keep by id or email
 * address, by both; `texts` as in `textsOfCodes`.
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
  const texts = await textsOfCodes(db, rows);
  return {
    rows: rows.map((row) => ({ ...row, subjectName: subjectWords(row, texts) })),
    info,
    names: await accountNames(
      db,
      rows.map(({ before, after }) => [before, after]),
    ),
    texts,
  };
}

/** The account that is asked for as a choice of a picker, under its id where no account open to the viewer has it. */
export async function getActor(db: Db, id: string): Promise<{ value: string; label: string }> {
  const account = await db.user.findUnique({ where: { id }, select: { name: true } });
  return { value: id, label: account?.name ?? id };
}

/**
 * The words of all objectives and tags that events of the trail, or versions of a record, keep by their code: of an objective under
 * its code, of a tag, with the name of its scheme, under the codes of both ("NDU PORT_CALL").
 */
export async function textsOfCodes(
  db: Db,
  kept: readonly (Kept | RevisionView)[],
): Promise<Map<string, string>> {
  const told = textsIn(kept);
  const codes = told.map(codeIn).filter(isObjectiveCode);
  const objectives = await db.objective.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, text: true },
  });
  const tags = await db.$queryRaw<{ code: string; text: string }[]>`
    select code, text from (
      select t.list || ' ' || t.code as code, t.label || ' (' || s.name || ')' as text
      from picklist_item t join tag_scheme s on s.code = t.list
    ) tag where code = any(${[...new Set(told)].filter(isTwoCodes)}::text[])`;
  return new Map([...objectives, ...tags].map(({ code, text }) => [code, text]));
}

function isTwoCodes(text: string): boolean {
  return /^[A-Z0-9_-]+ [A-Z0-9_-]+$/.test(text);
}

type SubjectType = AuditEventInput["subject"]["type"];

/**
 * Every version of a record with what changed in it, newest first; empty for whom the record is not open. Whose account is not open
 * to the viewer is not named.
 */
export async function listRevisions(
  db: Db,
  subjectType: SubjectType,
  subjectId: string,
): Promise<RevisionView[]> {
  return (await listRevisionsOf(db, subjectType, [subjectId])).get(subjectId) ?? [];
}

/**
 * The versions of several records of one kind, as `listRevisions` gives them, by their ids; what has none, or is not open, is left out.
 * A policy hides rows and no parts of a value: what a change says for nobody of another nation is taken out here, and the names of other
 * records that are not open to the viewer.
 */
export async function listRevisionsOf(
  db: Db,
  subjectType: SubjectType,
  subjectIds: readonly string[],
): Promise<Map<string, RevisionView[]>> {
  const revisions = await db.revision.findMany({
    where: { subjectType, subjectId: { in: [...subjectIds] } },
    orderBy: { version: "desc" },
  });
  const actors = await db.user.findMany({
    where: { id: { in: [...new Set(revisions.map(({ actorId }) => actorId))] } },
    select: { id: true },
  });
  const open = new Set(actors.map(({ id }) => id));
  const found = Map.groupBy(revisions, ({ subjectId }) => subjectId);
  const tell = await tellOpenOnly(db, subjectType, revisions);
  const isWhole = !hasHomeOnly(subjectType) || (await isHome(db));
  return new Map(
    [...found].map(([id, rows]) => {
      const views = rows.map((row) => tell(viewOf(row, open))).filter(({ changes }) => changes.length > 0);
      return [id, isWhole ? views : withoutHomeOnly(subjectType, views)];
    }),
  );
}

function viewOf(
  { version, at, actorId, actorName, changes, reason }: Revision,
  open: ReadonlySet<string>,
): RevisionView {
  return {
    version,
    at,
    actorName: open.has(actorId) ? actorName : ACCOUNT_NOT_SHOWN,
    changes: listOf(changes as Changes),
    reason,
  };
}

async function isHome(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ home: boolean }[]>`select viewer_is_home() as home`;
  return row?.home ?? false;
}

/** "LOE1-01, Ports visited" names an indicator of the objective. */
function codeIn(text: string): string {
  return text.split(", ", 1)[0] ?? "";
}

function subjectWords({ subjectType, subjectName }: Kept, texts: ReadonlyMap<string, string>): string | null {
  if (subjectType !== "objective" || subjectName === null) return subjectName;
  const code = codeIn(subjectName);
  const text = texts.get(code);
  // Within a sentence, which has a full stop of its own.
  return text ? `${code} “${text.replace(/\.$/, "")}”${subjectName.slice(code.length)}` : subjectName;
}

/** The names of the accounts that these values keep by id or email address, by both; those that are not open are left out. */
export async function accountNames(db: Db, values: unknown): Promise<Map<string, string>> {
  const texts = [...new Set(textsIn(values))];
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
    ...(actor ? { actorId: actor } : {}),
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

/** What a field of these records said before, in the words of their history, with the id of the record; each once. */
export async function formerWords(
  db: Db,
  subjectType: string,
  ids: readonly string[],
  field: string,
): Promise<{ id: string; words: string }[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw`
    select distinct subject_id as id, changes -> ${field} ->> 'from' as words from revision
    where subject_type = ${subjectType} and subject_id = any(${[...ids]}::uuid[]) and changes -> ${field} ->> 'from' <> ''`;
}
