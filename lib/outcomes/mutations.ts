import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn, todayAt } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { keepFromDiscard } from "@/lib/engagements/discards/queries";
import { canEdit } from "@/lib/engagements/policy";
import { getEngagementById } from "@/lib/engagements/queries";
import { IN_REVIEW, isInReview } from "@/lib/engagements/reviews/in-review";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { fail, invalidFields, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { listOutcomes, type OutcomeView } from "./queries";
import { hasTakenPlace, stepProblems, topOf } from "./rules";
import type { CheckStep, ReachStep, RecordOutcome } from "./schema";

type Saved = { id: string; version: number };

/** Writes down something that is to come of an engagement; how far it came is told by its steps. */
export function recordOutcome(viewer: Viewer, input: RecordOutcome): Promise<Result<Saved>> {
  const { id, engagementId, text } = input;
  return createOnce(viewer, { id, act: "outcome.recorded", content: input }, async (db) => {
    await keepFromDiscard(db, engagementId);
    const engagement = await getEngagementById(db, engagementId);
    if (!engagement) return notFoundFailure("engagement");
    if (!canEdit(viewer, engagement)) return refuse(db, viewer, engagement);
    if (isInReview(engagement)) return fail("conflict", IN_REVIEW);
    if (!hasTakenPlace(engagement.status))
      return fail("conflict", "It has not taken place yet; what came of it is written down afterwards.");
    await db.outcome.createMany({ data: [{ id, engagementId, text, recordedById: viewer.id }] });
    await recordChange(db, viewer, {
      type: "outcome.recorded",
      subject: subjectOf({ id, text }),
      version: 1,
      before: {},
      after: { engagement: engagement.reference, text },
    });
    return ok({ id, version: 1 });
  });
}

/** Says that the next step of the ladder was reached, with what shows it and the day to look again. */
export function reachStep(viewer: Viewer, input: ReachStep): Promise<Result<Saved>> {
  return change(viewer, input, async (db, outcome, { startsOn, clockZone }) => {
    const { step, evidence, reachedOn, checkOn } = input;
    // Who was there attended at the place; what came of it later, came of it anywhere.
    const place = step === "ATTENDED" ? clockZone : null;
    const today = todayAt({ place, reader: viewer.timeZone }, new Date());
    const problems = stepProblems(outcome.steps, input, { startsOn, today });
    if (problems.length > 0)
      return invalidFields(Object.fromEntries(problems.map(({ field, message }) => [field, [message]])));
    await db.outcomeStep.createMany({
      data: [
        {
          outcomeId: outcome.id,
          step,
          evidence,
          reachedOn: toDateColumn(reachedOn),
          checkOn: toDateColumn(checkOn),
          recordedById: viewer.id,
        },
      ],
    });
    return ok(null);
  });
}

/** Looks at the highest step again: it holds, by new evidence, until the next look; or it is taken back. What it said until then stays on record. */
export function checkStep(viewer: Viewer, input: CheckStep): Promise<Result<Saved>> {
  return change(viewer, input, async (db, outcome) => {
    const top = topOf(outcome.steps);
    if (!top) return fail("conflict", "No step is reached yet, so there is none to look at again.");
    const today = todayAt({ place: null, reader: viewer.timeZone }, new Date());
    if (input.finding === "HOLDS" && input.checkOn && input.checkOn <= today)
      return invalidFields({ checkOn: ["Look again on a day that is yet to come."] });
    const where = { outcomeId: outcome.id, step: top.step };
    await keepAsItStood(db, viewer, where, input, today);
    if (input.finding === "GONE") {
      await db.outcomeStep.deleteMany({ where });
      return ok({ reason: input.evidence });
    }
    await db.outcomeStep.updateMany({
      where,
      data: {
        evidence: input.evidence ?? top.evidence,
        checkOn: input.checkOn && toDateColumn(input.checkOn),
        recordedById: viewer.id,
      },
    });
    return ok(null);
  });
}

function keepAsItStood(
  db: Db,
  viewer: Viewer,
  { outcomeId, step }: { outcomeId: string; step: LadderStep },
  { finding, evidence }: CheckStep,
  today: CalendarDate,
): Promise<number> {
  return db.$executeRaw`
    insert into outcome_look (id, outcome_id, step, finding, reason, looked_on, looked_by_id, evidence, reached_on, check_on, recorded_by_id)
    select ${newId()}::uuid, outcome_id, step, ${finding}::look_finding, ${finding === "GONE" ? evidence : null}, ${today}::date,
           ${viewer.id}::uuid, evidence, reached_on, check_on, recorded_by_id
    from outcome_step where outcome_id = ${outcomeId}::uuid and step = ${step}::ladder_step`;
}

/** Visible, allowed, not in review, unchanged since: then `act`, with what it did on record. `act` may give a reason for the record. */
async function change(
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  act: (
    db: Db,
    outcome: OutcomeView,
    engagement: EngagementDetail,
  ) => Promise<Result<{ reason: string | null } | null>>,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    await db.$queryRaw`select id from outcome where id = ${id}::uuid for update`;
    const place = await db.outcome.findUnique({ where: { id }, select: { engagementId: true } });
    const engagement = place && (await getEngagementById(db, place.engagementId));
    if (!place || !engagement) return notFoundFailure("outcome");
    if (!canEdit(viewer, engagement)) return refuse(db, viewer, engagement);
    if (isInReview(engagement)) return fail("conflict", IN_REVIEW);
    const before = await getOutcome(db, place.engagementId, id);
    if (before.version !== version)
      return staleSince(db, viewer, { type: "outcome", id }, version, "outcome");
    const done = await act(db, before, engagement);
    if (!done.ok) return done;
    await db.outcome.updateMany({ where: { id, version }, data: { version: { increment: 1 } } });
    const after = await getOutcome(db, place.engagementId, id);
    await recordChange(db, viewer, {
      type: "outcome.changed",
      subject: subjectOf(before),
      version: version + 1,
      before: toldOf(before),
      after: { ...toldOf(after), ...(done.data ?? {}) },
    });
    return ok({ id, version: version + 1 });
  });
}

async function getOutcome(db: Db, engagementId: string, id: string): Promise<OutcomeView> {
  const outcome = (await listOutcomes(db, engagementId)).find((one) => one.id === id);
  if (!outcome) throw new Error("the outcome cannot be seen by who changes it");
  return outcome;
}

function refuse(db: Db, viewer: Viewer, { id, reference }: EngagementDetail) {
  return refuseAccess(db, viewer, {
    subject: { type: "engagement", id, name: reference },
    attempt: "say what came of this engagement",
    reason: "Those who may change the engagement say what came of it.",
  });
}

function subjectOf({ id, text }: { id: string; text: string }) {
  return { type: "outcome" as const, id, name: text.slice(0, 120) };
}

/** Step by step, as fields that change one by one. */
function toldOf({ text, steps }: OutcomeView): Record<string, unknown> {
  return {
    text,
    ...Object.fromEntries(
      steps.map(({ step, evidence, reachedOn, checkOn }) => [
        step.toLowerCase(),
        { evidence, reachedOn, checkOn },
      ]),
    ),
  };
}
