import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { AnswerKind, Marking, Side } from "@/lib/generated/prisma/enums";

export type Renegotiation = {
  id: string;
  agreedOn: CalendarDate;
  oldDueOn: CalendarDate | null;
  newDueOn: CalendarDate | null;
  oldText: string;
  newText: string;
  reason: string;
  askedBySide: Side;
  recordedBy: string | null;
};

export type Answer = {
  id: string;
  answer: AnswerKind;
  askedOn: CalendarDate;
  note: string | null;
  /** Where it was asked; null where that is not on record or not open to the viewer. */
  engagement: { reference: string; title: string; marking: Marking } | null;
  recordedBy: string | null;
};

/** How the promise was renegotiated, the first time first. */
export async function listRenegotiations(db: Db, commitmentId: string): Promise<Renegotiation[]> {
  return (await listRenegotiationsOf(db, [commitmentId])).get(commitmentId) ?? [];
}

/** The same of several promises, by their ids; what was never renegotiated, or is not open, is left out. */
export async function listRenegotiationsOf(
  db: Db,
  commitmentIds: readonly string[],
): Promise<Map<string, Renegotiation[]>> {
  const rows = await db.commitmentRenegotiation.findMany({
    where: { commitmentId: { in: [...commitmentIds] } },
    orderBy: [{ agreedOn: "asc" }, { createdAt: "asc" }],
  });
  const names = await namesOf(db, rows);
  const viewOf = ({ commitmentId: _c, createdAt: _t, recordedById, ...row }: (typeof rows)[number]) => ({
    ...row,
    agreedOn: calendarDateOf(row.agreedOn),
    oldDueOn: row.oldDueOn && calendarDateOf(row.oldDueOn),
    newDueOn: row.newDueOn && calendarDateOf(row.newDueOn),
    recordedBy: names.get(recordedById) ?? null,
  });
  const found = Map.groupBy(rows, ({ commitmentId }) => commitmentId);
  return new Map([...found].map(([id, agreed]) => [id, agreed.map(viewOf)]));
}

/** What was answered whenever somebody asked whether it is still open, the last answer first. */
export async function listAnswers(db: Db, commitmentId: string): Promise<Answer[]> {
  const rows = await db.commitmentAnswer.findMany({
    where: { commitmentId },
    orderBy: [{ askedOn: "desc" }, { createdAt: "desc" }],
    include: { engagement: { select: { reference: true, title: true, marking: true } } },
  });
  const names = await namesOf(db, rows);
  return rows.map(({ id, answer, askedOn, note, engagement, recordedById }) => ({
    id,
    answer,
    askedOn: calendarDateOf(askedOn),
    note,
    engagement,
    recordedBy: names.get(recordedById) ?? null,
  }));
}

/** Names by user, of those accounts that are open to the viewer. */
async function namesOf(db: Db, rows: readonly { recordedById: string }[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(rows.map(({ recordedById }) => recordedById))] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
