import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { rowsOf } from "@/lib/engagements/rows";
import type { EngagementRow } from "@/lib/engagements/views";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LadderStep, LookFinding } from "@/lib/generated/prisma/enums";
import type { Span } from "@/lib/paging";
import { LADDER } from "./rules";

export type StepView = {
  step: LadderStep;
  evidence: string;
  reachedOn: CalendarDate;
  checkOn: CalendarDate | null;
  /** Null where the account is not open to the viewer. */
  recordedBy: string | null;
};

/** A second look at a step, and what the step said until then. */
export type LookView = {
  id: string;
  step: LadderStep;
  finding: LookFinding;
  /** What showed that it does not hold any more. */
  reason: string | null;
  lookedOn: CalendarDate;
  lookedBy: string | null;
  evidence: string;
  reachedOn: CalendarDate;
};

export type OutcomeView = {
  id: string;
  text: string;
  version: number;
  steps: StepView[];
  /** The latest first. */
  looks: LookView[];
};

/** What came of the engagement, in the order it was written down, steps from the bottom, with every look at them. */
export async function listOutcomes(db: Db, engagementId: string): Promise<OutcomeView[]> {
  const rows = await db.outcome.findMany({
    where: { engagementId },
    include: { steps: true, looks: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const ids = rows.flatMap(({ steps, looks }) => [
    ...steps.map(({ recordedById }) => recordedById),
    ...looks.map(({ lookedById }) => lookedById),
  ]);
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ id, text, version, steps, looks }) => ({
    id,
    text,
    version,
    steps: steps
      .map(({ step, evidence, reachedOn, checkOn, recordedById }) => ({
        step,
        evidence,
        reachedOn: calendarDateOf(reachedOn),
        checkOn: checkOn && calendarDateOf(checkOn),
        recordedBy: names.get(recordedById) ?? null,
      }))
      .sort((a, b) => LADDER.indexOf(a.step) - LADDER.indexOf(b.step)),
    looks: looks.map(({ lookedOn, lookedById, reachedOn, ...look }) => ({
      id: look.id,
      step: look.step,
      finding: look.finding,
      reason: look.reason,
      evidence: look.evidence,
      lookedOn: calendarDateOf(lookedOn),
      lookedBy: names.get(lookedById) ?? null,
      reachedOn: calendarDateOf(reachedOn),
    })),
  }));
}

/** A step whose day to look again has come. */
export type StepToCheck = {
  outcomeId: string;
  text: string;
  step: LadderStep;
  checkOn: CalendarDate;
  engagement: EngagementRow;
};

/**
 * The highest steps of outcomes that were to be looked at again by `today`, the longest due first, those of the `span`, and
 * how many there are in all. `isOwn`: only of engagements that the viewer wrote or answers for.
 */
export async function listToCheck(
  db: Db,
  viewer: Viewer,
  { today, isOwn, span }: { today: CalendarDate; isOwn: boolean; span: Span },
): Promise<{ rows: StepToCheck[]; total: number }> {
  const found = await db.$queryRaw<
    {
      outcomeId: string;
      text: string;
      step: LadderStep;
      checkOn: Date;
      engagementId: string;
      total: number;
    }[]
  >`
    select o.id as "outcomeId", o.text, s.step::text as step, s.check_on as "checkOn", e.id as "engagementId",
           count(*) over ()::int as total
    from outcome_step s join outcome o on o.id = s.outcome_id join engagement e on e.id = o.engagement_id
    where s.check_on <= ${toDateColumn(today)}::date
      and not exists (select 1 from outcome_step h where h.outcome_id = s.outcome_id and h.step > s.step)
      ${isOwn ? Prisma.sql`and (e.author_id = ${viewer.id}::uuid or e.responsible_officer_id = ${viewer.id}::uuid)` : Prisma.empty}
    order by s.check_on, o.id limit ${span.to - span.from + 1} offset ${span.from - 1}`;
  const engagements = new Map(
    (await rowsOf(db, [...new Set(found.map(({ engagementId }) => engagementId))])).map((row) => [
      row.id,
      row,
    ]),
  );
  const rows = found.flatMap(({ engagementId, total: _, checkOn, ...row }) => {
    const engagement = engagements.get(engagementId);
    return engagement ? [{ ...row, checkOn: calendarDateOf(checkOn), engagement }] : [];
  });
  return { rows, total: found[0]?.total ?? 0 };
}
