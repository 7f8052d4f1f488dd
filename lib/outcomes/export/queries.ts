import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { EngagementFilters } from "@/lib/engagements/filters";
import { rowsOf } from "@/lib/engagements/rows";
import type { EngagementRow } from "@/lib/engagements/views";
import { partWhereOf } from "@/lib/engagements/where";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import type { MarkingLevel } from "@/lib/markings/rules";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { LADDER, topOf } from "../rules";

export type ReachedStep = {
  step: LadderStep;
  evidence: string;
  reachedOn: CalendarDate;
  /** The day to look again. */
  checkOn: CalendarDate | null;
};

/** Something that came of an engagement, with the steps it has reached, from the bottom, and the highest of them. */
export type OutcomeRow = {
  id: string;
  text: string;
  /** Null while nothing shows that any step was reached. */
  top: ReachedStep | null;
  steps: ReachedStep[];
  engagement: EngagementRow;
};

/** The outcomes of the engagements under the filters, those of the newest engagement first, each in the order they were written down. */
export async function listOutcomeIds(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<{ id: string; marking: MarkingLevel }[]> {
  return db.$queryRaw`${PLANNED_BY_VALUE}
    with found as materialized (
      select id, starts_on, marking from engagement_visible where ${await partWhereOf(db, viewer, filters)}
    )
    select o.id, found.marking::text as marking from found join outcome_visible o on o.engagement_id = found.id
    order by found.starts_on desc, found.id desc, o.created_at, o.id`;
}

/** The outcomes with these ids, in their order; those that are not open to the viewer are left out. */
export async function listOutcomesById(db: Db, ids: readonly string[]): Promise<OutcomeRow[]> {
  const records = await db.outcome.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true, engagementId: true, steps: true },
  });
  const byId = new Map(records.map((record) => [record.id, record]));
  const engagements = new Map(
    (await rowsOf(db, [...new Set(records.map(({ engagementId }) => engagementId))])).map((row) => [
      row.id,
      row,
    ]),
  );
  return ids.flatMap((id) => {
    const record = byId.get(id);
    const engagement = record && engagements.get(record.engagementId);
    if (!record || !engagement) return [];
    const steps = record.steps.map(({ step, evidence, reachedOn, checkOn }) => ({
      step,
      evidence,
      reachedOn: calendarDateOf(reachedOn),
      checkOn: checkOn && calendarDateOf(checkOn),
    }));
    steps.sort((a, b) => LADDER.indexOf(a.step) - LADDER.indexOf(b.step));
    return [{ id, text: record.text, top: topOf(steps), steps, engagement }];
  });
}
