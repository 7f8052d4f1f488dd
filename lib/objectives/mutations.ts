import "server-only";
import { changesBetween } from "@/lib/audit/diff";
import { staysHome } from "@/lib/audit/policy";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { type Failure, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellWatchers } from "@/lib/watches/mutations";
import { formatValue } from "./labels";
import { canManageObjectives, canRecordReadings } from "./policy";
import { getObjective, type ObjectiveView } from "./queries";
import type { CreateObjective, ObjectiveFacts, RecordReading, SaveIndicator, SaveObjective } from "./schema";

type Saved = { code: string };

/** Sets an objective under the id of the form. */
export function createObjective(viewer: Viewer, input: CreateObjective): Promise<Result<Saved>> {
  const { id, code } = input;
  return createOnce(
    viewer,
    { id, act: "objective.created", content: input },
    async (db) => {
      if (!canManageObjectives(viewer)) return refuse(db, viewer, null, code, "set an objective");
      const wrong = await checkLinks(db, input);
      if (wrong) return wrong;
      await db.objective.createMany({ data: [{ id, code, ...columnsOf(input) }] });
      await recordChange(db, viewer, {
        type: "objective.created",
        subject: { type: "objective", id, name: code },
        version: 1,
        before: {},
        after: toldOf(await requireObjective(db, code)),
      });
      return ok({ code });
    },
    () => invalidField("code", "Another objective has this code."),
  );
}

/** Changes an objective, retires it or takes it up again. A retired one keeps its page; no form offers it any more. */
export function saveObjective(viewer: Viewer, input: SaveObjective): Promise<Result<Saved>> {
  return change(viewer, input, async (db) => {
    const wrong = await checkLinks(db, input);
    if (wrong) return wrong;
    const { id, isActive } = input;
    await db.objective.updateMany({ where: { id }, data: { ...columnsOf(input), isActive } });
    return null;
  });
}

/** Adds an indicator to an objective, or changes one; what it is called and measured by is part of the objective's history. */
export function saveIndicator(viewer: Viewer, input: SaveIndicator): Promise<Result<Saved>> {
  const { objectiveId, version, id, ...facts } = input;
  return change(viewer, { id: objectiveId, version }, async (db, objective) => {
    const known = objective.indicators.find((indicator) => indicator.id === id);
    if (known && known.readings.length > 0 && facts.countedBy)
      return invalidField(
        "countedBy",
        "It has values that were written down; let those stand, or retire it.",
      );
    if (known) await db.indicator.updateMany({ where: { id }, data: facts });
    else if (await db.indicator.findUnique({ where: { id } })) return notFoundFailure("indicator");
    else await db.indicator.createMany({ data: [{ id, objectiveId, ...facts }] });
    return null;
  });
}

/** Writes down a value of an indicator, with its day and source. Values are added, never changed: a later one corrects. */
export function recordReading(viewer: Viewer, input: RecordReading): Promise<Result<{ id: string }>> {
  const { id, indicatorId, readOn, value, source } = input;
  return createOnce(viewer, { id, act: "indicator.read", content: input }, async (db) => {
    const indicator = await db.indicator.findUnique({
      where: { id: indicatorId },
      include: { objective: true },
    });
    if (!indicator) return notFoundFailure("indicator");
    const { objective } = indicator;
    if (!canRecordReadings(viewer))
      return refuse(db, viewer, objective.id, objective.code, "write down a value");
    if (indicator.countedBy) return invalidField("value", "The record counts this one itself.");
    const now = new Date();
    if (readOn > todayIn("UTC", now) && readOn > todayIn(viewer.timeZone, now))
      return invalidField("readOn", "That day is yet to come.");
    await db.indicatorReading.createMany({
      data: [{ id, indicatorId, readOn: toDateColumn(readOn), value, source, recordedById: viewer.id }],
    });
    await tellOfObjective(db, viewer, objective.id, { staysHome: true });
    await recordAudit(db, viewer, {
      type: "indicator.read",
      subject: { type: "objective", id: objective.id, name: `${objective.code}, ${indicator.name}` },
      after: { readOn, value, source },
    });
    return ok({ id });
  });
}

/** Allowed, there, unchanged since: then `act`, and what it changed goes on record. */
function change(
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  act: (db: Db, before: ObjectiveView) => Promise<Failure | null>,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    await db.$queryRaw`select id from objective where id = ${id}::uuid for update`;
    const found = await db.objective.findUnique({ where: { id }, select: { code: true } });
    if (!found) return notFoundFailure("objective");
    const { code } = found;
    if (!canManageObjectives(viewer)) return refuse(db, viewer, id, code, "change this objective");
    const before = await requireObjective(db, code);
    if (before.version !== version)
      return staleSince(db, viewer, { type: "objective", id }, version, "objective");
    const wrong = await act(db, before);
    if (wrong) return wrong;
    await db.objective.updateMany({ where: { id, version }, data: { version: { increment: 1 } } });
    const after = await requireObjective(db, code);
    const [told, toldNow] = [toldOf(before), toldOf(after)];
    await tellOfObjective(db, viewer, id, {
      staysHome: staysHome("objective", changesBetween(told, toldNow)),
    });
    await recordChange(db, viewer, {
      type: "objective.changed",
      subject: { type: "objective", id, name: code },
      version: version + 1,
      before: told,
      after: toldNow,
    });
    return ok({ code });
  });
}

/** Whoever watches the objective hears what the viewer did; only at home where it `staysHome`, as indicators do. */
async function tellOfObjective(
  db: Db,
  viewer: Viewer,
  id: string,
  { staysHome }: { staysHome: boolean },
): Promise<void> {
  await tellWatchers(db, viewer, {
    kind: "CHANGED",
    subject: { type: "objective", id },
    of: [{ type: "objective", key: id }],
    staysHome,
  });
}

async function checkLinks(
  db: Db,
  { lineOfEffortId, ownerUserId, ownerPostId }: ObjectiveFacts,
): Promise<Failure | null> {
  if (!(await db.picklistItem.findFirst({ where: { id: lineOfEffortId, list: "LINE_OF_EFFORT" } })))
    return invalidField("lineOfEffortId", "There is no such line of effort; choose one of the list.");
  if (ownerUserId && !(await db.user.findUnique({ where: { id: ownerUserId } })))
    return invalidField("ownerUserId", "There is no such user; choose one of the list.");
  if (ownerPostId && !(await db.post.findUnique({ where: { id: ownerPostId, mergedIntoId: null } })))
    return invalidField("ownerPostId", "There is no such post; choose one of the list.");
  return null;
}

async function requireObjective(db: Db, code: string): Promise<ObjectiveView> {
  const objective = await getObjective(db, code);
  if (!objective) throw new Error("the objective cannot be read by who changes it");
  return objective;
}

function columnsOf({ lineOfEffortId, text, dueOn, reviewOn, ownerUserId, ownerPostId }: ObjectiveFacts) {
  return {
    lineOfEffortId,
    text,
    dueOn: dueOn && toDateColumn(dueOn),
    reviewOn: reviewOn && toDateColumn(reviewOn),
    ownerUserId,
    ownerPostId,
  };
}

function toldOf(objective: ObjectiveView): Record<string, unknown> {
  const { code, lineOfEffort, text, dueOn, reviewOn, isActive, owner, ownerPost } = objective;
  return {
    code,
    lineOfEffort,
    text,
    dueOn,
    reviewOn,
    isActive,
    owner: owner?.name ?? null,
    ownerPost: ownerPost?.title ?? null,
    indicators: objective.indicators.map(
      ({ name, unit, baseline, target, isActive: inForce }) =>
        `${name}: ${baseline === null ? "" : `from ${formatValue(baseline)} `}to ${formatValue(target)} ${unit}${inForce ? "" : ", retired"}`,
    ),
  };
}

const refuse = refusalBy(
  "objective",
  "Admins set objectives and indicators; officers of the nation that keeps the record write down values.",
);
