import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { type Failure, fail, invalidField, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { type MomentContext, readMoment, settleMoment } from "../moments";
import { lockForChange } from "../mutations";
import type { LockedCrisis } from "../queries";
import { isActive } from "../rules";
import { tellOfCrisis } from "../tell";
import type { AddLogEntry } from "./schema";

/** Clocks differ a little; a report from further ahead is a slip of the pen. */
const CLOCK_SLACK = 5 * 60_000;
/** What happened "about" an hour may have been reported before that hour was full. */
const ABOUT = 60 * 60_000;

/**
 * Adds an entry to the watch log, under the id of the form, and gives it the next number. An entry is never changed,
 * only corrected by another.
 */
export async function addLogEntry(
  viewer: Viewer,
  input: AddLogEntry,
): Promise<Result<{ id: string; number: number; reference: string }>> {
  const { id } = input;
  return createOnce(viewer, { id, act: "crisis.logged", content: input }, async (db) => {
    const opened = await lockForChange(db, viewer, input.crisisId, "add to the log of this crisis");
    if (!opened.ok) return opened;
    const crisis = opened.data;
    if (!isActive(crisis.alert) && !input.correctsId)
      return fail(
        "conflict",
        "This crisis is closed. Its log takes corrections only; what follows is a new crisis.",
      );
    if (input.correctsId && !(await isOpenToCorrection(db, crisis.id, input.correctsId)))
      return invalidField("correctsId", "The entry to correct is not in this crisis's log.");
    const moments = readMoments(crisis, input, new Date());
    if (!moments.ok) return moments;

    const last = await db.crisisLogEntry.aggregate({
      where: { crisisId: crisis.id },
      _max: { number: true },
    });
    const entry = {
      id,
      crisisId: crisis.id,
      number: (last._max.number ?? 0) + 1,
      kind: input.kind,
      text: input.text,
      eventPrecision: input.eventPrecision,
      timeZone: input.timeZone,
      ...moments.data,
      sourceType: input.sourceType,
      source: input.source,
      reliability: input.reliability,
      credibility: input.credibility,
      isNearMiss: input.isNearMiss,
      correctsId: input.correctsId,
      authorId: viewer.id,
    };
    await db.crisisLogEntry.createMany({ data: [entry] });
    await tellOfCrisis(db, viewer, "CHANGED", crisis);
    await recordAudit(db, viewer, {
      type: "crisis.logged",
      subject: { type: "crisis", id: crisis.id, name: `${crisis.reference} log ${entry.number}` },
      after: entry,
    });
    return ok({ id, number: entry.number, reference: crisis.reference });
  });
}

async function isOpenToCorrection(db: Db, crisisId: string, id: string): Promise<boolean> {
  return (await db.crisisLogEntry.count({ where: { id, crisisId } })) === 1;
}

type Moments = { eventAt: Date; observedAt: Date | null; reportedAt: Date };

/** The three clocks of an entry: what happened was observed, then reported, and nothing lies ahead. */
function readMoments(crisis: LockedCrisis, input: AddLogEntry, now: Date): Result<Moments> {
  const context: MomentContext = { pivotYear: crisis.openedAt.getUTCFullYear(), now };
  const read = (text: string, precision = input.eventPrecision) =>
    settleMoment(readMoment(text, input.timeZone, context), input.timeZone, precision);
  const event = read(input.eventAt);
  if (!event.ok) return invalidField("eventAt", event.message);
  const reported = read(input.reportedAt, "MINUTE");
  if (!reported.ok) return invalidField("reportedAt", reported.message);
  const observed = input.observedAt === null ? null : read(input.observedAt, "MINUTE");
  if (observed && !observed.ok) return invalidField("observedAt", observed.message);

  const moments = {
    eventAt: event.instant,
    observedAt: observed?.instant ?? null,
    reportedAt: reported.instant,
  };
  return outOfOrder(moments, input.eventPrecision, now) ?? ok(moments);
}

function outOfOrder(
  { eventAt, observedAt, reportedAt }: Moments,
  precision: AddLogEntry["eventPrecision"],
  now: Date,
): Failure | null {
  const eventSlack = precision === "HOUR_APPROX" ? ABOUT : 0;
  if (reportedAt.getTime() > now.getTime() + CLOCK_SLACK)
    return invalidField(
      "reportedAt",
      "This lies in the future. Write month and year if another month is meant.",
    );
  if (eventAt.getTime() - eventSlack > reportedAt.getTime())
    return invalidField("eventAt", "It cannot have happened after it was reported.");
  if (observedAt && observedAt > reportedAt)
    return invalidField("observedAt", "It cannot have been observed after it was reported.");
  if (observedAt && observedAt.getTime() < eventAt.getTime() - eventSlack)
    return invalidField("observedAt", "It cannot have been observed before it happened.");
  return null;
}
